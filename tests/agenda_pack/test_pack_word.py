"""The pack opened as Word documents are: sections, running heads, links, fields and numbering."""

from __future__ import annotations

import re
from dataclasses import replace

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from pack_help import Made

from hearth.board.parts import open_part
from hearth.documents import charts
from hearth.documents.agenda_pack import open_pack
from hearth.documents.model import Figure, Table
from hearth.documents.renderers import draw_booklet


@pytest.fixture(scope="module")
def document(seed: Made) -> Document:
    return docx.Document(str(seed.folder / "agenda-pack.docx"))


def test_each_part_is_a_section_with_its_own_head(document: Document) -> None:
    heads = [each.header.paragraphs[0].text for each in document.sections]

    assert heads == [
        "",
        *["Corporate Parenting Committee\t"] * 3,
        *[f"Corporate Parenting Committee\tItem {number}" for number in (6, 7, 11)],
        "Corporate Parenting Committee\t",
    ]


def test_only_papers_are_numbered_and_from_one(document: Document) -> None:
    numbers = [each._sectPr.find(qn("w:pgNumType")) for each in document.sections]

    assert [each.get(qn("w:fmt")) for each in numbers] == [
        *["lowerRoman"] * 4, *["decimal"] * 3, "lowerRoman",
    ]  # fmt: skip
    assert [each.get(qn("w:start")) for each in numbers] == [*[None] * 4, "1", *[None] * 3]
    assert ["PAGE" in each.footer._element.xml for each in document.sections] == [
        *[False] * 4, *[True] * 3, False,
    ]  # fmt: skip


def test_the_order_of_business_links_to_places_that_are_there(document: Document) -> None:
    places = {each.get(qn("w:name")) for each in document.element.iter(qn("w:bookmarkStart"))}
    links = {each.get(qn("w:anchor")) for each in document.element.iter(qn("w:hyperlink"))}
    asked = [each.text for each in document.element.iter(qn("w:instrText"))]
    pages = {found[1] for each in asked if (found := re.search(r"PAGEREF (\w+)", each))}

    assert len(links) == 3
    assert links | pages <= places
    assert len(pages) == 6


def test_page_numbers_are_shown_before_word_has_counted(document: Document) -> None:
    table = document.tables[1]

    shown = [row.cells[2].text for row in table.rows if row.cells[2].text]
    assert shown == ["Page No.", "1–4", "5–8", "9–11"]


def test_banners_hold_the_reports_title_as_a_heading(document: Document) -> None:
    headings = [
        paragraph.text
        for table in document.tables
        for row in table.rows
        for cell in row.cells
        for paragraph in cell.paragraphs
        if paragraph.style.name == "Heading 1"
    ]

    assert list(dict.fromkeys(headings)) == [
        "Feedback from inspections of children’s social care and youth offending services",
        "Corporate Parenting Committee - work plan 2020-21",
    ]


def test_paragraphs_of_a_report_count_on_across_its_headings(document: Document) -> None:
    numbering = document.part.numbering_part.element
    starts = {
        num.get(qn("w:numId")): start.get(qn("w:val"))
        for num in numbering.iter(qn("w:num"))
        for start in num.iter(qn("w:startOverride"))
    }
    counted = [
        (each.text, starts[found.get(qn("w:val"))])
        for each in document.paragraphs
        if (found := each._p.find(f".//{qn('w:numId')}")) is not None
        and found.get(qn("w:val")) in starts
    ]

    firsts = [start for text, start in counted if text.startswith(("Ofsted made", "None were"))]
    assert firsts == ["2", "64", "66", "67", "68"]


def test_no_two_bookmarks_share_a_number(document: Document) -> None:
    ids = [each.get(qn("w:id")) for each in document.element.iter(qn("w:bookmarkStart"))]

    assert len(ids) == len({*ids})


def test_live_figures_stand_where_papers_ask_for_them(westmarch: Made) -> None:
    years = ["2023", "2024"]
    table = Table("Homes", ["Kind", *years], [["Foster home", "40", "41"]])
    figure = Figure("Homes by kind", charts.line("Homes", years, [("Foster", [40, 41])]), table)
    meeting = replace(westmarch.file.meeting, publications=())

    drawn = draw_booklet(open_pack(open_part(meeting), live={"homes": [figure]}))

    assert "Figure 1: Homes by kind" in drawn.html
    assert "is to stand" not in drawn.html
    assert "Here the figure “homes” is to stand" in (
        (westmarch.folder / "agenda-pack.html").read_text(encoding="utf-8")
    )
