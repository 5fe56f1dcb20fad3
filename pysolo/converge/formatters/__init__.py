"""What a run prints: doc, min, json, null."""
