"""The two processes of a running site, started, watched and stopped together."""

from __future__ import annotations

import contextlib
import ctypes
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException
from types import FrameType

import click

from hearth.frames import FOR_ONE_COUNCIL
from hearth_web.config.commands.readiness import NotReadyError

__all__ = ["Site", "let_go_of_the_database"]

THREADS = 8  # requests a web process works on at once
PATIENCE = 30  # seconds a process has to finish what it is doing
LOOK_EVERY = 0.2
UP_WITHIN = 60
SOONEST_RESTART = 2  # seconds between the starts of a worker that keeps dying
DIE_WITH_PARENT = 1  # Linux: PR_SET_PDEATHSIG


def let_go_of_the_database() -> None:
    """This process only watches from here on; the ones it starts have connections of their own."""
    from django.db import connections

    connections.close_all()
    for connection in connections.all(initialized_only=True):
        if hasattr(connection, "close_pool"):
            connection.close_pool()


def die_with_parent() -> None:
    """Ask Linux to stop this process when its parent is killed; elsewhere nothing happens."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGTERM)


class Site:
    """A web server and one background worker; the worker is started again when it dies."""

    def __init__(self, host: str, port: int, workers: int, environment: Mapping[str, str]) -> None:
        self.host, self.port, self.workers = host, port, workers
        self.environment = {
            **FOR_ONE_COUNCIL,
            **environment,
            "DJANGO_SETTINGS_MODULE": "hearth_web.config.settings",
        }
        self.stopping = False
        self.worker_started = 0.0

    def run(self, words: str) -> int:
        """Start both, say `words` once pages are answered, and watch until told to stop."""
        self._refuse_a_taken_port()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        self.web, self.worker = self._start_web(), self._start_worker()
        try:
            if self._wait_until_up():
                click.echo(words)
            self._watch()
        finally:
            self._stop_both()
        return 0 if self.stopping else 1

    def _refuse_a_taken_port(self) -> None:
        with socket.socket(socket.AF_INET6 if ":" in self.host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((self.host, self.port))
            except OSError as error:
                raise NotReadyError(
                    f"Port {self.port} of {self.host} cannot be used: {error.strerror}. Stop what"
                    " uses it, or choose another with --port."
                ) from error

    def _start(self, *arguments: str) -> subprocess.Popen[bytes]:
        # A session of their own: Ctrl-C reaches this process alone, which stops them in order.
        return subprocess.Popen(
            [sys.executable, "-m", *arguments],
            env=self.environment,
            start_new_session=True,
            preexec_fn=die_with_parent,
        )

    def _start_web(self) -> subprocess.Popen[bytes]:
        return self._start(
            *("gunicorn", "hearth_web.config.wsgi:application", "--no-control-socket"),
            *("--bind", f"[{self.host}]:{self.port}" if ":" in self.host else self.address),
            *("--worker-class", "gthread", "--workers", str(self.workers)),
            *("--threads", str(THREADS), "--graceful-timeout", str(PATIENCE)),
            *("--keep-alive", "15"),  # somebody who reads for a moment need not connect again
            *("--log-level", "warning", "--max-requests", "20000", "--max-requests-jitter", "2000"),
        )

    @property
    def address(self) -> str:
        """Where the web server listens."""
        return f"{self.host}:{self.port}"

    def _start_worker(self) -> subprocess.Popen[bytes]:
        self.worker_started = time.monotonic()
        return self._start("hearth_web", "work")

    def _wait_until_up(self) -> bool:
        until = time.monotonic() + UP_WITHIN
        while not self.stopping and time.monotonic() < until and self.web.poll() is None:
            if self._answers():
                return True
            time.sleep(LOOK_EVERY)
        return False

    def _answers(self) -> bool:
        asked = HTTPConnection(self.host, self.port, timeout=UP_WITHIN)
        try:
            asked.request("GET", "/")
            return asked.getresponse().status > 0
        except (OSError, HTTPException):
            return False
        finally:
            asked.close()

    def _watch(self) -> None:
        while not self.stopping:
            if self.web.poll() is not None:
                click.echo("hearth: the web server stopped; the reason stands above.", err=True)
                return
            if self.worker.poll() is not None and self._rested():
                click.echo("hearth: the background worker stopped; starting another.", err=True)
                self.worker = self._start_worker()
            time.sleep(LOOK_EVERY)

    def _rested(self) -> bool:
        return time.monotonic() - self.worker_started > SOONEST_RESTART

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self.stopping = True

    def _stop_both(self) -> None:
        for process in (self.web, self.worker):
            if process.poll() is None:
                process.terminate()
        until = time.monotonic() + PATIENCE
        for process in (self.web, self.worker):
            try:
                process.wait(max(0.1, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
