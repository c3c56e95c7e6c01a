"""The neutral tables, and the histories derived from them."""
