"""What everyone else counted: published figures with year, source and licence."""
