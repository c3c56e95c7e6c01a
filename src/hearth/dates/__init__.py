"""Days, ages, collection years and periods."""
