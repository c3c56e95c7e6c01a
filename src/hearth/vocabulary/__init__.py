"""Codes, councils and groupings: the one place a code or a label is written."""
