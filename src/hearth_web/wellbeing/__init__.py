"""Health, education and going missing."""
