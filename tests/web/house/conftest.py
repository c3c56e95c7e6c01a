"""The house with people in it: a real site over an invented council, as `make demo` starts it."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

CHILDREN = 40
PATIENCE = 300  # seconds for the site to be there; a slow machine is no fault of the page


@dataclass(frozen=True)
class House:
    """Where the site answers, and who may sign in: address and password by role."""

    base: str
    emails: dict[str, str]
    password: str


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def wait_for(base: str, process: subprocess.Popen[str]) -> None:
    for _ in range(PATIENCE * 2):
        try:
            urllib.request.urlopen(base, timeout=5).close()
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            assert process.poll() is None, "The site stopped by itself."
            time.sleep(0.5)
        else:
            return
    raise AssertionError("The site did not answer.")


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    data = tmp_path_factory.mktemp("house")
    port, said = free_port(), data / "said.txt"
    environment = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    environment |= {"HEARTH_DATA": str(data / "data"), "HEARTH_DEMO": "1", "HEARTH_HTTPS": "no"}
    command = [Path(sys.executable).with_name("hearth"), "site", "--demo"]
    with said.open("w") as out:
        process = subprocess.Popen(
            [*map(str, command), "--port", str(port), "--children", str(CHILDREN)],
            env=environment,
            stdout=out,
            stderr=subprocess.STDOUT,
            text=True,
        )
    try:
        base = f"http://127.0.0.1:{port}"
        wait_for(base, process)
        text = said.read_text()
        emails = dict(re.findall(r"^\s*([a-z_]+)\s+(\S+@\S+)", text, re.MULTILINE))
        found = re.search(r"[Pp]assword\S*:?\s+(\S+)", text)
        assert emails and found, text
        yield House(base, emails, found.group(1))
    finally:
        process.terminate()
        process.wait(30)
