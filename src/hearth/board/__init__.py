"""Bodies that hold the corporate parent to account: meetings, papers, minutes, follow-ups."""
