"""What we count: one definition per number, and one catalogue."""
