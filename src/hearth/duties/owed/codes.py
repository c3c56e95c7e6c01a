"""Codes of the return that several duties ask for, named once."""

from __future__ import annotations

from datetime import date

from hearth.dates import days
from hearth.vocabulary import code_set

__all__ = [
    "ADOPTERS",
    "AT_HOME",
    "CARE_ORDERS",
    "CONNECTED",
    "COURT_ORDERS",
    "DETAINED",
    "FOSTER",
    "LONG_TERM",
    "OTHER_ARRANGEMENTS",
    "OWN_CARERS",
    "REGISTRATION",
    "UNREGISTERED",
    "WITH_ADOPTERS",
]


def places(*groups: str) -> tuple[str, ...]:
    """The codes of PLACE of some groups, those of earlier years among them."""
    return tuple(sorted(code_set("PLACE").in_group(*groups)))


def statuses(*groups: str) -> tuple[str, ...]:
    """The codes of LS of some groups."""
    return tuple(sorted(code_set("LS").in_group(*groups)))


AT_HOME = places("placed-with-parents")
WITH_ADOPTERS = places("adoption")
CONNECTED = places("foster-kinship")
FOSTER = places("foster-kinship", "foster-other")
OTHER_ARRANGEMENTS = places("semi-independent")
LONG_TERM = ("U1", "U4")
ADOPTERS = ("U2", "U5")  # foster carers who are approved adopters: regulation 25A, not 24
DETAINED = "R5"
OWN_CARERS = "PR1"  # PLACE_PROVIDER of the council's own
UNREGISTERED = "XXXXXXX"  # in place of an Ofsted number

CARE_ORDERS = statuses("care-order")
COURT_ORDERS = statuses("care-order", "freeing-order", "placement-order")
"""Orders by which the child is in the council's care, not only accommodated."""

REGISTRATION = days.day_number(date(2023, 10, 28))
"""From when supported accommodation is registered (SI 2023/416)."""
