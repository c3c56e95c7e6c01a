"""What settings and the machine say."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import connection

from hearth_web.config.deployment.model import Finding, know, unsafe

__all__ = ["findings"]

SHORTEST_KEY, FEWEST_LETTERS = 50, 5
LONGEST_SESSION = 60 * 60
MOST_ON_SQLITE = 2
QUIET_MAIL = ("console.EmailBackend", "dummy.EmailBackend", "locmem.EmailBackend")
CLOCK_STARTS = datetime(2025, 1, 1, tzinfo=UTC)


def findings() -> Iterator[Finding]:
    """One after another."""
    yield from switches()
    yield from who_may_call()
    yield from secret()
    yield from signing_in()
    yield from keeping()
    yield from mail()
    yield from clock()


def switches() -> Iterator[Finding]:
    if settings.DEMO:
        yield unsafe(
            "The demonstration is on: its sign-ins are known to everyone.",
            "Unset HEARTH_DEMO.",
        )
    if settings.DEBUG:
        yield unsafe(
            "Debugging is on: a fault shows the inside of the site to whoever met it.",
            "Leave DEBUG as it is in the settings, False.",
        )


def who_may_call() -> Iterator[Finding]:
    if not settings.HTTPS:
        yield unsafe(
            "Pages travel unencrypted, passwords and records with them.",
            "Unset HEARTH_HTTPS, put a proxy with a certificate in front, and set"
            " HEARTH_BEHIND_PROXY=yes if it says X-Forwarded-Proto.",
        )
    if any(host == "*" or host.startswith(".") for host in settings.ALLOWED_HOSTS):
        yield unsafe(
            "Any name, or any beneath a domain, is taken for this site's own.",
            "Name the site's own hosts in HEARTH_HOSTS, for example hearth.council.example.",
        )
    if not {*settings.ALLOWED_HOSTS} - {"localhost", "127.0.0.1", "[::1]"}:
        yield know(
            "Only this machine itself may call the site.",
            "Name the site's host in HEARTH_HOSTS, for example hearth.council.example.",
        )


def secret() -> Iterator[Finding]:
    key = str(settings.SECRET_KEY)
    is_weak = len(key) < SHORTEST_KEY or len(set(key)) < FEWEST_LETTERS
    if is_weak or key.startswith("django-insecure"):
        yield unsafe(
            "The secret key is short or easily guessed; it signs every session.",
            "Unset HEARTH_SECRET_KEY to have one made, or set 64 random characters.",
        )


def signing_in() -> Iterator[Finding]:
    if settings.SECOND_FACTOR != "required":
        yield unsafe(
            "A password alone opens children's records.",
            "Unset HEARTH_SECOND_FACTOR, so that everyone sets up a second factor.",
        )
    if settings.SESSION_COOKIE_AGE > LONGEST_SESSION:
        yield unsafe(
            f"A session that nobody uses lasts {settings.SESSION_COOKIE_AGE // 60} minutes.",
            "Set HEARTH_SESSION_MINUTES to 30, at most 60.",
        )
    if not settings.BREACHED_PASSWORDS:
        yield know(
            "Passwords are not compared with those known from breaches elsewhere.",
            "Name a file of breached passwords' hashes in HEARTH_BREACHED_PASSWORDS.",
        )


def keeping() -> Iterator[Finding]:
    if os.name == "posix":
        for path in (Path(settings.DATA), Path(settings.DATA) / "secret-key"):
            if path.exists() and path.stat().st_mode & 0o077:
                yield unsafe(
                    f"Other people of this machine may open {path}.",
                    f"chmod {'700' if path.is_dir() else '600'} {path}",
                )
    if connection.vendor == "sqlite":
        yield know(
            "The database is SQLite: good for one machine and some dozens of people.",
            "For more, or for several machines, name a PostgreSQL in DATABASE_URL.",
        )
        if settings.WORKERS > MOST_ON_SQLITE:
            yield know(
                f"{settings.WORKERS} web processes share one SQLite file, which only one of them"
                " can write at a time.",
                f"Set HEARTH_WORKERS to {MOST_ON_SQLITE}, or name a PostgreSQL in DATABASE_URL.",
            )


def mail() -> Iterator[Finding]:
    if settings.EMAIL_BACKEND.endswith(QUIET_MAIL):
        yield know(
            "No mail is sent: links to choose a password are shown to administrators instead.",
            "Set HEARTH_EMAIL_HOST and HEARTH_EMAIL_FROM.",
        )
    elif settings.EMAIL_HOST_PASSWORD and not settings.EMAIL_USE_TLS:
        yield unsafe(
            f"The password of the mail server goes to {settings.EMAIL_HOST} unencrypted.",
            "Set HEARTH_EMAIL_TLS=1, with the port that the mail server has for it.",
        )


def clock() -> Iterator[Finding]:
    now = datetime.now(UTC)
    if now < CLOCK_STARTS:
        yield unsafe(
            f"This machine's clock says {now:%d %B %Y}: times in the log would be wrong.",
            "Set the clock, and keep it by NTP.",
        )
