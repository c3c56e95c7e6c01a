"""The rows of one collection year: what a council would send on 31 March about each child.

Every function gives rows as tuples of text in the column order of `hearth.records.TABLES`; later
knowledge is left out, so an episode still open on 31 March has neither DEC nor REC.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hearth.dates import CollectionYear
from hearth.demo.people import Child, Episode
from hearth.demo.story import WORKERS_SINCE, Story
from hearth.returns.ssda903.writing import date_text as text
from hearth.returns.ssda903.writing import workers_since
from hearth.vocabulary import in_year as code_in_year

__all__ = [
    "Row",
    "episode_rows",
    "header_row",
    "in_year",
    "incident_rows",
    "permanence_rows",
    "placed_rows",
    "review_rows",
    "text",
    "uasc_rows",
    "was_in_care_all_year",
    "worker_rows",
]

Row = tuple[str, ...]

UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"


def in_year(child: Child, year: CollectionYear) -> list[Episode]:
    """The episodes that touch the year, in order."""
    return [e for e in child.episodes if e.decom <= year.end and e.dec >= year.start]


def sex_code(child: Child, year: CollectionYear) -> str:
    """SEX in the code of the year."""
    return code_in_year("SEX", child.sex, year.ending)


def header_row(story: Story, year: CollectionYear, in_care: list[Episode]) -> Row:
    """The Header row. MOTHER is asked of girls looked after in the year, short breaks aside."""
    child = story.child
    mother = born = ""
    if child.sex == "F" and in_care and not child.only_short_breaks:
        is_mother = story.baby_born is not None and story.baby_born <= year.end
        mother = "1" if is_mother else "0"
        born = text(story.baby_born) if is_mother else ""
    sex = sex_code(child, year)
    return (child.id, sex, text(child.dob), child.family.ethnic, upn(child, year), mother, born)


def upn(child: Child, year: CollectionYear) -> str:
    """The pupil number: none before the September after the fourth birthday, nor at first for
    unaccompanied children, who were educated abroad."""
    if child.birthday(4) > date(year.ending - 1, 8, 31):
        return "UN1"
    if child.uasc and child.periods[0].start >= year.start:
        return "UN3"
    return child.upn


def pupil_number(serial: int) -> str:
    """An invented pupil number with a true check letter, in the area code 990, which is no area."""
    digits = f"990{serial:09d}"
    total = sum(int(digit) * weight for weight, digit in enumerate(digits, start=2))
    return UPN_LETTERS[total % 23] + digits


def episode_rows(child: Child, year: CollectionYear, touching: list[Episode]) -> Iterator[Row]:
    """One row an episode, as known on 31 March."""
    for e in touching:
        over = e.dec <= year.end
        home, home_post = e.home, child.family.home_post
        place = code_in_year("PLACE", home.place, year.ending)
        yield (
            child.id, text(e.decom), e.rne, e.ls, e.cin, place, home.provider,
            text(e.dec) if over else "", e.rec if over else "", e.reason if over else "",
            home_post, home.post, home.urn,
        )  # fmt: skip


def review_rows(story: Story, year: CollectionYear) -> Iterator[Row]:
    """Reviews held in the year."""
    for held, code in story.reviews:
        if year.start <= held <= year.end:
            yield (story.child.id, text(story.child.dob), text(held), code)


def uasc_rows(child: Child, year: CollectionYear, touching: list[Episode]) -> Iterator[Row]:
    """Unaccompanied children. The status ends at 18, which is given from the start (205B).

    An age assessment ends it at once.
    """
    if child.uasc and touching:
        last = touching[-1]
        assessed = last.rec == "E15" and last.dec <= year.end
        ends = last.dec if assessed else child.birthday(18)
        yield (child.id, sex_code(child, year), text(child.dob), text(ends))


def incident_rows(story: Story, year: CollectionYear) -> Iterator[Row]:
    """Times missing or away that touch the year; one that goes on has no end yet."""
    for incident in story.incidents:
        if incident.start <= year.end and incident.end >= year.start:
            end = text(incident.end) if incident.end <= year.end else ""
            dob = text(story.child.dob)
            yield (story.child.id, dob, incident.kind, text(incident.start), end)


def worker_rows(story: Story, year: CollectionYear) -> Iterator[Row]:
    """Social workers of the year; from 2024/25 also of the year before."""
    since = workers_since(year)
    for worker in story.workers:
        if worker.start <= year.end and worker.end >= max(since, WORKERS_SINCE):
            end = text(worker.end) if worker.end <= year.end else ""
            dob = text(story.child.dob)
            yield (story.child.id, dob, worker.id, text(worker.start), end, worker.reason)


def placed_rows(child: Child, year: CollectionYear, touching: list[Episode]) -> Iterator[Row]:
    """The decision to place for adoption, every year until it is carried out or reversed."""
    decision = child.decision
    if decision is None or not touching or decision.placed > year.end:
        return
    if decision.ceased and decision.ceased < year.start:
        return
    over = decision.ceased is not None and decision.ceased <= year.end
    yield (
        child.id, text(child.dob), text(decision.placed),
        text(decision.ceased) if over else "", decision.ceased_reason if over else "",
    )  # fmt: skip


def permanence_rows(story: Story, year: CollectionYear, touching: list[Episode]) -> Iterator[Row]:
    """Previous permanence, for a child who started to be looked after in the year."""
    if any(e.rne == "S" and e.decom >= year.start for e in touching):
        yield (story.child.id, text(story.child.dob), *story.permanence)


def was_in_care_all_year(touching: list[Episode], year: CollectionYear) -> bool:
    """Whether OC2 is asked: looked after from 1 April to 31 March without a break."""
    return bool(touching) and not any(
        (e.rne == "S" and year.start < e.decom)
        or (e.rec != "X1" and year.start <= e.dec < year.end)
        or e.short_break
        for e in touching
    )
