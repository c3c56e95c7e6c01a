"""Work plans: each agreed on a day, the one before it kept."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from hearth.board import MunicipalYear
from hearth_web.access.models import User
from hearth_web.board.actions.rows import add
from hearth_web.board.models import Body, Plan, Planned

__all__ = ["agree_plan"]


def agree_plan(*, by: User, body: Body, on: date, copies: bool) -> Plan:
    """A new plan; with `copies` it begins with what the last had for later meetings."""
    before = body.plans.filter(agreed_on__lt=on).first()
    with transaction.atomic():
        plan = add(by=by, row=Plan(body=body, year=MunicipalYear.of(on).beginning, agreed_on=on))
        ahead = before.items.filter(day__gt=on) if before and copies else ()
        for each in ahead:
            add(by=by, row=Planned(plan=plan, day=each.day, theme=each.theme, title=each.title))
    return plan
