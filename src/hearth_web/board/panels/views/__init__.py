"""Pages of panels, one story each."""
