"""Runs Chef cookbooks without Chef and without Ruby."""
