"""What booklets are made of beside prose and tables: numbered lists, facts, rolls, business."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from hearth.documents.model import Business, BusinessLine, Numbered, Roll
from hearth.documents.renderers.html_words import header, items, lines, prose, safe

__all__ = ["business_table", "facts_list", "numbered_list", "rolls_beside", "signature_lines"]

RIGHT = ' class="n"'


def numbered_list(block: Numbered) -> str:
    """Paragraphs with their numbers or letters."""
    kind = ' type="a"' if block.letters else ""
    start = f' start="{block.start}"' if block.start != 1 else ""
    return f"<ol{kind}{start}>{items(map(prose, block.items))}</ol>"


def facts_list(facts: Iterable[tuple[str, str]]) -> str:
    """Labelled facts as a description list."""
    rows = (f"<div><dt>{safe(label)}</dt><dd>{lines(fact)}</dd></div>" for label, fact in facts)
    return f'<dl class="facts">{"".join(rows)}</dl>'


def rolls_beside(rolls: Iterable[Roll]) -> str:
    """Lists of names, side by side where there is room."""
    drawn = (
        f"<div><p><strong>{safe(roll.heading)}</strong></p>"
        f"<ul>{items(map(safe, roll.names))}</ul></div>"
        for roll in rolls
    )
    return f'<div class="rolls">{"".join(drawn)}</div>'


def signature_lines(labels: Iterable[str]) -> str:
    """Lines to sign on, once printed."""
    drawn = (f"<dt>{safe(label)}</dt><dd></dd>" for label in labels)
    return f'<dl class="signature">{"".join(drawn)}</dl>'


def business_table(block: Business, anchor: str, pages: Mapping[str, str]) -> str:
    """An order of business; titles lead to their part, `pages` are those of the PDF by part."""
    rows = "".join(_business_row(line, pages) for line in block.lines)
    last = header("col", "PDF pages", RIGHT) if pages else ""
    head = f"{header('col', 'Item')}{header('col', 'Title')}{last}"
    return (
        f'<div class="table business"><div class="scroll" role="region" tabindex="0" '
        f'aria-labelledby="{anchor}"><table><caption id="{anchor}">'
        f"<span>{safe(block.caption)}</span></caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div></div>"
    )


def _business_row(line: BusinessLine, pages: Mapping[str, str]) -> str:
    title = f"<strong>{safe(line.title)}</strong>"
    if line.part:
        title = f'<a href="#part-{line.part}">{title}</a>'
    note = f"<br>{safe(line.note)}" if line.note else ""
    last = f"<td{RIGHT}>{safe(pages.get(line.part, ''))}</td>" if pages else ""
    return f"<tr>{header('row', line.number)}<td>{title}{note}</td>{last}</tr>"
