"""Pages of signing in, people, teams, settings and the audit log."""
