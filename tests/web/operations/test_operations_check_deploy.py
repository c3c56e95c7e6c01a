"""Each unsafe thing is named, with what to do; a safe installation passes."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from django.utils import timezone
from installation import Installation

from hearth_web.access.models import User
from hearth_web.audit import System, record
from hearth_web.audit.models import Event
from hearth_web.config.deployment import findings
from hearth_web.jobs.models import Job
from hearth_web.people.models import Child

pytestmark = pytest.mark.django_db


@pytest.fixture
def safe(settings: Any, tmp_path: Path) -> Any:
    """Settings as an installation should have them."""
    settings.DATA = tmp_path
    tmp_path.chmod(0o700)
    settings.HTTPS = settings.SECURE_SSL_REDIRECT = True
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    settings.SECURE_HSTS_SECONDS = 31_536_000
    settings.ALLOWED_HOSTS = ["hearth.council.example"]
    settings.SECOND_FACTOR = "required"
    settings.SILENCED_SYSTEM_CHECKS = ["async.E001"]  # browser tests beside these ask for it
    return settings


def unsafe() -> str:
    return "\n".join(f"{one.what} {one.do}" for one in findings() if one.level.stops)


def test_a_safe_installation_passes(safe: Any) -> None:
    assert unsafe() == ""


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("DEMO", True, "demonstration is on"),
        ("DEBUG", True, "Debugging is on"),
        ("HTTPS", False, "unencrypted"),
        ("ALLOWED_HOSTS", ["*"], "HEARTH_HOSTS"),
        ("ALLOWED_HOSTS", [".example"], "HEARTH_HOSTS"),
        ("SECRET_KEY", "secret", "secret key is short"),
        ("SECRET_KEY", "a" * 64, "secret key is short"),
        ("SECOND_FACTOR", "optional", "password alone"),
        ("SESSION_COOKIE_AGE", 8 * 60 * 60, "480 minutes"),
    ],
)
def test_an_unsafe_setting_is_named(safe: Any, name: str, value: Any, says: str) -> None:
    setattr(safe, name, value)
    assert says in unsafe()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="it is of SQLite that it warns")
@pytest.mark.parametrize(("workers", "warns"), [(2, False), (3, True)])
def test_many_processes_on_one_sqlite_file_are_named(safe: Any, workers: int, warns: bool) -> None:
    safe.WORKERS = workers
    assert any("share one SQLite file" in one.what for one in findings()) is warns


@pytest.mark.parametrize(("encrypted", "says"), [(True, ""), (False, "HEARTH_EMAIL_TLS=1")])
def test_a_password_sent_in_the_clear_is_named(safe: Any, encrypted: bool, says: str) -> None:
    safe.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    safe.EMAIL_HOST_PASSWORD, safe.EMAIL_USE_TLS = "of the mail server", encrypted
    assert (says in unsafe()) if says else unsafe() == ""


def test_a_folder_others_may_read_is_named(safe: Any) -> None:
    safe.DATA.chmod(0o755)
    assert f"chmod 700 {safe.DATA}" in unsafe()


def test_people_of_the_demonstration_are_named(safe: Any) -> None:
    User.objects.create_user("analyst@council.example", name="A")
    assert "password everyone knows" in unsafe()


def test_children_without_a_backup_today_are_named(safe: Any) -> None:
    Child.objects.create(child="1")
    assert "No backup has been made yet" in unsafe()
    with transaction.atomic():
        record(by=System("hearth backup"), action="site.backed_up")
    assert unsafe() == ""


def test_work_that_nobody_does_is_named(safe: Any) -> None:
    long_ago = timezone.now() - timedelta(hours=1)
    Job.objects.create(kind="x", not_before=long_ago)
    assert "no worker is running" in unsafe()


def test_a_log_that_was_touched_is_named(safe: Any) -> None:
    with transaction.atomic():
        record(by=System("x"), action="one")
        record(by=System("x"), action="two")
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {Event._meta.db_table} SET action = 'three' WHERE action = 'two'")
    assert "audit log is not whole" in unsafe()


def test_the_command_leaves_with_a_code(tmp_path: Path) -> None:
    bare = Installation(tmp_path / "bare").hearth("check-deploy")
    assert bare.returncode == 1
    assert "UNSAFE" in bare.stdout
    assert "Traceback" not in bare.stdout + bare.stderr
    away = Installation(tmp_path / "away", "postgresql://nobody@127.0.0.1:1/none")
    said = away.hearth("check-deploy")
    assert said.returncode == 1
    assert "does not answer" in said.stdout
