"""A table of text made a table of values, with every cell that is not plain accounted for.

Columns hold few different texts beside their length, so each text is understood once in plain
Python and the answers are put back in columns.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

import narwhals.stable.v2 as nw

from hearth.records import Column, schema_of
from hearth.sources.cells import Remark
from hearth.sources.problems import Problem
from hearth.sources.ssda903.columns import Meanings, turned_round, understand
from hearth.sources.ssda903.raw import MANY_ALIKE, SAY_WHERE, Raw, listed, told
from hearth.sources.ssda903.year import label
from hearth.sources.words import count_of, quoted, shown
from hearth.vocabulary import code_set, successors

__all__ = ["clean", "recode", "unexpected_codes"]

# The return named the sexes by number up to 2023/24 and by letter since.
LATER_CODES = {"sex": successors("SEX")}
# An episode whose end was given but cannot be read must never pass for an open one.
ENDS = {"episodes": "dec"}
# Filled in nearly every row of a good return, whatever the year.
ALWAYS_FILLED = {
    "header": ("sex", "dob", "ethnic"),
    "episodes": ("rne", "ls", "cin", "place", "place_provider", "home_post", "pl_post"),
    "reviews": ("review_code",),
    "oc3": ("in_touch", "activ", "accom"),
    "missing": ("missing",),
    "prev_perm": ("prev_perm",),
    "placed_adoption": ("date_placed",),
}


def clean(raw: Raw) -> tuple[Raw, list[Problem]]:
    """The same rows in the table's types, `row` and `line` kept, and what to say of them.

    Columns the file does not have are null. A row whose required cells are empty or unusable is
    left out.
    """
    problems: list[Problem] = []
    types = schema_of(raw.table)
    values: dict[str, nw.Series[Any]] = {}
    lost: dict[str, list[str]] = {}  # by column, the texts that cannot be used
    for column in raw.table.columns:
        if column.name in raw.frame.columns:
            meanings = understand(raw.frame[column.name], column)
            if what := turned_round(raw.frame[column.name], column, meanings):
                unsure = any(m.remark is Remark.AMBIGUOUS for m in meanings.values())
                problems.append(raw.of_file(what, column.name, blocking=unsure))
            problems += remarks_on(raw, column, meanings)
            values[column.name] = in_type(raw.frame[column.name], meanings, types[column.name])
            lost[column.name] = [text for text, meaning in meanings.items() if meaning.unusable]
    blank = [nw.lit(None, types[n]).alias(n) for n in raw.table.names if n not in values]
    frame = raw.frame.select("row", "line").with_columns(*values.values(), *blank)
    frame = frame.with_columns(unsaid(raw, lost))
    frame = frame.select(*raw.table.names, "row", "line", "unsaid")
    if raw.table.name in ENDS:
        unread = lost.get(ENDS[raw.table.name], [])
        frame = frame.with_columns(end_unread=ends_among(raw, unread))
    kept, left_out = with_required(raw, frame)
    return raw.with_frame(kept), problems + left_out + without_births(raw) + without_value(
        raw, kept
    )


def without_value(raw: Raw, kept: nw.DataFrame[Any]) -> list[Problem]:
    """Columns that the return always fills and that say nothing in any row."""
    nothing = [
        name
        for name in ALWAYS_FILLED.get(raw.table.name, ())
        if len(kept) and name in raw.frame.columns and kept[name].is_null().all()
    ]
    lost = f"in any of its {count_of(len(kept), 'row')}; it is taken as not known."
    return [
        raw.of_file(f"has nothing that can be used in {name.upper()} {lost}", name, blocking=True)
        for name in nothing
    ]


def unsaid(raw: Raw, lost: Mapping[str, list[str]]) -> nw.Series[Any]:
    """For each row the names of the columns it says nothing of, each with a space after it.

    Those are the columns the file does not have and the cells that cannot be used; a cell that is
    empty says that there is nothing.
    """
    missing = "".join(f"{name} " for name in raw.table.names if name not in lost)
    cells = [
        nw.when(nw.col(name).is_in(texts)).then(nw.lit(f"{name} ")).otherwise(nw.lit(""))
        for name, texts in lost.items()
        if texts
    ]
    said = nw.concat_str(nw.lit(missing), *cells).alias("unsaid")
    return raw.frame.select("row", said)["unsaid"]


def ends_among(raw: Raw, unread: list[str]) -> nw.Series[Any]:
    """For each row whether its end is one of the texts that cannot be read."""
    end = ENDS[raw.table.name]
    if end not in raw.frame.columns:
        return raw.frame.select(nw.lit(False).alias(end))[end]
    return raw.frame[end].is_in(unread).fill_null(False)


def in_type(cells: nw.Series[Any], meanings: Meanings, dtype: Any) -> nw.Series[Any]:
    """The column with each text replaced by its meaning."""
    if dtype == nw.String and all(text == meaning.value for text, meaning in meanings.items()):
        return cells
    values = {text: meaning.value for text, meaning in meanings.items()}
    if dtype == nw.String:
        values = {text: text for text in cells.drop_nulls().unique().to_list()} | values
    if all(value is None for value in values.values()):
        return cells.is_null().replace_strict([True, False], [None, None], return_dtype=dtype)
    return cells.replace_strict(values, default=None, return_dtype=dtype)


def remarks_on(raw: Raw, column: Column, meanings: Meanings) -> list[Problem]:
    """What to say of the cells of a column that are not plain."""
    problems: list[Problem] = []
    for remark, say in SAYINGS.items():
        texts = [text for text, meaning in meanings.items() if meaning.remark is remark]
        if texts:
            rows = rows_with(raw, column, texts)
            problems += say(raw, column, rows, meanings)
    return problems


def rows_with(raw: Raw, column: Column, texts: list[str]) -> nw.DataFrame[Any]:
    """`row`, `line`, `child` and `text` of the rows whose cell is one of `texts`, in order."""
    has_child = "child" in raw.frame.columns
    child = nw.col("child") if has_child else nw.lit(None, nw.String).alias("child")
    found = raw.frame.filter(nw.col(column.name).is_in(texts))
    return found.select("row", "line", child, nw.col(column.name).alias("text"))


def say_tidied(raw: Raw, column: Column, rows: nw.DataFrame[Any], _: Meanings) -> list[Problem]:
    """One sentence for a whole column: the same values, written otherwise."""
    first = next(rows.iter_rows(named=True))
    what = (
        f"{column.return_name} is written with other case, spaces, quotes or decimals in "
        f"{count_of(len(rows), 'row')}, this one first ({quoted(first['text'])}); "
        "read all the same."
    )
    return [raw.problem(first, column.name, what)]


def say_recast(
    raw: Raw, column: Column, rows: nw.DataFrame[Any], meanings: Meanings
) -> list[Problem]:
    """A sentence for each date in another layout."""

    def one(row: dict[str, Any]) -> Problem:
        meaning = meanings[row["text"]]
        read = shown(meaning.value)
        what = f"{column.return_name} is {quoted(row['text'])}, {meaning.words}; read as {read}."
        return raw.problem(row, column.name, what)

    def alike(row: dict[str, Any], count: int) -> Problem:
        what = (
            f"{column.return_name} is {quoted(row['text'])}, {meanings[row['text']].words}. So "
            f"it is in {count_of(count, 'row')}, this one first; each is read as what it says."
        )
        return raw.problem(row, column.name, what)

    def more(count: int) -> Problem:
        return rest(raw, column, count, "in other layouts, read", False)

    return by_fault(rows, meanings, one, alike, more)


def say_odd(raw: Raw, column: Column, rows: nw.DataFrame[Any], meanings: Meanings) -> list[Problem]:
    """A sentence for each cell that does not look right but is kept."""

    def one(row: dict[str, Any]) -> Problem:
        what = (
            f"{column.return_name} is {quoted(row['text'])}, {meanings[row['text']].words}. "
            "It is kept."
        )
        return raw.problem(row, column.name, what)

    return listed(rows, one, lambda more: rest(raw, column, more, "like this, kept", False))


def say_blank(raw: Raw, column: Column, rows: nw.DataFrame[Any], _: Meanings) -> list[Problem]:
    """One sentence for a whole column: words some systems write into empty cells."""
    first = next(rows.iter_rows(named=True))
    what = (
        f"{column.return_name} is {quoted(first['text'])}. That and words like it stand in "
        f"{count_of(len(rows), 'row')}, this one first; they are read as empty."
    )
    return [raw.problem(first, column.name, what)]


def say_unusable(
    raw: Raw, column: Column, rows: nw.DataFrame[Any], meanings: Meanings
) -> list[Problem]:
    """A sentence for each cell that cannot be used, and so perhaps its row."""
    lost = "The row is left out" if column.required else "It is taken as not known"
    if ENDS.get(raw.table.name) == column.name:
        lost = "It is counted up to the child's next episode, or left out if care did not go on"

    def one(row: dict[str, Any]) -> Problem:
        words = meanings[row["text"]].words
        what = f"{column.return_name} is {quoted(row['text'])}, {words}. {lost}."
        return raw.problem(row, column.name, what, blocking=True)

    def alike(row: dict[str, Any], count: int) -> Problem:
        what = (
            f"{column.return_name} is {quoted(row['text'])}, {meanings[row['text']].words}. It is "
            f"the same fault in {count_of(count, 'row')}, this one first. {lost} in each."
        )
        return raw.problem(row, column.name, what, blocking=True)

    def more(count: int) -> Problem:
        return rest(raw, column, count, "that cannot be used", True)

    return by_fault(rows, meanings, one, alike, more)


def by_fault(
    rows: nw.DataFrame[Any],
    meanings: Meanings,
    one: Callable[[dict[str, Any]], Problem],
    alike: Callable[[dict[str, Any], int], Problem],
    rest: Callable[[int], Problem],
) -> list[Problem]:
    """A problem for each row, but only one for all the rows of a fault that very many share."""
    words = {text: meanings[text].words for text in rows["text"].unique().to_list()}
    marked = rows.with_columns(fault=nw.col("text").replace_strict(words, return_dtype=nw.String))
    problems = []
    for fault, count in Counter(marked["fault"].to_list()).items():
        if count > MANY_ALIKE:
            same = marked.filter(nw.col("fault") == fault)
            problems.append(alike(next(same.iter_rows(named=True)), count))
            marked = marked.filter(nw.col("fault") != fault)
    return problems + listed(marked, one, rest)


SAYINGS = {
    Remark.TIDIED: say_tidied,
    Remark.BLANK: say_blank,
    Remark.RECAST: say_recast,
    Remark.ODD: say_odd,
    Remark.UNUSABLE: say_unusable,
}


def rest(raw: Raw, column: Column, more: int, what: str, blocking: bool) -> Problem:
    """The sentence that stands for all rows beyond those listed."""
    cells = count_of(more, "more cell")
    return raw.of_file(f"has {cells} of {column.return_name} {what}.", column.name,
                       blocking=blocking)  # fmt: skip


def with_required(raw: Raw, frame: nw.DataFrame[Any]) -> tuple[nw.DataFrame[Any], list[Problem]]:
    """Leave out rows without what they cannot be without. Unusable cells have been said already."""
    required = [column for column in raw.table.columns if column.required]
    problems: list[Problem] = []
    for column in required:
        rows = raw.frame.filter(is_empty(nw.col(column.name)))
        what = f"{column.return_name} is empty. The row is left out."
        problems += told(raw, rows, column.name, lambda _, what=what: what, blocking=True)  # type: ignore[misc]
    lacking = nw.any_horizontal(*[nw.col(column.name).is_null() for column in required],
                                ignore_nulls=True)  # fmt: skip
    return frame.filter(~lacking), problems


def without_births(raw: Raw) -> list[Problem]:
    """Rows of Header with no date of birth; the child's age is then not known."""
    if raw.table.name != "header" or "dob" not in raw.frame.columns:
        return []
    rows = raw.frame.filter(is_empty(nw.col("dob")) & ~is_empty(nw.col("child")))
    return told(raw, rows, "dob", lambda _: "DOB is empty. The child's age is not known.")


def is_empty(cell: nw.Expr) -> nw.Expr:
    """Whether a cell of text has nothing in it."""
    return cell.is_null() | (cell.str.strip_chars() == "")


def unexpected_codes(table: Raw, year: int) -> list[Problem]:
    """Codes of another year's return: kept, and said once for each with how many there are."""
    problems = []
    for column in table.table.columns:
        if column.code_set is None:
            continue
        present = table.frame[column.name].drop_nulls().unique().to_list()
        codes = code_set(column.code_set)
        for code in sorted(code for code in present if not codes.is_valid(code, year)):
            rows = table.frame.filter(nw.col(column.name) == code)
            what = (
                f"{column.return_name} {code} is not a code of the {label(year)} return. It is "
                f"kept. It stands in {count_of(len(rows), 'row')} of the file, this one first."
            )
            first = next(rows.select(*SAY_WHERE).iter_rows(named=True))
            problems.append(table.problem(first, column.name, what))
    return problems


def recode(table: Raw) -> Raw:
    """The same table with codes that a later return only writes otherwise in the later way."""
    frame = table.frame
    for name, later in LATER_CODES.items():
        if name in frame.columns:
            kept = {code: code for code in frame[name].drop_nulls().unique().to_list()}
            spelt = {**kept, **later}
            if kept:
                cells = nw.col(name).replace_strict(spelt, default=None, return_dtype=nw.String)
                frame = frame.with_columns(cells)
    return table.with_frame(frame)
