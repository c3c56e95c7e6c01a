"""The page of a job: for whoever asked, and for those who may see imports."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse

from hearth_web import jobs
from hearth_web.jobs import worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def job(cast: Any, kind: Callable[..., Any]) -> Any:
    kind("count", title="Counting children", leads_to=lambda _job: "/somewhere/")(lambda _w: None)
    return jobs.enqueue("count", by=cast["social_worker"])


@pytest.mark.parametrize(
    ("role", "status"), [("social_worker", 200), ("analyst", 200), ("iro", 404)]
)
@pytest.mark.parametrize("name", ["job", "job-progress"])
def test_who_sees_it(signed_in: Any, job: Any, role: str, status: int, name: str) -> None:
    assert signed_in(role).get(reverse(name, args=[job.pk])).status_code == status


def test_a_stranger_and_a_guess_get_nothing(client: Any, signed_in: Any, job: Any) -> None:
    guess = "00000000-0000-4000-8000-000000000000"
    assert client.get(reverse("job", args=[job.pk])).status_code == 404
    assert signed_in("analyst").get(reverse("job", args=[guess])).status_code == 404


def test_it_says_how_far_it_is_with_and_without_a_script(signed_in: Any, job: Any) -> None:
    jobs.models.Job.objects.update(state="running", doing="Counting", done=3, total=9)
    client = signed_in("social_worker")
    page = client.get(reverse("job", args=[job.pk])).content.decode()
    assert 'http-equiv="refresh"' in page
    assert reverse("job-progress", args=[job.pk]) in page
    said = client.get(reverse("job-progress", args=[job.pk])).json()
    assert said == {"state": "running", "doing": "Counting", "done": 3, "total": 9}


def test_when_it_is_done_it_leads_on_and_no_longer_refreshes(signed_in: Any, job: Any) -> None:
    worker.run_due()
    client = signed_in("social_worker")
    page = client.get(reverse("job", args=[job.pk])).content.decode()
    assert 'href="/somewhere/"' in page
    assert "http-equiv" not in page
    said = client.get(reverse("job-progress", args=[job.pk])).json()
    assert (said["state"], said["html_url"]) == ("done", "/somewhere/")


def test_a_failure_is_told_in_a_sentence(signed_in: Any, job: Any) -> None:
    jobs.models.Job.objects.update(
        state="failed", error="Choose a year.", finished_at=job.created_at
    )
    page = signed_in("social_worker").get(reverse("job", args=[job.pk])).content.decode()
    assert "Choose a year." in page
