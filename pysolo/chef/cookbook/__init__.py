"""Cookbook loading, metadata, version constraints, file specificity."""
