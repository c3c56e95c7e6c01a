"""Forms of signing in, people, teams and settings."""
