"""Taken: being written by the second core room (do not write this one)."""
