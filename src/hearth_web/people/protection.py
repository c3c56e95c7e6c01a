"""Reading what protects a record: who is named, what was opened out of reach, and the log of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import Http404
from django.urls import NoReverseMatch, reverse

from hearth_web.access.models import BreakGlass, User
from hearth_web.access.verbs import Verb
from hearth_web.audit.children import Seen
from hearth_web.audit.models import Event
from hearth_web.people.models import AdoptionLink, Child, Identifier, Relationship
from hearth_web.people.models import Event as PracticeEvent
from hearth_web.people.queries import visible_children
from hearth_web.people.rules import EVENT_VERBS, FIELD_VERBS, KIND_VERBS, WHERE_THEY_LIVE

__all__ = [
    "ChildDesk",
    "glass_of",
    "glass_to_review",
    "linked",
    "might_be_named",
    "named",
    "opened_out_of_reach",
    "sought",
    "waiting_for_review",
]

RELATED = Relationship._meta.label_lower
EVENT = PracticeEvent._meta.label_lower
CHANGED = tuple(f"{RELATED}.{act}" for act in ("corrected", "removed"))
ADOPTION = "people.adoption."  # acts that tie an adopted child's two identities together


class ChildDesk:
    """Answers the audit log's questions about children."""

    def found(self, words: str) -> list[UUID]:
        """By the council's identifier or another number."""
        other = Identifier.objects.filter(value__iexact=words).values("child")
        children = Child.objects.filter(Q(child__iexact=words) | Q(pk__in=other))
        return list(children.values_list("pk", flat=True))

    def seen(self, reader: User, children: Iterable[UUID]) -> Mapping[UUID, Seen]:
        """Those within the reader's reach, with name and address."""
        within = visible_children(reader).filter(pk__in=set(children))
        return {child.pk: Seen(child.name, _address(child.pk)) for child in within}

    def closed(self, reader: User, children: Iterable[UUID]) -> set[UUID]:
        """Those restricted or closed by adoption that the reader may not open."""
        close = set(kept_close().filter(pk__in=set(children)).values_list("pk", flat=True))
        if not close:
            return close
        return close - set(
            visible_children(reader).filter(pk__in=close).values_list("pk", flat=True)
        )

    def hidden(self, reader: User) -> Q:
        """Whatever ties a new identity to the old, from all without the right.

        So are all versions of a relative's row that once said where the adopted child lives, and
        from everybody those that name a child whose record is hidden from them.
        """
        if reader.may(Verb.SEE_NEW_IDENTITY):
            return Q(subject_kind=RELATED, subject_id__in=leading_to_hidden(reader))
        forgotten = Event.objects.filter(action=f"{ADOPTION}forgotten").values("subject_id")
        return (
            Q(action__startswith=ADOPTION)
            | Q(subject_kind=RELATED, subject_id__in=forgotten)
            | Q(subject_kind=RELATED, subject_id__in=leading_to_hidden(reader))
        )

    def withheld(self, reader: User, kind: str, field: str) -> bool:
        """Health, immigration and adoption, from those whose role does not open them.

        A change says only what changed, so that more is withheld than on the record itself.
        """
        name = kind.rpartition(".")[2]
        if name in KIND_VERBS:
            return not reader.may(KIND_VERBS[name])
        if kind == EVENT:  # which kind of event it is a change need not say
            return not all(map(reader.may, EVENT_VERBS.values()))
        if name == "identifier":  # nor which kind of number
            return not reader.may(Verb.SEE_IMMIGRATION)
        if name == "address":  # nor whose it is
            return not reader.may(Verb.SEE_ADOPTION)
        if name == "placement" and field in WHERE_THEY_LIVE:  # nor whether with adopters
            return not reader.may(Verb.SEE_ADOPTION)
        return field in FIELD_VERBS and not reader.may(FIELD_VERBS[field])


def kept_close() -> QuerySet[Child]:
    """Records that are restricted, or closed by adoption."""
    return Child.objects.filter(Q(restricted=True) | Q(severed=True))


def leading_to_hidden(reader: User) -> list[str]:
    """Relatives' rows, there still or taken out, that name a child hidden from this reader."""
    seen = visible_children(reader).filter(pk__in=kept_close()).values_list("pk", flat=True)
    hidden = set(kept_close().values_list("pk", flat=True)) - set(seen)
    if not hidden:
        return []
    there = Relationship.objects.filter(other__in=hidden).values_list("pk", flat=True)
    was = Event.objects.filter(
        action__in=CHANGED, before__other_id__in=[str(each) for each in hidden]
    )
    return [str(each) for each in there] + list(was.values_list("subject_id", flat=True))


def _address(child: UUID) -> str:
    try:
        return reverse("child", args=[child])
    except NoReverseMatch:
        return ""


def sought(words: str) -> Child | None:
    """The one child this number or id may mean, within reach or not. For break-glass alone."""
    words = words.strip()
    try:
        return Child.objects.filter(pk=UUID(words)).first()
    except (ValueError, ValidationError):
        return Child.objects.filter(child__iexact=words).first()


def opened_out_of_reach(reader: User) -> QuerySet[BreakGlass]:
    """What was opened out of reach and this person is to review, newest first.

    A manager of a team reviews what people of their teams opened, and what was opened of the
    children of their teams. Nobody reviews their own.
    """
    every = BreakGlass.objects.select_related("user", "reviewed_by").exclude(user=reader)
    if not reader.may(Verb.REVIEW_BREAK_GLASS):
        return every.none()
    whose = reader.reach_of(Verb.REVIEW_BREAK_GLASS)
    if whose.everyone or not whose.teams:
        return every
    theirs = visible_children(reader).values("pk")
    by_team = Q(user__worker__team__in=whose.teams) | Q(user__grants__team__in=whose.teams)
    return every.filter(by_team | Q(child__in=theirs)).distinct()


def glass_to_review(reader: User, id: UUID) -> BreakGlass:
    """One of them; Http404 if it is not there for this person."""
    found = opened_out_of_reach(reader).filter(pk=id).first()
    if found is None:
        raise Http404("break-glass")
    return found


def glass_of(user: User, id: UUID) -> BreakGlass:
    """One's own; Http404 otherwise."""
    found = BreakGlass.objects.filter(user=user, pk=id).first()
    if found is None:
        raise Http404("break-glass")
    return found


def waiting_for_review(reader: User) -> int:
    """How many nobody has reviewed yet."""
    return opened_out_of_reach(reader).filter(reviewed_at=None).count()


def named(child: Child) -> QuerySet[User]:
    """Who may open this restricted record."""
    return User.objects.filter(pk__in=child.may_open.values("user"))


def might_be_named(child: Child) -> QuerySet[User]:
    """Who could be named beside them: everybody whose account is open."""
    return User.objects.filter(is_active=True).exclude(pk__in=child.may_open.values("user"))


def linked(child: Child, reader: User) -> AdoptionLink | None:
    """The link between an adopted child's two identities, for those with the right."""
    if not reader.may(Verb.SEE_NEW_IDENTITY):
        return None
    both = AdoptionLink.objects.select_related("before", "after")
    return both.filter(Q(before=child) | Q(after=child)).first()
