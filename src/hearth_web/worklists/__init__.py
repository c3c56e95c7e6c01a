"""What is due to each child, who owes it, and what is late: the work of every day."""
