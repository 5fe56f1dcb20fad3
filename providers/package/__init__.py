"""Package managers, one a file."""
