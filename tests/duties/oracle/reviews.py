"""Reviews and the reviewing officer: section 4 of the specification."""

from __future__ import annotations

from collections.abc import Callable

from .counting import DONE, Asked, Found, Life


def held(life: Life):
    return [(row["on"], DONE) for row in life["reviews"]]


def first_review(life: Life) -> list[Found]:
    asked = Asked(life, "review-first")
    for care in life.care:
        if care["known"]:
            asked.once(care["start"], care["end"], [("20 wd", "5 wd")], held(life))
    return asked.rows


DUTIES: dict[str, Callable[[Life], list[Found]]] = {
    "review-first": first_review,
}
