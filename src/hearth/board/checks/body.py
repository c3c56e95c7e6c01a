"""Who presides, and what a front sheet must say."""

from __future__ import annotations

from collections.abc import Iterator

from hearth.board.bodies import Office, Role
from hearth.board.findings import Finding
from hearth.board.meetings import Meeting
from hearth.dates.words import day

__all__ = ["chair", "front_sheet"]


def chair(meeting: Meeting) -> Iterator[Finding]:
    """A meeting without a chair, with two, or with one who has no vote."""
    body, on = meeting.body, meeting.on
    chairs = [each for each in body.members_on(on) if each.office is Office.CHAIR]
    where = f"{body.name}, {day(on)}"
    if not chairs:
        vice = body.officer_of(Office.VICE_CHAIR, on)
        yield Finding(
            "Nobody is chair on the day of the meeting.",
            where,
            f"{vice.name} presides as vice-chair; elect a chair as the first item."
            if vice
            else "Put the election of a chair for the meeting first on the agenda.",
        )
    if len(chairs) > 1:
        names = " and ".join(each.name for each in chairs)
        yield Finding(f"{names} are both chair.", where, "Say when the one ended.", blocking=True)
    for each in chairs:
        if each.role is not Role.VOTING:
            yield Finding(
                f"{each.name} is chair but sits as {each.role.value}.",
                where,
                "The chair is a voting member: correct the role or the office.",
                blocking=True,
            )


def front_sheet(meeting: Meeting) -> Iterator[Finding]:
    """What somebody needs to find the meeting and to ask about it."""
    where = "Front sheet"
    if meeting.at is None:
        yield Finding("It does not say when the meeting begins.", where, "Give the time.", True)
    if not meeting.place:
        yield Finding(
            "It does not say where the meeting is.", where, "Give the place, or Online.", True
        )
    if meeting.online and not meeting.joining:
        yield Finding(
            "The meeting is online, and the public is not told how to join.",
            where,
            "Say how to get the link.",
        )
    if not meeting.contacts:
        yield Finding("It names nobody to ask.", where, "Name the clerk, with phone and email.")
    if not meeting.body.members_on(meeting.on, Role.VOTING):
        yield Finding(
            f"{meeting.body.name} has no voting member on {day(meeting.on)}.",
            where,
            "Enter its members, with the days from which they sit.",
            blocking=True,
        )
