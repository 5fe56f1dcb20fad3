"""The recipe words, one family a file."""
