"""Reads of inspections and file audits, in the words of those who ask."""
