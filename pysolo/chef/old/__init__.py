"""Parts of Chef 11 and 12 that are gone since: each is loaded when a cookbook asks for it, and tells that it is old."""
