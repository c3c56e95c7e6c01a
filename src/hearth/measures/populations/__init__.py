"""The rows that measures count: who, and on which day or in which period."""
