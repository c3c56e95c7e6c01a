"""`hearth forecast` and `hearth backtest` as a person runs them."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hearth.cli import main


def hearth(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def council(small_council: Path) -> Path:
    return small_council / "council.toml"


def test_a_forecast_in_json_from_the_middle_of_a_year(
    council: Path, small_returns: list[Path], tmp_path: Path
) -> None:
    asked = ("--as-at", "2024-10-15", "--months", 6, "--futures", 50, "--json")
    done = hearth("forecast", *small_returns, "--council", council, *asked, "--out", tmp_path)

    assert done.exit_code == 0, done.output
    told = json.loads(done.stdout)
    assert told["as_at"] == "2024-10-15"
    assert [mark["day"] for mark in told["forecast"]] == ["2025-04-15"]
    with (tmp_path / "forecast.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    last = [row for row in rows if row["series"] == "total"][-1]
    assert int(last["median"]) == told["forecast"][0]["median"]
    assert (tmp_path / "forecast.pdf").stat().st_size > 10_000


def test_a_public_forecast_holds_nothing_small_and_nothing_of_an_earlier_one(
    council: Path, small_returns: list[Path], tmp_path: Path
) -> None:
    beds, out = tmp_path / "beds.csv", tmp_path / "out"
    beds.write_text("group,beds\nfoster-own,20\npalace,1\n")
    out.mkdir()
    (out / "scenarios.csv").write_text("of an earlier run")
    done = hearth(
        *("forecast", *small_returns, "--council", council, "--months", 2, "--futures", 50),
        *("--beds", beds, "--public", "--out", out),
    )

    assert done.exit_code == 0, done.output
    assert not (out / "scenarios.csv").exists()
    assert "palace" not in done.output
    assert (out / "beds.csv").read_text().startswith("scenario,group,day,beds,needed_50")
    with (out / "forecast.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    told = [row[name] for row in rows for name in ("known", "median") if row[name]]
    assert "c" in told
    assert not {"1", "2", "3", "4", "5"} & set(told)


def test_a_scenario_that_cannot_be_used_is_said_where_it_is_asked_for(
    council: Path, small_returns: list[Path], tmp_path: Path
) -> None:
    scenarios = tmp_path / "old.yaml"
    scenarios.write_text(
        "scenarios:\n  - name: Old\n    changes:\n"
        "      - fewer-entries: 1\n        from: June 2015\n"
    )
    done = hearth(
        *("forecast", *small_returns, "--council", council, "--months", 1, "--futures", 50),
        *("--scenario", scenarios, "--out", tmp_path / "out", "--quiet"),
    )

    assert done.exit_code == 0, done.output
    assert done.stderr.startswith("Left out: Scenario 'Old', line 5")
    assert done.stdout == ""


def test_backtest_prints_its_scores_and_writes_every_point(
    council: Path, small_returns: list[Path], tmp_path: Path
) -> None:
    done = hearth(
        *("backtest", *small_returns, "--council", council, "--futures", 50),
        *("--format", "csv", "--out", tmp_path),
    )

    assert done.exit_code == 0, done.output
    scores = list(csv.DictReader(done.stdout.splitlines()))
    with (tmp_path / "backtest.csv").open(encoding="utf-8") as file:
        assert list(csv.DictReader(file)) == scores
    with (tmp_path / "backtest-points.csv").open(encoding="utf-8") as file:
        points = list(csv.DictReader(file))
    all_12 = [p for p in points if (p["group"], p["months"]) == ("all", "12")]
    score = next(s for s in scores if (s["group"], s["months"]) == ("all", "12"))
    naive = sum(abs(float(p["naive"]) - int(p["actual"])) for p in all_12) / len(all_12)
    assert float(score["naive"]) == pytest.approx(naive, abs=0.001)


def test_backtest_of_one_year_says_that_it_cannot_be_tried(
    council: Path, small_returns: list[Path]
) -> None:
    done = hearth("backtest", small_returns[-1], "--council", council)

    assert done.exit_code == 0, done.output
    assert "do not reach back far enough" in done.output


@pytest.mark.parametrize(
    ("more", "code", "words"),
    [
        (("--as-at", "2027-01-01"), 2, "The returns given reach from"),
        (("--as-at", "yesterday"), 2, "is not a date"),
        (("--months", "0"), 2, "0 is not in the range"),
        (("--scenario", "nowhere.yaml"), 2, "nowhere.yaml"),
    ],
)
def test_what_cannot_be_done_is_said(
    council: Path,
    small_returns: list[Path],
    tmp_path: Path,
    more: tuple[str, ...],
    code: int,
    words: str,
) -> None:
    done = hearth(
        *("forecast", small_returns[-1], "--council", council, "--out", tmp_path / "out"), *more
    )

    assert done.exit_code == code
    assert words in done.output
    assert not (tmp_path / "out").exists()
