"""Values in words, and the tags and filters of every template."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from hypothesis import assume, given
from hypothesis import strategies as st
from lxml import html

from hearth.dates import age_on
from hearth.documents.charts import bars
from hearth.documents.model import Figure
from hearth.documents.model import Table as DocumentTable
from hearth_web import ui
from hearth_web.ui.parts import Event, Line
from hearth_web.ui.words import age_in_words, shown

SUMMER = datetime(2024, 7, 1, 23, 30, tzinfo=UTC)


def say(template: str, **context: Any) -> str:
    return Template(template).render(Context(context))


@pytest.mark.parametrize(
    ("template", "value", "words"),
    [
        ("{{ v|day }}", date(2024, 5, 3), "3 May 2024"),
        ("{{ v|day }}", SUMMER, "2 July 2024"),
        ("{{ v|clock }}", SUMMER, "00:30"),
        ("{{ v|shown }}", SUMMER, "2 July 2024, 00:30"),
        ("{{ v|day }}", None, "not known"),
        ("{{ v|clock }}", None, "not known"),
        ("{{ v|age }}", None, "not known"),
        ("{{ v|known }}", None, "not known"),
        ("{{ v|known }}", "", "not known"),
        ("{{ v|known }}", 0, "0"),
        ("{{ v|known }}", "<b>", "&lt;b&gt;"),
        ("{{ v|shown }}", False, "No"),
        ("{{ v|shown }}", "", ""),
        ("{{ v|number }}", 1234567, "1,234,567"),
        ("{{ v|number }}", 14.26, "14.3"),
        ("{{ v|number }}", Decimal("14.265"), "14.27"),
        ("{{ v|number:0 }}", 14.5, "15"),
        ("{{ v|number }}", -3, "−3"),
        ("{{ v|number }}", float("nan"), "not known"),
        ("{{ v|money }}", Decimal("-1234.5"), "−£1,234.50"),
        ("{{ v|money:0 }}", 1234, "£1,234"),
        ("{{ v|percent }}", 38, "38%"),
        ("{{ v|percent }}", None, "not known"),
        ("{{ v|inside }}", "Date of birth", "date of birth"),
        ("{{ v|inside }}", "IRO", "IRO"),
        ("{{ v|unlocalised }}", 1800, "1800"),
    ],
)
def test_filters(template: str, value: object, words: str) -> None:
    assert say(template, v=value) == words


@pytest.mark.parametrize(
    ("dob", "on", "words"),
    [
        (date(2010, 3, 3), date(2024, 5, 3), "14 years 2 months"),
        (date(2010, 5, 4), date(2024, 5, 3), "13 years 11 months"),
        (date(2010, 5, 3), date(2024, 5, 3), "14 years"),
        (date(2023, 4, 3), date(2024, 5, 3), "13 months"),
        (date(2024, 4, 30), date(2024, 5, 3), "0 weeks"),
        (date(2024, 3, 30), date(2024, 5, 3), "4 weeks"),
        (date(2024, 1, 31), date(2024, 4, 30), "3 months"),
        (date(2008, 2, 29), date(2024, 2, 28), "15 years 11 months"),
    ],
)
def test_an_age_is_said_as_it_helps_at_that_age(dob: date, on: date, words: str) -> None:
    assert age_in_words(dob, on) == words
    assert say("{{ dob|age:on }}", dob=dob, on=on) == words


@given(st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.dates(date(1990, 1, 1), date(2030, 1, 1)))
def test_the_years_of_an_age_are_those_of_the_law(dob: date, on: date) -> None:
    assume(dob <= on)
    years = age_on(dob, on)
    if years >= 2:
        found = age_in_words(dob, on).split()
        assert int(found[0]) == years
        assert len(found) == 2 or 1 <= int(found[2]) <= 11


def test_a_chart_is_drawn_with_its_table() -> None:
    figure = Figure(
        "Homes <now>",
        bars("Homes", ["Foster <home>", "Kin"], [3, 4]),
        DocumentTable(
            "Homes", ["", "Children"], [["Foster <home>", "3"], ["", "4"]], frozenset({1})
        ),
    )
    tree = html.fromstring(say("{% chart figure %}", figure=figure))
    assert len(tree.xpath("//svg[@role='img']")) == 1
    assert tree.xpath("//details//th[@scope='row']/text()") == ["Foster <home>"]
    assert tree.xpath("//details//th[@scope='col']/text()") == ["Children"]
    assert tree.xpath("//figcaption/text()") == ["Homes <now>"]
    assert tree.xpath("//*[@style]") == []


@pytest.mark.parametrize(
    ("tag", "context", "words"),
    [
        ('{% ui "summary" rows=rows %}', {"rows": [Line("Born", date(2012, 5, 4), "#")]}, "4 May"),
        ('{% ui "summary" rows=rows %}', {"rows": [Line("Born", None, "#")]}, "Change born"),
        ('{% ui "timeline" events=rows %}', {"rows": [Event(None, "Came")]}, "not known"),
        ('{% ui "stat" label="In care" value=rows %}', {"rows": 1234}, "1,234"),
        ('{% ui "identity" name="<Ash>" age=rows %}', {"rows": None}, "Agenot known"),
        ('{% ui "progress" label="Read" done=1 total=rows %}', {"rows": 5000}, "1 of 5,000"),
        ('{% ui "progress" label="Read" done=0 total=rows %}', {"rows": 0}, "Starting"),
        ('{% ui "empty" title=rows %}', {"rows": "None <yet>"}, "None <yet>"),
    ],
)
def test_our_own_components(tag: str, context: dict[str, Any], words: str) -> None:
    context["request"] = RequestFactory().get("/")
    assert words in " ".join(html.fromstring(say(tag, **context)).text_content().split())


def test_a_bar_without_an_end_yet_has_no_value() -> None:
    (bar,) = html.fromstring(
        render_to_string("ui/components/progress.html", {"label": "Read", "done": 0, "total": 0})
    ).xpath("//progress")
    assert "value" not in bar.attrib


def test_a_value_that_is_a_number_in_disguise_stays_words() -> None:
    assert shown("007") == "007"


def test_no_template_shows_its_own_comment() -> None:
    # Django takes {# #} for a comment on one line only; over several it is drawn.
    pages = list(Path(ui.__file__).parents[1].rglob("*.html"))
    lines = [(page.name, line) for page in pages for line in page.read_text().splitlines()]
    shown = [name for name, line in lines if "{#" in line and "#}" not in line]
    assert len(pages) > 100
    assert shown == []
