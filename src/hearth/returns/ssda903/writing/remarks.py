"""What the return asks for and the record does not hold, said before anybody sends it.

A row that is not held is not made up, and not written empty either: what nobody knows must not look
as if somebody had said it. The checks fail such a child all the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import narwhals.stable.v2 as nw

from hearth.dates import CollectionYear
from hearth.records.care.model import short_breaks
from hearth.returns.ssda903.catalogue import LAST_YEAR
from hearth.returns.ssda903.writing.layout import tables_of
from hearth.returns.ssda903.writing.leavers import care_leavers
from hearth.sources.words import count_of, in_words, short
from hearth.vocabulary import CodeSet, code_set, in_year

__all__ = ["Remark", "remarks_on"]

Frame = nw.DataFrame[Any]
Tables = Mapping[str, Frame]
NAMED = 5  # children named in a sentence; all are in `children`
WORKERS_SINCE = 2024
NOBODY_NEEDS = frozenset({"uasc", "missing", "placed_adoption", "dolo", "ad1"})
ADOPTED = sorted(code_set("REC").in_group("adopted"))


@dataclass(frozen=True)
class Remark:
    """One thing that is not held, in a sentence, and the children it is not held of."""

    table: str
    sentence: str
    children: tuple[str, ...] = ()


def remarks_on(
    rows: Tables, written: Tables, held: Tables, years: Sequence[int], year: CollectionYear
) -> tuple[Remark, ...]:
    """Everything to say of a return.

    `rows` and `written` are what is in it, `held` all there is, of these `years`.
    """
    if not len(rows["episodes"]) and not len(rows["oc3"]):
        nothing = f"The record holds no child in care and no care leaver of {year}. "
        return (Remark("", f"{nothing}The files have their headings and nothing else."),)
    return (
        *outside(years, year),
        *without_header(rows),
        *lacking_in_header(rows["header"]),
        *not_there(rows, held, year),
        *codes_of_other_years(written, year),
        *empty_tables(rows, year),
    )


def outside(years: Sequence[int], year: CollectionYear) -> Iterator[Remark]:
    """What is said of a year of which nothing was brought or recorded."""
    if years and year.ending not in years:
        held = in_words(CollectionYear(each).label for each in years)
        yield Remark("", f"The record is of {held}. Of {year} only what goes on from another year, "
                     "or into it, is written.")  # fmt: skip


def without_header(rows: Tables) -> Iterator[Remark]:
    """Children of whom nothing but rows of other tables is held."""
    named = {child for table in rows.values() for child in table["child"].to_list()}
    strangers = sorted(named - set(rows["header"]["child"].to_list()))
    if strangers:
        yield remark("Header", strangers, "is in other tables but not known to Header")


def lacking_in_header(header: Frame) -> Iterator[Remark]:
    """Children of whom something that Header always asks for is not known."""
    for name, what in (
        ("dob", "has no date of birth"),
        ("sex", "has no sex recorded"),
        ("ethnic", "has no ethnic group recorded"),
        ("upn", "has no pupil number, nor a reason why"),
    ):
        lacking = header.filter(nw.col(name).is_null())["child"].to_list()
        if lacking:
            yield remark("Header", lacking, what)


def not_there(rows: Tables, held: Tables, year: CollectionYear) -> Iterator[Remark]:
    """Children whom a table is about and who have no row in it."""
    for name, asked, what in (
        ("oc2", in_care_all_year(rows["episodes"], year), "was looked after all year"),
        ("oc3", care_leavers(held, year), "is a care leaver with a birthday in the year"),
        ("ad1", adopted(rows["episodes"], year), "was adopted in the year"),
        ("prev_perm", started(rows["episodes"], year), "started to be looked after in the year"),
        ("sw_episodes", in_care_at_end(rows["episodes"]), "was looked after on 31 March"),
    ):
        if name in rows:
            lacking = sorted(asked - set(rows[name]["child"].to_list()))
            table = next(table for table in tables_of(year) if table.name == name)
            if lacking and len(rows[name]):
                yield remark(table.return_name, lacking, f"{what} and has no row")


def in_care_all_year(episodes: Frame, year: CollectionYear) -> set[str]:
    """Continuously looked after, as the return's checks have it (185)."""
    start, end, ended = nw.col("decom"), nw.col("dec"), nw.col("rec")
    came = (nw.col("rne") == "S").fill_null(False) & (start > year.start)
    went = (ended != "X1").fill_null(True) & ((end >= year.start) & (end < year.end))
    breaks = episodes.filter(came | went.fill_null(False) | respite())
    return children(episodes) - children(breaks)


def adopted(episodes: Frame, year: CollectionYear) -> set[str]:
    """Whose care ended in the year by adoption."""
    ended = nw.col("rec").is_in(ADOPTED) & (nw.col("dec") >= year.start)
    return children(episodes.filter(ended.fill_null(False)))


def started(episodes: Frame, year: CollectionYear) -> set[str]:
    """Who came into care in the year, short breaks aside."""
    began = (nw.col("rne") == "S") & (nw.col("decom") >= year.start)
    return children(episodes.filter(began.fill_null(False) & ~respite()))


def in_care_at_end(episodes: Frame) -> set[str]:
    """Who was looked after on 31 March, short breaks aside."""
    return children(episodes.filter(nw.col("dec").is_null() & ~respite()))


def respite() -> nw.Expr:
    """Whether an episode is of a series of short breaks."""
    return nw.col("ls").is_in(short_breaks()).fill_null(False)


def children(rows: Frame) -> set[str]:
    """Who a table is of."""
    return set(rows["child"].to_list())


def codes_of_other_years(written: Tables, year: CollectionYear) -> Iterator[Remark]:
    """Codes that the year's return has not and for which it has no other, or several."""
    for table in tables_of(year):
        for column in table.columns:
            if column.code_set is None:
                continue
            cells = written[table.return_name]
            codes = code_set(column.code_set)
            present = cells[column.return_name].drop_nulls().unique().to_list()
            for code in sorted(each for each in present if not codes.is_valid(each, year.ending)):
                rows = cells.filter(nw.col(column.return_name) == code)
                later = [
                    each.code
                    for each in codes.codes(year.ending)
                    if in_year(codes.name, each.code, last_year_of(codes, code)) == code
                ]
                choose = f" Choose one of {in_words(later)} for each." if later else ""
                what = (
                    f"{column.return_name} {code} is not a code of the {year} return. It is "
                    f"written as it is held, in {count_of(len(rows), 'row')}.{choose}"
                )
                who = tuple(rows["CHILD"].unique().sort().to_list())
                yield Remark(table.return_name, what, who)


def last_year_of(codes: CodeSet, code: str) -> int:
    """The last year that has a code; this version's last for one that no year has."""
    return (codes.get(code).valid_to if codes.has(code) else None) or LAST_YEAR


def empty_tables(rows: Tables, year: CollectionYear) -> Iterator[Remark]:
    """Tables without a single row, those that may well have none apart."""
    for table in tables_of(year):
        if not len(rows[table.name]) and table.name not in NOBODY_NEEDS:
            what = f"The record holds nothing of {table.return_name} for {year}."
            yield Remark(table.return_name, f"{what} Its file has headings only.")


def remark(table: str, lacking: list[str], what: str) -> Remark:
    """A sentence on some children, the first of them named."""
    who = sorted(lacking)
    named = in_words(short(child) for child in who[:NAMED])
    more = f" and {len(who) - NAMED:,} more" if len(who) > NAMED else ""
    some = what if len(who) == 1 else plural(what)
    return Remark(table, f"{count_of(len(who), 'child')} {some}: {named}{more}.", tuple(who))


PLURALS = {"has": "have", "is": "are", "was": "were"}


def plural(what: str) -> str:
    """The same of several."""
    return " ".join(PLURALS.get(word, word) for word in what.split(" "))
