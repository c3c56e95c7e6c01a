"""What happened at the meeting: votes, quorum, interests, apologies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from hearth.board.bodies import Membership, Role
from hearth.board.findings import Finding
from hearth.board.meetings import Meeting

__all__ = ["apologies", "interests", "quorum", "voters", "votes"]


def voters(meeting: Meeting) -> set[str]:
    """Who may vote: voting members, and reserves who stand in for one who sent apologies."""
    own = {each.name for each in meeting.body.members_on(meeting.on, Role.VOTING)}
    standing_in = {each.substitute for each in meeting.apologies if each.substitute}
    reserves = {each.name for each in meeting.body.members_on(meeting.on, Role.RESERVE)}
    away = {each.name for each in meeting.apologies if not each.late}
    return (own - away) | (reserves & standing_in)


def votes(meeting: Meeting) -> Iterator[Finding]:
    """Votes of those who have none, of those away, and of one person twice."""
    may = voters(meeting)
    seats = {each.name: each for each in meeting.body.members_on(meeting.on)}
    there = {each.name for each in meeting.attendance}
    for vote in meeting.votes:
        where = f"Item {vote.item}, vote of {vote.name}"
        if vote.name not in may:
            yield Finding(_no_vote(seats.get(vote.name), vote.name), where, NOT_COUNTED, True)
        elif there and vote.name not in there:
            yield Finding(
                f"{vote.name} is not among those present.",
                where,
                "Correct the attendance or take the vote out.",
                blocking=True,
            )
    for (item, name), times in Counter((each.item, each.name) for each in meeting.votes).items():
        if times > 1:
            yield Finding(
                f"{name} voted {times} times.",
                f"Item {item}, vote of {name}",
                "Keep one; a casting vote of the chair is said in the minutes.",
                blocking=True,
            )


NOT_COUNTED = "It is not counted. Take it out, or correct the membership or the substitution."


def _no_vote(seat: Membership | None, name: str) -> str:
    """Why somebody has no vote."""
    if seat is None:
        return f"{name} is not a member on the day of the meeting."
    if seat.role is Role.RESERVE:
        return f"{name} is a reserve and stood in for nobody."
    if seat.role is Role.VOTING:
        return f"{name} sent apologies for the meeting."
    return f"{name} sits as {seat.role.value}, without a vote."


def quorum(meeting: Meeting) -> Iterator[Finding]:
    """Fewer voting members than the terms ask for."""
    needed = meeting.body.terms.quorum
    there = {each.name for each in meeting.attendance} & voters(meeting)
    if meeting.attendance and len(there) < needed:
        yield Finding(
            f"{len(there)} voting members were there, and the quorum is {needed}.",
            "Attendance",
            "Nothing could be resolved: correct the attendance, or minute it as a discussion.",
        )


def interests(meeting: Meeting) -> Iterator[Finding]:
    """Interests in items there are not, and votes despite a pecuniary one."""
    freed = {each.name for each in meeting.dispensations if each.holds_on(meeting.on)}
    for interest in meeting.interests:
        where = f"Interest of {interest.name}"
        if interest.item and meeting.item(interest.item) is None:
            yield Finding(f"There is no item {interest.item}.", where, "Correct the item’s number.")
        voted = any(
            each.name == interest.name and interest.item in ("", each.item)
            for each in meeting.votes
        )
        if interest.pecuniary and voted and interest.name not in freed:
            yield Finding(
                f"{interest.name} has a disclosable pecuniary interest{interest.in_what}, "
                "and voted on it without a dispensation.",
                where,
                "Take the vote out and tell the monitoring officer: Localism Act 2011, section 31.",
                blocking=True,
            )


def apologies(meeting: Meeting) -> Iterator[Finding]:
    """Somebody both away and there; a substitute who is no reserve."""
    there = {each.name for each in meeting.attendance}
    reserves = {each.name for each in meeting.body.members_on(meeting.on, Role.RESERVE)}
    for each in meeting.apologies:
        if each.name in there and not each.late:
            yield Finding(
                f"{each.name} sent apologies and is among those present.",
                "Apologies",
                "Take one of the two out.",
            )
        if each.substitute and each.substitute not in reserves:
            yield Finding(
                f"{each.substitute} stands in for {each.name} but is no reserve of the body.",
                "Apologies",
                "Enter them as a reserve, or take them out.",
            )
