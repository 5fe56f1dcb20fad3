"""Init systems, one a file."""
