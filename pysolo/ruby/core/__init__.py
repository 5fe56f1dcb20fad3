"""Ruby's core classes, one file a class."""
