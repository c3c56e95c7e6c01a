"""How episodes end: those whose end nobody can tell, and those whose cells disagree about it."""

from __future__ import annotations

from typing import Any

import narwhals.stable.v2 as nw

from hearth.sources.problems import Problem
from hearth.sources.ssda903.raw import SAY_WHERE, Raw, each, told
from hearth.sources.words import shown

__all__ = ["half_ended", "overlaps", "with_last_start", "without_lost_ends"]


def with_last_start(raw: Raw) -> Raw:
    """The episodes with `last_start`, the start of the child's last one, whatever is left out."""
    return raw.with_frame(raw.frame.with_columns(last_start=nw.col("decom").max().over("child")))


def without_lost_ends(raw: Raw, problems: list[Problem]) -> Raw:
    """Leave out episodes that ended on a day nobody can tell.

    Those are episodes with a DEC that cannot be read (`end_unread`), unless care went on (REC X1)
    in another episode, up to which they are counted; and a child's last episode without DEC where
    REC says it has ended or a later one was left out. Kept, any of them would count the child as
    still looked after. `end_unread` and `last_start` are dropped.
    """
    problems += care_not_known(raw)
    went_on = (nw.col("rec") == "X1").fill_null(False) & ~nw.col("next_decom").is_null()
    kept = by_child(raw).filter(~nw.col("end_unread") | went_on)
    raw = raw.with_frame(kept.drop("end_unread", "next_decom", "next_dec"))
    names = [name for name in raw.frame.columns if name != "last_start"]
    order = by_child(raw)
    while len(lost := order.filter(last_without_end())):
        problems += each(raw, lost, "dec", say_lost, blocking=True)
        raw = raw.with_frame(order.filter(~last_without_end()).select(*names, "last_start"))
        order = by_child(raw)
    return raw.with_frame(raw.frame.select(names))


def care_not_known(raw: Raw) -> list[Problem]:
    """What leaving out a child's last episode means for the child; the cell has been said."""
    is_last = nw.col("decom") == nw.col("last_start")
    rows = raw.frame.filter(nw.col("end_unread") & is_last).select(*SAY_WHERE, "decom")

    def say(row: dict[str, Any]) -> str:
        return f"the child's last episode is left out. {not_known_after(row)}"

    return each(raw, rows, "dec", say, blocking=True)


def last_without_end() -> nw.Expr:
    """Whether an episode is the last left of its child and cannot be open, though it has no DEC."""
    ended = ~nw.col("rec").is_null() & (nw.col("rec") != "X1")
    replaced = nw.col("decom") < nw.col("last_start")
    return nw.col("next_decom").is_null() & nw.col("dec").is_null() & (ended | replaced)


def say_lost(row: dict[str, Any]) -> str:
    """What is said of an episode whose end is lost."""
    if row["rec"] and row["rec"] != "X1":
        why = f"has ended (REC {row['rec']}) but has no DEC, and no episode follows"
    else:
        why = "has no DEC, and the child's next one is left out"
    fate = "When it ended is not known. The row is left out."
    return f"the episode {why}. {fate} {not_known_after(row)}"


def not_known_after(row: dict[str, Any]) -> str:
    """From when on a child's care is not known."""
    return f"The child's care after {shown(row['decom'])} is not known."


def half_ended(raw: Raw) -> list[Problem]:
    """Episodes with DEC or REC but not both, and those that go on (X1) into nothing."""
    order = by_child(raw)
    no_dec, no_rec = nw.col("dec").is_null(), nw.col("rec").is_null()
    is_last = nw.col("next_decom").is_null()
    goes_on = is_last & ~no_dec & (nw.col("rec") == "X1")
    return [
        *told(raw, order.filter(is_last & no_dec & ~no_rec), "dec", say_no_dec),
        *told(raw, order.filter(~no_dec & no_rec), "rec", say_no_rec),
        *told(raw, order.filter(goes_on), "rec", say_goes_on),
    ]


def say_no_dec(row: dict[str, Any]) -> str:
    """What is said of a child's last episode that has REC X1 but no DEC."""
    return f"REC is {row['rec']} but DEC is empty. The episode is counted as open."


def say_no_rec(row: dict[str, Any]) -> str:
    """What is said of an episode with an end and no reason for it."""
    ended = f"DEC is {shown(row['dec'])} but there is no REC that can be used"
    return f"{ended}. The episode is counted as ended that day, for a reason not known."


def say_goes_on(row: dict[str, Any]) -> str:
    """What is said of a child's last episode that says care goes on."""
    ended = f"the episode ended on {shown(row['dec'])} with REC X1 (care goes on)"
    return f"{ended}, but no episode follows. The child is counted as in care up to that day."


def overlaps(raw: Raw) -> list[Problem]:
    """Episodes that are still open, or have not ended, when the child's next one starts."""
    order = by_child(raw).filter(~nw.col("next_decom").is_null())
    rows = order.select(*SAY_WHERE, "decom", "dec", "next_decom", "next_dec")
    still_open = rows.filter(nw.col("dec").is_null())
    overlapping = rows.filter((nw.col("dec") > nw.col("next_decom")).fill_null(False))

    def say_open(row: dict[str, Any]) -> str:
        both = " Both are open." if row["next_dec"] is None else ""
        return (
            f"the episode has no DEC, but the child's next one starts on "
            f"{shown(row['next_decom'])}.{both} It is counted up to that day."
        )

    def say_overlap(row: dict[str, Any]) -> str:
        return (
            f"the episode ends on {shown(row['dec'])}, after the child's next one starts on "
            f"{shown(row['next_decom'])}. It is counted up to that day."
        )

    return [
        *each(raw, still_open, "dec", say_open, blocking=False),
        *each(raw, overlapping, "dec", say_overlap, blocking=False),
    ]


def by_child(raw: Raw) -> nw.DataFrame[Any]:
    """Episodes in order, each with the start and end of the child's next one."""
    order = raw.frame.sort("child", "decom")
    same_child = nw.col("child") == nw.col("child").shift(-1)
    return order.with_columns(
        nw.when(same_child).then(nw.col("decom").shift(-1)).alias("next_decom"),
        nw.when(same_child).then(nw.col("dec").shift(-1)).alias("next_dec"),
    )
