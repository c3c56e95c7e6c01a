"""How far the return is from clean, noted day by day."""

from __future__ import annotations

from django.db.models import Count, Sum

from hearth_web.returns.models import Check, Progress
from hearth_web.ui import clock

__all__ = ["note", "progress_of"]


def note(check: Check) -> None:
    """Note today how many failures there are to mend, in place of what was noted today."""
    explained = check.failure_set.filter(explanation__isnull=False).count()
    whole = check.tally_set.aggregate(all=Sum("count"))["all"] or 0
    Progress.objects.update_or_create(
        year=check.year,
        on=clock.today(),
        defaults={
            "failures": whole,
            "explained": explained,
            "failing": failing(check),
            "children": check.children,
        },
    )


def failing(check: Check) -> int:
    """How many children have something to mend: something that nobody has explained."""
    explained = dict(
        check.failure_set.filter(explanation__isnull=False)
        .order_by()
        .values_list("number")
        .annotate(count=Count("pk"))
    )
    counted = check.tally_set.order_by().values_list("number").annotate(all=Sum("count"))
    return sum(count > explained.get(number, 0) for number, count in counted)


def progress_of(year: int) -> list[Progress]:
    """What was noted of a year, in order of time."""
    return list(Progress.objects.filter(year=year))
