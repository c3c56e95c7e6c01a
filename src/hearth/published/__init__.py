"""Figures that have left the council in a document, and where documents contradict each other."""
