"""Small SVG pieces as strings.

Only presentation attributes are used, never ``style=`` or a ``<style>`` element, and nothing has
an id: so a chart works under any content security policy, and twenty may share a page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hearth.documents.charts.ink import AXIS, INK, PAPER
from hearth.documents.model import Chart
from hearth.documents.words import clean

__all__ = [
    "SIZE",
    "WIDTH",
    "chart",
    "escape",
    "halo",
    "hatching",
    "line",
    "lines_of",
    "marker",
    "outlined",
    "path",
    "polyline",
    "rect",
    "text",
    "width_of",
    "wrap",
]

WIDTH = 640
SIZE = 15
LEADING = 1.2
FAMILY = "'Source Sans 3','Source Sans Pro','Segoe UI',Roboto,Helvetica,Arial,sans-serif"

# Widths in ems by kind of letter, judged from DejaVu Sans: the widest a reader is likely to have,
# so that what fits here fits everywhere.
NARROW, SLIM, USUAL, FIGURE, CAPITAL, BROAD = 0.33, 0.41, 0.62, 0.64, 0.74, 0.97
WIDTHS = {
    **dict.fromkeys("ijlI.,:;'!| ", NARROW),
    **dict.fromkeys("tfr()[]-/", SLIM),
    **dict.fromkeys("0123456789£", FIGURE),
    **dict.fromkeys("mwMW@%&—", BROAD),
}


def escape(words: str) -> str:
    """Text made safe inside an element or a double-quoted attribute."""
    return (
        clean(words)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace('"', "&quot;")
    )


def width_of(words: str, size: float = SIZE, *, bold: bool = False) -> float:
    """How wide the words will be at most, in pixels."""
    ems = sum(WIDTHS.get(letter) or (CAPITAL if letter.isupper() else USUAL) for letter in words)
    return ems * size * (1.1 if bold else 1)


def wrap(words: str, width: float, size: float = SIZE, most: int = 3) -> list[str]:
    """The words in at most `most` lines of `width` pixels; what is too much ends in an ellipsis."""
    lines: list[str] = []
    for word in _words(words, width, size):
        if lines and width_of(f"{lines[-1]} {word}", size) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    if len(lines) <= most:
        return lines or [""]
    last = lines[most - 1]
    while last and width_of(last + "…", size) > width:
        last = last[:-1]
    return [*lines[: most - 1], last.rstrip() + "…"]


def _words(words: str, width: float, size: float) -> Iterable[str]:
    """The words, with any single one that is too long broken where it must be."""
    for word in words.split():
        rest = word
        while width_of(rest, size) > width and len(rest) > 1:
            cut = len(rest) - 1
            while cut > 1 and width_of(rest[:cut], size) > width:
                cut -= 1
            yield rest[:cut]
            rest = rest[cut:]
        yield rest


def text(
    x: float,
    y: float,
    words: str,
    *,
    anchor: str = "start",
    size: float = SIZE,
    bold: bool = False,
    fill: str = INK,
) -> str:
    """One line of text whose middle is at height `y`; `anchor` is start, middle or end."""
    weight = ' font-weight="700"' if bold else ""
    # An offset, not dominant-baseline: Word and LibreOffice ignore the latter.
    return (
        f'<text x="{x:.1f}" y="{y + size * 0.34:.1f}" text-anchor="{anchor}" '
        f'font-size="{size:g}"{weight} fill="{fill}">{escape(words)}</text>'
    )


def lines_of(
    x: float,
    y: float,
    lines: Sequence[str],
    *,
    anchor: str = "start",
    size: float = SIZE,
    bold: bool = False,
    fill: str = INK,
) -> str:
    """Several lines of text, together centred at height `y`."""
    top = y - (len(lines) - 1) * size * LEADING / 2
    return "".join(
        text(x, top + i * size * LEADING, words, anchor=anchor, size=size, bold=bold, fill=fill)
        for i, words in enumerate(lines)
    )


def line(
    x1: float,
    y1: float,
    x2: float,
    y2: float,
    *,
    stroke: str = AXIS,
    width: float = 1,
    dash: str = "",
) -> str:
    """A straight line."""
    return (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" '
        f'stroke="{stroke}" stroke-width="{width:g}"{_dashed(dash)}/>'
    )


def polyline(
    points: Iterable[tuple[float, float]], *, stroke: str, width: float, dash: str = ""
) -> str:
    """A line through several points, unfilled."""
    joined = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return (
        f'<polyline points="{joined}" fill="none" stroke="{stroke}" stroke-width="{width:g}" '
        f'stroke-linejoin="round"{_dashed(dash)}/>'
    )


def rect(
    x: float, y: float, width: float, height: float, *, fill: str, stroke: str = "none"
) -> str:
    """A filled rectangle."""
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(width, 0):.1f}" height="{height:.1f}" '
        f'fill="{fill}" stroke="{stroke}"/>'
    )


def path(commands: str, *, fill: str = "none", stroke: str = "none", width: float = 1) -> str:
    """A path by its commands."""
    return f'<path d="{commands}" fill="{fill}" stroke="{stroke}" stroke-width="{width:g}"/>'


def hatching(
    x: float, y: float, width: float, height: float, way: str, stroke: str, gap: float = 7
) -> str:
    """Diagonal lines across a rectangle, as one path; `way` is rising, falling or empty.

    Drawn line by line because a ``<pattern>`` needs an id, and Word draws patterns badly.
    """
    if not way or width <= 0:
        return ""
    commands = []
    offset = gap / 2
    while offset < width + height:
        start, end = max(0.0, offset - height), min(offset, width)
        low, high = offset - start, offset - end
        if way == "falling":
            low, high = height - low, height - high
        commands.append(f"M{x + start:.1f} {y + low:.1f}L{x + end:.1f} {y + high:.1f}")
        offset += gap
    return path("".join(commands), stroke=stroke, width=1.2)


def marker(shape: str, x: float, y: float, colour: str, r: float = 4.5) -> str:
    """A small shape centred on a point: circle, ring, square, diamond, triangle or cross."""
    if shape == "circle":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:g}" fill="{colour}"/>'
    if shape == "ring":
        return (
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:g}" fill="{PAPER}" '
            f'stroke="{colour}" stroke-width="2"/>'
        )
    if shape == "cross":
        arms = f"M{x - r:.1f} {y - r:.1f}l{2 * r:g} {2 * r:g}m0 {-2 * r:g}l{-2 * r:g} {2 * r:g}"
        return path(arms, stroke=colour, width=2.5)
    corners = {
        "square": f"M{x - r:.1f} {y - r:.1f}h{2 * r:g}v{2 * r:g}h{-2 * r:g}z",
        "diamond": f"M{x:.1f} {y - 1.3 * r:.1f}l{1.3 * r:g} {1.3 * r:g}l{-1.3 * r:g} {1.3 * r:g}"
        f"l{-1.3 * r:g} {-1.3 * r:g}z",
        "triangle": f"M{x:.1f} {y - 1.2 * r:.1f}l{1.2 * r:g} {2.2 * r:g}h{-2.4 * r:g}z",
    }
    return path(corners[shape], fill=colour)


def halo(x: float, y: float, colour: str, r: float) -> str:
    """A thick open ring: what lies inside it still shows."""
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:g}" fill="none" '
        f'stroke="{colour}" stroke-width="4"/>'
    )


def outlined(x: float, y: float, words: str, *, size: float, fill: str) -> str:
    """Centred text with a white edge, to be read over a drawing."""
    white = text(x, y, words, anchor="middle", size=size, fill=PAPER)
    edge = white.replace("<text ", f'<text stroke="{PAPER}" stroke-width="4" ', 1)
    return edge + text(x, y, words, anchor="middle", size=size, fill=fill)


def chart(title: str, alt: str, height: float, parts: Iterable[str], width: float = WIDTH) -> Chart:
    """The parts as one picture with its name and description."""
    return Chart(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:.0f}" '
        f'width="{width:g}" height="{height:.0f}" role="img" aria-label="{escape(alt)}" '
        f'font-family="{FAMILY}"><title>{escape(title)}</title><desc>{escape(alt)}</desc>'
        f"{''.join(parts)}</svg>",
        clean(alt),
        round(width),
    )


def _dashed(dash: str) -> str:
    return f' stroke-dasharray="{dash}"' if dash else ""
