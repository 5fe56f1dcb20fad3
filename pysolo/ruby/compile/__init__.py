"""Tree to closures, one file a family of nodes."""
