"""The first page: what the forecast says, for somebody who reads no further."""

from __future__ import annotations

from collections.abc import Iterator

from hearth.documents.forecast_report.evidence import Evidence
from hearth.documents.forecast_report.money import cost_sentence
from hearth.documents.forecast_report.trust import in_a_sentence
from hearth.documents.forecast_report.words import ahead, as_known, chances, eight_in_ten, when
from hearth.documents.model import Block, KeyFigure, KeyFigures, Listing, Note, Paragraph
from hearth.documents.sentences import join
from hearth.documents.words import number
from hearth.forecast.results import IN_THE_YEAR, Series

__all__ = ["blocks"]


OWN_USE = " Small numbers are not hidden here: this report is for the council's own use."
PUBLIC = (
    "This is the public version. Numbers of 1 to 5, and any number from which one of those could be"
    " worked out, are withheld with their forecasts and shown as c. A range that would begin at 1"
    " to 5 begins at 0 here."
)


def blocks(evidence: Evidence) -> Iterator[Block]:
    """In a paragraph, in large numbers, in a list."""
    yield key_figures(evidence)
    yield Paragraph(in_short(evidence))
    yield Listing(list(stands_out(evidence)))
    yield Paragraph(how_sure(evidence))
    if evidence.public:
        yield Note(PUBLIC)
    yield from (Note(words) for words in evidence.notes)


def in_short(evidence: Evidence) -> str:
    """The whole of it in a paragraph."""
    results = evidence.results
    total = results.of("total")
    first = evidence.marks[0]
    near = total.at(first)
    words = (
        f"On {when(results.as_at)} {evidence.subject.name} looked after **{number(total.now or 0)}"
        f" children**. If the council goes on as it has, {ahead(first)} it will look after about"
        f" **{number(near.median)}**: {chances(near)}."
    )
    last = evidence.marks[-1]
    if last != first:
        words += f" {ahead(last).capitalize()} it is {eight_in_ten(total.at(last))}."
    return f"{words} The further ahead, the less sure."


def key_figures(evidence: Evidence) -> KeyFigures:
    """Now, and at each mark."""
    results, total = evidence.results, evidence.results.of("total")
    now = KeyFigure(number(total.now or 0), "children in care", f"on {when(results.as_at)}")
    coming = []
    for mark in evidence.marks[:3]:
        spread = total.at(mark)
        words = f"{number(spread.low_80)} to {number(spread.high_80)} in 8 futures of 10"
        coming.append(
            KeyFigure(number(spread.median), f"children in {results.ahead[mark - 1]:%B %Y}", words)
        )
    return KeyFigures([now, *coming])


def stands_out(evidence: Evidence) -> Iterator[str]:
    """What changes most among homes, then 18th birthdays, unaccompanied children, cost, trust."""
    yield homes_sentence(evidence)
    known = evidence.results.of("birthdays", "", IN_THE_YEAR)
    turned = evidence.results.of("eighteen", "", IN_THE_YEAR)
    if evidence.years and not (known.withheld or turned.withheld):
        yield (
            f"**18th birthdays.** {number(known.at(1).median)} of the children in care today become"
            f" 18 within a year; {eight_in_ten(turned.at(1))} will turn 18 while in care."
        )
    yield alone_sentence(evidence)
    cost = cost_sentence(evidence)
    if cost:
        yield f"**Cost.** {cost}"
    yield f"**How far to trust it.** {in_a_sentence(evidence.trial)}"


def homes_sentence(evidence: Evidence) -> str:
    """The kinds of home whose number moves beyond chance by the end."""
    last = evidence.marks[-1]
    told = [each for each in evidence.results.parts("sub-group") if not each.withheld]
    moving = [each for each in told if moves(each, last)]
    if not moving:
        return (
            "**Homes.** No kind of home is expected to be needed clearly more or less than today:"
            " what changes lies within what chance can do."
        )
    most = [
        f"{each.label[0].lower()}{each.label[1:]}, from {number(each.now or 0)} today to"
        f" {eight_in_ten(each.at(last))}"
        for each in sorted(moving, key=lambda each: -shift(each, last))[:3]
    ]
    return f"**Homes.** {ahead(last).capitalize()} the numbers that move most are: {join(most)}."


def moves(series: Series, last: int) -> bool:
    """Whether three futures of four say that it will be more than today, or fewer."""
    now, end = series.now or 0, series.at(last)
    return (end.low_50 > now or end.high_50 < now) and shift(series, last) >= 2


def shift(series: Series, last: int) -> int:
    """How far the middle moves."""
    return abs(series.at(last).median - (series.now or 0))


def alone_sentence(evidence: Evidence) -> str:
    """Unaccompanied children beside the threshold."""
    results = evidence.results
    series, last = results.of("uasc"), evidence.marks[-1]
    words = f"**Unaccompanied children.** {as_known(series)} today"
    words += "." if series.withheld else f"; {ahead(last)} {eight_in_ten(series.at(last))}."
    if results.threshold is None:
        return words
    return f"{words} The transfer scheme's threshold is {number(results.threshold)}."


def how_sure(evidence: Evidence) -> str:
    """What a range means."""
    return (
        f"A range says what {number(evidence.results.futures)} simulated futures do. They differ by"
        " chance, by what cannot be known from the past, and by how the pace of children coming and"
        " leaving may drift, as it has before. They hold no decision that has not been taken and no"
        " shock of a kind the returns have not seen." + ("" if evidence.public else OWN_USE)
    )
