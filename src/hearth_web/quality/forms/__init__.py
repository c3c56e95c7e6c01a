"""Forms of inspections and file audits."""
