"""A forecast that was written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from hearth.documents.forecast_report import Evidence

__all__ = ["Made"]


@dataclass(frozen=True)
class Made:
    """Where it was written to, and what it draws on."""

    folder: Path
    evidence: Evidence
