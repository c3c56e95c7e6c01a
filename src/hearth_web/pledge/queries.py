"""What may be read of strategies, in the words of the field. Reads begin here."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce
from django.http import Http404

from hearth_web.access.models import User
from hearth_web.access.verbs import Verb
from hearth_web.pledge.models import (
    Action,
    Brought,
    Evidence,
    Measure,
    Promise,
    Strategy,
    Version,
)
from hearth_web.pledge.trees import MODELS

__all__ = [
    "action_for",
    "ambitions_elsewhere",
    "brought_for",
    "evidence_from",
    "level_under",
    "measure_for",
    "nested_under",
    "promise_for",
    "promises_for",
    "public_strategies",
    "public_strategy",
    "strategies_delivering",
    "strategies_for",
    "strategy_for",
    "thing_for",
    "version_for",
]


def strategies_for(user: User) -> QuerySet[Strategy]:
    """The strategies this person may see."""
    found = Strategy.objects.select_related("under__strategy")
    return found if user.may(Verb.SEE_PLEDGE) else found.none()


def promises_for(user: User) -> QuerySet[Promise]:
    """Every ambition and promise of the strategies that run, each ambition before its own."""
    own = Coalesce("within__place", "place")
    running = strategies_for(user).filter(closed_at=None)
    found = Promise.objects.filter(strategy__in=running).select_related("strategy")
    return found.order_by("strategy__title", own, F("within").asc(nulls_first=True), "place")


def evidence_from(user: User, link: str) -> QuerySet[Evidence]:
    """What of a page stands as evidence under promises that this person may see."""
    found = Evidence.objects.filter(promise__strategy__in=strategies_for(user), link=link)
    return found.select_related("promise__strategy").order_by("promise__strategy__title", "place")


def public_strategies() -> QuerySet[Strategy]:
    """The strategies everyone may see."""
    return Strategy.objects.select_related("under__strategy").filter(is_public=True, closed_at=None)


def strategy_for(user: User, id: UUID) -> Strategy:
    """One of them; Http404 for any other."""
    return only(strategies_for(user).filter(pk=id))


def public_strategy(id: UUID) -> Strategy:
    """One that everyone may see."""
    return only(public_strategies().filter(pk=id))


def promise_for(user: User, strategy: UUID, id: UUID) -> Promise:
    """An ambition or promise of a strategy."""
    found = Promise.objects.filter(strategy__in=strategies_for(user), strategy_id=strategy)
    return only(found.select_related("strategy__under__strategy", "within").filter(pk=id))


def action_for(user: User, strategy: UUID, id: UUID) -> Action:
    """An action of a strategy."""
    found = Action.objects.filter(strategy__in=strategies_for(user), strategy_id=strategy)
    return only(found.select_related("strategy", "promise").filter(pk=id))


def measure_for(user: User, strategy: UUID, id: UUID) -> Measure:
    """A measure of a strategy."""
    found = Measure.objects.filter(strategy__in=strategies_for(user), strategy_id=strategy)
    return only(found.select_related("strategy", "promise").filter(pk=id))


def version_for(user: User, strategy: UUID, id: UUID) -> Version:
    """A version of a strategy."""
    found = Version.objects.filter(strategy__in=strategies_for(user), strategy_id=strategy)
    return only(found.filter(pk=id))


OWNERS = {"evidence": "promise__strategy", "progress": "action__strategy",
          "readings": "measure__strategy"}  # fmt: skip


def thing_for(user: User, strategy: UUID, sheet: str, id: UUID) -> Any:
    """Anything of a strategy, by its kind."""
    if sheet not in MODELS:
        raise Http404("no such kind")
    owner = OWNERS.get(sheet, "strategy")
    wanted = {f"{owner}__in": strategies_for(user), f"{owner}_id": strategy, "pk": id}
    return only(MODELS[sheet]._default_manager.filter(**wanted))


def level_under(strategy: UUID, sheet: str, above: UUID | None) -> QuerySet[Any]:
    """The things of a kind under an ambition or promise, or the strategy's own, in their order."""
    model = MODELS[sheet]
    key = "within_id" if model is Promise else "promise_id"
    found = model._default_manager.filter(**{"strategy_id": strategy, key: above})
    return found.order_by("place", "pk")


def ambitions_elsewhere(strategy: Strategy | None) -> QuerySet[Promise]:
    """The ambitions of other strategies, which this one may deliver."""
    found = Promise.objects.filter(within=None, strategy__closed_at=None)
    found = found.select_related("strategy").order_by("strategy__title", "place")
    return found.exclude(strategy=strategy) if strategy else found


def brought_for(user: User, id: UUID) -> Brought:
    """A file somebody brought and nobody decided on yet."""
    if not user.may(Verb.MANAGE_PLEDGE):
        raise Http404("role")
    return only(Brought.objects.select_related("replaces").filter(pk=id, became=None))


def only(found: QuerySet[Any]) -> Any:
    """The one there is; Http404 for none."""
    try:
        return found.get()
    except (found.model.DoesNotExist, ValidationError):
        raise Http404(f"no such {found.model._meta.verbose_name}") from None


def nested_under(user: User, strategy: Strategy) -> dict[Any, list[Strategy]]:
    """By ambition, the other strategies that deliver it."""
    found: dict[Any, list[Strategy]] = {}
    for each in strategies_for(user).filter(under__strategy=strategy, closed_at=None):
        found.setdefault(each.under_id, []).append(each)
    return found


def strategies_delivering(user: User, promise: Promise) -> QuerySet[Strategy]:
    """The strategies that deliver an ambition."""
    return strategies_for(user).filter(under=promise, closed_at=None)
