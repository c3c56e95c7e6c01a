"""Inspections, file audits and what came of them: the rules, without pages or storage."""

from __future__ import annotations

__all__: list[str] = []
