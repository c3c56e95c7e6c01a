"""Files sent by a program wait for a person to accept them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hearth_web.imports.models import Import
from hearth_web.jobs.worker import run_due

pytestmark = pytest.mark.django_db(transaction=True)
PATH = "/api/v1/imports"


@pytest.fixture(autouse=True)
def files_go_elsewhere(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def sent(folder: Path) -> list[SimpleUploadedFile]:
    return [SimpleUploadedFile(path.name, path.read_bytes()) for path in sorted(folder.iterdir())]


def test_a_return_sent_is_read_and_waits(program: Any, small_returns: list[Path]) -> None:
    client = program("analyst")
    said = client.post(PATH, {"files": sent(small_returns[-1])})
    assert said.status_code == 202, said.content
    assert said.json()["state"] == "uploaded"
    run_due()
    (listed,) = client.get(PATH).json()["items"]
    assert (listed["id"], listed["state"]) == (said.json()["id"], "ready")
    assert client.get(f"{PATH}/{listed['id']}").json()["title"].startswith("SSDA903 return")


def test_what_is_no_data_is_refused_with_a_sentence(program: Any) -> None:
    client = program("analyst")
    said = client.post(PATH, {"files": [SimpleUploadedFile("run.exe", b"MZ\x90\x00")]})
    assert said.status_code == 422
    assert said["Content-Type"] == "application/problem+json"
    assert "run.exe" in said.json()["detail"]
    assert not Import.objects.exists()


def test_sending_takes_its_own_scope(program: Any, small_returns: list[Path]) -> None:
    reader = program("analyst", ["imports"])
    assert reader.post(PATH, {"files": sent(small_returns[-1])}).status_code == 404
    assert reader.get(PATH).status_code == 200
    writer = program("analyst", ["import"])
    assert writer.get(PATH).status_code == 404


def test_more_than_is_taken_is_a_problem_too(program: Any, settings: Any) -> None:
    settings.LARGEST_UPLOAD = 2_000_000
    small = SimpleUploadedFile("header.csv", b"CHILD,SEX\n" + b"x" * 1_500_000)
    large = SimpleUploadedFile("header.csv", b"CHILD,SEX\n" + b"x" * 2_500_000)
    assert program("analyst").post(PATH, {"files": [small]}).status_code != 413
    said = program("analyst").post(PATH, {"files": [large]})
    assert said.status_code == 413
    assert said["Content-Type"] == "application/problem+json"
