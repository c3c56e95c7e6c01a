"""Dates as people type and paste them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import time_machine
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from hearth_web.ui.forms import DateField, HearthForm


class Born(HearthForm):
    dob = DateField(label="Date of birth", earliest=date(1990, 1, 1), latest=timezone.localdate)


def boxes(day: str = "", month: str = "", year: str = "") -> dict[str, str]:
    return {"dob-day": day, "dob-month": month, "dob-year": year}


@pytest.mark.parametrize(
    "data",
    [
        boxes("3", "5", "2012"),
        boxes("03", "05", "2012"),
        boxes(" 3 ", "May", "2012"),
        boxes("3", "may", "2012"),
        boxes("3/5/2012"),
        boxes("3 May 2012"),
        boxes("3rd May 2012"),
        boxes("2012-05-03"),
        boxes(year="03.05.2012"),
        {"dob": "2012-05-03"},
        {"dob": "3 May 2012"},
    ],
)
def test_the_same_day_in_many_ways(data: dict[str, str]) -> None:
    form = Born(data)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["dob"] == date(2012, 5, 3)


@pytest.mark.parametrize(
    ("data", "sentence", "wrong"),
    [
        (boxes(), "Enter the date of birth", "day month year"),
        (boxes("3", "5"), "Date of birth must include a year", "year"),
        (boxes(year="2012"), "Date of birth must include a day and a month", "day month"),
        (boxes("31", "2", "2012"), "Date of birth must be a real date", "day month year"),
        (boxes("3", "13", "2012"), "Date of birth must be a real date", "month"),
        (boxes("3", "Mayday", "2012"), "Date of birth must be a real date", "month"),
        (boxes("x", "5", "2012"), "Date of birth must be a real date", "day"),
        (boxes("3", "5", "12"), "Date of birth must have a year of 4 numbers, like 2024", "year"),
        (boxes("3", "5", "20122"), "Date of birth must be a real date", "day month year"),
        (boxes("3", "5", "0212"), "Date of birth must be a real date", "year"),
        (boxes("9" * 30, "5", "2012"), "Date of birth must be a real date", "day month year"),
        (boxes("3", "5", "2030"), "Date of birth must be today or in the past", "day month year"),
        (
            boxes("3", "5", "1980"),
            "Date of birth must be on or after 1 January 1990",
            "day month year",
        ),
    ],
)
@time_machine.travel("2026-11-26 12:00")
def test_what_is_wrong_is_said_and_its_boxes_marked(
    data: dict[str, str], sentence: str, wrong: str
) -> None:
    form = Born(data)
    assert form.errors["dob"] == [sentence]
    group = html.fromstring(str(form["dob"]))
    marked = group.xpath("//input[contains(@class, 'govuk-input--error')]/@id")
    assert marked == [f"id_dob-{box}" for box in wrong.split()]
    assert form["dob"].target == marked[0]
    assert group.xpath("//input/@value") == list(data.values())


def test_a_bound_that_is_not_today_is_named() -> None:
    class Earlier(HearthForm):
        seen = DateField(latest=date(2020, 3, 31))

    assert Earlier({"seen": "2020-04-01"}).errors["seen"] == [
        "Seen must be on or before 31 March 2020"
    ]


def test_a_date_may_be_left_out() -> None:
    class Perhaps(HearthForm):
        seen = DateField(required=False)

    form = Perhaps({})
    assert form.is_valid()
    assert form.cleaned_data["seen"] is None
    assert "seen" not in form.changed_data


def test_a_known_date_fills_the_boxes_and_is_no_change() -> None:
    form = Born({**boxes("3", "5", "2012")}, initial={"dob": date(2012, 5, 3)})
    assert form.changed_data == []
    drawn = html.fromstring(str(Born(initial={"dob": date(2012, 5, 3)})["dob"]))
    assert drawn.xpath("//input/@value") == ["3", "5", "2012"]


@given(st.dates(date(1990, 1, 1), date(2026, 1, 1)))
def test_any_day_survives_being_drawn_and_sent(day: date) -> None:
    drawn = html.fromstring(str(Born(initial={"dob": day})["dob"]))
    sent: dict[str, Any] = {each.get("name"): each.get("value") for each in drawn.xpath("//input")}
    assert Born(sent).changed_data == ["dob"]
    assert DateField().clean(DateField().widget.value_from_datadict(sent, {}, "dob")) == day


@given(st.text(max_size=12), st.text(max_size=12), st.text(max_size=12))
def test_nothing_anybody_types_breaks_it(day: str, month: str, year: str) -> None:
    form = Born(boxes(day, month, year))
    assert form.is_valid() or len(form.errors["dob"]) == 1
    assert "<input" in str(form["dob"])
