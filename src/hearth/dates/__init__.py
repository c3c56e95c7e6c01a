"""Days, ages, collection years and periods. Nothing here reads the clock."""

from hearth.dates.clock import after_hours, moments
from hearth.dates.collection_year import CollectionYear
from hearth.dates.counting import (
    THIRTEEN_WEEKS,
    add_months,
    age_on,
    beginning_with,
    birthday,
    hours_between,
    month_ends,
    within_weeks,
)
from hearth.dates.period import Period
from hearth.dates.period_set import PeriodSet
from hearth.dates.working_days import (
    add_working_days,
    bank_holidays,
    clear_days,
    is_announced,
    is_working_day,
    plan_by,
    within_working_days,
    working_days_between,
)

__all__ = [
    "THIRTEEN_WEEKS",
    "CollectionYear",
    "Period",
    "PeriodSet",
    "add_months",
    "add_working_days",
    "after_hours",
    "age_on",
    "bank_holidays",
    "beginning_with",
    "birthday",
    "clear_days",
    "hours_between",
    "is_announced",
    "is_working_day",
    "moments",
    "month_ends",
    "plan_by",
    "within_weeks",
    "within_working_days",
    "working_days_between",
]
