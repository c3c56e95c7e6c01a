"""What the recording tests share: care made by the real actions, and forms sent as browsers do."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.test import Client

from hearth_web.audit.log import System
from hearth_web.people.actions import histories
from hearth_web.people.models import Child, PeriodOfCare

START = date(2023, 4, 10)


@pytest.fixture
def in_care() -> Callable[..., PeriodOfCare]:
    """Take a child into care: one period, one legal status, one placement."""

    def start(child: Child, on: date = START) -> PeriodOfCare:
        made: Any = histories.start_care(
            by=System("tests"),
            child=child,
            period={"decom": on, "cin": "N1", "home_post": "YO11QA"},
            status={"ls": "C2"},
            placement={"place": "U4", "place_provider": "PR1", "pl_post": "YO17HH"},
        )
        return made[0]

    return start


@pytest.fixture
def hidden() -> Callable[[Client, str], dict[str, str]]:
    """The hidden fields of the form on a page."""

    def fields(client: Client, path: str) -> dict[str, str]:
        answer = client.get(path)
        assert answer.status_code == 200, (path, answer.status_code)
        return hidden_of(answer.content.decode())

    return fields


def hidden_of(html: str) -> dict[str, str]:
    """The hidden inputs in some HTML."""
    found = {}
    for tag in re.findall(r"<input[^>]*type=\"hidden\"[^>]*>", html):
        name = re.search(r'name="([^"]*)"', tag)
        value = re.search(r'value="([^"]*)"', tag)
        if name and name[1] != "csrfmiddlewaretoken":
            found[name[1]] = unescape(value[1]) if value else ""
    return found


def day(name: str, on: date) -> dict[str, str]:
    """A date as its three boxes send it."""
    return {
        f"{name}-day": str(on.day),
        f"{name}-month": str(on.month),
        f"{name}-year": str(on.year),
    }


def once() -> dict[str, str]:
    """A fresh token."""
    return {"once": str(uuid.uuid4())}
