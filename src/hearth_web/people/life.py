"""One child's record as one person may read it on one day, each kind of fact read once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar

from hearth_web.access.models import User
from hearth_web.access.verbs import Verb
from hearth_web.people.models import Child, Fact
from hearth_web.people.queries import may_read
from hearth_web.people.together import is_plain, read_together

__all__ = ["Life"]

F = TypeVar("F", bound=Fact)

# Workers and teams are named wherever an allocation is, so they come with it.
TOGETHER: dict[str, tuple[str, ...]] = {
    "allocation": ("worker", "worker__team", "team"),
    "note": ("author",),
    "document": ("author",),
    "relationship": ("other__standing",),
}


class Life:
    """What sections and lanes are drawn from: the child, who is looking, and the day.

    Facts are read when first asked for and kept, so a section and a lane that speak of the same
    kind read it once; kinds that lead to nothing else are all read in one query.
    """

    def __init__(self, child: Child, user: User, today: date) -> None:
        self.child, self.user, self.today = child, user, today
        self._facts: dict[type[Fact], list[Any]] = {}
        self._plain: Mapping[type[Fact], list[Any]] | None = None
        self._may: dict[Verb, bool] = {}

    def facts(self, model: type[F]) -> list[F]:
        """Every fact of a kind, in its model's order, to be shown and not saved."""
        if is_plain(model):
            if self._plain is None:
                self._plain = read_together(self.child)
            return self._plain.get(model, [])
        if model not in self._facts:
            rows = model._default_manager.filter(child=self.child)
            with_them = TOGETHER.get(model._meta.model_name or "", ())
            self._facts[model] = list(rows.select_related(*with_them))
        return self._facts[model]

    def may(self, verb: Verb | None) -> bool:
        """Whether this person's roles allow it for this child. None is anybody who got here."""
        if verb is None or verb is Verb.SEE_CHILDREN:
            return True
        if verb not in self._may:
            self._may[verb] = may_read(self.user, self.child, verb)
        return self._may[verb]
