"""Pages of children and their records."""
