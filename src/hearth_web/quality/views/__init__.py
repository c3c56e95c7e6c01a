"""Pages of inspections and file audits, one story each."""
