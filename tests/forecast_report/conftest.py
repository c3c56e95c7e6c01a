"""The small council's past, its futures, and the finished forecast."""

from __future__ import annotations

from pathlib import Path

import pytest
from forecast_made import Made

from hearth.cli.subject import subject_called
from hearth.documents.forecast_report import (
    Asked,
    Known,
    read_known,
    write_forecast,
)
from hearth.forecast.estimate import Estimate, estimate
from hearth.forecast.results import Results, results_of
from hearth.forecast.simulate import Futures, simulate

SCENARIOS = """\
beds:
  foster-own: 10
scenarios:
  - name: Edge of care
    changes:
      - fewer-entries: 1
        ages: 10 to 15
        from: June 2025
    costs:
      - set-up: £50,000
        on: June 2025
"""
PRICES = "group,from,to,weekly\nfoster-own,,,560\nfoster-agency,,,1080\nhome-external,,,6400\n"


@pytest.fixture(scope="session")
def known(small_council: Path, small_returns: list[Path]) -> Known:
    return read_known(small_returns, subject_called(str(small_council / "council.toml")))


@pytest.fixture(scope="session")
def estimated(known: Known) -> Estimate:
    return estimate(known.past)


@pytest.fixture(scope="session")
def futures(estimated: Estimate) -> Futures:
    return simulate(estimated, 24, 100)


@pytest.fixture(scope="session")
def results(estimated: Estimate, futures: Futures) -> Results:
    return results_of(estimated, futures, threshold=5)


@pytest.fixture(scope="session")
def made(
    small_council: Path, small_returns: list[Path], tmp_path_factory: pytest.TempPathFactory
) -> Made:
    folder = tmp_path_factory.mktemp("forecast")
    scenarios, prices = folder / "scenarios.yaml", folder / "prices.csv"
    scenarios.write_text(SCENARIOS, encoding="utf-8")
    prices.write_text(PRICES, encoding="utf-8")
    subject = subject_called(str(small_council / "council.toml"))
    asked = Asked(24, 60, 1, scenarios, prices)
    pack = write_forecast(small_returns, subject, folder / "out", asked)
    return Made(folder / "out", pack.evidence)
