"""Whose token it is and what it may do."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest
from ninja import Router, Schema

from hearth_web.access.verbs import Verb
from hearth_web.api.tokens import caller_of

__all__ = ["router"]

router = Router(tags=["You"])


class Me(Schema):
    """The token, its person, and what the two together may do."""

    name: str
    email: str
    token: str
    scopes: list[str]
    verbs: list[str]
    expires_at: datetime


@router.get("/me", response=Me, summary="Whose token it is and what it may do")
def me(request: HttpRequest) -> Me:
    """What any call with this token may do: its person's verbs, narrowed by its scopes."""
    caller = caller_of(request)
    return Me(
        name=caller.user.name,
        email=caller.user.email,
        token=caller.token.name,
        scopes=caller.token.scopes,
        verbs=[verb for verb in Verb if caller.user.may(verb)],
        expires_at=caller.token.expires_at,
    )
