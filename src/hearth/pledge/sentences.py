"""What a standing says, in sentences a councillor can read out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from hearth.dates.words import day
from hearth.measures import Better, Unit
from hearth.measures.words import join, number, plural, quantity, rounded, step, with_unit
from hearth.pledge.standing import Standing, Verdict, better_of, is_redefined, unit_of
from hearth.pledge.strategy import Part, Strategy, SuccessMeasure
from hearth.pledge.target import Aim, Target

__all__ = ["aspired", "counted", "distance", "held_in", "said", "waiting"]


def said(measure: SuccessMeasure, part: Part, held: Standing) -> str:
    """What was, what is, what is aspired to, and how fast it goes."""
    if held.verdict is Verdict.WAITS:
        return waiting(measure)
    if held.verdict is Verdict.IN_WORDS and held.now is None:
        return "No number is set. What shows it is the evidence."
    words = [valued(part, held), redefined(part, held), aspiration(measure, part), pace(held)]
    return " ".join(sentence for sentence in words if sentence)


def waiting(measure: SuccessMeasure) -> str:
    """Who will settle it, and by when."""
    who = f"{measure.owner} is to settle it" if measure.owner else "Nobody is named to settle it"
    by = f" by {day(measure.confirm_by)}" if measure.confirm_by else ", and no day is set"
    return f"It is to be confirmed. {who}{by}."


def valued(part: Part, held: Standing) -> str:
    """The two values."""
    unit = unit_of(part)
    was = quantity(held.was, unit) if held.was is not None else "not known"
    if held.now is None:
        return f"It was {was} when it was set. What it is now is not known."
    when = f" at {day(held.on)}" if held.on else ""
    return f"It was {was} when it was set and is {quantity(held.now, unit)}{when}."


def redefined(part: Part, held: Standing) -> str:
    """That the two values are not counted alike, where that is known."""
    if held.was is None or held.now is None or not is_redefined(part):
        return ""
    return "How it is counted has changed since it was set: the two values are not to be compared."


def aspiration(measure: SuccessMeasure, part: Part) -> str:
    """What is aspired to, and by when."""
    words = aspired(part.target, part)
    by = f" by {day(measure.due)}" if measure.due else ""
    return f"The aspiration is {words}{by}."


def aspired(target: Target, part: Part) -> str:
    """A target in words: more than 90%; a fall."""
    ways = {Aim.RISE: "a rise", Aim.FALL: "a fall", Aim.HOLD: "to keep it as it was"}
    if target.aim in ways:
        return ways[target.aim]
    if target.waits:
        return "to be confirmed"
    if target.bound is None:
        return f"in words: {target.text}" if target.text else "not set"
    shown = with_unit(number(target.bound), target.unit or unit_of(part))
    if target.aim is not Aim.REACH:
        return f"{target.aim.value} {shown}"
    way = better_of(part)
    return f"{shown} or {'more' if way is Better.HIGHER else 'less'}" if way_given(part) else shown


def way_given(part: Part) -> bool:
    """Whether a bare number is a bound: 100% is no "100% or more"."""
    ends = part.target.unit is Unit.PERCENT and part.target.bound in (Decimal(0), Decimal(100))
    return better_of(part) is not Better.NEUTRAL and not ends


def pace(held: Standing) -> str:
    """How far it has come in how much of the time."""
    if held.way is None or held.time is None or held.way <= 0:
        return ""
    return f"It has come {percent(held.way)} of the way in {percent(held.time)} of the time."


def percent(share: Decimal) -> str:
    """A share as a whole percentage."""
    return f"{(share * 100).quantize(Decimal(1), ROUND_HALF_UP)}%"


def distance(
    part: Part, value: Decimal, theirs: Decimal | float, whose: str, when: str = ""
) -> str:
    """How far others are: 3 percentage points below England (72% in 2024), which is worse."""
    unit, way = unit_of(part), better_of(part)
    here, there = rounded(value, unit), rounded(theirs, unit)
    printed = f"{quantity(there, unit)}{f' in {when}' if when else ''}"
    if here == there:
        return f"The same as {whose} ({printed})."
    size = number(abs(here - there).normalize() + 0)
    size = size if unit is Unit.RATE_10K else step(size, unit)  # a rate is printed behind it
    above = here > there
    judged = "" if way is Better.NEUTRAL else ", which is "
    judged += "" if not judged else "better" if above == (way is Better.HIGHER) else "worse"
    return f"{size} {'above' if above else 'below'} {whose} ({printed}){judged}."


def counted(verdicts: Iterable[Verdict], measures: int = 0) -> str:
    """How several values stand together: 2 met, 1 moving the wrong way. `measures` is of how many
    measures they are, where one has several."""
    found = Counter(verdicts)
    if not found:
        return "No measure of success."
    parts = [
        f"{number(found[each])} {each.words[0].lower()}{each.words[1:]}"
        for each in Verdict
        if found[each]
    ]
    whole = f"{plural(measures or found.total(), 'measure')} of success"
    if measures not in (0, found.total()):
        whole += f" with {plural(found.total(), 'value')}"
    return f"{whole}: {'; '.join(parts)}."


def held_in(strategy: Strategy) -> str:
    """How many of what a strategy holds, by the council's own names: 7 promises and 5 outcomes."""
    named = Counter(each.word for each in strategy.promises())
    named["action"] = sum(1 for _ in strategy.every_action())
    named["measure"] = sum(1 for _ in strategy.every_measure())
    return join([plural(number, word) for word, number in named.items()])
