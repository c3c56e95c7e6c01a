"""The journey: one axis, no word over another, and the same as a list."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from hearth_web.people.drawing import draw
from hearth_web.people.drawing.axis import axis_of
from hearth_web.people.drawing.place import place, width
from hearth_web.people.journey import Drawn, Lane, Moment, Span
from hearth_web.people.models import Child, Placement

TODAY = date(2026, 11, 26)
LEFT, RIGHT = 150.0, 1104.0
SVG = "{http://www.w3.org/2000/svg}"
SignedIn = Callable[[str], Client]

WORDS = st.sampled_from(
    [
        "",
        "Care",
        "Section 20",
        "With family or friends who foster",
        "Ada and Jo Featherstone",
        "W" * 80,
    ]
)
DAYS = st.dates(date(2001, 1, 1), TODAY)


@st.composite
def spans(draw: Any) -> Span:
    start = draw(DAYS)
    end = draw(st.none() | st.dates(start, TODAY + timedelta(days=400)))
    tone = draw(st.sampled_from(["", "gap", "breaks"]))
    return Span(
        start, end, draw(WORDS), "Words.", short=draw(st.sampled_from(["", "C2"])), tone=tone
    )


@st.composite
def moments(draw: Any) -> Moment:
    return Moment(draw(DAYS), draw(WORDS), "Words.", frames=draw(st.booleans()))


@st.composite
def lanes(draw: Any) -> Drawn:
    entries = draw(st.lists(spans() | moments(), min_size=1, max_size=40))
    entries.sort(key=lambda e: e.start if isinstance(e, Span) else e.on)
    return Drawn(Lane("lane", "A lane of two words", 1, None, lambda _: ()), entries)


def apart(edges: Sequence[tuple[float, float]]) -> bool:
    ordered = sorted(edges)
    return all(a[1] <= b[0] + 0.01 for a, b in pairwise(ordered))


@settings(max_examples=150)
@given(st.lists(lanes(), min_size=1, max_size=3))
def test_no_word_lies_over_another_and_all_is_on_the_axis(drawn: list[Drawn]) -> None:
    axis = axis_of(drawn, TODAY, LEFT, RIGHT)
    ticks = axis.ticks()
    assert ticks or axis.last.year - axis.first.year < 10
    half = [(axis.at(d), width(words) / 2) for d, words in ticks]
    assert apart([(x - wide, x + wide) for x, wide in half])
    for each in drawn:
        placed = place(each, axis, TODAY)
        assert apart([(mark.x - 9, mark.x + 9) for mark in placed.marks])
        for level in range(placed.levels):
            on_level = [label for label in placed.labels if label.level == level]
            assert apart([(label.left, label.left + width(label.words)) for label in on_level])
        for bar in placed.bars:
            assert axis.left <= bar.x <= bar.end <= axis.right + 3
            assert width(bar.inside) <= bar.end - bar.x
        for row in range(placed.rows):
            held = [bar.span for bar in placed.bars if bar.row == row]
            ends = [span.end or max(TODAY, span.start) for span in held]
            assert all(e <= b.start for e, b in zip(ends, held[1:], strict=False))


@settings(max_examples=60)
@given(st.lists(lanes(), min_size=1, max_size=3), st.none() | DAYS)
def test_the_drawing_is_sound_and_obeys_the_strictest_policy(
    drawn: list[Drawn], dob: date | None
) -> None:
    life = SimpleNamespace(today=TODAY, child=SimpleNamespace(dob=dob, died=None))
    picture = draw(drawn, life, "A <title> & more", 'In a "sentence"')
    root = ET.fromstring(picture.svg)
    assert (root.get("role"), root.get("aria-label")) == ("img", 'In a "sentence"')
    assert root[0].text == "A <title> & more"
    for element in root.iter():
        assert not {"style", "id", "class", "onclick", "href"} & set(element.attrib)
        assert element.tag not in (f"{SVG}style", f"{SVG}script", f"{SVG}a")


def one_lane(*entries: Span | Moment) -> list[Drawn]:
    return [Drawn(Lane("homes", "Homes", 1, None, lambda _: ()), entries)]


def texts(picture: Any) -> list[str]:
    return [e.text or "" for e in ET.fromstring(picture.svg).iter(f"{SVG}text")]


def drawing(*entries: Span | Moment, dob: date | None = None) -> Any:
    life = SimpleNamespace(today=TODAY, child=SimpleNamespace(dob=dob, died=None))
    return draw(one_lane(*entries), life, "t", "a")


def test_a_long_life_counts_years_and_ages() -> None:
    life = drawing(Span(date(2001, 12, 1), None, "Here", "Here."), dob=date(2001, 12, 1))
    said = texts(life)
    assert {"2002", "2010", "2026", "0", "18", "24", "Homes"} <= set(said)
    assert "25" not in said  # not attained yet


def test_a_life_of_a_day_counts_days() -> None:
    said = texts(drawing(Span(date(2022, 3, 1), date(2022, 3, 2), "With foster carers", ".")))
    assert "With foster carers" in said
    assert "28 Feb" in said


def test_a_label_is_written_in_its_bar_else_beneath_else_the_bar_is_numbered() -> None:
    start = date(2020, 1, 1)
    wide = drawing(Span(start, None, "With foster carers", "."))
    assert "With foster carers" in texts(wide)
    assert not wide.numbered
    brief = start + timedelta(days=4)
    beneath = drawing(Span(start, brief, "Larch House", "."), Span(brief, None, "Home", "."))
    assert {"Larch House", "Home"} <= set(texts(beneath))
    assert not beneath.numbered
    moves = [start + timedelta(days=60 * n) for n in range(31)]
    many = drawing(
        *(
            Span(a, b, f"With the family of carer {n}", ".")
            for n, (a, b) in enumerate(pairwise(moves))
        )
    )
    assert many.numbered == {"homes"}
    assert {str(n) for n in range(1, 31)} <= set(texts(many))


def test_many_moments_in_one_place_are_counted() -> None:
    start = date(2020, 1, 1)
    out = [Moment(start + timedelta(days=n), "", f"Time {n}.") for n in range(12)]
    life = drawing(Span(date(2010, 1, 1), None, "Care", "."), *out)
    assert "12" in texts(life)
    assert "Time 0. Time 1." in life.svg  # for whoever points at it


def test_a_birth_long_before_does_not_stretch_the_axis() -> None:
    came = date(2024, 1, 1)
    lane = one_lane(Moment(date(2010, 1, 1), "Born", ".", frames=False), Span(came, None, "C", "."))
    assert axis_of(lane, TODAY, LEFT, RIGHT).first > date(2023, 1, 1)
    alone = one_lane(Moment(date(2010, 1, 1), "Born", ".", frames=False))
    assert axis_of(alone, TODAY, LEFT, RIGHT).holds(date(2010, 1, 1))


def test_what_has_ended_is_not_drawn_to_today() -> None:
    ended = one_lane(Span(date(2010, 1, 1), date(2012, 1, 1), "C", "."))
    assert not axis_of(ended, TODAY, LEFT, RIGHT).holds(TODAY)


@pytest.fixture
def lived(cast: Any, in_care: Any) -> Child:
    in_care(cast.ash, date(2022, 1, 1), ls="C2", place="U6", carer="Ada Penhale")
    Placement.objects.filter(child=cast.ash).update(
        dec=date(2023, 1, 1), reason_place_change="CREQB"
    )
    Placement.objects.create(
        child=cast.ash, decom=date(2023, 1, 1), place="K2", carer="Larch House"
    )
    ash: Child = cast.ash
    return ash


def steps(html: str) -> Iterator[tuple[str, str]]:
    pattern = r'<li class="people-steps__one" id="(.*?)">.*?datetime="(.*?)"'
    yield from re.findall(pattern, html, re.DOTALL)


@pytest.mark.django_db
def test_the_list_is_in_time_and_says_what_is_drawn(lived: Child, signed_in: SignedIn) -> None:
    client = signed_in("social_worker")
    newest = client.get(f"/children/{lived.pk}/journey/").content.decode()
    oldest = client.get(f"/children/{lived.pk}/journey/?order=oldest").content.decode()
    there, back = list(steps(newest)), list(steps(oldest))
    assert there == back[::-1]
    assert [on for _, on in back] == sorted(on for _, on in back)
    assert len({key for key, _ in there}) == len(there)
    for key, _ in there:
        assert f'href="#{key}"' in newest
    for words in (
        "Moved to a new home: in a children’s home.",
        "Came into care.",
        "Born.",
        "Legal status: Full care order (C2).",
        "Ada Penhale",
        "Social worker: Social worker.",
    ):
        assert words in newest
    assert "Carer asked to end it because of the child&#x27;s behaviour (CREQB)" in newest


@pytest.mark.django_db
def test_the_sentence_names_and_counts(lived: Child, signed_in: SignedIn) -> None:
    html = signed_in("social_worker").get(f"/children/{lived.pk}/journey/").content.decode()
    sentence = (
        "The journey of Ash Hillside from 1 January 2022 to today: 1 time in care, "
        "1 legal status and 2 homes."
    )
    assert html.count(sentence) == 3  # above the drawing, as its name and as its description
    assert "<title>The journey of Ash Hillside</title>" in html


@pytest.mark.django_db
def test_the_journey_stands_on_the_childs_page_too(lived: Child, signed_in: SignedIn) -> None:
    html = signed_in("social_worker").get(f"/children/{lived.pk}/").content.decode()
    assert "Moved to a new home: in a children’s home." in html
    assert f'href="/children/{lived.pk}/journey/"' in html
