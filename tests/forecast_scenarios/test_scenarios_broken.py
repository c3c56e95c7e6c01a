"""Whatever a file holds, what comes back is scenarios and sentences."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from hearth.errors import HearthError
from hearth.forecast.scenario import formed, read_scenarios
from hearth.forecast.scenario.kinds import CHANGES, COSTS

TODAY = date(2025, 3, 31)
KINDS = [*CHANGES.values(), *COSTS.values()]
WORDS = sorted({word.name for kind in KINDS for word in kind.words})
EXAMPLES = sorted({word.example for kind in KINDS for word in kind.words})
HEADS = ("scenarios", "base", "beds", "population", "council", "name", "changes", "costs")
ODD = ("", "-1", "0", "0000-01", "9999-12", "99999999999999", "½", "١", "31/02/2026", "nan", "{}")
CELL = some.sampled_from([*EXAMPLES, *ODD, "home-own", "Leeds"]) | some.text(max_size=8)
SAID = some.recursive(
    CELL | some.none() | some.booleans() | some.integers() | some.floats(),
    lambda inner: (
        some.lists(inner, max_size=3)
        | some.dictionaries(some.sampled_from([*WORDS, *HEADS]) | CELL, inner, max_size=4)
    ),
    max_leaves=12,
)
CHANGE = some.dictionaries(some.sampled_from(WORDS), CELL | SAID, max_size=6)


@settings(max_examples=150, deadline=None)
@given(said=SAID, changes=some.lists(CHANGE, max_size=3), costs=some.lists(CHANGE, max_size=2))
def test_anything_a_form_or_file_can_say_is_read_or_named(
    said: Any, changes: list[Any], costs: list[Any]
) -> None:
    one = {"name": "A", "changes": changes, "costs": costs}
    found = formed({"beds": said, "base": said, "scenarios": [one, said]}, TODAY)
    assert all(str(fault).strip() for fault in found.faults)
    named = {fault.scenario for fault in found.faults}
    assert not named & {each.name for each in found.scenarios}
    if "A" not in named:
        assert len(found.scenarios[0].asks) + len(found.scenarios[0].rises) == len(changes)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    lines=some.lists(
        some.sampled_from(
            ["scenarios:", "- name: A", "  changes:", "  - fewer-entries: 4", "    from: May 2025",
             "? [a]", "- &x", "- *x", "\t", "  <<: *x", "!!python/object:os.system x", "---", "..."]
        ) | some.text(max_size=12),
        max_size=8,
    )
)  # fmt: skip
def test_any_text_is_read_or_refused_in_a_sentence(tmp_path: Path, lines: list[str]) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes("\n".join(lines).encode("utf-8", errors="replace"))
    try:
        read_scenarios(path, TODAY)
    except HearthError as error:
        assert "plan.yaml" in str(error)
