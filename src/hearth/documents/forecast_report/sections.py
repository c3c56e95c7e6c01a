"""The numbers: all children, by age, by home, where, at 18 and after, alone, together."""

from __future__ import annotations

from collections.abc import Iterator

from hearth.documents.forecast_report.evidence import Evidence
from hearth.documents.forecast_report.pieces import (
    fan_figure,
    fans,
    labelled,
    on_days,
    yearly,
)
from hearth.documents.forecast_report.scenarios import beds_table
from hearth.documents.forecast_report.words import ahead, chances, eight_in_ten, when
from hearth.documents.model import Block, Heading, Note, Paragraph
from hearth.documents.words import number
from hearth.forecast.groups import EXITS, GROUPS
from hearth.forecast.results import IN_THE_YEAR, Series

__all__ = ["ages", "alone", "everyone", "homes", "leaving_care", "together", "where"]


def everyone(evidence: Evidence) -> Iterator[Block]:
    """The number of children in care, and who comes and goes."""
    results = evidence.results
    total = results.of("total")
    yield Heading("Children in care", new_page=True)
    last = evidence.marks[-1]
    end = total.at(last)
    yield Paragraph(
        f"On {when(results.as_at)} there were **{number(total.now or 0)} children** in care."
        f" {ahead(last).capitalize()}, on {when(results.ahead[last - 1])}, the middle of"
        f" {number(results.futures)} futures is **{number(end.median)}**: {chances(end)}."
    )
    yield fan_figure("Children in care", total, every=3)
    if evidence.years:
        yield Heading("Coming into care and leaving it", level=3)
        yield Paragraph(passing(results.passed))
        rows = [results.of("came", part, IN_THE_YEAR) for part in ("", "uasc")]
        rows += [results.of("left", part, IN_THE_YEAR) for part in ("", *EXITS)]
        yield yearly(evidence, "Coming into care and leaving it", rows, "In the twelve months")


def passing(passed: float) -> str:
    """How those are counted who come and go within one month."""
    return (
        "Each future is lived through month by month, so it does not see a child who comes and"
        " leaves again within one. In the returns"
        f" {passed:.2f} children came for each who was still there at the end of the month; that"
        " many times are those who come counted here, and as many are added to those who leave"
        " (to all of them, not to any one way of leaving)."
    )


def ages(evidence: Evidence) -> Iterator[Block]:
    """By band of age."""
    bands = evidence.results.parts("age")
    yield Heading("By age", new_page=True)
    yield Paragraph(
        "Children in care today grow older to the day; who comes is as old as those who came"
        " before. Parts do not add up to the whole: not all of them are at their middle at once."
    )
    yield on_days(evidence, "Children in care by age", bands, "Age")
    if any(band.part == "Not known" for band in bands):
        yield Note(
            "Children without a date of birth are taken to be as old as other children in care,"
            " drawn anew in every future. Hearth does not guess them in what is known."
        )
    yield from fans([labelled(band, f"Children in care: {band.label}") for band in bands])


def homes(evidence: Evidence) -> Iterator[Block]:
    """By group of homes, and the groups within."""
    yield Heading("Homes needed, by kind", new_page=True)
    yield Paragraph(
        "Where children live today, how often they move and where to, and where those who come are"
        " placed, go on as in the past. That is what will be asked for if nothing is done"
        " differently, not what is best for each child."
    )
    rows = list(by_home(evidence))
    yield on_days(evidence, "Children by kind of home", rows, "Kind of home")
    yield Paragraph(
        "A home counts as the council's own where the return says that the council provides it."
        " Agency and other foster carers, and other children's homes, are all the rest, those"
        " whose provider is not known among them."
    )
    if evidence.beds:
        yield beds_table(evidence, evidence.outcomes[:1])
    groups = evidence.results.parts("group")
    parts = evidence.results.parts("sub-group")
    single = {wider_of(each) for each in groups if len(members(evidence, each)) == 1}
    drawn = [*groups, *(each for each in parts if GROUP_OF[each.part] not in single)]
    yield from fans([labelled(each, f"Homes: {each.label}") for each in drawn])


GROUP_OF = {group.id: group.wider for group in GROUPS}


def wider_of(series: Series) -> str:
    """The wider group a series is of."""
    return series.part


def members(evidence: Evidence, wider: Series) -> list[Series]:
    """The sub-groups of a wider group."""
    parts = evidence.results.parts("sub-group")
    return [each for each in parts if GROUP_OF[each.part] == wider.part]


def by_home(evidence: Evidence) -> Iterator[Series]:
    """Each group, and beneath it its sub-groups where there are several."""
    for wider in evidence.results.parts("group"):
        yield wider
        within = members(evidence, wider)
        if len(within) > 1:
            yield from (labelled(each, f"of them: {small(each.label)}") for each in within)


def small(label: str) -> str:
    """A label in the middle of a line."""
    return f"{label[0].lower()}{label[1:]}"


def where(evidence: Evidence) -> Iterator[Block]:
    """In the area, outside it, and over 20 miles from home."""
    far = evidence.results.parts("where")
    yield Heading("How far from home", new_page=True)
    yield Paragraph(
        "Over 20 miles is counted from where the child's family lives, inside the council's area"
        " or out of it. Where the return does not say where a home is, or gives no distance because"
        " the child came alone from abroad and nothing is said of the area, it stays not known."
    )
    yield on_days(evidence, "Children by how far their home is", far, "Where")
    yield from fans([labelled(each, f"Homes: {small(each.label)}") for each in far])


def leaving_care(evidence: Evidence) -> Iterator[Block]:
    """18th birthdays, where they live then, and care leavers."""
    results = evidence.results
    yield Heading("18th birthdays and care leavers", new_page=True)
    yield from birthdays(evidence)
    yield Heading("Care leavers", level=3)
    yield from leavers(evidence)
    both = results.parts("leavers")
    yield on_days(evidence, "Care leavers by age", both, "Age")
    whole = zip(both, results.leavers_whole, strict=True)
    yield from fans([band for band, since in whole if since <= results.as_at])


def birthdays(evidence: Evidence) -> Iterator[Block]:
    """Who turns 18, by year and by the home they live in."""
    results = evidence.results
    if not evidence.years:
        if not evidence.public:
            yield Paragraph("18th birthdays month by month are in forecast.csv.")
        return
    known = results.of("birthdays", "", IN_THE_YEAR)
    turned = results.of("eighteen", "", IN_THE_YEAR)
    if not (known.withheld or turned.withheld):
        yield Paragraph(
            f"Of the children in care today **{number(known.at(1).median)}** have their 18th"
            " birthday in the next twelve months. Turning 18 while still in care:"
            f" {eight_in_ten(turned.at(1))}. Some of those in care today leave before, and some"
            " come who are nearly 18."
        )
    rows = [turned, *(results.of("eighteen", group.id, IN_THE_YEAR) for group in GROUPS)]
    yield yearly(
        evidence, "Children turning 18, and where they live then",
        [each for each in rows if told(each)], "In the twelve months",
    )  # fmt: skip
    if not evidence.public:
        yield Paragraph("forecast.csv has the same for every month.")


def told(series: Series) -> bool:
    """Whether there was or may be anybody in it."""
    return series.withheld or bool(series.known.any() or series.edges.any())


def leavers(evidence: Evidence) -> Iterator[Block]:
    """Who is counted among care leavers, and from when the returns tell of all of them."""
    results = evidence.results
    yield Paragraph(
        "Counted are young people who were in care on or after their 16th birthday, and for 13"
        " weeks or more after their 14th: those the returns tell of, growing older, and those who"
        " turn 18 in each future. To these come, as in the past, some who leave at 16 or 17."
        " Whether somebody asks for support after 21 is not in the return."
    )
    for band, whole in zip(results.parts("leavers"), results.leavers_whole, strict=True):
        if whole > results.as_at:
            yield Note(
                f"{band.label}: the returns do not go back far enough to tell of all of them, so no"
                f" chart is drawn. Until {when(whole)} the numbers are too low by those who left"
                " care before the first return; part of a rise is that they come into view."
            )


def alone(evidence: Evidence) -> Iterator[Block]:
    """Unaccompanied children beside the threshold of the transfer scheme."""
    results = evidence.results
    series = results.of("uasc")
    yield Heading("Unaccompanied asylum-seeking children", new_page=True)
    last = evidence.marks[-1]
    if series.withheld:
        yield Paragraph("How many there are is withheld, so that nobody can be known from it.")
        return
    yield Paragraph(
        f"There are **{number(series.now or 0)}** today; {ahead(last)}"
        f" {eight_in_ten(series.at(last))}. {threshold_words(evidence)}"
    )
    limit = None
    if results.threshold is not None:
        limit = ("Transfer-scheme threshold", float(results.threshold))
    yield fan_figure("Unaccompanied asylum-seeking children", series, limit=limit)


def threshold_words(evidence: Evidence) -> str:
    """Where the threshold stands, and in how many futures it is passed."""
    results = evidence.results
    if results.threshold is None:
        return (
            "There is no estimate of how many children live in the area on this day, so no"
            " threshold of the National Transfer Scheme can be worked out."
        )
    last = evidence.marks[-1]
    share = round(100 * float(results.over[last - 1]))
    return (
        f"The National Transfer Scheme's threshold, 0.1% of residents under 18, is"
        f" **{number(results.threshold)}** on today's population. {ahead(last).capitalize()} there"
        f" are more than that in {share} futures of 100. Transfers go on as in the past: a council"
        " below the threshold may be asked to take more."
    )


def together(evidence: Evidence) -> Iterator[Block]:
    """Brothers and sisters who come on one day and need one home."""
    results = evidence.results
    yield Heading("Brothers and sisters who need a home together", level=3)
    yield Paragraph(
        "Children who came into care on one day from one home are taken for brothers and sisters."
        " Each future draws again families that came before. Brothers and sisters who come on"
        " different days, or whose home postcode is not known, are not seen."
    )
    if evidence.years:
        rows = [results.of("siblings", "", IN_THE_YEAR), *results.parts("siblings", IN_THE_YEAR)]
        names = ["All groups", "Two children", "Three children", "Four or more"]
        yield yearly(
            evidence, "Groups of brothers and sisters coming into care together",
            [labelled(each, name) for each, name in zip(rows, names, strict=True)],
            "In the twelve months",
        )  # fmt: skip
