"""Bringing data in: upload, check, preview, accept; row by row, the same file twice is nothing."""
