"""Checks of a year's return, what people explained, and what the checks compare with."""

from __future__ import annotations

from hearth_web.returns.models.checks import (
    CHECK,
    MENDED,
    Check,
    Deadline,
    Explanation,
    Failure,
    OfCheck,
    Progress,
    Tally,
)
from hearth_web.returns.models.providers import ProviderList
from hearth_web.returns.models.submissions import Submission, SubmittedTable

__all__ = [
    "CHECK",
    "MENDED",
    "Check",
    "Deadline",
    "Explanation",
    "Failure",
    "OfCheck",
    "Progress",
    "ProviderList",
    "Submission",
    "SubmittedTable",
    "Tally",
]
