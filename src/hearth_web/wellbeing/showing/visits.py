"""Visits on a child's page: how each went, and what the child said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hearth.documents.sentences import day
from hearth_web.people.life import Life
from hearth_web.people.presenters import why_late
from hearth_web.people.showing.links import adding, changing
from hearth_web.ui.parts import Line
from hearth_web.wellbeing.models import NOT_SEEN, Visit
from hearth_web.wellbeing.showing.words import inside, label_or_words

__all__ = ["visits"]

SHOWN = 6  # before the rest is folded away
YES = ("Y", "1")


def visits(life: Life) -> Mapping[str, Any]:
    """When they were last visited, and seen alone; the visits and attempts before."""
    held = list(reversed(life.facts(Visit)))
    lines = [visit_line(life, each) for each in held]
    seen = next((each for each in held if each.seen in YES), None)
    return {
        "lines": lines[:SHOWN],
        "older": lines[SHOWN:],
        "said": f"Last seen at a visit on {day(seen.date)}." if seen else "",
        "add": adding(life, "visit"),
    }


def visit_line(life: Life, each: Visit) -> Line:
    """One visit, or one attempt."""
    whose = "" if each.kind == "SW" else label_or_words("VISIT", each.kind)
    said = [whose, went(each), somewhere(each), others(each), f"“{each.words}”" * bool(each.words)]
    said.append(why_late(each.why_late))
    said.append("Written to the child" if each.written in YES else "")
    return Line(
        day(each.date), "\n".join(filter(None, said)) or None, changing(life, "visit", each)
    )


def went(each: Visit) -> str:
    """Whether the child was seen, and alone; why not."""
    if each.is_attempt:
        why = inside(label_or_words("VISIT_MISSED", each.reason))
        return f"Attempted, child not seen: {why}" if why else "Attempted, child not seen"
    if each.seen_alone in YES:
        return "Seen alone"
    if each.seen_alone in NOT_SEEN:
        said = "Seen, but not alone" if each.seen in YES else "Not seen alone"
        why = inside(label_or_words("NOT_ALONE", each.not_alone))
        return f"{said}: {why}" if why else said
    return "Seen" if each.seen in YES else ""


def somewhere(each: Visit) -> str:
    """Where it was, and that it was not in person."""
    if each.in_person in NOT_SEEN:
        return "Virtual: by video or telephone"
    return each.where_said or label_or_words("VISIT_WHERE", each.where)


def others(each: Visit) -> str:
    """Who else was there."""
    return f"Also there: {each.who}" if each.who else ""
