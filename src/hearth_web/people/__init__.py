"""Children, their families and workers, and their care: periods, legal statuses, placements."""
