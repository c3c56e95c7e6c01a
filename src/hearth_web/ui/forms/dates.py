"""A date in three boxes, or pasted whole into the first."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from hearth.documents.sentences import day as in_words
from hearth.documents.sentences import join
from hearth_web.ui import clock

__all__ = ["BOXES", "DateBoxes", "DateField"]

BOXES = ("day", "month", "year")
MONTHS = {name[:3].lower(): number for number, name in enumerate(month_name) if name}
FIRST_YEAR, LAST_YEAR = 1900, 2100
Bound = date | Callable[[], date] | None


class DateBoxes(forms.Widget):
    """Three text boxes, ``dob-day``, ``dob-month`` and ``dob-year``; a whole date may be in one."""

    use_fieldset = True

    def value_from_datadict(
        self,
        data: Mapping[str, Any],
        files: Any,  # noqa: ARG002
        name: str,
    ) -> dict[str, str] | None:
        """What stands in the boxes; a date given under the plain name is spread over them."""
        if whole := str(data.get(name) or "").strip():
            return dict(zip(BOXES, _spread(whole), strict=True))
        boxes = {box: str(data.get(f"{name}-{box}") or "").strip() for box in BOXES}
        filled = [box for box in BOXES if boxes[box]]
        if len(filled) == 1 and len(_pieces(boxes[filled[0]])) == 3:
            return dict(zip(BOXES, _spread(boxes[filled[0]]), strict=True))
        return boxes

    def value_omitted_from_data(
        self,
        data: Mapping[str, Any],
        files: Any,  # noqa: ARG002
        name: str,
    ) -> bool:
        """Whether the form that was sent had no such boxes at all."""
        return not any(key in data for key in (name, *(f"{name}-{box}" for box in BOXES)))

    @staticmethod
    def boxes(value: Any) -> dict[str, str]:
        """What to write into each box for a date, for what was typed, or for nothing."""
        if isinstance(value, date):
            return {"day": str(value.day), "month": str(value.month), "year": str(value.year)}
        if isinstance(value, Mapping):
            return {box: str(value.get(box, "")) for box in BOXES}
        return dict(zip(BOXES, _spread(str(value or "")), strict=True))

    def id_for_label(self, id_: str, index: str | None = None) -> str:  # noqa: ARG002
        """The first box."""
        return f"{id_}-{BOXES[0]}"


class DateField(forms.Field):
    """A day. `earliest` and `latest` are days or functions that give one, such as `localdate`.

    An error names the boxes it is about in its ``params["boxes"]``.
    """

    widget = DateBoxes

    def __init__(self, *, earliest: Bound = None, latest: Bound = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.earliest, self.latest = earliest, latest

    def to_python(self, value: Any) -> date | None:
        """The day that was typed; ValidationError says what is missing or not real."""
        if value is None or isinstance(value, date):
            return value
        boxes = self.widget.boxes(value)
        missing = [box for box in BOXES if not boxes[box]]
        if len(missing) == len(BOXES):
            return None
        if missing:
            words = join([f"a {box}" for box in missing])
            raise self._error("incomplete", missing, missing=words)
        return self._real(boxes)

    def validate(self, value: Any) -> None:
        """Required, and within the bounds."""
        super().validate(value)
        if value is None:
            return
        latest, earliest = _bound(self.latest), _bound(self.earliest)
        if latest and value > latest:
            raise self._error("too_late", BOXES, bound=_by(latest))
        if earliest and value < earliest:
            raise self._error("too_early", BOXES, bound=f"on or after {in_words(earliest)}")

    def _real(self, boxes: Mapping[str, str]) -> date:
        if re.fullmatch(r"\d{1,3}", boxes["year"]):
            raise self._error("short_year", ["year"])
        month = _month(boxes["month"])
        wrong = [box for box in ("day", "year") if not boxes[box].isdecimal()]
        if wrong or not month:
            raise self._error("unreal", wrong or ["month"])
        try:
            found = date(int(boxes["year"]), month, int(boxes["day"]))
        except (ValueError, OverflowError):
            raise self._error("unreal", BOXES) from None
        if not FIRST_YEAR <= found.year <= LAST_YEAR:
            raise self._error("unreal", ["year"])
        return found

    def _error(self, code: str, boxes: Sequence[str], **params: str) -> ValidationError:
        return ValidationError(self.error_messages[code], code, {"boxes": list(boxes), **params})


def _bound(bound: Bound) -> date | None:
    return bound() if callable(bound) else bound


def _by(latest: date) -> str:
    is_today = latest == clock.today()
    return "today or in the past" if is_today else f"on or before {in_words(latest)}"


def _month(words: str) -> int:
    """A month by number, or by its name or the first letters of it; 0 if it is none."""
    if words.isdecimal():
        return int(words) if 1 <= int(words) <= 12 else 0
    number = MONTHS.get(words[:3].lower(), 0)
    return number if month_name[number].lower().startswith(words.lower()) else 0


def _pieces(whole: str) -> list[str]:
    return re.findall(r"\d+|[A-Za-z]+", re.sub(r"(?<=\d)(st|nd|rd|th)\b", "", whole))


def _spread(whole: str) -> tuple[str, str, str]:
    """A date in one piece as day, month and year; what is no date stays in the first box."""
    pieces = _pieces(whole)
    if len(pieces) != 3:
        return whole, "", ""
    first, second, third = pieces
    return (third, second, first) if len(first) == 4 else (first, second, third)
