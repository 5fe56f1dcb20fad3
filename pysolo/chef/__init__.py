"""What a recipe sees."""
