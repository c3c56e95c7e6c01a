"""`make bench-web`: fill, start the site as its command does, drive it, print a table.

`python -m bench.web 20` drives for twenty seconds instead of two minutes; `BENCH_CHILDREN=500`
makes the council smaller.
"""

from __future__ import annotations

import json
import signal
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from bench.web.drive import Act, drive
from bench.web.place import another, environment, postgres, run

SECONDS, WARM = 120.0, 30.0
UP_WITHIN = 90.0
GOOD = {200, 302, 303}
HEADS = ("What", "Times", "Median", "95th", "99th", "Slowest", "Errors", "Queries")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(database: str, port: int) -> subprocess.Popen[bytes]:
    """The site, from its own command."""
    hearth = Path(sys.executable).with_name("hearth")
    command = [str(hearth), "site", "--port", str(port), "--workers", "2"]
    site = subprocess.Popen(command, env=environment(database), stdout=subprocess.DEVNULL)
    end = time.monotonic() + UP_WITHIN
    while time.monotonic() < end and site.poll() is None:
        connection = HTTPConnection("127.0.0.1", port, timeout=10)
        try:
            connection.request("GET", "/account/login/")
            if connection.getresponse().status == 200:
                return site
        except (OSError, HTTPException):
            time.sleep(0.3)
        finally:
            connection.close()
    site.kill()
    raise SystemExit("The site did not start.")


def table(acts: Sequence[Act], queries: Mapping[str, int]) -> str:
    """A row for each kind of act, and one for all."""
    rows = [HEADS, tuple("---" for _ in HEADS)]
    for what in [*dict.fromkeys(act.what for act in acts), ""]:
        chosen = [act for act in acts if act.what == what or not what]
        times = sorted(act.seconds * 1000 for act in chosen)
        parts = statistics.quantiles(times, n=100, method="inclusive") if times[1:] else times * 99
        wrong = sum(act.status not in GOOD for act in chosen)
        count = str(queries.get(what, "")) if what else ""
        ms = [f"{parts[n]:.0f} ms" for n in (49, 94, 98)]
        rows.append((what or "All", str(len(times)), *ms, f"{times[-1]:.0f} ms", str(wrong), count))
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def main() -> None:
    """All of it."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else SECONDS
    with postgres() as database:
        brought = json.loads(run("bench.web.bring", another(database, "bring"), place="bring"))
        filled = json.loads(run("bench.web.fill", database))
        cast = json.loads(run("bench.web.cast", database))
        port = free_port()
        site = start(database, port)
        try:
            drive(port, cast["drivers"], WARM)
            acts = drive(port, cast["drivers"], seconds)
        finally:
            site.send_signal(signal.SIGTERM)
            site.wait(60)
    print(f"{filled['children']:,} children, {filled['in care']:,} of them in care.")
    for children, took in brought:
        print(f"A return of {children:,} children was brought in within {took:.0f} s.")
    print()
    print(f"{len(cast['drivers'])} people for {seconds:.0f} s, each acting every 3 s:\n")
    print(table(acts, cast["queries"]))


if __name__ == "__main__":
    main()
