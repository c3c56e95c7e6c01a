"""CSV read as text: nothing guessed, nothing cut off, every odd row said."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth import frames
from hearth.errors import UnreadableError
from hearth.frames import RaggedRow

CELL = st.text(st.sampled_from('aZ0 ,;"\n\té'), max_size=4)


def table(data, separator=","):
    frame, ragged = frames.read_csv_ragged(data, separator)
    return frame.columns, frame.rows(), ragged


def written(rows, **style):
    out = io.StringIO()
    csv.writer(out, lineterminator="\n", **style).writerows(rows)
    return out.getvalue().encode()


@pytest.mark.parametrize(
    ("data", "rows"),
    [
        (b"a,b\n1,2\n", [("1", "2")]),
        (b"a,b\n1,2", [("1", "2")]),
        (b"\xef\xbb\xbfa,b\n1,2\n", [("1", "2")]),
        (b"a,b\r\n1,2\r\n\r\n", [("1", "2")]),
        (b"a,b\r1,2\r3,4\r", [("1", "2"), ("3", "4")]),
        (b"a,b\n007, 2 \n", [("007", " 2 ")]),
        (b'a,b\n"",\n', [(None, None)]),
        (b"a,b\n1,2\n\n3,4\n", [("1", "2"), (None, None), ("3", "4")]),
        (b'a,b\n"x\ny","p,q"\n', [("x\ny", "p,q")]),
        (b'a,b\n1,"x""y"\n', [("1", 'x"y')]),
        (b'a,b\n1,5" tall\n', [("1", '5" tall')]),
        (b"a,b\n1,2\n\x00,3\n", [("1", "2"), ("\x00", "3")]),
        (b"a,b\n", []),
        (b"a,b", []),
    ],
)
def test_cells_are_kept_as_typed(data, rows):
    assert table(data) == (["a", "b"], rows, ())


def test_other_separators():
    assert table(b"a;b\n1,5;2\n", ";") == (["a", "b"], [("1,5", "2")], ())


@pytest.mark.parametrize(
    ("data", "rows", "ragged"),
    [
        (b"a,b\n1\n2,3\n", [(None, None), ("2", "3")], (RaggedRow(0, ("1",)),)),
        (b"a,b\n1,2\n3,4,5\n", [("1", "2"), (None, None)], (RaggedRow(1, ("3", "4", "5")),)),
        # one short and one long row: the separators add up, and both are still found
        (
            b"a,b\n1\n2,3,4\n",
            [(None, None), (None, None)],
            (RaggedRow(0, ("1",)), RaggedRow(1, ("2", "3", "4"))),
        ),
        (b'a,b\n"u,v",1\nz\n', [("u,v", "1"), (None, None)], (RaggedRow(1, ("z",)),)),
        # a quotation mark never closed swallows no later row
        (b'a,b\n"x,2\n3,4\n', [('"x', "2"), ("3", "4")], ()),
    ],
)
def test_rows_that_do_not_fit_are_said(data, rows, ragged):
    assert table(data) == (["a", "b"], rows, ragged)


def test_strict_reading_refuses_ragged_rows():
    with pytest.raises(UnreadableError, match=r"Row 2 below the headings has 1 cells"):
        frames.read_csv_text(b"a,b\n1,2\n3\n")
    assert frames.read_csv_text(b"a,b\n1,2\n").rows() == [("1", "2")]


@pytest.mark.parametrize(
    ("headings", "names"),
    [
        (b"DOB,DOB,DOB", ["DOB", "DOB (2)", "DOB (3)"]),
        (b"DOB,DOB,DOB (2)", ["DOB", "DOB (2)", "DOB (2) (2)"]),
        (b"CHILD, DOB ,,", ["CHILD", "DOB", "column 3", "column 4"]),
    ],
)
def test_headings_are_made_different(headings, names):
    assert table(headings)[0] == names


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no headings"),
        (b"\n\n", "no headings"),
        (b"a,b\n\xff,2\n", "not UTF-8 text: byte 5"),
        (b"a" * 1_000_001, "cannot be read as headings"),
    ],
)
def test_what_cannot_be_read_is_said(data, words):
    with pytest.raises(UnreadableError, match=words):
        frames.read_csv_text(data)


@given(
    st.lists(st.lists(CELL, min_size=1, max_size=4), max_size=5),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_what_a_csv_writer_writes_is_read_back(rows, quoting):
    columns, read, ragged = table(written([["a", "b"], *rows], quoting=quoting) + b"end,\n")
    assert columns == ["a", "b"]
    wrong = [(number, tuple(row)) for number, row in enumerate(rows) if len(row) != 2]
    # a lone empty cell is written as "" and is a row of one cell
    assert [(row.row, row.cells) for row in ragged] == wrong
    expected = [tuple(cell or None for cell in r) if len(r) == 2 else (None, None) for r in rows]
    assert read == [*expected, ("end", None)]
