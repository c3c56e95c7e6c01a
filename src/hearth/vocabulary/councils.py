"""England's councils with children's services: names, codes, regions, changes, children."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from types import MappingProxyType

from hearth.vocabulary._files import rows
from hearth.vocabulary.nearest import not_found

__all__ = ["Council", "council", "councils"]


@dataclass(frozen=True)
class Council:
    """A council that is or was responsible for children in care.

    `la_number` is the three digits the Department for Education uses, `ons_code` the current code
    of the Office for National Statistics (ONS). `from_date` and `to_date` are the first and last
    day it existed, None where that is before our figures or not yet. `successors` are the
    `la_number`s of the councils that replaced it. `population` is residents aged 0 to 17 by
    mid-year (30 June), as the ONS estimates them.
    """

    la_number: str
    ons_code: str
    name: str
    region: str
    sub_region: str
    type: str
    successors: tuple[str, ...]
    population: Mapping[int, int] = field(hash=False)
    from_date: date | None = None
    to_date: date | None = None
    also_known_as: tuple[str, ...] = ()
    former_ons_codes: tuple[str, ...] = ()

    @property
    def abolished(self) -> bool:
        """Whether other councils have replaced it; `to_date` and `successors` say when and who."""
        return self.to_date is not None

    def residents(self, on: date) -> int | None:
        """Residents aged 0 to 17 at the June before `on`: the ground that rates stand on.

        The estimate for mid-2024 serves dates from 1 July 2024 to 30 June 2025. None when the ONS
        has no estimate for that June: a rate is then not available.
        """
        mid_year = on.year if on > date(on.year, 6, 30) else on.year - 1
        return self.population.get(mid_year)


@cache
def councils() -> tuple[Council, ...]:
    """Every council in order of its number, those abolished included."""
    population = {row["la_number"]: _population(row) for row in rows("populations.csv")}
    return tuple(
        _council(row, population.get(row["la_number"], {})) for row in rows("councils.csv")
    )


def council(name_or_code: str) -> Council:
    """The council with this name, number or ONS code, in any case and with or without "Council".

    Abolished councils are found too. NotFoundError offers the nearest names.
    """
    index = _index()
    for form in _forms(name_or_code):
        if form in index:
            return index[form]
    raise not_found(
        "council",
        name_or_code,
        [each.name for each in councils()],
        "Give its name, its three-digit number or its ONS code.",
    )


@cache
def _index() -> dict[str, Council]:
    """Councils by every plain name and code they go by."""
    return {
        _plain(name): each
        for each in councils()
        for name in (
            each.name,
            each.la_number,
            each.ons_code,
            *each.also_known_as,
            *each.former_ons_codes,
        )
    }


def _forms(text: str) -> Iterator[str]:
    """The plain form of `text`, then what is left without the words around a council's name.

    The whole name comes first, so that "City of London" is not taken for London.
    """
    plain = _plain(text)
    yield plain
    yield _AFTER.sub("", plain)
    yield _BEFORE.sub("", plain)
    yield _AFTER.sub("", _BEFORE.sub("", plain))


_KINDS = "(city and county|county|city|royal borough|london borough|metropolitan borough|borough)"
_BEFORE = re.compile(rf"^(the )?(council of the|{_KINDS} of|metropolitan (borough|district) of) ")
_AFTER = re.compile(
    r"( (city|county|borough|district|metropolitan))*( (council|mbc|corporation))?$"
)


def _plain(text: str) -> str:
    """`text` in lower case, with "and" for "&" and one space for other punctuation."""
    words = re.sub(r"[’'.]", "", text.casefold().replace("&", " and "))
    return re.sub(r"[^a-z0-9]+", " ", words).strip()


def _population(row: dict[str, str]) -> dict[int, int]:
    return {int(year): int(count) for year, count in row.items() if year.isdigit() and count}


def _council(row: dict[str, str], population: dict[int, int]) -> Council:
    return Council(
        la_number=row["la_number"],
        ons_code=row["ons_code"],
        name=row["name"],
        region=row["region"],
        sub_region=row["sub_region"],
        type=row["type"],
        successors=_several(row["successors"]),
        population=MappingProxyType(population),
        from_date=_day(row["from_date"]),
        to_date=_day(row["to_date"]),
        also_known_as=_several(row["also_known_as"]),
        former_ons_codes=_several(row["former_ons_codes"]),
    )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(";")) if cell else ()


def _day(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None
