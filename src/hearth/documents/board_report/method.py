"""The appendix: how the figures are made, what each means, and where published ones come from."""

from __future__ import annotations

from hearth.benchmarks import counterparts
from hearth.documents.board_report.evidence import Evidence
from hearth.documents.model import Block, Heading, Listing, SourceLine
from hearth.documents.sentences import join
from hearth.measures import CATALOGUE

__all__ = ["blocks", "source_of"]

RULES = (
    "Children whose only care is a planned series of short breaks are left out of every figure.",
    "A child whose care ended on the day is not counted on the day.",
    "A placement is a time with one carer. A change of legal status is not a move; nor is a carer"
    " who moves house with the child. Short temporary stays are looked through.",
    "What is not known stays in the whole, is never counted as good, and is shown.",
    "Percentages and rates are rounded to whole numbers, halves up, from the exact counts.",
    "Published figures are of the year named beside them, and may be on a slightly different"
    " definition; the appendix says where.",
)


def blocks(evidence: Evidence) -> list[Block]:
    """Counting rules, the definition of every measure printed, and the sources."""
    printed = [m for m in CATALOGUE.values() if evidence.now(m.id) is not None]
    meanings = [
        f"**{m.title}.** {m.meaning} Source: {m.source.rstrip('.')}."
        for m in sorted(printed, key=lambda m: m.title)
    ]
    return [
        Heading("How these figures are made", new_page=True),
        Listing(RULES),
        Heading("What each measure means", level=3),
        Listing(meanings),
        *_differences([m.id for m in printed]),
        SourceLine(source_of(evidence)),
        SourceLine(
            "Published figures: contains public sector information licensed under the Open"
            " Government Licence v3.0. Sources: Department for Education; Office for National"
            " Statistics; Ofsted. Postcodes: ONS Postcode Directory, Open Government Licence v3.0;"
            " contains OS data and Royal Mail data © Crown copyright and database right."
        ),
    ]


def source_of(evidence: Evidence) -> str:
    """Where the council's own figures come from."""
    years = [f"{year - 1}/{year % 100:02d}" for year in evidence.returns]
    return f"Own figures: SSDA903 returns of {join(years)}, {evidence.subject.name}."


def _differences(measures: list[str]) -> list[Block]:
    said = [
        f"**{CATALOGUE[id].title}.** {tie.differs}"
        for id in measures
        for tie in counterparts(id)
        if tie.differs and not tie.measure_breakdown
    ]
    if not said:
        return []
    caption = "Where a published figure is not quite the same thing"
    return [Heading(caption, level=3), Listing(said)]
