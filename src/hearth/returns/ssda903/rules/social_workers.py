"""SWEpisodes: which social worker had the child's case, and why it changed hands.

Four checks that the reference has but that are switched off in every year (SW15STG2, SW16aSTG2,
SW16bSTG2 and SW16cSTG2) are not here.
"""

from __future__ import annotations

from datetime import date

import narwhals.stable.v2 as nw

from hearth.returns.ssda903.derived.partial import with_completed
from hearth.returns.ssda903.model import (
    FROM_2024,
    FROM_2025,
    FROM_2026,
    ONLY_2024,
    Finder,
    Found,
    Rule,
)
from hearth.returns.ssda903.returned import Returned
from hearth.returns.ssda903.views import SW, beside, in_order, leniently, looks_at
from hearth.returns.ssda903.words import (
    YEAR_END,
    YEAR_START,
    any_blank,
    blank,
    cell,
    code_from,
    codes,
    day,
    filled,
    follows,
    is_date,
    leads,
    no_date,
    none_of,
    one_of,
    prev,
    respite,
    shift_date,
    sure,
    text,
)

__all__ = ["RULES"]

CHANGES = "Children say that changes of social worker hurt; how many they have is published."
CHAIN = "One worker follows another, and only the last is still there."
HANDOVER = "The case was handed over later than it was recorded, or lay with a team meanwhile."
NOT_CLOSED = "The earlier worker's spell was not ended when the case moved."
COLLECTED_FROM = date(2023, 4, 1)  # the first day the collection asks for
REASONS = codes("SW_REASON")

SW_IN_ORDER = in_order("SWEpisodes", "SW_DECOM day")
EPISODES_SW = beside("Episodes", "SWEpisodes", how="left", reports=("Episodes",))
LAST_DAYS = shift_date(YEAR_END, "-5d")
# The reference takes off 365.2425 days, so that the day 365 days before is the first inside.
YEAR_BEFORE = shift_date(YEAR_START, "-365d")


def in_last_days(ended: nw.Expr) -> nw.Expr:
    """The date is one of the last five days of the year or its end."""
    return sure(ended >= LAST_DAYS) & sure(ended <= YEAR_END)


def not_within(days: int) -> nw.Expr:
    """The worker did not start within so many days of the end of the one before."""
    ended, began = prev(day("SW_DEC")), day("SW_DECOM")
    return ~(
        sure(began >= shift_date(ended, f"-{days}d")) & sure(began <= shift_date(ended, f"{days}d"))
    )


def unreadable(column: str) -> Finder:
    """Rows where a date that may be partial cannot be read."""

    def find(returned: Returned) -> Found:
        rows = with_completed(returned["SWEpisodes"], column)
        return {"SWEpisodes": rows.filter(filled(column) & nw.col("completed").is_null())}

    return find


def last_has_ended(returned: Returned) -> Found:
    """SW17STG2: the child's latest worker, where an end is given."""
    rows = LENIENT.build(returned)
    assert isinstance(rows, nw.DataFrame)
    ordered = rows.filter(filled("CHILD")).sort(
        "CHILD", "SW_DECOM day", "row", descending=[False, True, False], nulls_last=True
    )
    last = ordered.filter(~sure(nw.col("CHILD") == nw.col("CHILD").shift(1)))
    return {"SWEpisodes": last.filter(filled("SW_DEC"))}


def no_worker_beside() -> nw.Expr:
    """SW12STG2: no worker at the start or at the end of a period of care."""
    began, ended = day("SWEpisodes.SW_DECOM"), day("DEC")
    leaves = ~one_of("REC", "X1")
    at_end = leaves & sure(began <= ended)
    at_start = one_of("RNE", "S") & sure(began >= day("DECOM"))
    return ~respite() & (one_of("RNE", "S") | leaves) & ~(at_end | at_start)


LENIENT = leniently("SWEpisodes", "SW_DECOM")

RULES = (
    Rule(
        "SW01STG1",
        "DEC SW_ID SW_DECOM SW_REASON",
        EPISODES_SW,
        years=ONLY_2024,
        fails=blank("DEC")
        & ~respite()
        & any_blank("SWEpisodes.SW_ID", "SWEpisodes.SW_DECOM", "SWEpisodes.SW_REASON"),
        message="Add the child's social worker with number, start date and reason.",
        means="A child in care has no social worker in the return, or one without details.",
        why=CHANGES,
        cause="The worker is known to the team but not linked to the child's record.",
        differs=(
            "The reference reports the episode's number as a row of SWEpisodes; the episode itself "
            "is reported here."
        ),
    ),
    Rule(
        "SW01aSTG1",
        "SW_DECOM SW_ID",
        SW,
        years=FROM_2025,
        fails=no_date("SW_DECOM") | (sure(day("SW_DECOM") < COLLECTED_FROM) & blank("SW_ID")),
        message="Enter the day the worker took the case and the worker's number.",
        means="The start is missing or no date, or the worker has no number.",
        why=CHANGES,
        cause="Spells before April 2023 were brought in from an older system.",
    ),
    Rule(
        "SW01bSTG1",
        "SW_DECOM SW_ID SW_REASON",
        SW,
        years=FROM_2025,
        fails=no_date("SW_DECOM")
        | (sure(day("SW_DECOM") >= COLLECTED_FROM) & any_blank("SW_ID", "SW_REASON")),
        message="Enter the day the worker took the case, the worker's number and the reason.",
        means="The start is missing or no date, or number or reason is missing.",
        why=CHANGES,
        cause="The case was moved without saying why.",
    ),
    Rule(
        "SW02STG1",
        "SW_ID",
        SW,
        years=FROM_2024,
        fails=~sure(text("SW_ID").str.contains("^(SW|XX)")),
        message="Enter the worker's number: SW and digits, or XX and digits for those without one.",
        means="The worker's number is missing or begins with neither SW nor XX.",
        why="The number tells whether the worker is a new one or the same.",
        cause="A staff number or a name was exported in its place.",
    ),
    Rule(
        "SW03STG1",
        "SW_ID SW_DECOM SW_REASON",
        SW,
        years=ONLY_2024,
        fails=any_blank("SW_ID", "SW_DECOM", "SW_REASON"),
        message="Fill in the worker's number, the day they took the case and the reason.",
        means="Number, start or reason of a social worker is missing.",
        why=CHANGES,
        cause="The case was moved without saying why.",
    ),
    Rule(
        "SW04STG1",
        "SW_DECOM",
        looks_at("SWEpisodes"),
        years=FROM_2024,
        find=unreadable("SW_DECOM"),
        message="Enter the day the worker took the case as day/month/year.",
        means="The start is no date in the calendar.",
        why=CHANGES,
        cause="An export that writes dates in another layout.",
    ),
    Rule(
        "SW05STG1",
        "SW_DEC",
        looks_at("SWEpisodes"),
        years=FROM_2024,
        find=unreadable("SW_DEC"),
        message="Enter the day the worker left the case as day/month/year, or leave it empty.",
        means="The end is no date in the calendar.",
        why=CHANGES,
        cause="An export that writes dates in another layout.",
    ),
    Rule(
        "SW06STG2",
        "SW_DECOM",
        SW,
        years=FROM_2024,
        fails=day("SW_DECOM") > YEAR_END,
        message="Put the date right, or leave the worker for next year's return.",
        means="The worker took the case after the collection year.",
        why="The return holds workers up to 31 March.",
        cause="The file was made after 31 March without a limit.",
    ),
    Rule(
        "SW07STG2",
        "SW_DEC",
        SW,
        fails={
            ONLY_2024: sure(day("SW_DEC") < YEAR_START) | sure(day("SW_DEC") > YEAR_END),
            FROM_2025: sure(day("SW_DEC") < YEAR_BEFORE) | sure(day("SW_DEC") > YEAR_END),
        },
        message="Put the date right: leave it empty if still the worker, drop older spells.",
        means="The worker left the case outside the time the return covers.",
        why="Changes are counted over one year, and from 2024/25 over two.",
        cause="The file was made without limits on dates.",
    ),
    Rule(
        "SW08STG2",
        "SW_DEC",
        SW_IN_ORDER,
        years=FROM_2024,
        fails=leads() & is_date("SW_DECOM") & no_date("SW_DEC"),
        message="Enter the day this worker left the case: another came after.",
        means="A worker who is not the latest has no end.",
        why=CHAIN,
        cause=NOT_CLOSED,
    ),
    Rule(
        "SW09STG2",
        "SW_DECOM SW_DEC",
        SW,
        years=FROM_2024,
        fails=cell("SW_DECOM") == cell("SW_DEC"),
        message="Put the dates right, or leave the spell out: it begins and ends on one day.",
        means="The worker took and left the case on one day.",
        why=CHANGES,
        cause="A manager held the case while it was passed on.",
    ),
    Rule(
        "SW10STG2",
        "SW_DECOM SW_DEC",
        in_order("SWEpisodes", "SW_DECOM day", "SW_DEC day"),
        fails={
            ONLY_2024: follows() & not_within(7),
            FROM_2025: follows() & not_within(7) & ~one_of("SW_REASON", "FCONTA"),
        },
        message="Put the dates right: a new worker starts within 7 days of the last one's end.",
        means="More than a week lies between two workers, or they overlap by more.",
        why=CHAIN,
        cause=HANDOVER,
    ),
    Rule(
        "SW11aSTG2",
        "SW_DEC SW_DECOM",
        SW_IN_ORDER,
        years=ONLY_2024,
        fails=sure(prev(day("SW_DEC")) <= LAST_DAYS) & not_within(5),
        message="Put the dates right: a new worker starts within 5 days of the last one's end.",
        means="More than five days lie between two workers.",
        why=CHAIN,
        cause=HANDOVER,
    ),
    Rule(
        "SW11bSTG2",
        "SW_DEC",
        SW_IN_ORDER,
        years=FROM_2024,
        fails=(blank("SW_DECOM") & in_last_days(prev(day("SW_DEC"))))
        | (filled("CHILD") & ~follows() & ~leads() & in_last_days(day("SW_DEC")))
        | (sure(prev(day("SW_DECOM")) < day("SW_DEC")) & in_last_days(day("SW_DEC"))),
        message="Check the end: if the worker was still there on 31 March, leave it empty.",
        means="The child's worker left in the last days of the year, and no other is recorded.",
        why="Every child in care has a social worker on 31 March.",
        cause="Spells were ended with the year, as if it closed them.",
    ),
    Rule(
        "SW12STG2",
        "SW_DECOM DECOM DEC RNE REC",
        EPISODES_SW,
        fails={
            ONLY_2024: no_worker_beside(),
            FROM_2025: no_worker_beside()
            & (no_date("DEC") | (sure(day("DEC") >= YEAR_BEFORE) & sure(day("DEC") <= YEAR_END))),
        },
        message="Add the social worker the child had during this time in care.",
        means="No worker of the child fits the start or end of this time in care.",
        why=CHANGES,
        cause="Earlier workers were left out of the export.",
    ),
    Rule(
        "SW13STG1",
        "SW_REASON SW_DECOM",
        LENIENT,
        fails={
            ONLY_2024: code_from("SW_REASON", *REASONS),
            FROM_2025: none_of("SW_REASON", *REASONS)
            | (blank("SW_REASON") & sure(day("SW_DECOM") >= COLLECTED_FROM)),
        },
        message="Enter why the worker changed as one of the return's codes, for example LEFTRL.",
        means="The reason for the change of worker is missing or is not a code the return knows.",
        why=CHANGES,
        cause="The case was moved without saying why.",
    ),
    Rule(
        "SW14STG2",
        "SW_DEC",
        SW_IN_ORDER,
        years=ONLY_2024,
        fails=leads() & no_date("SW_DEC"),
        message="Enter the day this worker left the case: another came after.",
        means="A worker who is not the latest has no end.",
        why=CHAIN,
        cause=NOT_CLOSED,
    ),
    Rule(
        "SW17STG2",
        "SW_DEC SW_DECOM",
        SW,
        years=FROM_2026,
        find=last_has_ended,
        message="Leave the end empty if the worker was there on 31 March, or add the next worker.",
        means="The child's latest worker has left the case, and no other is recorded.",
        why="Every child in care has a social worker on 31 March.",
        cause="The new worker was not yet entered when the return was made.",
    ),
)
