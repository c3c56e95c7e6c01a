"""Files of scenarios: what is read, and what is said of what cannot be."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from hearth.errors import NotFoundError, UnreadableError
from hearth.forecast.scenario import ScenarioFile, formed, read_scenarios
from hearth.forecast.scenario.model import (
    ALL_AGES,
    Ages,
    Beds,
    Entries,
    Guardianship,
    HomeOpens,
    NetCarers,
    Outlay,
    Rise,
    StepDowns,
    Timing,
    Transfers,
)
from hearth.vocabulary import council

TODAY = date(2025, 3, 31)
SEPTEMBER = date(2025, 9, 1)


def read(tmp_path: Path, changes: str, head: str = "") -> ScenarioFile:
    """A file with one scenario, A; its first change is in line 4 when there is no head."""
    path = tmp_path / "plan.yaml"
    inside = "\n".join(f"      {line}" for line in changes.strip("\n").splitlines())
    path.write_text(f"{head}scenarios:\n  - name: A\n    changes:\n{inside}\n", encoding="utf-8")
    return read_scenarios(path, TODAY)


@pytest.mark.parametrize(
    ("changes", "ask"),
    [
        ("- fewer-entries: 4\n  ages: 10 to 15\n  from: September 2025\n  building-up: 6 months",
         Entries(-4, Ages(10, 15), Timing(SEPTEMBER, 6))),
        ("- more-entries: two\n  from: 2025-09-01\n  until: March 2026",
         Entries(2, ALL_AGES, Timing(SEPTEMBER, 0, date(2026, 3, 31)))),
        ("- step-downs: 2\n  into: foster-agency\n  from: 2025-09",
         StepDowns(2, (3, 4), ((2, 1.0),), ALL_AGES, Timing(SEPTEMBER))),
        ("- step-downs: 0.5\n  out-of: Children's homes\n  from: 01/09/2025\n"
         "  into: {kinship: 0.5, foster-own: 50%}",
         StepDowns(0.5, (3, 4), ((0, 0.5), (1, 0.5)), ALL_AGES, Timing(SEPTEMBER))),
        ("- net-carers: 12\n  by: March 2026\n  filling: 85%",
         NetCarers(12, TODAY, date(2026, 3, 31), 0.85)),
        ("- home-opens: May 2026\n  beds: 3", HomeOpens(date(2026, 5, 1), 3)),
        ("- earlier-guardianship: 1\n  from: September 2025",
         Guardianship(1, (0, 1, 2), Ages(0, 15), Timing(SEPTEMBER))),
        ("- transfer-scheme:\n  from: September 2025\n  population: 55,000",
         Transfers(0.001, 55_000, Timing(SEPTEMBER))),
        ("- transfer-scheme: 0.07%\n  from: September 2025\n  population: 55000",
         Transfers(pytest.approx(0.0007), 55_000, Timing(SEPTEMBER))),
    ],
)  # fmt: skip
def test_a_change_is_read_into_plain_units(tmp_path: Path, changes: str, ask: object) -> None:
    found = read(tmp_path, changes)
    assert found.faults == ()
    assert found.scenarios[0].asks == (ask,)


def test_prices_costs_beds_and_what_happens_anyway_are_read(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text("""\
base:
  - prices-rise: 3%
    from: April 2026
    each-year: yes
beds:
  home-own: 12
  foster-own: {April 2025: 60, April 2026: 64}
scenarios:
  - name: A
    changes:
      - prices-rise: -2%
        lines: [foster-agency, home-external]
        from: April 2026
    costs:
      - set-up: £250,000
        on: September 2025
      - a-month: 21000
        from: September 2025
        until: March 2027
""")
    found = read_scenarios(path, TODAY)
    assert found.faults == ()
    rise = Rise(0.03, (), date(2026, 4, 1), yearly=True)
    assert found.base.rises == (rise,)
    assert found.scenarios[0].rises == (Rise(-0.02, (2, 4), date(2026, 4, 1)),)
    assert found.all[1].rises == (rise, *found.scenarios[0].rises)
    assert found.scenarios[0].outlays == (
        Outlay(250_000, SEPTEMBER),
        Outlay(21_000, SEPTEMBER, monthly=True, until=date(2027, 3, 31)),
    )
    assert found.beds == (
        Beds(3, 12),
        Beds(1, 60, date(2025, 4, 1)),
        Beds(1, 64, date(2026, 4, 1)),
    )


@pytest.mark.parametrize(
    ("changes", "line", "words"),
    [
        ("- fewer-entires: 4\n  from: May 2025", 4, "Did you mean fewer-entries"),
        ("- fewer-entries: 4\n  form: May 2025", 5, "Did you mean from?"),
        ("- fewer-entries: 4", 4, "needs from. Write, for example, from: September 2025"),
        ("- fewer-entries: four or so\n  from: May 2025", 4, "Write it in digits"),
        ("- fewer-entries: -4\n  from: May 2025", 4, "not above 0"),
        ("- fewer-entries: 4\n  from: March 2025", 5, "before the forecast begins, on 31 March"),
        ("- fewer-entries: 4\n  from: Spring", 5, "Write a month or a day as September 2025"),
        ("- fewer-entries: 4\n  from: 31/02/2026", 5, "no day of the calendar"),
        ("- fewer-entries: 4\n  from: May 2025\n  until: 1 May 2025\n  ages: 16 to 12", 7, "ages"),
        ("- fewer-entries: 4\n  from: May 2026\n  until: May 2025", 6, "ends before it begins"),
        ("- fewer-entries: 4\n  from:", 5, "There is no value"),
        ("- fewer-entries: [1, 2]\n  from: May 2025", 4, "one value, not a list"),
        ("- fewer-entries: 4\n  fewer-entries: 5\n  from: May 2025", 5, "stands in line 4 too"),
        ("- fewer-entries: 4\n  more-entries: 5\n  from: May 2025", 4, "Begin each with a dash"),
        ("- from: May 2025", 4, "nothing says what kind it is"),
        ("- less", 3, "says no more"),
        ("- step-downs: 2\n  from: May 2025\n  into: {foster-own: 60%, foster-agency: 30%}", 6,
         "add up to 90.0%, not to 100%"),
        ("- step-downs: 2\n  from: May 2025\n  into: foster-agncy", 6, "Did you mean foster-agen"),
        ("- step-downs: 2\n  from: May 2025\n  into: Foster homes", 6, "need shares"),
        ("- step-downs: 2\n  from: May 2025\n  into: home-own", 6, "moved out of and into"),
        ("- net-carers: 12\n  by: March 2026\n  filling: 85", 6, "Write 85%"),
        ("- net-carers: 12\n  by: March 2026\n  filling: 120%", 6, "not a share of a whole"),
        ("- home-opens: May 2026\n  beds: 2.5", 5, "not a whole number"),
        ("- transfer-scheme: 0.1%\n  from: May 2025", 4, "Write population:"),
        ("- more-entries: 50000\n  from: May 2025", 4, "more than come into care"),
        ("- transfer-scheme: 1\n  from: May 2025\n  population: 5", 4, "1 child in 100"),
        ("- prices-rise: 4\n  from: May 2025", 4, "Write 4%"),
        ("- prices-rise: 4%\n  from: May 2025\n  each-year: perhaps", 6, "Write yes or no"),
    ],
)  # fmt: skip
def test_a_fault_says_where_and_what_to_write(
    tmp_path: Path, changes: str, line: int, words: str
) -> None:
    found = read(tmp_path, changes)
    assert found.scenarios == ()
    said = next(fault for fault in found.faults if words in fault.sentence)
    assert (said.scenario, said.line) == ("A", line)
    assert str(said).startswith(f"Scenario 'A', line {line}: ")


def test_good_scenarios_go_on_beside_bad_ones(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text("""\
scenarios:
  - name: Bad
    changes: [{fewer-entries: x, from: May 2025}]
  - name: Good
    changes: [{fewer-entries: 2, from: May 2025}]
  - name: Good
    changes: [{fewer-entries: 3, from: May 2025}]
  - name: Empty
  - changes: [{fewer-entries: 3, from: May 2025}]
  - only words
""")
    found = read_scenarios(path, TODAY)
    assert [each.name for each in found.scenarios] == ["Good"]
    assert [(fault.scenario, fault.line) for fault in found.faults] == [
        ("Bad", 3), ("Good", 6), ("Empty", 8), ("number 5", 9), ("number 6", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("scenarios:\n\t- name: A", "line 2: this cannot be read as YAML"),
        ("- a\n- b", "Begin it with the line scenarios:"),
        ("", "Begin it with the line scenarios:"),
        ("a: &a [x, x]\nb: *a", "line 2: a reference with"),
        ("[" * 5000, "nested too deep"),
    ],
)
def test_a_text_that_is_no_file_of_scenarios(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(text)
    with pytest.raises(UnreadableError, match=words):
        read_scenarios(path, TODAY)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (["A"], "it has no name"),
        ("  ", "it has no name"),
        ("BASE", "another has the same name"),
        ("edge of  Care", "another has the same name"),
    ],
)
def test_a_scenario_needs_a_name_of_its_own(name: object, words: str) -> None:
    changes = [{"fewer-entries": "2", "from": "May 2026"}]
    named = [{"name": each, "changes": changes} for each in ("Edge of care", name)]
    found = formed({"scenarios": named}, TODAY)
    assert [each.name for each in found.scenarios] == ["Edge of care"]
    assert words in found.faults[0].sentence


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match=r"There is no file .*plan\.yaml"):
        read_scenarios(tmp_path / "plan.yaml", TODAY)


def test_a_file_without_scenarios_says_so(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text("beds: {home-own: 3, homes: 2, Foster homes: 2, secure: -1}\nscenarois: []\n")
    found = read_scenarios(path, TODAY)
    said = " ".join(map(str, found.faults))
    for words in ("Did you mean scenarios?", "there are no scenarios", "'homes'", "is several",
                  "below 0"):  # fmt: skip
        assert words in said
    assert found.beds == (Beds(3, 3),)


def test_children_of_the_area_come_from_the_file_or_the_council() -> None:
    change = {"transfer-scheme": "", "from": "September 2025"}
    said = {"scenarios": [{"name": "A", "changes": [change]}]}
    leeds = council("Leeds")
    by_area = formed(said, TODAY, leeds).scenarios[0].asks[0]
    by_name = formed({**said, "council": "Leeds"}, TODAY).scenarios[0].asks[0]
    assert isinstance(by_area, Transfers)
    assert by_area == by_name
    assert by_area.population == leeds.population[2024]
    assert formed({**said, "population": 1000}, TODAY, leeds).scenarios[0].asks[0] == Transfers(
        0.001, 1000, Timing(SEPTEMBER)
    )


def test_a_form_gives_numbers_where_a_file_gives_text() -> None:
    change = {"step-downs": 2, "into": {"kinship": 0.25, "foster-own": 0.75}, "from": "2025-09"}
    found = formed({"scenarios": [{"name": "A", "changes": [change]}]}, TODAY)
    assert found.faults == ()
    assert found.scenarios[0].asks == (
        StepDowns(2, (3, 4), ((0, 0.25), (1, 0.75)), ALL_AGES, Timing(SEPTEMBER)),
    )


def test_building_up_reaches_all_of_it_and_whole_children_add_up() -> None:
    days = (TODAY, *(date(2025 + m // 12, m % 12 + 1, 28) for m in range(3, 15)))
    ends = [TODAY, date(2025, 4, 30), date(2025, 5, 31), date(2025, 6, 30), date(2025, 7, 31)]
    assert Timing(date(2025, 5, 1), 3).level(tuple(ends)).tolist() == pytest.approx(
        [0, 1 / 3, 2 / 3, 1]
    )
    half = Timing(date(2025, 4, 16), 0, date(2025, 6, 15)).level(tuple(ends))
    assert half.tolist() == pytest.approx([0.5, 1, 0.5, 0])
    assert Timing(TODAY).asked(1.5, tuple(ends)).tolist() == [2, 1, 2, 1]
    assert Timing(date(2031, 1, 1)).asked(4, days).sum() == 0
