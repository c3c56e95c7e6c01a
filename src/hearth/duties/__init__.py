"""The statutory clocks: who owes what to which child by when, and what was done."""
