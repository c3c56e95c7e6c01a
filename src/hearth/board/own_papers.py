"""Papers a body's own record can write: its work plan, and what it owes another after it met."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from hearth.board.bodies import Body
from hearth.board.follow_ups import follow_ups_of
from hearth.board.meetings import Part
from hearth.board.minutes import Minutes
from hearth.board.papers import Paper, Section
from hearth.board.work_plan import Drift, WorkPlan
from hearth.dates.words import day

__all__ = ["meeting_paper", "work_plan_paper"]

ITEMS = "Items"


def work_plan_paper(body: Body, plan: WorkPlan, drifts: Sequence[Drift] = ()) -> Paper:
    """The report a committee has at each meeting: its functions, and what is planned for when.

    `drifts` (`drift` of the plans before) say what became of what was agreed. The officer edits it:
    implications, consultation and audit trail are theirs to write.
    """
    key_issues = [
        f"The {body.kind} looks at its work plan at each meeting.",
        "## Work plan by meeting",
        _table(plan),
    ]
    if drifts:
        key_issues += [
            "## What became of what was agreed",
            _points(each.in_words for each in drifts),
        ]
    return Paper(
        f"{body.name}: work plan",
        [
            Section("recommendations", RECOMMENDED.format(kind=body.kind)),
            Section("background", _functions(body)),
            Section("key_issues", "\n\n".join(key_issues)),
        ],
    )


RECOMMENDED = """That the {kind} agree the work plan set out in this report.

That the {kind} say what else should be on it."""


def _functions(body: Body) -> str:
    functions = body.terms.functions
    if not functions:
        return body.terms.purpose
    lines = [f"{each.letter}. {each.words}" for each in functions]
    said = f"The constitution gives the {body.kind} these functions:"
    return "\n\n".join(["## Role and functions", said, "\n".join(lines)])


def _table(plan: WorkPlan) -> str:
    """The plan as a table: a row for each meeting, a column for each theme."""
    themes = list(dict.fromkeys(each.theme or ITEMS for each in plan.items)) or [ITEMS]
    meetings = sorted({each.meeting for each in plan.items})
    rows = [[day(on), *(_planned(plan, on, theme) for theme in themes)] for on in meetings]
    return _rows([("Meeting", *themes), *rows])


def _planned(plan: WorkPlan, on: date, theme: str) -> str:
    titles = [
        each.title for each in plan.items if each.meeting == on and (each.theme or ITEMS) == theme
    ]
    return "; ".join(titles) or "None yet"


def meeting_paper(minutes: Minutes, to: str) -> Paper:
    """What a body tells another after it met: what it resolved, and what is to be done by whom.

    Of the open part only, as it may be published.
    """
    items = [each for each in minutes.items if each.part is Part.A]
    open_part = Minutes(minutes.body, minutes.council, minutes.on, items=items)
    found = [f"{minutes.body} met on {day(minutes.on)}."]
    for item in items:
        if item.resolutions:
            found += [f"## {item.title}", _points(each.words for each in item.resolutions)]
    owed = follow_ups_of(open_part)
    if owed:
        rows = [
            (each.words, each.owner or "Nobody yet", day(each.due) if each.due else "Not set")
            for each in owed
        ]
        table = _rows([("What is to be done", "By whom", "By when"), *rows])
        found += ["## What is to be done", table]
    return Paper(
        f"{minutes.body}: report of the meeting of {day(minutes.on)}",
        [
            Section("purpose", f"To tell {to} what was resolved."),
            Section("recommendations", "That the report be noted."),
            Section("key_issues", "\n\n".join(found)),
        ],
    )


def _rows(rows: Iterable[Sequence[str]]) -> str:
    """A table in light mark-up, its headings first."""
    kept = ([cell.replace("|", "/") for cell in row] for row in rows)
    return "\n".join(f"| {' | '.join(row)} |" for row in kept)


def _points(sentences: Iterable[str]) -> str:
    return "\n".join(f"- {each}" for each in sentences)
