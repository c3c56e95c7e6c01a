"""The duties to visit that the law sets for every child in care, by where they live."""

from __future__ import annotations

__all__ = ["STATUTORY_VISITS"]

STATUTORY_VISITS = (
    "visit-first-week",
    "visit-six-weekly",
    "visit-permanent",
    "visit-long-term-foster",
    "visit-parents-unassessed",
    "visit-reg24-or-ico-home",
    "visit-care-order-home",
    "visit-other-living",
    "visit-adoptive-placement",
)
"""The council's own standards, visits on request and those in short breaks are not among them."""
