"""The only writers of inspections and file audits."""
