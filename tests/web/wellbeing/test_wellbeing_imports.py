"""What comes in beside what people record: attempts, visits and times of day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from hearth_web.imports.comparing import changes_to
from hearth_web.imports.facts import wanted_facts
from hearth_web.wellbeing.models import MissingEpisode, Visit

DAY = date(2025, 3, 3)
ATTEMPT = {"date": DAY, "kind": "SW", "seen": "0", "seen_alone": "0", "reason": "MISSING"}
SEEN = {"date": DAY, "kind": "SW", "seen": "1", "seen_alone": "1", "words": "I like it."}


@pytest.mark.parametrize("held", [[ATTEMPT, SEEN], [SEEN, ATTEMPT]])
@pytest.mark.parametrize(
    "said",
    [
        {"seen": "1", "seen_alone": "1"},
        {"seen": "0", "seen_alone": "0"},
        {},
    ],
)
def test_a_source_finds_the_visit_or_the_attempt_it_speaks_of(
    held: list[dict[str, Any]], said: dict[str, str]
) -> None:
    rows = [Visit(**values) for values in held]
    assert changes_to(Visit, Visit.key, rows, [{"date": DAY, "kind": "SW", **said}]) == []


def test_what_a_source_does_not_say_stays() -> None:
    rows = [Visit(**SEEN)]
    told = [{"date": DAY, "kind": "SW", "seen": "1", "seen_alone": "0"}]
    (change,) = changes_to(Visit, Visit.key, rows, told)
    assert change["after"] == {"seen_alone": "0"}


@pytest.mark.parametrize("order", [1, -1])
def test_of_a_day_with_an_attempt_and_a_visit_the_visit_is_kept(order: int) -> None:
    both = [
        {"date": DAY, "kind": "SW", "seen": False, "seen_alone": False},
        {"date": DAY, "kind": "SW", "seen": True},
    ]
    other = {"date": date(2025, 3, 4), "kind": "SW", "seen": False}
    found = wanted_facts({"visits": [*both[::order], other]})[Visit]
    assert found[DAY, "SW"] == {"date": DAY, "kind": "SW", "seen": "1"}
    assert found[date(2025, 3, 4), "SW"]["seen"] == "0"


def test_times_of_day_belong_to_the_time_missing_and_are_never_taken_away() -> None:
    missing = {"mis_start": DAY, "mis_end": DAY, "missing": "M"}
    told = {"mis_start": DAY, "offered": True, "start_time": "21:05", "end_time": None}
    found = wanted_facts({"missing": [missing], "missing_interviews": [told]})[MissingEpisode]
    assert found[DAY, "M"]["start_time"] == "21:05"
    assert "end_time" not in found[DAY, "M"]
