"""From duties and lives to obligations: one engine for every duty.

For each duty: who owes it and since when (`owed`), what was done (`done`), and one limit or more.
A duty that is done once has one obligation for each time it was owed, met by the first evidence.
One that repeats makes a chain: each evidence ends one obligation and opens the next, so there is
never a gap, and nothing is walked through row by row.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np

from hearth.dates import days
from hearth.duties.columns import FAR, NO_TIME, Array, Columns, place_of, spread, stack
from hearth.duties.limits import Limit, Policy
from hearth.duties.lives import Lives
from hearth.duties.model import Duty, Level, Outcome

__all__ = ["AHEAD", "Obligations", "obligations", "rows_of"]

AHEAD = 92
"""How many days before it opens an obligation is shown, where that is known, as of a birthday."""

ASIDE = -FAR  # the day of an evidence's or obligation's `about` when there is none
STRANDS = 8  # how many strands a duty can have
TIES = 2**40  # a tie below it leaves room for a day in one number
AS_THE_LAW_STANDS = Policy()


@dataclass(frozen=True)
class Obligations:
    """Every obligation of these lives, as known on `lives.today`.

    `rows` has, beside `child` (number of the child) and `duty` (place in `duties`): `about`, the
    day of what it is about; `turn`, 0 for the first of a chain; `opened`; `due`, the earlier of
    `due_law` and `due_local`; `limit`, the place in `limits` of the limit that `due` follows;
    `amber`, from when to warn; `done`, FAR while it is not; `ends`, the day from which it is no
    longer owed; `outcome`; `tried`, the last attempt; `late`; `opened_at`, `due_at`, `done_at`
    in minutes where hours count; `reason`, as recorded with what was done or tried.
    Days are numbers, FAR for none.
    """

    lives: Lives
    duties: tuple[Duty, ...]
    limits: tuple[Limit, ...]
    rows: Columns

    def of(self, duty: str) -> Columns:
        """The rows of one duty."""
        at = [each.id for each in self.duties].index(duty)
        return self.rows.keep(self.rows["duty"] == at)


def obligations(
    lives: Lives, duties: Iterable[Duty], today: date, policy: Policy = AS_THE_LAW_STANDS
) -> Obligations:
    """What was and is owed to every child, as known at the end of `today`."""
    known = lives.upto(today).kept_from(policy.kept_from)
    # A duty without any limit is one that the council has not taken on.
    catalogue = tuple(d for d in duties if policy.asks_about(d.id) and policy.of(d.id))
    limits: list[Limit] = []
    parts = []
    for at, duty in enumerate(catalogue):
        rows = rows_of(duty, known, policy, len(limits))
        limits += policy.of(duty.id)
        parts.append(rows.adding(duty=np.full(len(rows), at, np.int16)))
    return Obligations(known, catalogue, tuple(limits), stack(parts or [nothing()]))


def nothing() -> Columns:
    """Obligations of no duty."""
    return Columns(child=np.zeros(0, np.int64), duty=np.zeros(0, np.int16))


def rows_of(duty: Duty, lives: Lives, policy: Policy, numbered_from: int = 0) -> Columns:
    """The obligations of one duty; its limits are numbered from `numbered_from`."""
    owed = in_life(duty, duty.owed(lives), lives)
    evidence = accepted(duty, duty.done(lives), policy)
    tries = evidence.keep(evidence["outcome"] == Outcome.TRIED)
    done = evidence.keep(evidence["outcome"] != Outcome.TRIED)
    links = chained(owed, done) if duty.repeats else met_once(owed, done)
    timed = with_dues(duty, links, lives, policy, numbered_from)
    asked = asked_about(duty, timed, lives, policy, numbered_from)
    return judged(with_tries(asked, tries))


def in_life(duty: Duty, owed: Columns, lives: Lives) -> Columns:
    """What is owed with every column, within each child's life and never after 25, opened or about
    to."""
    count = len(owed)
    opens = owed["opens"]
    died = np.full(count, FAR) if duty.outlives else lives.died[owed["child"]]
    about = owed.get("about", np.full(count, ASIDE))
    whole = owed.adding(
        ends=np.minimum(owed["ends"], np.minimum(died, lives.birthday(25)[owed["child"]])),
        about=about,
        tie=tie(owed, about if duty.tied else 0),
        once=owed.get("once", np.full(count, not duty.repeats)),
        part=owed.get("part", np.full(count, "", object)),
        since=owed.get("since", opens + 1 if duty.repeats else opens),
        due=owed.get("due", np.full(count, FAR)),
        opens_at=owed.get("opens_at", np.full(count, NO_TIME)),
    )
    whole = whole.only(
        "child", "opens", "ends", "about", "tie", "since", "due", "opens_at", "once", "part"
    )
    soon = min(lives.today + AHEAD, FAR - 1)
    born = lives.dob[owed["child"]]
    alive = (opens >= born) | (born == FAR)
    return whole.keep((opens <= soon) & (opens < whole["ends"]) & alive)


def accepted(duty: Duty, evidence: Columns, policy: Policy) -> Columns:
    """The evidence that counts, with every column, in order of child and day."""
    count = len(evidence)
    whole = evidence.adding(
        tie=tie(evidence, evidence["about"] if duty.tied else 0),
        outcome=evidence.get("outcome", np.full(count, Outcome.DONE, np.int8)),
        at=evidence.get("at", np.full(count, NO_TIME)),
        reason=evidence.get("reason", np.full(count, "", object)),
    )
    if "under" in whole:
        whole = whole.keep(counts(duty, whole, policy))
    return whole.only("child", "on", "tie", "outcome", "at", "reason")


def counts(duty: Duty, evidence: Columns, policy: Policy) -> Array:
    """Which evidence counts: what is `under` nothing, and what a relaxation of its day allows."""
    allowed = evidence["under"] == ""
    for each in policy.relaxed(duty.id):
        first, stop = days.day_number(each.starts), days.day_number(each.stops)
        within = (evidence["on"] >= first) & (evidence["on"] < stop)
        allowed = allowed | (within & (evidence["under"] == each.name))
    return allowed


def tie(rows: Columns, about: Array | int) -> Array:
    """One number for a child, a strand and what it is about: what evidence and duty must share."""
    own = rows["child"] * STRANDS + rows.get("strand", np.zeros(len(rows), np.int64))
    return own if isinstance(about, int) else own * (4 * FAR) + about + FAR


def found(owed: Columns, evidence: Columns) -> tuple[Array, Array]:
    """Where in the evidence each row's own begins and stops: from `since`, `ends` included."""
    own, theirs = ranked(owed["tie"], evidence["tie"])
    place = place_of(theirs, evidence["on"])
    first = np.searchsorted(place, place_of(own, owed["since"]), "left")
    return first, np.searchsorted(place, place_of(own, owed["ends"]), "right")


def ranked(own: Array, theirs: Array) -> tuple[Array, Array]:
    """Ties as numbers that leave room for a day: themselves, or their places in order."""
    if max(own.max(initial=0), theirs.max(initial=0)) < TIES:
        return own, theirs
    names = np.unique(np.concatenate([own, theirs]))
    return np.searchsorted(names, own), np.searchsorted(names, theirs)


def in_order(evidence: Columns) -> Columns:
    """Evidence as `found` reads it: of one day, what was done before what was declined."""
    return evidence.sorted("tie", "on", "outcome", "at")


def met_once(owed: Columns, evidence: Columns) -> Columns:
    """One obligation for each row, met by the first evidence there is."""
    proof = in_order(evidence)
    first, stop = found(owed, proof)
    return linked(owed, proof, np.where(first < stop, first, -1)).adding(
        turn=np.zeros(len(owed), np.int32)
    )


def chained(owed: Columns, evidence: Columns) -> Columns:
    """A chain for each row: an obligation from its opening, and one from each evidence."""
    proof = one_a_day(in_order(evidence))
    first, stop = found(owed, proof)
    turns = np.where(owed["once"], 1, stop - first + 1)
    owner, turn = spread(np.zeros(len(owed), np.int64), turns)
    start = first[owner] + turn - 1  # the evidence that opened it, before the first for turn 0
    opens = np.where(turn == 0, owed["opens"][owner], taken(proof["on"], start, FAR))
    close = np.where(start + 1 < stop[owner], start + 1, -1)
    rows = owed.keep(owner).adding(opens=opens)
    rows = rows.adding(opens_at=np.where(turn == 0, rows["opens_at"], taken(proof["at"], start, 0)))
    rows = rows.adding(due=np.where(turn == 0, rows["due"], FAR))
    return linked(rows, proof, close).adding(turn=turn.astype(np.int32)).keep(opens < rows["ends"])


def one_a_day(proof: Columns) -> Columns:
    """The first evidence of a day that ends something: two on one day are done once."""
    same = np.zeros(len(proof), bool)
    own, day = proof["tie"], proof["on"]
    same[1:] = (own[1:] == own[:-1]) & (day[1:] == day[:-1])
    return proof.keep(~same)


def linked(owed: Columns, proof: Columns, at: Array) -> Columns:
    """Obligations with what met each: the evidence at a position, or none at -1."""
    return Columns(
        child=owed["child"],
        about=owed["about"],
        tie=owed["tie"],
        opened=owed["opens"],
        given=owed["due"],
        ends=owed["ends"],
        opened_at=owed["opens_at"],
        since=owed["since"],
        part=owed["part"],
        once=owed["once"],
        done=taken(proof["on"], at, FAR),
        done_at=taken(proof["at"], at, NO_TIME),
        outcome=taken(proof["outcome"], at, Outcome.DONE),
        reason=taken(proof["reason"], at, ""),
    )


def taken(values: Array, at: Array, otherwise: int | str) -> Array:
    """The value at each position, and another where the position is before the first, at -1."""
    if not len(values):
        return np.full(len(at), otherwise, values.dtype if isinstance(otherwise, str) else np.int64)
    return np.where(at < 0, otherwise, values[at])


def with_dues(
    duty: Duty, links: Columns, lives: Lives, policy: Policy, numbered_from: int
) -> Columns:
    """The day each obligation is due by law, by local standard, and by the earlier of the two."""
    count = len(links)
    dues = {name: np.full(count, FAR) for name in ("due_law", "due_local", "due")}
    due_at = np.full(count, NO_TIME)
    amber, limit = np.full(count, FAR), np.full(count, -1, np.int32)
    parts = parts_of(duty, links, lives, policy)
    for at, each in enumerate(in_force(policy.of(duty.id), links, parts)):
        one, mine = each
        if not mine.any():
            continue
        due = due_of(one, links)
        column = "due_local" if one.level is Level.LOCAL else "due_law"
        dues[column] = np.where(mine, np.minimum(dues[column], due), dues[column])
        sooner = mine & (due < dues["due"])
        dues["due"] = np.where(sooner, due, dues["due"])
        limit = np.where(sooner, numbered_from + at, limit)
        amber = np.where(sooner, (policy.amber(duty.id) or one.amber).before(due), amber)
        if one.span.unit == "h":
            timed = links["opened_at"] + 60 * one.span.number
            due_at = np.where(sooner & (links["opened_at"] != NO_TIME), timed, due_at)
    return links.adding(**dues, due_at=due_at, amber=amber, limit=limit)


def asked_about(
    duty: Duty, timed: Columns, lives: Lives, policy: Policy, numbered_from: int
) -> Columns:
    """Without what fell due before the record holds what is done about the duty.

    What is owed again and again and goes on then is counted from the first day of the record, as
    if it had been done just before: nobody knows better, and it is never too early.
    """
    since = policy.asked_from(duty.id)
    before = timed["due"] < since
    if not before.any():
        return timed
    goes_on = before & ~timed["once"] & (timed["done"] >= since) & (timed["ends"] > since)
    if not goes_on.any():
        return timed.keep(~before)
    rows = timed.keep(goes_on)
    later = "then" if duty.part or has_then(duty, policy) else ""
    rows = rows.adding(
        opened=since, opened_at=NO_TIME, part=np.where(rows["part"] == "", later, rows["part"])
    )
    again = with_dues(duty, rows, lives, policy, numbered_from)
    return stack([timed.keep(~before), again.keep(again["due"] >= since)])


def has_then(duty: Duty, policy: Policy) -> bool:
    """Whether later turns of a duty have a limit of their own."""
    return any(limit.part == "then" for limit in policy.of(duty.id))


def parts_of(duty: Duty, links: Columns, lives: Lives, policy: Policy) -> Array:
    """The part of its limits that each obligation has."""
    if duty.part is not None:
        return duty.part(lives, links)
    usual = np.where((links["turn"] > 0) & has_then(duty, policy), "then", "first")
    return np.where(links["part"] == "", usual, links["part"])


def in_force(limits: Iterable[Limit], links: Columns, parts: Array) -> list[tuple[Limit, Array]]:
    """Each limit with the obligations it holds for: the rule is that of the day they opened.

    An emergency rule, made by law, stands in place of the law's own limit while it lasts.
    """
    held = [(one, (parts == one.part) & one.holds_for(links["opened"])) for one in limits]
    replaced = np.zeros(len(links), bool)
    for one, mine in held:
        if one.level is Level.EMERGENCY:
            replaced |= mine
    return [(one, mine & ~replaced if one.level is Level.LAW else mine) for one, mine in held]


def due_of(limit: Limit, links: Columns) -> Array:
    """The day a limit makes each obligation due."""
    if limit.span.unit == "given":
        return links["given"]
    if limit.span.unit == "h":
        opened = links["opened_at"]
        by_clock = np.where(opened == NO_TIME, NO_TIME, opened + 60 * limit.span.number)
        day = days.day_of_minute(by_clock)
        return np.where(day < FAR, day, limit.span.after(links["opened"]))
    return limit.span.after(links["opened"])


def with_tries(links: Columns, tries: Columns) -> Columns:
    """The last attempt within each obligation, and its reason where nothing was done."""
    none = np.full(len(links), FAR)
    if not len(tries):
        return links.adding(tried=none)
    proof = in_order(tries)
    upto = np.minimum(links["done"], links["ends"])
    window = links.adding(since=links["opened"], ends=upto)
    first, stop = found(window, proof)
    at = np.where(first < stop, stop - 1, -1)
    why = np.where(links["done"] < FAR, links["reason"], taken(proof["reason"], at, ""))
    return links.adding(tried=taken(proof["on"], at, FAR), reason=why)


def judged(links: Columns) -> Columns:
    """The obligations with whether each was done late."""
    timed = (links["due_at"] != NO_TIME) & (links["done_at"] != NO_TIME)
    late = np.where(timed, links["done_at"] > links["due_at"], links["done"] > links["due"])
    done = links["done"] < FAR
    kept = [name for name in links if name not in ("given", "since", "tie", "part")]
    return links.only(*kept).adding(late=done & late)
