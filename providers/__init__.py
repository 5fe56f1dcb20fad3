"""Behaviour of the built-in resources, under the same file names."""
