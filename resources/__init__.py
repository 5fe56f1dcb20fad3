"""Declarations of the built-in resources, one a file; no behaviour."""
