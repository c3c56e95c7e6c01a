"""Long work on the database itself: queued, watched, and taken up again after a crash."""
