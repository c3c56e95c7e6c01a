"""Ways in: each returns a record and a list of what it could not read."""
