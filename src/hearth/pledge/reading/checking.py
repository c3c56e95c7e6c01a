"""What is doubtful in one measure, action or period, in sentences; forms and files ask the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hearth.dates.words import day
from hearth.measures import CATALOGUE
from hearth.measures.words import PERCENTS, plural
from hearth.pledge.strategy import Action, SuccessMeasure
from hearth.pledge.target import Aim

__all__ = ["action_faults", "measure_faults", "period_fault"]

Fault = tuple[str, str]  # the word it is about, and the sentence
YEAR_BEGINS = (4, 1)


def period_fault(first: date | None, last: date | None) -> str:
    """What to say of an end before its beginning; "" where there is nothing to say."""
    if first is None or last is None or first <= last:
        return ""
    return f"It ends on {day(last)}, before it begins on {day(first)}. Correct one of the two."


def action_faults(action: Action, first: date | None, last: date | None) -> Iterator[Fault]:
    """What is doubtful in an action of a strategy that runs from `first` to `last`."""
    if first and action.due and action.due < first:
        yield "due", f"It is due on {day(action.due)}, before the strategy begins."
    if last and action.begins and action.begins > last:
        yield "begins", f"It begins on {day(action.begins)}, after the strategy ends."
    spoken = [each.on for each in action.history if each.on]
    if spoken != sorted(spoken):
        yield "progress", "Its notes of progress are not in the order of their days."


def measure_faults(measure: SuccessMeasure) -> Iterator[Fault]:
    """What is doubtful in a measure of success."""
    if fault := period_fault(measure.set_on, measure.due):
        yield "due", fault
    yield from target_faults(measure)
    yield from waiting_faults(measure)
    changed = measure.definition_from
    if changed and (measure.set_on is None or measure.set_on < changed):
        yield "definition-from", definition_changed(changed)


def target_faults(measure: SuccessMeasure) -> Iterator[Fault]:
    """What cannot be understood, or does not fit what is counted."""
    if measure.parts and measure.target and measure.parts[0].target.aim is Aim.WORDS:
        yield (
            "target",
            f"The target {measure.target!r} is neither a number, a direction nor TBC. Write it as"
            " <62, >90%, 95% or more, reduce, increase, maintain or TBC; apart by / for several."
            " Until then it is words, judged by evidence.",
        )
    tied = len(measure.tied_to)
    if tied and len(measure.parts) > tied:
        yield (
            "target",
            f"There are {len(measure.parts)} values and {plural(tied, 'measure')} to count them by."
            " What is over has no live value. Tie as many measures as there are values, in their"
            " order.",
        )
    for part in measure.parts:
        counted = CATALOGUE[part.measure].unit if part.measure in CATALOGUE else None
        given = part.target.unit
        alike = given is counted or {given, counted} <= {*PERCENTS}
        if counted and given and not alike:
            yield (
                "target",
                f"The target {part.target.text} is in {given.label}, but {part.measure} counts in"
                f" {counted.label}. Correct the target or what it is tied to.",
            )


def waiting_faults(measure: SuccessMeasure) -> Iterator[Fault]:
    """What is to be confirmed needs somebody and a day."""
    lacks = [
        word
        for word, given in (("owner", measure.owner), ("confirm-by", measure.confirm_by))
        if not given
    ]
    if measure.waits and lacks:
        yield (
            lacks[0],
            "It is to be confirmed, and nothing says who will settle it and by when. Give an owner"
            " and a day (confirm-by).",
        )


def definition_changed(on: date) -> str:
    """What a new definition means for values."""
    middle = (on.month, on.day) != YEAR_BEGINS
    within = " That is within a year: figures of that year mix both definitions." if middle else ""
    return (
        f"Its definition changed on {day(on)}, after its value was set.{within} Values before and"
        " after are not compared. Give the value when set again by the new definition, with the day"
        " it is of (set-on)."
    )
