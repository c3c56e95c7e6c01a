"""What people fill in about bodies, meetings, papers and minutes."""
