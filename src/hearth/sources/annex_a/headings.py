"""What is said of a sheet's headings, and of a sheet that is no list."""

from __future__ import annotations

from collections.abc import Iterator

from hearth.sources.annex_a.lists import Found, annex_lists, number_in_name
from hearth.sources.plain import Sheet
from hearth.sources.problems import Problem
from hearth.sources.words import count_of, in_words, short

__all__ = ["of_headings", "why_none"]

NOT_READ = range(1, 6)  # contacts, early help, referrals, assessments, section 47 enquiries


def why_none(sheet: Sheet) -> Problem:
    """What is said of a sheet that is none of the lists."""
    number = number_in_name(sheet.name)
    if number in NOT_READ:
        return sheet.problem("is not used: lists 6 to 11 are.")
    if number in annex_lists():
        what = (
            f"is named for list {number} but its headings are of none of the lists. It is not "
            "used. Give it the headings that Ofsted asks for."
        )
        return sheet.problem(what, blocking=True)
    return sheet.problem("has the headings of none of the lists 6 to 11; it is passed over.")


def of_headings(found: Found, sheet: Sheet) -> Iterator[Problem]:
    """What is said of the headings: which are missing, come twice or are not known."""
    number = found.of.number
    named = number_in_name(sheet.name)
    if named not in (None, number):
        yield sheet.problem(f"is named for list {named} but has the headings of list {number}. It "
                            f"is read as list {number}.")  # fmt: skip
    if found.line:
        yield sheet.problem(f"has {count_of(found.line, 'line')} above its headings, passed over.")
    if missing := found.missing:
        yield sheet.problem(f"has no column {in_words(missing)}. What it would say is not known.",
                            blocking=True)  # fmt: skip
    for heading in found.twice:
        yield sheet.problem(f"has the column {short(heading)} more than once; only the first is "
                            "used.", blocking=True)  # fmt: skip
    for heading in found.unknown:
        yield sheet.problem(f"has the column {short(heading)}, which list {number} has not; it is "
                            "not used.", blocking=True)  # fmt: skip
