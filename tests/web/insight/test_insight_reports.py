"""The board report made here is the one the command line makes of the same returns."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from insight_days import ON

from hearth.documents.board_report import Subject, write_pack
from hearth.measures import CATALOGUE, Measure
from hearth.measures.lines import lines_of
from hearth.vocabulary import Council
from hearth_web.insight.models import BoardReport
from hearth_web.jobs.worker import run_due

pytestmark = pytest.mark.django_db
SignedIn = Callable[[str], Client]
DAY = {"as_at-day": "31", "as_at-month": "3", "as_at-year": "2025"}


def test_the_figures_are_those_of_the_command_line(
    signed_in: SignedIn, brought: object, returns: list[Path], lewisham: Council, tmp_path: Path
) -> None:
    client = signed_in("analyst")
    answer = client.post("/report/", {**DAY, "readers": "full"})
    assert answer.status_code == 302
    run_due()
    report = BoardReport.objects.get()
    assert sorted(report.files) == [
        "figures.csv",
        "measures.csv",
        "report.docx",
        "report.html",
        "report.pdf",
    ]
    files = {name: b"".join(client.get(f"/report/{report.pk}/{name}").streaming_content)
             for name in report.files}  # fmt: skip
    write_pack(returns, Subject("Larkmoor", lewisham), tmp_path / "cli", as_at=ON)
    direct = (tmp_path / "cli" / "measures.csv").read_bytes()
    assert of_returns(figures(files["measures.csv"])) == figures(direct)
    assert b"Larkmoor" in files["report.html"]
    assert files["report.pdf"].startswith(b"%PDF")
    assert files["report.docx"].startswith(b"PK")


def figures(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode())))


def of_returns(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """Without those that only the record of practice feeds, which no return holds."""
    lines = [line for m in CATALOGUE.values() if isinstance(m, Measure) for line in lines_of(m)]
    practice = {(line.measure.id, line.variant) for line in lines if line.population.beyond_return}
    return [
        row
        for row in rows
        if practice.isdisjoint(
            # A second figure goes by its value, one that is a mix by its breakdown.
            (row["measure"], name)
            for name in ("", row["breakdown"], row["breakdown_value"])
        )
    ]


def test_those_without_exact_numbers_make_and_take_public_reports_only(
    signed_in: SignedIn, cast: object, brought: object
) -> None:
    client = signed_in("democratic_services")
    assert client.post("/report/", {**DAY, "readers": "full"}).status_code == 302
    assert BoardReport.objects.get().public
    BoardReport.objects.update(public=False, files=["measures.csv"])
    report = BoardReport.objects.get()
    assert client.get(f"/report/{report.pk}/").status_code == 404
    assert client.get(f"/report/{report.pk}/measures.csv").status_code == 404


def test_a_day_out_of_reach_is_refused(signed_in: SignedIn, brought: object) -> None:
    late = {"as_at-day": "1", "as_at-month": "4", "as_at-year": "2026", "readers": "public"}
    page = signed_in("analyst").post("/report/", late).content.decode()
    assert "There is a problem" in page
    assert not BoardReport.objects.exists()


def test_a_file_that_is_none_of_its_is_not_found(
    signed_in: SignedIn, cast: object, brought: object
) -> None:
    report = BoardReport.objects.create(as_at=ON, by=cast["analyst"], files=["measures.csv"])
    client = signed_in("analyst")
    assert client.get(f"/report/{report.pk}/measures.csv").status_code == 404
    assert client.get(f"/report/{report.pk}/secret-key").status_code == 404
