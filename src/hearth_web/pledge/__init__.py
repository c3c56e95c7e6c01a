"""Strategies with their promises and measures, and the figures the council has published."""
