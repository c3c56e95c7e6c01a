"""What the invented council did about its duties: most of it in time, some late, some not at all.

The duties themselves say what there was to do: each round asks the engine what is open, invents
what was done about it, and asks again, so that a duty which repeats gets its whole chain.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np

from hearth.dates import days as numbers
from hearth.duties import CATALOGUE, Duty, Policy
from hearth.duties.building import table_of
from hearth.duties.columns import FAR, Columns, stack
from hearth.duties.engine import rows_of
from hearth.duties.lives import Lives
from hearth.vocabulary import code_set

__all__ = ["events_of"]

Row = dict[str, Any]
Chance = np.random.Generator

ROUNDS = 40  # more than a chain of eight weeks has turns in three years
IN_TIME, LATE, DECLINED = 0.84, 0.95, 0.97  # beyond the last nothing was done
LATEST = 21  # days late
WHY_LATE = ("Worker away", "Carer not at home", "No room at the clinic", "Waiting for consent")

VOICES = ("IN_PERSON", "WRITTEN", "CARER", "NONE")
# What is recorded in one go, where one duty asks for several things.
TOGETHER = {
    "GP_REGISTERED": ("GP_REGISTERED", "DENTIST_REGISTERED"),
    "SETTING_UP_ALLOWANCE": ("SETTING_UP_ALLOWANCE", "SAVINGS_HANDED_OVER"),
}

# What sets a clock going: of 100 children in care for a year, how many times, and for how long.
TRIGGERS: tuple[tuple[str, int, int], ...] = (
    ("IRO_ALERT", 25, 25),
    ("PLACEMENT_FLAG", 12, 0),
    ("VISIT_REQUEST", 8, 0),
    ("REVIEW_REQUEST", 5, 0),
    ("SUSPENSION", 10, 3),
    ("EXPLOITATION", 6, 200),
    ("SECTION_47", 5, 0),
    ("ALLEGATION", 3, 0),
    ("PRE_PROCEEDINGS", 4, 100),
    ("PROCEEDINGS", 15, 190),
    ("ADVOCACY_NEED", 10, 0),
    ("VISITOR_REFERRAL", 4, 0),
    ("NEW_HOME", 6, 0),
)
OPENERS = {code for code, _, _ in TRIGGERS}  # met by their own end, not by another of the kind


def events_of(lives: Lives, chance: Chance, since: date, today: date) -> list[Row]:
    """Rows of the table `events`, from a day on, for these lives."""
    first, last = numbers.day_number(since), numbers.day_number(today)
    rows = list(triggers(lives, chance, first, last))
    held = {**lives.tables, "events": table(rows, lives)}
    lives = replace(lives, tables=held, worked={}, events={})
    for duty in CATALOGUE.values():
        if code_set("EVENT").has(duty.record) and duty.record not in OPENERS:
            done = list(kept(duty, lives, chance, first, last))
            rows += done
            more = stack([lives["events"], table(done, lives)]).sorted("child", "on")
            held = {**lives.tables, "events": more}
            lives = replace(lives, tables=held, worked={}, events={})
    return sorted(rows, key=lambda row: (row["child"], row["date"], row["event"]))


def triggers(lives: Lives, chance: Chance, first: int, last: int) -> Iterator[Row]:
    """What happened that asks for something to be done."""
    care = lives["periods"]
    start = np.maximum(care["start"], first)
    nights = np.maximum(np.minimum(care["end"], last) - start, 0)
    for code, often, lasts in TRIGGERS:
        times = chance.poisson(nights / 365 * often / 100)
        for at in np.repeat(np.arange(len(care)), times).tolist():
            on = int(start[at] + chance.integers(0, nights[at]))
            until = on + int(chance.integers(1, 2 * lasts)) if lasts else FAR
            yield row_of(lives, int(care["child"][at]), code, on, until=until, today=last)


def kept(duty: Duty, lives: Lives, chance: Chance, first: int, last: int) -> Iterator[Row]:
    """What was done about one duty, turn by turn."""
    left: set[tuple[int, int, int]] = set()  # what was seen to, or left undone
    since = Policy(kept_from={duty.id: numbers.as_date(first) or date.min})
    for _ in range(ROUNDS):
        known = lives.upto(numbers.as_date(last) or date.max).kept_from(since.kept_from)
        open_rows = waiting(rows_of(duty, known, since), left, first, last)
        done = []
        for at in range(len(open_rows)):
            row = done_about(duty, lives, open_rows, at, chance, last)
            left.add(name_of(open_rows, at))
            if row is not None:
                done += [
                    {**row, "event": code} for code in TOGETHER.get(duty.record, (duty.record,))
                ]
        if not done:
            return
        yield from done
        more = stack([lives["events"], table(done, lives)]).sorted("child", "on")
        lives = replace(lives, tables={**lives.tables, "events": more}, worked={}, events={})


def waiting(rows: Columns, left: set[tuple[int, int, int]], first: int, last: int) -> Columns:
    """What is not done, fell due in the time and was not seen to before."""
    rows = rows.keep((rows["done"] == FAR) & (rows["due"] >= first) & (rows["due"] <= last + 14))
    rows = rows.keep((rows["opened"] <= last) & (rows["ends"] > rows["opened"]))
    fresh = np.array([name_of(rows, at) not in left for at in range(len(rows))], bool)
    return rows.keep(fresh)


def name_of(rows: Columns, at: int) -> tuple[int, int, int]:
    """What tells an obligation from the others of its duty."""
    return int(rows["child"][at]), int(rows["about"][at]), int(rows["opened"][at])


def done_about(
    duty: Duty, lives: Lives, rows: Columns, at: int, chance: Chance, last: int
) -> Row | None:
    """What was done about one obligation; None where nothing was."""
    drawn = chance.random()
    if drawn >= DECLINED:
        return None
    opened, due = int(rows["opened"][at]), int(rows["due"][at])
    early = int(chance.integers(0, max(min(due - opened, 12), 1)))
    late = int(chance.integers(1, LATEST))
    on = due - early if drawn < IN_TIME else due + late
    on = max(on, opened + duty.repeats)
    if on > min(last, int(rows["ends"][at])):
        return None
    about = int(rows["about"][at]) if duty.tied else FAR
    why_late = str(chance.choice(WHY_LATE)) if IN_TIME <= drawn < LATE else ""
    outcome = "DECLINED" if drawn >= LATE else "DONE"
    child = int(rows["child"][at])
    row = row_of(lives, child, duty.record, on, about=about, today=last)
    return {**row, "outcome": outcome, "why_late": why_late, **dressed(duty.record, chance)}


def dressed(code: str, chance: Chance) -> Row:
    """What events of a kind say beside their day."""
    if code == "PEP":
        voice = str(
            chance.choice(["IN_PERSON", "WRITTEN", "CARER", "NONE"], p=[0.45, 0.3, 0.15, 0.1])
        )
        return {"number": int(chance.integers(4, 10)), "number_of": 10, "voice": voice}
    if code in ("ADVISER_VISIT", "RETURN_INTERVIEW", "REVIEW_TALK"):
        return {"in_person": True}
    return {}


def row_of(
    lives: Lives, child: int, code: str, on: int, *, today: int, about: int = FAR, until: int = FAR
) -> Row:
    """One row of the table."""
    return {
        "child": lives.children[child],
        "event": code,
        "date": numbers.as_date(on),
        "until": numbers.as_date(until) if until <= today else None,
        "about": numbers.as_date(about) if abs(about) < FAR else None,
        "outcome": "DONE",
    }


def table(rows: Iterable[Row], lives: Lives) -> Columns:
    """Rows as the engine reads them."""
    listed = list(rows)
    number = {child: at for at, child in enumerate(lives.children)}
    names = {"on": "date", "event": "event", "until": "until", "about": "about"}
    names |= {name: name for name in ("outcome", "why_late", "voice", "in_person", "number")}
    columns = {ours: [row.get(theirs) for row in listed] for ours, theirs in names.items()}
    return table_of("events", {"child": [row["child"] for row in listed], **columns}, number)
