from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree
from sample import AWKWARD, sample

from hearth.documents.renderers import as_word

SVG = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"


@pytest.fixture(scope="module")
def written() -> bytes:
    return as_word(sample(public=True))


@pytest.fixture(scope="module")
def document(written: bytes) -> Document:
    return docx.Document(io.BytesIO(written))


def with_style(document: Document, name: str) -> list[str]:
    return [each.text for each in document.paragraphs if each.style.name == name]


def test_headings_are_real_headings(document: Document) -> None:
    assert with_style(document, "Title") == ["Looking after our children"]
    assert with_style(document, "Heading 1") == [
        "Summary",
        "Where children live",
        "Every kind of chart",
        "Everything else",
        "Homes",
    ]
    assert with_style(document, "Heading 2") == ["Homes"]
    assert with_style(document, "Heading 3") == ["A heading that skips a level"]


def test_captions_count_themselves(document: Document) -> None:
    captions = with_style(document, "Caption")
    fields = [each.text for each in document.element.iter(qn("w:instrText"))]

    assert captions[0] == "Figure 1: Children in care per 10,000, at 31 March"
    assert captions[-1] == "Table 3: Empty"
    assert [each.strip() for each in fields].count("SEQ Figure \\* ARABIC") == 15
    assert [each.strip() for each in fields].count("SEQ Table \\* ARABIC") == 3


def test_contents_are_filled_before_word_updates_them(document: Document) -> None:
    fields = [each.text for each in document.element.iter(qn("w:instrText"))]
    links = {each.get(qn("w:anchor")) for each in document.element.iter(qn("w:hyperlink"))}
    places = {each.get(qn("w:name")) for each in document.element.iter(qn("w:bookmarkStart"))}

    assert any("TOC" in each for each in fields)
    assert with_style(document, "toc 1") == with_style(document, "Heading 1")
    assert links
    assert links <= places


def test_field_marks_pair(document: Document) -> None:
    depth = 0
    for mark in document.element.iter(qn("w:fldChar")):
        kind = mark.get(qn("w:fldCharType"))
        depth += {"begin": 1, "separate": 0, "end": -1}[kind]
        assert depth in (0, 1)
    assert depth == 0


def test_tables_repeat_their_header_row_and_never_cut_a_row(document: Document) -> None:
    tables = [each for each in document.tables if each.style.name == "Report table"]

    assert len(tables) == 18
    for table in tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
    first = [cell.text for cell in tables[0].rows[1].cells]
    assert first[:4] == ["Ŵestmarch & Vale", "60", "62", "c"]
    assert len(tables[-3].rows) == 60
    assert tables[-1].rows[1].cells[0].text == "Nothing to show"


def test_no_table_is_wider_than_the_page(document: Document) -> None:
    section = document.sections[0]
    room = section.page_width - section.left_margin - section.right_margin

    for table in document.tables:
        assert sum(column.width for column in table.columns) <= room * 1.01


def test_charts_are_vector_pictures_with_words(document: Document) -> None:
    shapes = list(document.inline_shapes)

    assert len(shapes) == 15
    for shape in shapes:
        assert shape._inline.docPr.get("descr")
        relation = next(shape._inline.iter(SVG)).get(qn("r:embed"))
        part = document.part.related_parts[relation]
        assert part.content_type == "image/svg+xml"
        assert etree.fromstring(part.blob).tag == "{http://www.w3.org/2000/svg}svg"


def test_each_chart_has_its_own_bitmap(written: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(written)) as packed:
        pictures = [packed.read(n) for n in packed.namelist() if n.endswith(".png")]

    assert len(pictures) == 15
    assert len(set(pictures)) == 15
    assert all(each.startswith(b"\x89PNG") for each in pictures)


def test_language_and_properties(document: Document) -> None:
    properties = document.core_properties
    languages = {each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))}

    assert languages == {"en-GB"}
    assert properties.title == "Looking after our children"
    assert properties.subject == "Corporate parenting report 2024/25 & beyond"
    assert properties.language == "en-GB"
    assert properties.created.date() == sample().on


def test_page_numbers_and_the_public_banner_run_at_the_foot(document: Document) -> None:
    footer = document.sections[0].footer
    fields = [each.text.strip() for each in footer._element.iter(qn("w:instrText"))]

    assert fields == ["PAGE", "NUMPAGES"]
    assert "Public version: small numbers withheld" in footer.paragraphs[0].text


def test_awkward_text_and_bold_arrive(document: Document) -> None:
    body = with_style(document, "Normal")
    first = next(each for each in document.paragraphs if each.text.startswith("At 31 March"))

    assert AWKWARD in body
    assert [run.text for run in first.runs if run.bold] == ["476 children", "61.2 per 10,000"]


def test_every_part_is_well_formed_and_the_bytes_are_always_the_same(written: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(written)) as packed:
        for name in packed.namelist():
            if name.endswith((".xml", ".rels", ".svg")):
                etree.fromstring(packed.read(name))

    assert as_word(sample(public=True)) == written
