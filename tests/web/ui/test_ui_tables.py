"""The download is the screen, and nothing in it can run."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.template import Context, Template
from django.test import Client, RequestFactory
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from openpyxl import load_workbook

from hearth_web.ui.tables import Column, Table, chosen_sort, sorted_rows
from hearth_web.ui.tables.files import as_csv, as_excel
from hearth_web.ui.tables.screen import screen

COLUMNS = (
    Column("name", "Name", sorts=True, link="href"),
    Column("dob", "Date of birth", "date", sorts=True),
    Column("seen", "Last seen", "time"),
    Column("cost", "Cost a week", "money", sorts=True),
    Column("share", "Share", "percent"),
    Column("late", "Late"),
)
ASH: dict[str, Any] = {
    "name": "Ash", "href": "/child/1/", "dob": date(2012, 5, 4),
    "seen": datetime(2024, 7, 1, 13, 2, tzinfo=UTC), "cost": Decimal("-1234.50"),
    "share": 38.2, "late": True,
}  # fmt: skip
NOBODY = dict.fromkeys(ASH) | {"name": "Birch"}
DANGEROUS = [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", '=HYPERLINK("http://x")',
    "=cmd|' /C calc'!A0",
]  # fmt: skip


def table(rows: list[Any], **more: Any) -> Table:
    return Table("Children: in care", COLUMNS, rows, **more)


def naive(*parts: int) -> datetime:
    """A moment without a zone: Excel knows none."""
    return datetime(*parts, tzinfo=UTC).replace(tzinfo=None)


def names(*some: str) -> Table:
    return Table("Names", [Column("name", "Name")], [{"name": each} for each in some])


def read_csv(of: Table) -> list[list[str]]:
    return list(csv.reader(io.StringIO(as_csv(of).decode("utf-8-sig"), newline="")))


def read_excel(of: Table) -> Any:
    return load_workbook(io.BytesIO(as_excel(of))).active


def drawn(of: Table, query: str = "") -> html.HtmlElement:
    request = RequestFactory().get(f"/list/{query}")
    words = Template("{% data_table table %}").render(Context({"table": of, "request": request}))
    return html.fromstring(words)


def shown_rows(tree: html.HtmlElement) -> list[list[str]]:
    rows = tree.xpath("//tbody/tr")
    return [[" ".join(c.text_content().split()) for c in row.xpath("th|td")] for row in rows]


def test_on_the_screen() -> None:
    assert shown_rows(drawn(table([ASH, NOBODY]))) == [
        ["Ash", "4 May 2012", "1 July 2024, 14:02", "−£1,234.50", "38.2%", "Yes"],
        ["Birch", *["not known"] * 5],
    ]


def test_as_csv() -> None:
    assert read_csv(table([ASH, NOBODY])) == [
        [column.label for column in COLUMNS],
        ["Ash", "2012-05-04", "2024-07-01 14:02", "-1234.50", "38.2", "Yes"],
        ["Birch", *["not known"] * 5],
    ]


def test_as_excel() -> None:
    sheet = read_excel(table([ASH, NOBODY]))
    assert [[cell.value for cell in row] for row in sheet] == [
        [column.label for column in COLUMNS],
        ["Ash", naive(2012, 5, 4), naive(2024, 7, 1, 14, 2), -1234.5, 38.2, "Yes"],
        ["Birch", *["not known"] * 5],
    ]
    assert sheet.title == "Children  in care"
    assert sheet["D2"].number_format == "£#,##0.00"


@pytest.mark.parametrize("words", DANGEROUS)
def test_no_words_are_a_formula(words: str) -> None:
    assert read_csv(names(words))[1] == [f"'{words}"]
    cell = read_excel(names(words))["A2"]
    assert cell.data_type == "s"
    assert cell.hyperlink is None
    assert cell.value.replace("_x000D_", "\r") == words


def test_a_heading_is_no_formula_either() -> None:
    odd = Table("=1", [Column("a", "=1+1")], [])
    assert read_csv(odd) == [["'=1+1"]]
    assert read_excel(odd)["A1"].data_type == "s"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_any_words_come_back(words: str) -> None:
    (back,) = read_csv(names(words))[1]
    assert back in (words, f"'{words}")
    assert read_excel(names(words))["A2"].value == words


@given(st.text(max_size=40))
def test_no_words_break_a_file(words: str) -> None:
    odd = Table(words, [Column("a", words)], [{"a": words}])
    assert as_csv(odd)
    assert read_excel(odd)["A2"].data_type in ("s", "n")


@given(
    st.one_of(
        st.integers(-(10**15), 10**15),
        st.floats(-1e15, 1e15),
        st.decimals(-(10**15), 10**15),
        st.sampled_from([float("nan"), float("inf"), Decimal("NaN"), Decimal("sNaN")]),
    )
)
def test_no_number_breaks_a_file(value: Any) -> None:
    odd = Table("Numbers", [Column("a", "A", "number")], [{"a": value}])
    assert as_csv(odd)
    assert read_excel(odd)["A2"].value is not None
    assert screen(odd, RequestFactory().get("/")).rows[0][0].words


def test_words_too_long_for_a_cell_are_cut_and_it_shows() -> None:
    value = read_excel(names("x" * 40_000))["A2"].value
    assert len(value) == 32_767
    assert value.endswith("x…")


def test_words_on_the_screen_are_escaped() -> None:
    odd = table([ASH | {"name": "<script>", "href": '"><script>'}], notes=["<script>"])
    assert drawn(odd).xpath("//script") == []


def test_a_screen_reader_finds_its_way() -> None:
    tree = drawn(table([ASH], sort="-dob"))
    assert tree.xpath("//caption")[0].text_content().strip() == "Children: in care"
    assert tree.xpath("//tbody//th/@scope") == ["row"]
    assert tree.xpath("//thead//th/@scope") == ["col"] * len(COLUMNS)
    assert tree.xpath("//thead//th[@aria-sort]/a/text()") == ["Date of birth"]
    assert tree.xpath("//th/@aria-sort") == ["descending"]
    assert len(tree.xpath("//td[contains(@class, 'numeric')]")) == 2


def test_a_link_that_says_too_little_says_more_to_a_screen_reader() -> None:
    row = {"mend": "Change", "href": "/x/", "said": "for Ash"}
    of = Table("To mend", [Column("mend", "Mend", link="href", said="said")], [row])
    link = drawn(of).xpath("//tbody//a")[0]
    assert link.text_content() == "Change for Ash"
    assert link.xpath("span/@class") == ["govuk-visually-hidden"]
    assert read_csv(of)[-1] == ["Change"]


def test_headings_sort_and_keep_the_rest_of_the_address() -> None:
    tree = drawn(table([ASH], sort="name"), "?team=hill&page=3&sort=name")
    links = tree.xpath("//thead//a/@href")
    assert links == [
        "?team=hill&sort=-name",
        "?team=hill&sort=dob",
        "?team=hill&sort=cost",
    ]


@pytest.mark.parametrize(
    ("asked", "found"),
    [("dob", "dob"), ("-dob", "-dob"), ("share", "name"), ("password", "name"), ("", "name")],
)
def test_only_a_column_that_offers_it_sorts(asked: str, found: str) -> None:
    request = RequestFactory().get("/", {"sort": asked})
    assert chosen_sort(request, COLUMNS, "name") == found


@pytest.mark.parametrize(("sort", "order"), [("n", [1, 2, 3, None]), ("-n", [3, 2, 1, None])])
def test_what_is_not_known_comes_last_either_way(sort: str, order: list[int | None]) -> None:
    rows = [{"n": each} for each in (2, None, 3, 1)]
    assert [row["n"] for row in sorted_rows(rows, sort)] == order


def test_names_sort_as_people_sort_them() -> None:
    rows = [{"n": each} for each in ("birch", "Cedar", "Ash")]
    assert [row["n"] for row in sorted_rows(rows, "n")] == ["Ash", "birch", "Cedar"]


def test_the_screen_is_one_page_and_the_file_all_of_it() -> None:
    rows = [ASH | {"name": f"Child {at}"} for at in range(7)]
    of = table(rows, per_page=3)
    tree = drawn(of, "?page=3&team=hill")
    assert [row[0] for row in shown_rows(tree)] == ["Child 6"]
    assert "Showing 7 to 7 of 7" in tree.text_content()
    assert tree.xpath("//a[@aria-current='page']/@href") == ["?page=3&team=hill"]
    assert len(read_csv(of)) == 8


@pytest.mark.parametrize("page", ["0", "-1", "99", "x", "1 OR 1=1"])
def test_a_page_that_is_not_there_is_the_nearest(page: str) -> None:
    of = table([ASH] * 7, per_page=3)
    assert shown_rows(drawn(of, f"?page={page}"))


def test_an_empty_table_says_so() -> None:
    assert shown_rows(drawn(table([], empty="Nobody is missing."))) == [["Nobody is missing."]]


def test_rows_may_be_objects_made_ready_one_by_one() -> None:
    class Child:
        name = "Ash"

    of = Table("Names", [Column("n", "Name")], [Child()], as_row=lambda each: {"n": each.name})
    assert shown_rows(drawn(of)) == [["Ash"]]
    assert read_csv(of)[1] == ["Ash"]


@pytest.mark.django_db
def test_the_address_says_whether_it_is_a_page_or_a_file(client: Client) -> None:
    page = client.get("/table/?team=a b&page=2")
    tree = html.fromstring(page.content)
    assert tree.xpath("//ul[@class='hearth-downloads']//@href") == [
        "?team=a+b&format=csv",
        "?team=a+b&format=xlsx",
    ]
    file = client.get("/table/?format=csv&page=2")
    assert file["Content-Type"] == "text/csv; charset=utf-8"
    assert file["Content-Disposition"] == 'attachment; filename="children.csv"'
    assert file["Cache-Control"] == "no-store"
    assert file.content.decode("utf-8-sig").split() == ["Name", "Ash", "Birch", "Cedar"]
    excel = client.get("/table/?format=xlsx")
    assert load_workbook(io.BytesIO(excel.content)).active.max_row == 4
    assert client.get("/table/?format=exe")["Content-Type"].startswith("text/html")
