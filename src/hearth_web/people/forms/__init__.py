"""What people fill in about a child."""
