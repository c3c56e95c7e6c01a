"""The body of a meeting file."""

from __future__ import annotations

from hearth.board.bodies import Body, BodyKind, Contact, Function, Membership, Office, Role, Terms
from hearth.board.reading.said import Said

__all__ = ["body_of", "contact_of"]


def body_of(said: Said) -> Body:
    """The body that meets."""
    found = Body(
        name=said.needed("name"),
        council=said.needed("council"),
        kind=said.one_of("kind", BodyKind, BodyKind.COMMITTEE),
        terms=_terms(said.inside("terms")),
        members=[_member(each) for each in said.each("members")],
        executive=said.yes("executive"),
    )
    said.done()
    return found


def _terms(said: Said) -> Terms:
    functions = said.inside("functions")
    found = Terms(
        purpose=said.text("purpose"),
        functions=[Function(letter, functions.text(letter)) for letter in functions.words],
        quorum=said.number("quorum"),
        notice_days=said.number("notice-days", Terms.notice_days),
        working_days_only=not said.yes("count-every-day"),
        exempt_source=said.text("exempt-source"),
    )
    said.done()
    return found


def _member(said: Said) -> Membership:
    found = Membership(
        name=said.needed("name"),
        role=said.one_of("role", Role, Role.VOTING),
        office=said.one_of("office", Office, Office.NONE),
        starts=said.day("from"),
        ends=said.day("to"),
        title=said.text("title"),
        group=said.text("group"),
        stands_in_for=said.text("stands-in-for"),
    )
    said.done()
    return found


def contact_of(said: Said) -> Contact:
    """Whom to ask."""
    found = Contact(said.needed("name"), said.text("phone"), said.text("email"))
    said.done()
    return found
