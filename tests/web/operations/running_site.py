"""The site as its command runs it, for a test: started, asked, stopped."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from installation import HEARTH, Installation

__all__ = ["Answer", "RunningSite", "running_site", "until"]

SESSION = """
from importlib import import_module
from django.conf import settings
from hearth_web.access.models import Grant, User
email = f"{role}@council.test"
user, new = User.objects.get_or_create(email=email, defaults={"name": "Somebody"})
if new:
    Grant.objects.create(user=user, role=role)
session = import_module(settings.SESSION_ENGINE).SessionStore()
session["_auth_user_id"] = str(user.pk)
session["_auth_user_backend"] = "django.contrib.auth.backends.ModelBackend"
session["_auth_user_hash"] = user.get_session_auth_hash()
session.save()
print(session.session_key)
"""


class Answer:
    """A status, headers and a body."""

    def __init__(self, status: int, headers: dict[str, str], body: str) -> None:
        self.status, self.headers, self.body = status, headers, body


class RunningSite:
    """One running site; what it prints goes to `said`."""

    def __init__(self, installation: Installation, said: Path) -> None:
        self.installation, self.said, self.cookie = installation, said, ""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        with said.open("w") as out:
            self.process = subprocess.Popen(
                [HEARTH, "site", "--port", str(self.port), "--workers", "1"],
                env={**installation.environment, "PYTHONUNBUFFERED": "1"},
                stdout=out,
                stderr=subprocess.STDOUT,
            )
        until(lambda: "Ctrl-C stops it" in self.words or self.process.poll() is not None)

    @property
    def words(self) -> str:
        """What it has printed."""
        return self.said.read_text()

    def sign_in(self, role: str = "head_of_service") -> None:
        """Ask as somebody signed in from now on."""
        session = self.installation.python(f"role = {role!r}\n{SESSION}").strip()
        self.cookie = f"hearth_session={session}"

    def get(self, path: str) -> Answer:
        """One page."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=240)
        try:
            connection.request("GET", path, headers={"Cookie": self.cookie})
            answer = connection.getresponse()
            return Answer(answer.status, dict(answer.headers), answer.read().decode())
        finally:
            connection.close()

    def children(self) -> dict[int, str]:
        """The processes it started: their ids and what they run."""
        found = {}
        for folder in Path("/proc").iterdir():
            with contextlib.suppress(OSError, ValueError):
                parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
                if parent == self.process.pid:
                    found[int(folder.name)] = (folder / "cmdline").read_text()
        return found

    def worker(self) -> int | None:
        """The worker's process id."""
        return next((id for id, runs in self.children().items() if "\0work\0" in runs), None)

    def stop(self) -> int:
        """Stop it as Ctrl-C would; its exit code."""
        if self.process.poll() is None:
            os.kill(self.process.pid, signal.SIGINT)
        return self.process.wait(240)


@contextmanager
def running_site(installation: Installation, said: Path) -> Iterator[RunningSite]:
    """A site for as long as this lasts."""
    site = RunningSite(installation, said)
    try:
        yield site
    finally:
        site.stop()


def until(holds: object, seconds: float = 240, step: float = 0.2) -> None:
    """Wait for it; AssertionError if it never comes."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with contextlib.suppress(OSError, HTTPException):
            if holds():  # type: ignore[operator]
                return
        time.sleep(step)
    raise AssertionError("it never came about")
