"""The agenda: items in their order, and the meeting they are of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from django.db import transaction

from hearth.board.kinds import OFFICER, kind_of
from hearth.documents.sentences import day
from hearth_web import audit
from hearth_web.access.models import User
from hearth_web.board.actions.rows import add, change, log
from hearth_web.board.models import FollowUp, Item, Meeting, Office, Paper
from hearth_web.board.rules import Fault, RefusedError, was_published_with

__all__ = ["add_item", "add_meeting", "change_item", "move_to", "nudge", "start_paper", "take_off"]

KIND = Item.Kind
ELECTION = (
    KIND.FORMAL,
    "Election of a chair",
    "To elect a chair: nobody holds the office on the day of the meeting.",
)
USUAL = (
    (KIND.FORMAL, "Apologies", "To receive any apologies for absence."),
    (KIND.FORMAL, "Confirmation of voting members", "To confirm who votes at this meeting."),
    (
        KIND.FORMAL,
        "Notification of any items of business which the chair deems urgent",
        "An item may be added within the days of notice only in special circumstances.",
    ),
    (
        KIND.FORMAL,
        "Disclosure of interests and dispensations",
        "To declare any interest or dispensation in an item of this agenda.",
    ),
)
MINUTES = (
    KIND.MINUTES, "Minutes", "To approve as a correct record the minutes of the last meeting."
)  # fmt: skip


def add_meeting(*, by: User, meeting: Meeting, usual: bool) -> Meeting:
    """Call a meeting; with `usual`, what every meeting begins with is on its agenda already."""
    with transaction.atomic():
        add(by=by, row=meeting)
        for kind, title, words in usual_items(meeting) if usual else ():
            add_item(by=by, item=Item(meeting=meeting, kind=kind, title=title, words=words))
    return meeting


def usual_items(meeting: Meeting) -> Iterator[tuple[str, str, str]]:
    """What a meeting begins with: an election where nobody is in the chair, and the minutes where
    there was a meeting before."""
    on, offices = meeting.day, meeting.body.offices
    if not offices.filter(kind=Office.Kind.CHAIR, start__lte=on, end__gte=on).exists():
        yield ELECTION
    yield from USUAL
    if meeting.earlier.exists():
        yield MINUTES


def add_item(*, by: User, item: Item) -> Item:
    """Put an item at the end of its part."""
    item.place = next_place(item.meeting, item.part)
    return add(by=by, row=item)


def next_place(meeting: Meeting, part: str) -> int:
    """After the last of a part."""
    last = meeting.items.filter(part=part).order_by("-place").first()
    return last.place + 1 if last else 1


def change_item(*, by: User, item: Item, values: Mapping[str, Any], version: int) -> Item:
    """Change an item. In another part it comes last, and what follows from it is as open as it."""
    part = values["part"]
    moved = {"place": next_place(item.meeting, part)} if part != item.part else {}
    with transaction.atomic():
        changed = change(by=by, row=item, values={**values, **moved}, version=version)
        for each in FollowUp.objects.filter(point__item=item):
            change(by=by, row=each, values={"is_closed_part": changed.is_closed})
    return changed


def nudge(*, by: User, item: Item, way: Literal["up", "down"]) -> None:
    """Change places with the item before or after it in its part."""
    with transaction.atomic():
        same = list(item.meeting.items.select_for_update().filter(part=item.part))
        at = next(n for n, each in enumerate(same) if each.pk == item.pk)
        to = at + (-1 if way == "up" else 1)
        if not 0 <= to < len(same):
            return
        same[at], same[to] = same[to], same[at]
        for place, each in enumerate(same, 1):
            each.place = place
        Item.objects.bulk_update(same, ["place"])
        log(by, item, "moved", {"place": at + 1}, {"place": to + 1})


def move_to(*, by: User, item: Item, meeting: Meeting, why: str) -> Item:
    """Take an item to another meeting of the body, with its paper, before it was published."""
    if was_published_with(item):
        raise RefusedError(
            Fault(
                "meeting",
                f"“{item}” was published for {day(item.meeting.day)} and stays on that agenda."
                " Say in its minutes that it was put off, and add it to the other meeting",
            )
        )
    if meeting.body_id != item.meeting.body_id:
        raise RefusedError(Fault("meeting", "Choose a meeting of the same body"))
    with transaction.atomic():
        place = next_place(meeting, item.part)
        moved = change(by=by, row=item, values={"meeting": meeting, "place": place, "number": None})
        after = {"from": str(item.meeting.day), "to": str(meeting.day)}
        audit.record(
            by=by,
            action="board.item.put_off",
            subject=item,
            after=after,
            why="" if item.is_closed else why,
        )
    return moved


def take_off(*, by: User, item: Item) -> None:
    """Take an item off an agenda that was not published with it."""
    if was_published_with(item):
        words = (
            f"“{item}” was published and stays on the agenda. Say in its minutes that it was"
            " withdrawn or put off"
        )
        raise RefusedError(Fault("", words))
    with transaction.atomic():
        log(by, item, "removed", audit.values_of(item), {})
        item.delete()


def start_paper(*, by: User, item: Item, from_whom: str = "", kind: str = OFFICER) -> Paper:
    """The paper of an item, begun if there is none; its title is the item's.

    Its sections begin with what its kind has for them.
    """
    found = Paper.objects.filter(item=item).first()
    if found is not None:
        return found
    whom = from_whom or item.presenter
    begun = dict(kind_of(kind).beginnings)
    row = Paper(item=item, kind=kind, title=item.title, from_whom=whom, sections=begun)
    return add(by=by, row=row)
