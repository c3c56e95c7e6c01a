"""What people do, how often, and at which address."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

__all__ = ["OPENED", "PAGES", "Page"]

Driver = Mapping[str, Any]

OPENED = "Open the form of a note"  # before it is saved


@dataclass(frozen=True)
class Page:
    """One thing people do: of a hundred acts, `share` are this. `path` varies with a number."""

    share: int
    path: Callable[[Driver, int], str]
    saves: bool = False


def child_of(one: Driver, n: int) -> str:
    children = one["children"]
    return f"/children/{children[n % len(children)]}/"


def word(one: Driver, n: int) -> str:
    words = one["words"]
    return str(words[n % len(words)])


LISTS = (
    "status=in-care",
    "status=care-leaver",
    "age=16-17",
    "home=fostering",
    "area=out&sort=-dob",
)

PAGES: Mapping[str, Page] = {
    "Find a child": Page(25, lambda one, n: f"/find?q={quote(word(one, n))}"),
    "A child's page": Page(30, child_of),
    "A list": Page(15, lambda _, n: f"/children/?{LISTS[n % len(LISTS)]}"),
    "Home": Page(10, lambda *_: "/"),
    "Numbers": Page(7, lambda *_: "/numbers/"),
    "Numbers of a day not asked before": Page(
        1, lambda _, n: f"/numbers/?on={2021 + n % 4}-{n // 4 % 12 + 1:02}-{n // 48 % 28 + 1:02}"
    ),
    "Save a note": Page(12, lambda one, n: f"{child_of(one, n)}note/add/", saves=True),
}
