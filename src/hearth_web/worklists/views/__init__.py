"""Pages of the work that is due."""
