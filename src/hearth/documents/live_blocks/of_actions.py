"""Actions of a strategy as pieces of a report: by promise, by service, and those to come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from hearth.dates.words import day
from hearth.documents.board_report.blocks import capital
from hearth.documents.live_blocks.pieces import LacksError, grid
from hearth.documents.model import Block, Heading, Paragraph, Table
from hearth.documents.sentences import join
from hearth.pledge.strategy import Action, State, Strategy

__all__ = ["actions", "actions_by_service", "next_actions"]

NOBODY = "No service named"
ACTIONS = ("What we will do", "Who leads", "Due", "How it stands")


def actions(strategy: Strategy, today: date) -> list[Block]:
    """What will be done, by ambition."""
    given = [(each.name, each.actions) for each in strategy.promises()]
    given.append(("For the strategy as a whole", strategy.actions))
    found = [actions_table(name, some, today) for name, some in given if some]
    if not found:
        raise LacksError(f"“{strategy.title}” has no actions yet.")
    return [*found]


def actions_by_service(strategy: Strategy, today: date) -> list[Block]:
    """What each service and partner that leads an action has done."""
    pairs = [(lead, each) for each in strategy.every_action() for lead in each.leads or (NOBODY,)]
    if not pairs:
        raise LacksError(f"“{strategy.title}” has no actions yet.")
    order = list(dict.fromkeys(lead for lead, _ in pairs if lead != NOBODY))
    ordered = sorted(pairs, key=lambda pair: [*order, NOBODY].index(pair[0]))
    found: list[Block] = []
    for lead, some in groupby(ordered, lambda pair: pair[0]):
        mine = [action for _, action in some]
        found += [Heading(lead), Paragraph(in_short(mine, today), leads=True)]
        found.append(actions_table(f"{lead}: actions", mine, today, of=lead))
    return found


def next_actions(strategy: Strategy, today: date) -> list[Block]:
    """What is still to be done, what is due first above."""
    still = [each for each in strategy.every_action() if each.state.is_open]
    ordered = sorted(still, key=lambda each: each.due or date.max)
    if not ordered:
        raise LacksError(f"“{strategy.title}” has no action that is still to be done.")
    return [actions_table("Still to be done", ordered, today)]


def actions_table(caption: str, given: Iterable[Action], today: date, of: str = "") -> Table:
    """Actions with who leads, when they are due and how far they are.

    Those `of` one service say who leads with it.
    """
    rows = [
        (
            f"{each.number} {each.wording}".strip(),
            join([lead for lead in each.leads if lead != of]),
            day(each.due) if each.due else "",
            stands(each, today),
        )
        for each in given
    ]
    what, who, *rest = ACTIONS
    return grid(caption, (what, "Together with" if of else who, *rest), rows, "")


def stands(action: Action, today: date) -> str:
    """How far an action is, with what was last said of it."""
    words = capital(f"{action.state.value}, late" if action.is_late(today) else action.state.value)
    note = next((each.note for each in reversed(action.history) if each.note), "")
    return f"{words}. {note}" if note else words


def in_short(given: Sequence[Action], today: date) -> str:
    """How many are done, late and to come."""
    done = sum(each.state is State.DONE for each in given)
    late = sum(each.is_late(today) for each in given)
    words = f"{done} of {len(given)} done" if len(given) > 1 else stands_alone(given[0])
    return f"{words}, {late} late." if late and len(given) > 1 else f"{words}."


def stands_alone(action: Action) -> str:
    """The state of the only action there is."""
    return f"One action, {action.state.value}"
