"""Ofsted's list of providers as the checks use it, and the lists that were used."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import narwhals.stable.v2 as nw

from hearth.documents.sentences import day
from hearth_web.returns.freezing import unpacked
from hearth_web.returns.models import ProviderList

__all__ = ["Homes", "homes", "lists_kept"]


@dataclass(frozen=True)
class Homes:
    """The list in use, as `check` takes it, and a sentence on it; nothing where there is none."""

    rows: nw.DataFrame[Any] | None = None
    sentence: str = ""


def homes() -> Homes:
    """The list that was brought last."""
    kept = ProviderList.objects.first()
    if kept is None:
        return Homes()
    words = f"Homes are looked up in Ofsted’s list of {day(kept.made_on)}."
    return Homes(unpacked(kept.packed), words)


def lists_kept() -> list[ProviderList]:
    """Every list that was ever used, newest first, without its rows."""
    return list(ProviderList.objects.defer("packed"))
