"""Packs: asked for, published, withdrawn. What was published is never changed."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from hearth_web import audit, jobs
from hearth_web.access.models import User
from hearth_web.board.actions.papers import keep_version
from hearth_web.board.findings import findings_of
from hearth_web.board.frozen import agenda, mark_of, minutes, without_live
from hearth_web.board.models import Meeting, Pack
from hearth_web.board.numbering import is_hidden, numbers_of
from hearth_web.board.reading import whole
from hearth_web.board.rules import Fault, RefusedError
from hearth_web.board.telling import publish_figures
from hearth_web.ui import clock

__all__ = ["KIND", "ask_for_pack", "is_as_now", "publish", "withdraw"]

KIND = "board.pack"
What = Pack.What


def ask_for_pack(*, by: User, meeting: Meeting, what: str) -> Pack:
    """Have the pack of a meeting's agenda, or of its minutes, made in the background."""
    with transaction.atomic():
        for item in meeting.items.select_related("paper"):
            if hasattr(item, "paper"):
                keep_version(by=by, paper=item.paper)
        pack = Pack.objects.create(meeting=meeting, what=what, by=by, who=str(by)[:200])
        pack.job = jobs.enqueue(KIND, by=by, pack=str(pack.pk))
        pack.save(update_fields=["job"])
        after = {"meeting": str(meeting), "what": pack.get_what_display()}
        audit.record(by=by, action="board.pack.asked", subject=pack, after=after)
    return pack


def is_as_now(pack: Pack) -> bool:
    """Whether a pack says what the meeting says now."""
    made = minutes if pack.what == What.MINUTES else agenda
    now = made(pack.meeting)
    if pack.published_at:  # its live figures stay as they were, and nobody need be told of newer
        return [*map(without_live, now)] == [without_live(pack.open), without_live(pack.closed)]
    return bool(pack.made_at) and pack.mark == mark_of(*now)


def publish(*, by: User, pack: Pack, what: str = "", why: str = "") -> Pack:
    """Put a pack before the public, as it is; from now on it stays so.

    Raises RefusedError while something holds it up.
    """
    with transaction.atomic():
        held = Pack.objects.select_for_update().select_related("meeting__body").get(pk=pack.pk)
        today = clock.today()
        refuse(held, today, why)
        if held.what != What.MINUTES:
            held.what = what if earlier(held) else What.AGENDA
            fix_numbers(held.meeting)
            keep_papers(held.meeting)
        held.why, held.published_at, held.published_on = why, timezone.now(), today
        held.published_who = str(by)[:200]
        held.save()
        publish_figures(by=by, pack=held, on=today)
        after = {"meeting": str(held.meeting), "what": held.get_what_display(), "why": why}
        audit.record(by=by, action="board.pack.published", subject=held, after=after)
    return held


def refuse(pack: Pack, today: date, why: str) -> None:
    """Raises RefusedError for a pack that cannot go to the public."""
    if pack.published_at:
        raise RefusedError(Fault("", "It was published already, and stays as it was"))
    if pack.made_at is None:
        raise RefusedError(Fault("", "It is not made yet. Wait until it is"))
    if later(pack):
        words = "Something else was published since this pack was made. Make it again"
        raise RefusedError(Fault("", words))
    if pack.meeting.cancelled and pack.what != What.MINUTES:
        raise RefusedError(Fault("", "The meeting will not take place"))
    if not is_as_now(pack):
        words = "Something was changed since this pack was made. Make it again, then publish that"
        raise RefusedError(Fault("", words))
    if pack.what == What.MINUTES:
        return
    if earlier(pack) and not why:
        raise RefusedError(Fault("why", "Enter what it adds or puts right"))
    blocking = [
        told.finding
        for told in findings_of(pack.meeting, list(whole(pack.meeting).items.all()), today)
        if told.blocks
    ]
    if blocking:
        raise RefusedError(*(Fault("", str(each)) for each in blocking))


def later(pack: Pack) -> bool:
    """Whether something of this agenda was published since the pack was made."""
    same = pack.meeting.packs.exclude(what=What.MINUTES).exclude(pk=pack.pk)
    return pack.what != What.MINUTES and same.filter(published_at__gt=pack.made_at).exists()


def earlier(pack: Pack) -> bool:
    """Whether something of this agenda was published before."""
    same = pack.meeting.packs.exclude(what=What.MINUTES).exclude(pk=pack.pk)
    return same.exclude(published_at=None).exists()


def fix_numbers(meeting: Meeting) -> None:
    """The numbers that were published stay with their items."""
    numbers = numbers_of(meeting.items.all())
    for item in meeting.items.all():
        if not is_hidden(item):
            item.number = int(numbers[item.pk])
            item.save(update_fields=["number"])


def keep_papers(meeting: Meeting) -> None:
    """Mark the versions of the papers that were published."""
    for item in meeting.items.select_related("paper"):
        paper = getattr(item, "paper", None)
        last = paper.versions.first() if paper else None
        if last is not None:
            last.published = True
            last.save(update_fields=["published"])


def withdraw(*, by: User, pack: Pack, why: str) -> Pack:
    """Take a published pack from the public pages; that it was there stays in the log."""
    with transaction.atomic():
        pack.withdrawn_at, pack.withdrawn_why = timezone.now(), why
        pack.save(update_fields=["withdrawn_at", "withdrawn_why"])
        audit.record(
            by=by,
            action="board.pack.withdrawn",
            subject=pack,
            after={"meeting": str(pack.meeting), "what": pack.get_what_display()},
            why=why,
        )
    return pack
