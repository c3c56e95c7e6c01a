"""What stands behind the profile: neighbours, how to read it, what is missing, sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hearth.benchmarks import LICENCE, Published, neighbour_list
from hearth.documents.council_profile.evidence import Line, Mix
from hearth.documents.model import Block, Heading, Listing, Paragraph, SourceLine, Table
from hearth.vocabulary import Council, council

__all__ = ["appendix"]

HOW_TO_READ = (
    "Every figure is published. None is estimated here, and none comes from the council's own "
    "records, so a figure may differ by a few children from one the council has printed.",
    "England and regional numbers of children are rounded to 10 by the publisher. Council numbers "
    "are not rounded. Most percentages are published as whole numbers.",
    "A withheld value is not zero. It is left out of medians and ranks, and each table says how "
    "many neighbours had a figure.",
    "The median is the middle one of the neighbours' figures, or half way between the middle two. "
    "A median in this profile may differ from a mean printed elsewhere.",
    "A rank is the council's place among itself and its neighbours, counted from whichever end is "
    "nearer. Equal figures share a place.",
    "A direction sets the latest year against the earliest published in the three years before "
    "it, never across a change of definition. It is called level when the change is under 5% of "
    "the earlier figure, under 2 percentage points of a percentage published whole, or under 5 "
    "of anything counted one by one.",
    "In small groups a few children move a percentage far. Read the number of children beside it.",
    "Each release corrects earlier years. Figures here are the latest published for each year, so "
    "an older report may print another figure for the same year.",
)


def appendix(home: Council, lines: Sequence[Line], mixes: Sequence[Mix]) -> list[Block]:
    """The closing sections."""
    return [
        *neighbours(home),
        Heading("How to read this profile"),
        Listing(HOW_TO_READ),
        *missing(home, lines, mixes),
        *sources(lines, mixes),
    ]


def neighbours(home: Council) -> list[Block]:
    """Who the statistical neighbours are."""
    version, around = neighbour_list(home)
    heading = Heading("Statistical neighbours", new_page=True)
    if not around:
        return [heading, Paragraph(f"{home.name} is in no list of statistical neighbours.")]
    rows = [[str(n.rank), n.name, council(n.la_number).region, n.closeness] for n in around]
    return [
        heading,
        Paragraph(
            f"The ten councils most like {home.name} for children's services, closest first, from "
            f"the Department for Education's list of {version}. {newer(version)}"
            "Being a neighbour is not mutual."
        ),
        Table("Statistical neighbours", ["Place", "Council", "Region", "How close"], rows),
    ]


def newer(version: str) -> str:
    """A word on an older list."""
    return "" if version == "May 2025" else "The council is not in the list of May 2025. "


def missing(home: Council, lines: Sequence[Line], mixes: Sequence[Mix]) -> list[Block]:
    """What is not published for this council, and what is withheld throughout."""
    never = [line.item.title for line in lines if line.latest is None]
    never += [mix.item.title for mix in mixes if not mix.years]
    hidden = [line.item.title for line in lines if line.latest and not line.known]
    said: list[Block] = [Heading("What is missing")]
    if never:
        said += [Paragraph(f"Nothing is published for {home.name} on:"), Listing(never)]
    if hidden:
        words = "Withheld or not available in every one of the last ten years published:"
        said += [Paragraph(words), Listing(hidden)]
    if not never and not hidden:
        said.append(Paragraph("Every figure of this profile is published for the council."))
    return [*said, Paragraph(withheld_count(lines, mixes))]


def withheld_count(lines: Sequence[Line], mixes: Sequence[Mix]) -> str:
    """How much of the council's own part of the profile is withheld."""
    values = list(own(lines, mixes))
    gone = sum(each.value is None for each in values)
    if not values:
        return "There are no published values to show."
    return (
        f"Of the {len(values):,} values for the council in the charts and breakdowns above, "
        f"{gone:,} ({round(100 * gone / len(values))}%) are withheld or not available. "
        "Some things that matter are published for no council: visits and reviews in time, "
        "initial health assessments, personal education plans, advocacy, return home interviews "
        "and the price of placements."
    )


def own(lines: Iterable[Line], mixes: Iterable[Mix]) -> Iterable[Published]:
    """The council's own values in the profile."""
    for line in lines:
        yield from (each.figure for each in line.points if each.figure)
    for mix in mixes:
        for part in mix.parts:
            yield from (value for year, value in part.values.items() if year in mix.years)


def sources(lines: Sequence[Line], mixes: Sequence[Mix]) -> list[Block]:
    """The publications used, with the years taken from each, and the licence."""
    years: dict[str, set[int]] = {}
    for each in own(lines, mixes):
        years.setdefault(each.source.rsplit(": ", 1)[0], set()).add(each.year)
    rows = [[name, span(found)] for name, found in sorted(years.items())]
    table = Table("Publications the council's figures are from", ["Publication", "Years"], rows)
    return [Heading("Sources"), table, SourceLine(LICENCE)]


def span(years: set[int]) -> str:
    """First to last of a set of years."""
    first, last = min(years), max(years)
    return str(first) if first == last else f"{first} to {last}"
