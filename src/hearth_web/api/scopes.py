"""What a token may be narrowed to, and its user narrowed so."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from hearth_web.access.models import Grant, User
from hearth_web.access.roles import Role
from hearth_web.access.verbs import Verb

__all__ = ["SCOPES", "Scope", "narrowed", "offered_to"]


@dataclass(frozen=True)
class Scope:
    """A part of what a person may do that a token may be given. Keys are kept in tokens."""

    key: str
    words: str
    verbs: frozenset[Verb]


def _scopes(*scopes: Scope) -> Mapping[str, Scope]:
    return MappingProxyType({scope.key: scope for scope in scopes})


SCOPES = _scopes(
    Scope("children", "Read children's records", frozenset({Verb.SEE_CHILDREN})),
    Scope("health", "Read health in them", frozenset({Verb.SEE_HEALTH})),
    Scope("immigration", "Read immigration in them", frozenset({Verb.SEE_IMMIGRATION})),
    Scope("adoption", "Read plans for adoption in them", frozenset({Verb.SEE_ADOPTION})),
    Scope("protection", "Read child protection in them", frozenset({Verb.SEE_PROTECTION})),
    Scope(
        "numbers",
        "Read measures and figures",
        frozenset({Verb.SEE_NUMBERS, Verb.SEE_EXACT_NUMBERS}),
    ),
    Scope("behind", "Read which children a figure counts", frozenset({Verb.SEE_CHILDREN_BEHIND})),
    Scope("imports", "Read what was imported", frozenset({Verb.SEE_IMPORTS})),
    Scope("import", "Send files to be imported", frozenset({Verb.IMPORT})),
    Scope("audit", "Read the audit log", frozenset({Verb.READ_AUDIT})),
)


def offered_to(user: User) -> list[Scope]:
    """The scopes that would let a token of this person's do something."""
    return [scope for scope in SCOPES.values() if any(user.may(verb) for verb in scope.verbs)]


class _NarrowGrant:
    """A grant with some of its role's verbs."""

    def __init__(self, grant: Grant, verbs: frozenset[Verb]) -> None:
        self.grant = grant
        self.what: Role = replace(grant.what, verbs=grant.what.verbs & verbs)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.grant, name)


def narrowed(user: User, scopes: Iterable[str]) -> User:
    """The same person, able to do only what these scopes name and their roles allow."""
    verbs = frozenset(verb for key in scopes if key in SCOPES for verb in SCOPES[key].verbs)
    narrow = copy.copy(user)
    narrow.__dict__["held"] = [_NarrowGrant(grant, verbs) for grant in user.held]
    return narrow
