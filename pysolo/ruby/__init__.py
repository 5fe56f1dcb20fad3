"""A Ruby subset. Knows nothing of Chef."""
