"""One fact a file."""
