"""What went out of an agenda: the whole pack, then supplements whose pages count on from it."""

from __future__ import annotations

from collections.abc import Sequence

from hearth import board
from hearth.board.supplements import Supplement, supplement_to
from hearth_web.board.frozen import Frozen, without_live
from hearth_web.board.models import Meeting, Pack

__all__ = ["closed_is_out", "issued", "supplement_of"]

FRONT = ("day", "starts", "place", "joining", "short_notice")
PRINTED = ("title", "part", "kind", "words", "at", "presenter", "urgency", "paragraphs", "paper",
           "minutes")  # fmt: skip


def issued(meeting: Meeting) -> list[Pack]:
    """The last whole pack that stands and each supplement to it, in the order they went out."""
    agendas = (each for each in meeting.packs.all() if each.what != Pack.What.MINUTES)
    out = [each for each in agendas if each.published_at and not each.withdrawn_at]
    ordered = sorted(out, key=lambda each: each.published_at or each.asked_at)
    whole = [at for at, each in enumerate(ordered) if each.is_whole]
    return ordered[whole[-1] if whole else 0 :]


def supplement_of(pack: Pack, meeting: board.Meeting) -> Supplement | None:
    """What is new since the agenda went out; None where the whole pack is to go (again).

    It goes again where the day, time or place changed, or the pack that stood was withdrawn.
    """
    before = issued(pack.meeting)
    if not before or not before[0].is_whole:
        return None
    last = before[-1].open
    if any(last.get(name) != pack.open.get(name) for name in FRONT):
        return None
    return supplement_to(meeting, corrected=corrected(last, pack.open)) or None


def corrected(before: Frozen, now: Frozen) -> Sequence[str]:
    """The numbers of items that say something else than when they went out."""
    was = {each["id"]: printed(each) for each in before.get("items", [])}
    return [
        each["number"]
        for each in now["items"]
        if each["id"] in was and was[each["id"]] != printed(each)
    ]


def printed(item: Frozen) -> Frozen:
    """What is printed of an item, but for its number and that its paper follows."""
    return {name: item.get(name) for name in PRINTED}


def closed_is_out(pack: Pack) -> bool:
    """Whether the closed part went out already as it is now."""
    before = issued(pack.meeting)
    return bool(before) and without_live(before[-1].closed) == without_live(pack.closed)
