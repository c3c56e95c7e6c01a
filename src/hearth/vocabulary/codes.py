"""Code sets: each code with its label, its group and the years it was valid in.

The return's own are in ``codes.csv``; those of practice that the return does not ask for, such as
the roles of workers, in ``practice-codes.csv``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from types import MappingProxyType

from hearth.vocabulary._files import rows
from hearth.vocabulary.councils import Council, councils
from hearth.vocabulary.nearest import not_found

__all__ = ["Code", "CodeSet", "code_set", "code_sets"]


@dataclass(frozen=True)
class Code:
    """One code of a code set.

    `valid_from` and `valid_to` are the first and last collection years (as the year each ends)
    whose return accepts it; None is no limit. `group` is the finest family statistics use.
    """

    set: str
    code: str
    label: str
    group: str
    valid_from: int | None = None
    valid_to: int | None = None
    note: str = ""

    def is_valid(self, year: int) -> bool:
        """Whether the return of collection year `year` accepts this code."""
        return (self.valid_from or year) <= year <= (self.valid_to or year)


@dataclass(frozen=True)
class CodeSet:
    """The codes of one item of the return, in the order of the guidance."""

    name: str
    by_code: Mapping[str, Code] = field(hash=False)

    def codes(self, year: int | None = None) -> tuple[Code, ...]:
        """Every code, or those valid in collection year `year`."""
        return tuple(c for c in self.by_code.values() if year is None or c.is_valid(year))

    def get(self, code: str) -> Code:
        """The code spelt `code`; NotFoundError offers the nearest."""
        if code not in self.by_code:
            raise not_found(f"{self.name} code", code, self.by_code)
        return self.by_code[code]

    def has(self, code: str) -> bool:
        """Whether any year's return has `code`."""
        return code in self.by_code

    def label(self, code: str) -> str:
        """What `code` means; NotFoundError offers the nearest."""
        return self.get(code).label

    def group(self, code: str) -> str:
        """The group `code` belongs to; NotFoundError offers the nearest."""
        return self.get(code).group

    def is_valid(self, code: str, year: int) -> bool:
        """Whether `code` exists and the return of collection year `year` accepts it."""
        return code in self.by_code and self.by_code[code].is_valid(year)

    def in_group(self, *groups: str) -> frozenset[str]:
        """The codes of these groups, all years; NotFoundError offers the nearest group."""
        known = {code.group: None for code in self.by_code.values()}
        for group in groups:
            if group not in known:
                raise not_found(f"{self.name} group", group, known)
        return frozenset(c.code for c in self.by_code.values() if c.group in groups)


def code_set(name: str) -> CodeSet:
    """The code set called `name`, the return's item name such as ``PLACE``, in either case.

    ``LA_CODE`` is the councils; ``LA_PERM`` is every council there has been, since one now
    abolished may have got the order, and the values for places outside England.
    """
    sets = _sets()
    if name.upper() not in sets:
        raise not_found("code set", name, sets)
    return sets[name.upper()]


def code_sets() -> tuple[CodeSet, ...]:
    """Every code set."""
    return tuple(_sets().values())


@cache
def _sets() -> dict[str, CodeSet]:
    codes = [_code(row) for row in [*rows("codes.csv"), *rows("practice-codes.csv")]]
    codes += [_authority(council) for council in councils()]
    codes += [
        replace(code, set="LA_PERM", valid_from=None, valid_to=None)
        for code in codes
        if code.set in ("LA_CODE", "LA_PERM_SPECIAL")
    ]
    by_set: dict[str, dict[str, Code]] = {}
    for code in codes:
        by_set.setdefault(code.set, {})[code.code] = code
    return {name: CodeSet(name, MappingProxyType(members)) for name, members in by_set.items()}


def _code(row: dict[str, str]) -> Code:
    return Code(
        set=row["code_set"],
        code=row["code"],
        label=row["label"],
        group=row["group"],
        valid_from=int(row["valid_from"]) if row["valid_from"] else None,
        valid_to=int(row["valid_to"]) if row["valid_to"] else None,
        note=row["note"],
    )


def _authority(council: Council) -> Code:
    # Councils change on 1 April, the first day of a collection year.
    return Code(
        set="LA_CODE",
        code=council.la_number,
        label=council.name,
        group=council.sub_region or council.region,
        valid_from=council.from_date.year + 1 if council.from_date else None,
        valid_to=council.to_date.year if council.to_date else None,
    )
