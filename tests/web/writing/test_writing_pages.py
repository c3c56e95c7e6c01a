"""The pages on which the return's files are written and taken away."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse

from hearth_web import bridge
from hearth_web.audit import System
from hearth_web.audit.models import Event
from hearth_web.jobs.models import Job
from hearth_web.jobs.work import Work
from hearth_web.jobs.worker import run_due
from hearth_web.people.models import LegalStatus, PeriodOfCare, Placement
from hearth_web.returns import filing

pytestmark = pytest.mark.django_db


@pytest.fixture
def in_care(cast: Any) -> Any:
    """Ash has been in care since 2023, and their return was brought in."""
    began = {"child": cast.ash, "decom": date(2023, 5, 1)}
    PeriodOfCare.objects.create(**began, cin="N1", home_post="SE61AA")
    LegalStatus.objects.create(**began, ls="C2")
    Placement.objects.create(**began, place="U6")
    bridge.say_given(by=System("a test"), given={2024: ["episodes"], 2025: ["header", "episodes"]})
    return cast


def made(client: Client) -> Job:
    """Ask for the return, and have it written."""
    done = client.post(reverse("return-write") + "?year=2025")
    run_due()
    job = Job.objects.get(kind=filing.WRITE)
    assert done.url == reverse("job", args=[job.pk])
    return job


def test_the_return_is_written_shown_and_taken_away_and_all_of_it_is_logged(
    in_care: Any, signed_in: Callable[[str], Client]
) -> None:
    analyst = signed_in("analyst")
    assert "Write the return of 2024/25" in analyst.get("/return/write/?year=2025").text

    job = made(analyst)
    page = analyst.get(reverse("return-written", args=[job.pk])).text
    packed = analyst.get(reverse("return-written-file", args=[job.pk, "ssda903-2024-25-csv.zip"]))
    xml = analyst.get(reverse("return-written-file", args=[job.pk, "ssda903-2024-25.xml"]))

    assert "1 child has no ethnic group recorded: 1001." in page
    assert "Enter the ethnic group" in page or "103" in page
    with ZipFile(io.BytesIO(b"".join(packed.streaming_content))) as files:
        assert len(files.namelist()) == 11
        assert files.read("episodes.csv").splitlines()[1].startswith(b"1001,01/05/2023,S,C2,N1,U6")
    assert b"<CHILDID>1001</CHILDID>" in b"".join(xml.streaming_content)
    assert packed["Cache-Control"] == "no-store"
    assert packed["Content-Disposition"].startswith("attachment")
    acts = Event.objects.filter(action__startswith="returns.return").order_by("id")
    assert [each.action.rsplit(".")[-1] for each in acts] == [
        "asked", "written", "downloaded", "downloaded",
    ]  # fmt: skip
    assert {each.by for each in acts} == {in_care["analyst"].name}


def test_what_is_not_there_is_404(in_care: Any, signed_in: Callable[[str], Client]) -> None:
    analyst = signed_in("analyst")
    job = made(analyst)

    for name in ("other.xml", "..%2Fsecret-key", "ssda903-2023-24.xml"):
        assert analyst.get(reverse("return-written", args=[job.pk]) + name).status_code == 404
    assert analyst.get("/return/write/?year=2019").status_code == 404
    other = Job.objects.create(kind="jobs.tidy", state=Job.State.DONE)
    assert analyst.get(reverse("return-written", args=[other.pk])).status_code == 404
    assert signed_in("head_of_service").get(job_page(job)).status_code == 404


def job_page(job: Job) -> str:
    return reverse("return-written", args=[job.pk])


def test_files_are_removed_after_a_week_and_the_page_says_so(
    in_care: Any, signed_in: Callable[[str], Client]
) -> None:
    analyst = signed_in("analyst")
    job = made(analyst)
    folder: Path = filing.folder_of(job)
    assert filing.tidy(Work(Job(kind=filing.TIDY))) == {"removed": 0}

    os.utime(folder, (0, 0))

    assert filing.tidy(Work(Job(kind=filing.TIDY))) == {"removed": 1}
    assert not folder.exists()
    assert "The files were removed after 7 days." in analyst.get(job_page(job)).text
