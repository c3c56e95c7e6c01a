"""Fifty people in threads, each acting every three seconds, with nothing but http.client."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from itertools import count
from random import Random
from threading import Thread
from typing import Any
from urllib.parse import urlencode

from bench.web.pages import OPENED, PAGES

__all__ = ["Act", "drive"]

EVERY = 3.0  # seconds between two acts of one person
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
NUMBERS = count()


@dataclass(frozen=True)
class Act:
    """One act: what, how long until the answer was whole, and its status (0: none came)."""

    what: str
    seconds: float
    status: int


class Person(Thread):
    """Somebody at work until `end`."""

    def __init__(self, port: int, one: Mapping[str, Any], seed: int, end: float) -> None:
        super().__init__(daemon=True)
        self.port, self.one, self.rng, self.end = port, one, Random(seed), end
        self.acts: list[Act] = []
        self.cookies = {"hearth_session": one["session"]}

    def run(self) -> None:
        """Act, wait, act."""
        due = time.monotonic() + self.rng.random() * EVERY
        names = list(PAGES)
        shares = [PAGES[name].share for name in names]
        while due < self.end:
            time.sleep(max(0.0, due - time.monotonic()))
            self.act(self.rng.choices(names, shares)[0])
            due += EVERY * self.rng.uniform(0.7, 1.3)

    def act(self, what: str) -> None:
        """One thing; saving is getting the form and sending it."""
        page = PAGES[what]
        path = page.path(self.one, next(NUMBERS))
        body = self.ask(OPENED if page.saves else what, "GET", path)
        if page.saves and body:
            self.ask(what, "POST", path, self.note(body))

    def note(self, form: str) -> str:
        """What a person types into it."""
        told = {
            **dict(HIDDEN.findall(form)),
            "day-day": "1",
            "day-month": "3",
            "day-year": "2025",
            "kind": "Visit",
            "title": "A visit",
            "body": "We walked and talked. You showed me your drawing.",
        }
        return urlencode(told)

    def ask(self, what: str, method: str, path: str, body: str = "") -> str:
        """One request, timed."""
        headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        started = time.perf_counter()
        try:
            connection.request(method, path, body or None, headers)
            answer = connection.getresponse()
            text, status = answer.read().decode(), answer.status
            self.keep_cookies(answer.headers.get_all("Set-Cookie") or [])
        except (OSError, HTTPException):
            text, status = "", 0
        finally:
            connection.close()
        self.acts.append(Act(what, time.perf_counter() - started, status))
        return text if status == 200 else ""

    def keep_cookies(self, said: Sequence[str]) -> None:
        """As a browser does."""
        for line in said:
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name] = value


def drive(port: int, drivers: Sequence[Mapping[str, Any]], seconds: float) -> list[Act]:
    """Everybody at work for that long; all their acts."""
    end = time.monotonic() + seconds
    people = [Person(port, one, seed, end) for seed, one in enumerate(drivers)]
    for person in people:
        person.start()
    for person in people:
        person.join(seconds + 90)
    return [act for person in people for act in person.acts]
