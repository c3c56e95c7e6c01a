from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from django.utils import timezone
from insight_days import ON
from once import worked_out_once

sys.path.append(str(Path(__file__).parents[1] / "bridge"))

from council_loader import load

from hearth.demo import write_council
from hearth.documents.board_report import year_windows
from hearth.measures import CATALOGUE, Figures, compute
from hearth.measures.disclosure import protect
from hearth.records import Record
from hearth.records.histories import Histories, derive
from hearth.records.postcodes import directory
from hearth.sources import read_returns
from hearth.vocabulary import Council, council
from hearth_web import bridge
from hearth_web.insight import one
from hearth_web.insight.keeping import keep
from hearth_web.insight.scopes import PUBLIC
from hearth_web.insight.views import first
from hearth_web.people.models import Allocation, Child, Worker
from hearth_web.people.standing import refresh
from hearth_web.ui.models import House


@pytest.fixture(scope="session")
def returns(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The returns of an invented council, a folder each year."""
    written = write_council(tmp_path_factory.mktemp("council"), seed=3, children=60)
    return [Path(folder) for folder in written.returns]


@pytest.fixture(scope="session")
def returned(returns: list[Path]) -> Record:
    """Their record, read directly."""
    return read_returns(returns).record


@pytest.fixture(scope="session")
def lewisham() -> Council:
    return council("Lewisham")


@pytest.fixture(scope="session")
def told(returned: Record, lewisham: Council) -> Histories:
    """The histories of the returns, read directly."""
    return derive(returned, lewisham, directory())


@pytest.fixture(scope="session")
def safe(told: Histories, lewisham: Council, tmp_path_factory: pytest.TempPathFactory) -> Figures:
    """The pack of the returns read directly, as the public board report prints it."""

    def protected() -> Figures:
        return protect(compute(told, lewisham, year_windows(told.record.years, ON)), told)

    return worked_out_once(tmp_path_factory, "safe", protected)


@pytest.fixture
def sealed(brought: dict[str, Child], safe: Figures) -> dict[str, Child]:
    """The pack everyone may see is kept."""
    ends = sorted(window.end for window in year_windows((2021, 2022, 2023, 2024, 2025), ON))
    keep(PUBLIC, ends, CATALOGUE, safe, bridge.version(), with_parts=True)
    return brought


@pytest.fixture(autouse=True)
def nothing_held(settings: object, tmp_path: Path) -> Iterator[None]:
    """Each test reads for itself, and keeps its files to itself."""
    settings.DATA, settings.MEDIA_ROOT = tmp_path, tmp_path / "files"
    forget()
    yield
    forget()


def forget() -> None:
    bridge.forget()
    House.forget()
    one._answers.clear()
    first.published.cache_clear()


@pytest.fixture
def chosen(db: None, lewisham: Council) -> None:
    """Somebody has chosen the council."""
    house = House(code=lewisham.ons_code, name="Larkmoor", set_up_at=timezone.now())
    house.save()


@pytest.fixture
def brought(chosen: None, returned: Record) -> dict[str, Child]:
    """The returns are in the database; the children by identifier. It takes a second."""
    children = load(returned)
    refresh()
    return children


@pytest.fixture
def given_to() -> Callable[..., None]:
    """Give children to a worker from a day on: ``given_to(worker, children)``."""

    def give(worker: Worker, children: list[Child], since: date = date(2024, 1, 1)) -> None:
        Allocation.objects.filter(child__in=children).delete()
        Allocation.objects.bulk_create(
            Allocation(child=child, role="SW", worker=worker, team=worker.team, decom=since)
            for child in children
        )
        refresh([child.pk for child in children])

    return give
