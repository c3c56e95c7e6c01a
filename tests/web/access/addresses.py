"""Every address of the site, found by walking its patterns, and the table of who may open which."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

__all__ = ["EXAMPLES", "TABLE", "Address", "Row", "addresses", "table"]

TABLE = Path(__file__).parents[1] / "urls.csv"
# A value for each kind of converter, and for the arguments of expressions by their names.
NOBODY = UUID("00000000-0000-4000-8000-000000000000")
EXAMPLES: dict[str, Any] = {"uuid": NOBODY, "uuidstr": NOBODY, "int": 1}


@dataclass(frozen=True)
class Address:
    """One pattern: its name (with its namespace), or the route where it has no name."""

    name: str
    route: str
    arguments: dict[str, Any]
    view: Any

    @property
    def path(self) -> str:
        """An example of it; of nothing that exists."""
        try:
            return reverse(self.name, kwargs=self.arguments)
        except NoReverseMatch:
            return f"/{self.route}"

    @property
    def is_plain(self) -> bool:
        """Whether it takes no arguments."""
        return not self.arguments and not set("<(") & set(self.route)


@dataclass(frozen=True)
class Row:
    """A line of the table. `kind` is public, signed-in, verbs, token or closed."""

    name: str
    kind: str
    verbs: tuple[str, ...]


def addresses() -> list[Address]:
    """Every address, each once. Several may share a name."""
    found = {each.route: each for each in _walk(get_resolver().url_patterns, "", "", {})}
    return list(found.values())


def _walk(
    patterns: list[URLPattern | URLResolver], route: str, space: str, arguments: dict[str, Any]
) -> Iterator[Address]:
    for each in patterns:
        here = route + str(each.pattern)
        taken = {**arguments, **_arguments(each)}
        if isinstance(each, URLResolver):
            inner = f"{space}{each.namespace}:" if each.namespace else space
            yield from _walk(each.url_patterns, here, inner, taken)
        else:
            yield Address(f"{space}{each.name}" if each.name else here, here, taken, each.callback)


def _arguments(each: URLPattern | URLResolver) -> dict[str, Any]:
    converters = getattr(each.pattern, "converters", {})
    found = {
        name: EXAMPLES.get(type(one).__name__.removesuffix("Converter").lower(), "x")
        for name, one in converters.items()
    }
    groups = getattr(each.pattern, "regex", None)
    named = groups.groupindex if groups is not None and not converters else {}
    return found | dict.fromkeys(named, "x")


def table() -> dict[str, Row]:
    """The table as it stands in `urls.csv`."""
    with TABLE.open(newline="", encoding="utf-8") as lines:
        return {
            row["name"]: Row(row["name"], row["kind"], tuple(row["verbs"].split()))
            for row in csv.DictReader(lines)
        }
