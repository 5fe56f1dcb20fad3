"""Automatic attributes, collected when read."""
