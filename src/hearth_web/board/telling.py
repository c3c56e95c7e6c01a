"""The live figures of an open pack in the register of published figures.

They are taken when the pack is made, so that what they contradict can be answered before it goes,
and published with it. Figures of closed papers are told to nobody else, and stay out.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError

from hearth.published import Figure, Severity
from hearth_web.access.models import User
from hearth_web.board.frozen import last_out, live_part, open_meeting
from hearth_web.board.models import Pack
from hearth_web.board.rules import Fault, RefusedError
from hearth_web.pledge.figures import actions
from hearth_web.pledge.figures.checking import Told, told_about
from hearth_web.pledge.models import FigureDocument

__all__ = ["drop", "figures_of", "prepare", "publish_figures", "register_of", "told_of"]


def figures_of(pack: Pack) -> Sequence[Figure]:
    """The figures that a pack prints and no pack before it, as its meeting stands now."""
    if pack.what == Pack.What.MINUTES:
        return ()
    out = last_out(pack.meeting, but=pack)
    return live_part(pack.meeting, open_meeting(pack.meeting), out).figures


def register_of(pack: Pack) -> FigureDocument | None:
    """What the register has of a pack: it goes by the same id."""
    return FigureDocument.objects.filter(pk=pack.pk).first()


def prepare(*, by: User, pack: Pack, figures: Sequence[Figure]) -> FigureDocument | None:
    """Take the figures of a pack, in place of those of packs that never went; None without any."""
    for earlier in pack.meeting.packs.filter(published_at=None).exclude(pk=pack.pk):
        drop(by=by, pack=earlier)
    if not figures:
        return None
    title, public = title_of(pack, figures), pack.meeting.body.is_public
    return actions.prepare(
        by=by, title=title, figures=figures, public=public, id=pack.pk, goes_with=str(pack)
    )


def title_of(pack: Pack, figures: Sequence[Figure]) -> str:
    """What the register calls a pack; one that puts an earlier one right has its number."""
    out = pack.meeting.packs.exclude(published_at=None).exclude(what=Pack.What.MINUTES)
    number = out.exclude(pk=pack.pk).count() + 1
    return figures[0].document if number == 1 else f"{figures[0].document}, version {number}"


def drop(*, by: User, pack: Pack) -> None:
    """Forget the figures of a pack that is not going to be published."""
    held = register_of(pack)
    if held is not None and held.published_at is None:
        actions.discard(by=by, document=held, goes_with=held.goes_with)


def publish_figures(*, by: User, pack: Pack, on: date) -> None:
    """Freeze the figures of a pack. RefusedError while a contradiction is not answered.

    The pack says what the meeting says, or it would not be published: so its figures are these.
    """
    held = register_of(pack) or prepare(by=by, pack=pack, figures=figures_of(pack))
    if held is None or held.published_at is not None:
        return
    try:
        actions.publish(by=by, document=held, on=on, goes_with=held.goes_with)
    except ValidationError as error:
        raise RefusedError(
            *(Fault("", each.removesuffix(".")) for each in error.messages)
        ) from error


def told_of(user: User, held: FigureDocument | None) -> list[Told]:
    """What the figures of a pack contradict, what holds it up first; nothing explained already."""
    found = told_about(user, held) if held else []
    left = [each for each in found if each.finding.severity is not Severity.EXPLAINED]
    return sorted(left, key=lambda each: not each.is_open)
