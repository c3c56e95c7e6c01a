"""The house with people in it: a real site over an invented council, as `make demo` starts it."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

PATIENCE = 400  # seconds for the site to be there; a slow machine is no fault of the page


@dataclass(frozen=True)
class House:
    """Where the site answers, and who may sign in: the address of each role, one password."""

    base: str
    emails: dict[str, str]
    password: str

    def sign_in(self, page: Page, role: str) -> None:
        page.set_default_timeout(PATIENCE * 1000)
        page.goto(f"{self.base}/account/login/")
        page.fill("input[name=login]", self.emails[role])
        page.fill("input[name=password]", self.password)
        page.click("main button[type=submit]")
        page.wait_for_url(lambda url: "/account/login/" not in url)


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def wait_for(base: str, process: subprocess.Popen[str], said: Path) -> None:
    for _ in range(PATIENCE * 2):
        try:
            urllib.request.urlopen(base, timeout=5).close()
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            assert process.poll() is None, said.read_text()
            time.sleep(0.5)
        else:
            return
    raise AssertionError(said.read_text())


def greeted(said: Path) -> tuple[dict[str, str], str]:
    """The sign-ins and the password the command prints."""
    for _ in range(120):
        text = said.read_text()
        emails = re.findall(r"^\s+\S.*\s(\S+)@(\S+)$", text, re.MULTILINE)
        if found := re.search(r"password (\S+)", text):
            return {n.replace(".", "_"): f"{n}@{at}" for n, at in emails}, found.group(1)
        time.sleep(0.5)
    raise AssertionError(text)


@pytest.fixture(scope="module")
def house(
    tmp_path_factory: pytest.TempPathFactory, small_council: Path, tables: Path
) -> Iterator[House]:
    data = tmp_path_factory.mktemp("house")
    (data / "data").mkdir()
    shutil.copy(tables, data / "data")
    port, said = free_port(), data / "said.txt"
    environment = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    environment |= {"HEARTH_DATA": str(data / "data"), "HEARTH_DEMO": "1", "HEARTH_HTTPS": "no"}
    environment["HEARTH_TODAY"] = "2025-03-31"  # as `make demo` has it
    hearth = Path(sys.executable).with_name("hearth")
    command = [hearth, "site", "--demo", "--port", port, "--council", small_council]
    with said.open("w") as out:
        process = subprocess.Popen(
            [*map(str, command)], env=environment, stdout=out, stderr=subprocess.STDOUT, text=True
        )
    try:
        base = f"http://127.0.0.1:{port}"
        wait_for(base, process, said)
        yield House(base, *greeted(said))
    finally:
        process.terminate()
        process.wait(240)
