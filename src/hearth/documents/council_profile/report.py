"""The council profile: everything published about one council, beside everyone else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain

from hearth.benchmarks import indicator
from hearth.documents.council_profile.appendix import appendix
from hearth.documents.council_profile.blocks import (
    at_a_glance,
    figure_blocks,
    mix_blocks,
    other_figures,
    table_blocks,
)
from hearth.documents.council_profile.contents import Section, items, sections
from hearth.documents.council_profile.evidence import Line, Mix, line, mix
from hearth.documents.council_profile.opening import key_figures, stands_out
from hearth.documents.council_profile.words import the
from hearth.documents.model import Block, Heading, Note, Paragraph, Report
from hearth.documents.sentences import join
from hearth.progress import Progress, silent
from hearth.vocabulary import Council, council

__all__ = ["profile_report"]


def profile_report(
    place: str | Council, made_on: date | None = None, progress: Progress = silent
) -> Report:
    """What is published about a council's children in care and care leavers, as a report.

    It needs no data from the council. `place` is its name or number. `made_on` is printed when
    given. The report's date is the last day any figure covers. Raises NotFoundError, offering
    the nearest names, when there is no such council.
    """
    home = council(place) if isinstance(place, str) else place
    lines, mixes = gathered(home, progress)
    made = f" Made on {made_on.day} {made_on:%B %Y}." if made_on else ""
    return Report(
        title=f"{home.name}: children in care and care leavers",
        subtitle=f"Published figures beside England, the region and similar councils.{made}",
        council=home.name,
        on=last_day(lines),
        blocks=tuple(blocks(home, lines, mixes)),
        keywords=("children looked after", "care leavers", "corporate parenting", home.name),
    )


def gathered(home: Council, progress: Progress) -> tuple[list[Line], list[Mix]]:
    """Every line and mix of the profile."""
    lines: list[Line] = []
    mixes: list[Mix] = []
    parts = sections()
    for done, section in enumerate(parts):
        progress(f"Reading published figures: {section.title.lower()}", done, len(parts))
        for kind in ("figure", "table"):
            lines += [line(home, item) for item in items(section.id, kind)]
        mixes += [mix(home, item) for item in items(section.id, "mix")]
    progress("Reading published figures", len(parts), len(parts))
    return lines, mixes


def last_day(lines: Sequence[Line]) -> date:
    """The last day covered by a published figure of children looked after."""
    newest = indicator("cla-31-march")
    years = [each.latest.year for each in lines if each.latest and each.item.when == "day"]
    return newest.as_at(max(years, default=newest.last_year))


def blocks(home: Council, lines: Sequence[Line], mixes: Sequence[Mix]) -> Iterator[Block]:
    """The whole report in order."""
    yield from standing(home)
    figures = key_figures(lines)
    if figures:
        yield figures
    yield from stands_out(lines)
    for section in sections():
        yield from section_blocks(home, section, lines, mixes)
    yield from appendix(home, lines, mixes)


def standing(home: Council) -> Iterator[Block]:
    """What the reader must know about the council before its figures."""
    if home.to_date is not None:
        heirs = join([council(each).name for each in home.successors])
        yield Note(
            f"{home.name} was abolished on {written(home.to_date)}. "
            f"{heirs} took over its duties and have their own figures. These end with it."
        )
    if home.from_date is not None:
        yield Note(
            f"{home.name} began on {written(home.from_date)}. Earlier figures are those of "
            "the council or councils it replaced, and are not shown here."
        )
    yield Paragraph(
        f"This profile sets out what is published about children in the care of {home.name} and "
        f"its care leavers, beside England, {the(home.region)} and the councils most like it. "
        "It uses nothing but published figures, up to ten years of each."
    )


def written(on: date) -> str:
    """A date in prose."""
    return f"{on.day} {on:%B %Y}"


def section_blocks(
    home: Council, section: Section, lines: Sequence[Line], mixes: Sequence[Mix]
) -> Iterator[Block]:
    """One section: at a glance, each figure, each breakdown, the rest. Empty ones are left out."""
    figures = [each for each in lines if each.item.section == section.id and each.latest]
    shares = [each for each in mixes if each.item.section == section.id and each.years]
    rest = other_figures(home, items(section.id, "row"))
    if not (figures or shares or rest):
        return
    yield Heading(section.title, new_page=True)
    shared = common_cautions(figures)
    yield from (Note(text) for text in sorted(shared))
    if figures:
        yield at_a_glance(figures)
    known = [each for each in figures if each.known]
    for each in known:
        if each.item.kind == "figure":
            yield from figure_blocks(each, shared)
    tables = [each for each in known if each.item.kind == "table"]
    yield from under("More by year", chain.from_iterable(table_blocks(t, shared) for t in tables))
    yield from under("Breakdowns", chain.from_iterable(mix_blocks(share) for share in shares))
    yield from under("Other published figures", [rest] if rest else [])


def under(heading: str, found: Iterable[Block]) -> Iterator[Block]:
    """Blocks with a heading above them, or nothing when there are none."""
    kept = list(found)
    if kept:
        yield Heading(heading, level=3)
        yield from kept


def common_cautions(figures: Sequence[Line]) -> frozenset[str]:
    """Cautions that hold for every figure of a section, and so are said once."""
    texts = [frozenset(caution.text for caution in each.cautions) for each in figures]
    return frozenset.intersection(*texts) if len(texts) > 1 else frozenset()
