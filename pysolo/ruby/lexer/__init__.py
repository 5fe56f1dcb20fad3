"""Source text to tokens, with named states."""
