"""What charts are drawn with: colours, dashes, markers, hatching. Never colour alone.

The colours are those the Government Analysis Function advises for charts; each differs from its
neighbours in lightness too, so a chart survives a grey photocopier.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["AXIS", "FILLS", "GRID", "INK", "OURS", "PAPER", "QUIET", "STROKES", "Fill", "Stroke"]

INK = "#0b0c0c"
QUIET = "#484949"
AXIS = "#6f777b"
GRID = "#d8dadb"
PAPER = "#ffffff"
OURS = "#12436d"


@dataclass(frozen=True)
class Stroke:
    """How one line is told from another: colour, dash pattern and the shape at its points."""

    colour: str
    dash: str
    marker: str


@dataclass(frozen=True)
class Fill:
    """How one bar is told from another: ground, hatching over it, and the colour of text on it."""

    colour: str
    hatch: str
    on: str


STROKES = (
    Stroke(OURS, "", "circle"),
    Stroke("#f46a25", "8 4", "square"),
    Stroke("#801650", "2 4", "triangle"),
    Stroke("#28a197", "10 3 2 3", "diamond"),
    Stroke("#3d3d3d", "5 3", "ring"),
    Stroke("#a285d1", "14 4", "cross"),
)

FILLS = (
    Fill(OURS, "", PAPER),
    Fill("#f7b48f", "", INK),
    Fill("#28788f", "rising", PAPER),
    Fill("#dfe6ee", "", INK),
    Fill("#801650", "", PAPER),
    Fill("#c9e4e0", "falling", INK),
    Fill("#5c5c5c", "", PAPER),
    Fill("#e3d9f1", "rising", INK),
)
