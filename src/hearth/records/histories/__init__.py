"""Periods of care, placements and legal statuses, derived from episodes."""

from hearth.records.histories.model import Histories

__all__ = ["Histories"]
