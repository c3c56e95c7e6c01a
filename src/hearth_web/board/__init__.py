"""Bodies, meetings, papers, minutes and what came of them."""
