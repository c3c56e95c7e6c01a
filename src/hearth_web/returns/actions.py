"""Saying that the data is right, taking that back, and saying by when the return is to be in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import models, transaction
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from hearth_web import audit
from hearth_web.access.models import User
from hearth_web.people.models import Child
from hearth_web.returns.models import Deadline, Explanation, Failure
from hearth_web.returns.progress import note
from hearth_web.returns.queries import latest

__all__ = ["explain", "explain_all", "set_deadline", "withdraw"]


def explain(*, by: User, child: Child, failure: Failure, words: str) -> Explanation:
    """The data is right, and why: kept for this return and those after it.

    Whoever explains what is explained already puts their words in place of those before.
    """
    with transaction.atomic():
        before = standing(failure)
        if before is not None:
            end(by, before)
        given = explanation_of(failure, by, words)
        given.save()
        alike(given).update(explanation=given)
        audit.record_many(by=by, entries=[entry_of(given)])
        note_again(given.year)
    return given


def explain_all(*, by: User, failures: Sequence[Failure], words: str) -> int:
    """The same explanation for all of these, of one rule and one check, that have none yet.

    One cause often makes hundreds of rows fail that are right, such as a code that changed with
    the year. Returns how many were explained; each child's log has its own entry.
    """
    with transaction.atomic():
        first = {(each.child_id, each.mark): each for each in failures if each.child_id}
        rules = {each.rule for each in failures}
        stand = Explanation.objects.select_for_update().filter(rule__in=rules, withdrawn_at=None)
        known = set(stand.values_list("child", "mark"))
        new = [one for key, one in first.items() if key not in known]
        given = [explanation_of(each, by, words) for each in new]
        Explanation.objects.bulk_create(given)
        tie(rules)
        audit.record_many(by=by, entries=map(entry_of, given))
        for year in {each.year for each in given}:
            note_again(year)
    return len(given)


def explanation_of(failure: Failure, by: User, words: str) -> Explanation:
    """What is said of a failure, not saved yet."""
    return Explanation(
        year=failure.check_of.year,
        rule=failure.rule,
        child=failure.child,
        table=failure.table,
        on=failure.on,
        cells=failure.cells,
        mark=failure.mark,
        words=words,
        by=by,
        who=str(by)[:200],
    )


def entry_of(given: Explanation) -> audit.Entry:
    """What the log says of it."""
    after = {"rule": given.rule, "cells": given.cells, "words": given.words}
    return audit.Entry("returns.explanation.given", given, given.child_id, after=after)


def tie(rules: set[str]) -> None:
    """Give the failures of these rules the explanations that stand."""
    stands = Explanation.objects.filter(
        child=OuterRef("child"), rule=OuterRef("rule"), mark=OuterRef("mark"), withdrawn_at=None
    )
    bare = Failure.objects.filter(rule__in=rules, explanation=None, child__isnull=False)
    bare.update(explanation=Subquery(stands.values("pk")[:1]))


def standing(failure: Failure) -> Explanation | None:
    """What stands as the explanation of a failure now."""
    same = Explanation.objects.select_for_update().filter(
        child=failure.child_id, rule=failure.rule, mark=failure.mark, withdrawn_at=None
    )
    return same.first()


def alike(given: Explanation) -> models.QuerySet[Failure]:
    """The failures an explanation is of, in every check."""
    return Failure.objects.filter(child=given.child_id, rule=given.rule, mark=given.mark)


def withdraw(*, by: User, explanation: Explanation) -> None:
    """It does not hold: the failures it was of are to be mended again."""
    with transaction.atomic():
        if end(by, explanation):
            note_again(explanation.year)


def end(by: User, explanation: Explanation) -> bool:
    """Take it back; False when somebody already has."""
    mine = Explanation.objects.filter(pk=explanation.pk, withdrawn_at=None)
    if not mine.update(withdrawn_at=timezone.now(), withdrawn_who=str(by)[:200]):
        return False
    alike(explanation).update(explanation=None)
    before = {"rule": explanation.rule, "words": explanation.words}
    audit.record(
        by=by,
        action="returns.explanation.withdrawn",
        subject=explanation,
        child=explanation.child_id,
        before=before,
    )
    return True


def note_again(year: int) -> None:
    """Today's progress counts what has just been explained."""
    check = latest(year)
    if check is not None:
        note(check)


def set_deadline(*, by: User, year: int, day: date) -> None:
    """By when the return of a year is to be in."""
    with transaction.atomic():
        held, _ = Deadline.objects.select_for_update().get_or_create(
            year=year, defaults={"day": date.min}
        )
        was = None if held.day == date.min else held.day
        if was == day:
            return
        held.day = day
        held.save()
        audit.record(
            by=by,
            action="returns.deadline.set",
            subject=held,
            before={"day": was},
            after={"year": year, "day": day},
        )
