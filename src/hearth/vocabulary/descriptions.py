"""What case systems write in place of codes, and the code that each means."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from hearth.vocabulary._files import rows

__all__ = ["descriptions", "squeezed"]


def squeezed(text: str) -> str:
    """A text by its letters and digits alone, in small letters: how descriptions are compared."""
    return re.sub(r"[^a-z0-9]", "", text.lower())


def descriptions(code_set: str) -> Mapping[str, str]:
    """The code of each known description of a set, by the description `squeezed`.

    The code is empty for words that are known to mean none of them, as a special guardianship
    order is no legal status of the return.
    """
    return _by_set().get(code_set.upper(), MappingProxyType({}))


@cache
def _by_set() -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for row in rows("descriptions.csv"):
        found.setdefault(row["set"], {})[squeezed(row["description"])] = row["code"]
    return {name: MappingProxyType(codes) for name, codes in found.items()}
