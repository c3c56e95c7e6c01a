"""Pages on which a child's record is written."""
