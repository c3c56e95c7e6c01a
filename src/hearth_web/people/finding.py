"""Finding a child among those a person may see, from one box."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import and_, or_

from django.db.models import Case, Q, QuerySet, Value, When
from django.db.models.functions import StrIndex, Substr

from hearth_web.access.models import User
from hearth_web.access.verbs import Verb
from hearth_web.people.models import Child, Identifier
from hearth_web.people.queries import visible_children
from hearth_web.people.searching import (
    DIVIDER,
    HOME_OFFICE,
    Asked,
    asked,
    nearly,
    squashed,
)

__all__ = ["Found", "find"]

LEAST_LETTERS = 3  # a shorter word is not taken for another misspelt
LIKELY = 5  # numbers that hold the one typed: more are too many to be told apart

PEOPLE = "standing__worker", "standing__adviser", "standing__team"


@dataclass(frozen=True)
class Found:
    """What was found. `one` is the child whose number was typed; `instead` are words nearly so."""

    children: QuerySet[Child]
    one: Child | None = None
    instead: Sequence[str] = ()


def find(user: User, typed: str, today: date) -> Found:
    """The children this person may see who answer to what was typed, likeliest first.

    Every word must be found in a name, a number, a date of birth, or the name of a worker, team
    or carer. When nothing is found words are taken as misspelt by a letter.
    """
    seen = visible_children(user).select_related("standing", *PEOPLE)
    words = asked(typed, today)
    if words.is_empty:
        return Found(seen.none())
    if not words.dates and (one := _by_number(seen, words.number, user)) is not None:
        return Found(seen.filter(pk=one.pk), one)
    exact = _answering(seen, [[word] for word in words.words], words.dates)
    if not words.words or exact.exists():
        return Found(exact)
    return _misspelt(seen, words)


def _by_number(seen: QuerySet[Child], number: str, user: User) -> Child | None:
    """The one child with exactly this number, however it is spaced."""
    if not any(letter.isdigit() for letter in number):
        return None
    likely = seen.filter(standing__search__contains=f" {number} ")
    some = list(likely.prefetch_related("identifier_set")[:LIKELY])
    if not some and user.may(Verb.SEE_IMMIGRATION):
        # Numbers of the Home Office are not in what everybody searches.
        theirs = Identifier.objects.filter(kind=HOME_OFFICE, value__iexact=number)
        may = visible_children(user, Verb.SEE_IMMIGRATION).values("pk")
        some = list(seen.filter(pk__in=theirs.values("child")).filter(pk__in=may)[:LIKELY])
    exact = [child for child in some if number in _numbers(child)]
    return exact[0] if len(exact) == 1 else None


def _numbers(child: Child) -> set[str]:
    others = (each.value for each in child.identifier_set.all())
    return {squashed(each) for each in (child.child, child.upn, *others) if each}


def _answering(
    seen: QuerySet[Child], words: Sequence[Sequence[str]], dates: Sequence[date]
) -> QuerySet[Child]:
    """Children answering to one spelling of every word and to a date, in order of likelihood.

    Their own names come before other people's, whole words before beginnings, in care before not.
    """
    for spellings in words:
        seen = seen.filter(_any("standing__search__contains", spellings))
    if dates:
        seen = seen.filter(dob__in=dates)
    if words:
        seen = _ranked(seen, words)
    return seen.order_by(
        *(["rank"] if words else []), "-standing__in_care", "surname", "forename", "child"
    )


def _ranked(children: QuerySet[Child], words: Sequence[Sequence[str]]) -> QuerySet[Child]:
    """With `rank`: 0 where their own names hold every word, 1 where words begin so, else 2."""
    names = Substr("standing__search", 1, StrIndex("standing__search", Value(DIVIDER)))
    whole = [_any("names__contains", [f" {each} " for each in some]) for some in words]
    begin = [_any("names__contains", [f" {each}" for each in some]) for some in words]
    rank = Case(
        When(reduce(and_, whole), then=Value(0)),
        When(reduce(and_, begin), then=Value(1)),
        default=Value(2),
    )
    return children.alias(names=names).alias(rank=rank)


def _any(lookup: str, values: Iterable[str]) -> Q:
    return reduce(or_, (Q(**{lookup: value}) for value in values))


def _misspelt(seen: QuerySet[Child], words: Asked) -> Found:
    """Each word that is nowhere, as the names nearest to it."""
    names = _names(seen)
    spellings = [_near(word, names) for word in words.words]
    if not all(spellings):
        return Found(seen.none())
    pairs = zip(words.words, spellings, strict=True)
    instead = [near for word, some in pairs for near in some if near != word]
    return Found(_answering(seen, spellings, words.dates), instead=instead)


def _names(seen: QuerySet[Child]) -> set[str]:
    """Every word in the names of these children and of the people around them."""
    names: set[str] = set()
    everything = seen.order_by().select_related(None).values_list("standing__search", flat=True)
    for searched in everything:
        own, _numbers, _born, people = (searched or DIVIDER * 3).split(DIVIDER)
        names.update(own.split(), people.split())
    return names


def _near(word: str, names: set[str]) -> list[str]:
    """The word itself where a name holds it, else the names that are it but for a letter."""
    if any(word in name for name in names):
        return [word]
    if len(word) < LEAST_LETTERS:
        return []
    return sorted(name for name in names if nearly(word, name))
