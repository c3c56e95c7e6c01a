"""What a table says, before anything decides how it is drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from django.http import HttpRequest

from hearth_web.ui.words import Kind, is_unknown

__all__ = ["Column", "Table", "chosen_sort", "sorted_rows", "value_of"]

NUMERIC = frozenset({"number", "money", "percent"})


@dataclass(frozen=True)
class Column:
    """One column: the key of its value in a row, its heading, and what kind of value it holds.

    `sorts` makes the heading a link that sorts by `key`. `link` is the key of an address in the
    row: the value is drawn as a link to it. `said` is the key of words that a screen reader adds to
    that link, where the value alone ("Change") would not tell it from others. `colours` give a tag
    its colour by its words. Numbers are shown with `decimals`; without, as they are given, two at
    most.
    """

    key: str
    label: str
    kind: Kind = "text"
    sorts: bool = False
    link: str = ""
    colours: Mapping[str, str] = field(default_factory=dict)
    decimals: int | None = None
    said: str = ""

    @property
    def is_numeric(self) -> bool:
        """Whether it is set to the right."""
        return self.kind in NUMERIC

    def of(self, row: Any) -> Any:
        """Its value in a row, which is a mapping or an object."""
        return value_of(row, self.key)

    def address_in(self, row: Any) -> str:
        """Where its value leads in a row, if anywhere."""
        return str(value_of(row, self.link) or "") if self.link else ""


class Rows(Protocol):
    """What can be gone through, counted and sliced: a list, a queryset."""

    def __len__(self) -> int: ...

    def __iter__(self) -> Iterator[Any]: ...

    def __getitem__(self, some: slice, /) -> Iterable[Any]: ...


@dataclass(frozen=True)
class Table:
    """A table as anybody may take it away. The first column is each row's header.

    `rows` is anything that can be sliced and counted, such as a list or a queryset; `as_row` makes
    each into a mapping of values. `sort` says how they are sorted already: a key, with a minus for
    descending. `per_page` cuts the screen, never the download, into pages; 0 is one page.
    """

    caption: str
    columns: Sequence[Column]
    rows: Rows
    sort: str = ""
    per_page: int = 0
    empty: str = "Nothing to show."
    notes: Sequence[str] = ()
    as_row: Callable[[Any], Any] | None = None

    def cells(self) -> Iterator[list[Any]]:
        """Every row as the values of its columns."""
        for each in self.rows_of(self.rows):
            yield [column.of(each) for column in self.columns]

    def rows_of(self, some: Iterable[Any]) -> Iterator[Any]:
        """Some of the rows, ready to read values from."""
        return (self.as_row(each) if self.as_row else each for each in some)


def chosen_sort(request: HttpRequest, columns: Sequence[Column], default: str = "") -> str:
    """The sort the address asks for (`?sort=-name`), if a column offers it; else the default."""
    asked = request.GET.get("sort", "")
    return asked if asked.removeprefix("-") in {c.key for c in columns if c.sorts} else default


def sorted_rows(rows: Iterable[Any], sort: str) -> list[Any]:
    """Rows in memory in that order. Unknown values come last, either way up."""
    key, descending = sort.removeprefix("-"), sort.startswith("-")
    if not key:
        return list(rows)
    known: list[Any] = []
    unknown: list[Any] = []
    for row in rows:
        (unknown if is_unknown(value_of(row, key)) else known).append(row)
    known.sort(key=lambda row: _sortable(value_of(row, key)), reverse=descending)
    return known + unknown


def _sortable(value: Any) -> Any:
    return value.casefold() if isinstance(value, str) else value


def value_of(row: Any, key: str) -> Any:
    """A value of a row, which is a mapping or an object."""
    return row[key] if isinstance(row, Mapping) else getattr(row, key)
