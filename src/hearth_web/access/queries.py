"""Reading people who sign in, teams and the history of signing in."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet
from django.http import Http404

from hearth_web.access.models import SignIn, Team, User

__all__ = [
    "ids_of",
    "open_account",
    "people",
    "person",
    "recent_sign_ins",
    "team",
    "teams",
]

RECENT = 20


def people(words: str = "", role: str = "", *, closed: bool = False) -> QuerySet[User]:
    """Those who sign in, by name: open accounts, or closed ones, that match."""
    found = User.objects.filter(is_active=not closed).prefetch_related("grants__team")
    for word in words.split():
        found = found.filter(Q(name__icontains=word) | Q(email__icontains=word))
    if role:
        found = found.filter(grants__role=role).distinct()
    came = Max("sign_ins__at", filter=Q(sign_ins__succeeded=True) & ~Q(sign_ins__how="signed out"))
    return found.annotate(last_came=came).order_by("name", "email")


def person(id: UUID) -> User:
    """The person with this id; Http404 if there is none."""
    found = User.objects.prefetch_related("grants__team").filter(pk=id).first()
    if found is None:
        raise Http404("person")
    return found


def ids_of(words: str) -> list[str]:
    """The ids of the people this name or address may mean, as the audit log writes them."""
    return [
        str(pk)
        for pk in User.objects.filter(
            Q(name__icontains=words) | Q(email__icontains=words)
        ).values_list("pk", flat=True)
    ]


def recent_sign_ins(user: User) -> QuerySet[SignIn]:
    """The latest attempts to sign in as this person."""
    return SignIn.objects.filter(user=user)[:RECENT]


def teams() -> QuerySet[Team]:
    """Every team with the team above it; open ones first."""
    held = Count("grants", distinct=True)
    return Team.objects.select_related("parent").annotate(holders=held).order_by("-open", "name")


def team(id: UUID) -> Team:
    """The team with this id; Http404 if there is none."""
    found = Team.objects.filter(pk=id).first()
    if found is None:
        raise Http404("team")
    return found


def open_account(id: str) -> User | None:
    """Whoever this is, if they may still sign in."""
    return User.objects.filter(pk=id, is_active=True).first()
