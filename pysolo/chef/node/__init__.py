"""Attribute precedence, Mash, immutable views."""
