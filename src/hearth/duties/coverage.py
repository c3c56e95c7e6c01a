"""Which duties a record can answer for, and from when.

A duty of which a council has recorded nothing would be overdue for every child, and that would say
nothing about the children: it is said of the record instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from hearth.dates import days
from hearth.duties.limits import Policy, rows_of
from hearth.duties.lives import Lives
from hearth.duties.model import Duty

__all__ = ["answered", "kept_from", "waiting", "waiting_for"]

EARLIEST = date(1990, 1, 1)


def kept_from(lives: Lives, duties: Iterable[Duty]) -> dict[str, date]:
    """The first day on which anything was done about each duty, of those that were ever met.

    A duty that is asked about `always`, or that an event opens which is itself recorded, is there
    from the start, where its tables are given.
    """
    found = {}
    for duty in duties:
        if not lives.given.issuperset(duty.needs):
            continue
        done = duty.done(lives)
        if duty.opened_by:
            found[duty.id] = EARLIEST
        elif len(done):
            found[duty.id] = days.as_date(done["on"].min()) or EARLIEST
        elif duty.always:
            found[duty.id] = EARLIEST
    return found


def answered(policy: Policy, lives: Lives, duties: Iterable[Duty]) -> Policy:
    """The policy, asking only about what the record can answer."""
    return replace(policy, kept_from=kept_from(lives, duties))


def waiting() -> Sequence[Mapping[str, str]]:
    """The duties that no record here can feed yet: `duty`, `title`, `waits_for`."""
    return rows_of("waiting.csv")


def waiting_for(lives: Lives, duty: Duty) -> str:
    """What a duty waits for, as a sentence, when the record does not answer for it."""
    missing = [name.replace("_", " ") for name in duty.needs if name not in lives.given]
    if missing:
        return f"Nothing was given of {' or '.join(missing)}."
    return f"Nothing is recorded yet of: {duty.proof[0].lower()}{duty.proof[1:]}."
