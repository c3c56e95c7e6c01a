"""Writing what a check found, so that a reader sees the whole of one check and never half."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import timedelta
from itertools import islice
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Model, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from hearth_web.jobs import Work
from hearth_web.people.models import Child
from hearth_web.returns.checking import Checked, Found
from hearth_web.returns.models import Check, Explanation, Failure, OfCheck, Tally
from hearth_web.returns.rules import ACROSS_CHILDREN

__all__ = ["explain_again", "forget", "keep", "replace_children", "tie_children"]

LONGEST = timedelta(hours=1)  # no check takes so long
MANY = 2_000  # rows sent to the database at a time

Ids = Mapping[str, UUID]
Explained = Mapping[tuple[UUID, str, str], UUID]


def keep(check: Check, checked: Checked, work: Work | None = None) -> None:
    """Write everything, then let it be seen in place of the check before it."""
    begun = timezone.now()
    write(check, checked, ids_of({number for _, number in checked.counts}), explained(), work)
    with transaction.atomic():
        check.ready = True
        check.save()
    explain_again(check, since=begun)
    retire(check)


def write(check: Check, checked: Checked, ids: Ids, told: Explained, work: Work | None) -> None:
    """The rows of a check, some thousand at a time."""
    tallies = (
        Tally(check_of=check, rule=rule, number=number, child_id=ids.get(number), count=count)
        for (rule, number), count in checked.counts.items()
    )
    insert(Tally, tallies, work)
    insert(Failure, (failure(check, each, ids, told) for each in checked.found), work)


def insert(model: type[Model], rows: Iterator[Any], work: Work | None) -> None:
    """Write rows in batches, and say so in between."""
    done = 0
    while some := list(islice(rows, MANY)):
        if work:
            work.progress("Writing down what fails", done)
        model._default_manager.bulk_create(some)
        done += len(some)


def failure(check: Check, found: Found, ids: Ids, told: Explained) -> Failure:
    """One failure as a row, with the explanation that stands for it."""
    child = ids.get(found.number)
    return Failure(
        check_of=check,
        rule=found.rule,
        child_id=child,
        number=found.number,
        table=found.table,
        file=found.file[:400],
        row=found.row,
        on=found.on,
        cells=dict(found.cells),
        mark=found.mark,
        explanation_id=told.get((child, found.rule, found.mark)) if child else None,
    )


def ids_of(numbers: Collection[str]) -> dict[str, UUID]:
    """The children held here by the identifier of the return."""
    pairs = Child.objects.order_by().values_list("child", "pk")
    return {number: pk for number, pk in pairs if number in numbers}


def explained(children: Collection[UUID] | None = None) -> dict[tuple[UUID, str, str], UUID]:
    """The explanations that stand, by child, rule and what they rest on."""
    rows = Explanation.objects.filter(withdrawn_at=None).order_by()
    if children is not None:
        rows = rows.filter(child__in=children)
    found = rows.values_list("child_id", "rule", "mark", "pk")
    return {(child, rule, mark): pk for child, rule, mark, pk in found}


def explain_again(check: Check, since: Any) -> None:
    """Tie what was explained while a check was being written."""
    for each in Explanation.objects.filter(withdrawn_at=None, at__gte=since):
        same = check.failure_set.filter(child=each.child_id, rule=each.rule, mark=each.mark)
        same.update(explanation=each)


def replace_children(check: Check, checked: Checked, children: Collection[UUID]) -> None:
    """What these children fail now, in place of what they failed before."""
    ids = {number: pk for number, pk in names_of(children) if pk in children}
    told = explained(children)
    theirs = Q(child__in=children) & ~Q(rule__in=ACROSS_CHILDREN)
    for rule in ACROSS_CHILDREN:
        for key in [key for key in checked.counts if key[0] == rule]:
            del checked.counts[key]
    checked.found = [each for each in checked.found if each.rule not in ACROSS_CHILDREN]
    with transaction.atomic():
        check.tally_set.filter(theirs).delete()
        check.failure_set.filter(theirs).delete()
        write(check, checked, ids, told, None)
        check.save()


def tie_children(check: Check) -> None:
    """Give the rows of children who were not held when they were written the child held now."""
    held = Child.objects.filter(child=OuterRef("number")).values("pk")[:1]
    check.tally_set.filter(child=None).update(child=Subquery(held))
    check.failure_set.filter(child=None).update(child=Subquery(held))


def names_of(children: Collection[UUID]) -> QuerySet[Child, tuple[str, UUID]]:
    """The identifiers of the return of these children, each with their id here."""
    return Child.objects.filter(pk__in=children).order_by().values_list("child", "pk")


def retire(check: Check) -> None:
    """Remove the checks that this one takes the place of, and those broken off long before it."""
    same = Check.objects.filter(year=check.year, imported=check.imported).exclude(pk=check.pk)
    broken_off = Q(ready=False, whole_at__lt=check.whole_at - LONGEST)
    for old in same.filter(Q(ready=True) | broken_off):
        forget(old)


def forget(check: Check) -> None:
    """Remove a check with its rows, a table at a time and not row by row."""
    rows: tuple[type[OfCheck], ...] = (Failure, Tally)
    for model in rows:
        all_of_it = model._default_manager.filter(check_of=check)
        all_of_it._raw_delete(all_of_it.db)  # nothing hangs on these rows
    check.delete()
