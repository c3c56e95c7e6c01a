from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pikepdf
import pytest
from sample import LONG_WORD, sample

from hearth.documents.model import Paragraph
from hearth.documents.renderers import as_pdf


@pytest.fixture(scope="module")
def written() -> bytes:
    return as_pdf(sample(public=True))


@pytest.fixture(scope="module")
def pdf(written: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(written)) as opened:
        yield opened


def tags(node: Any) -> Iterator[pikepdf.Dictionary]:
    """Every element of the structure tree."""
    if isinstance(node, pikepdf.Array):
        for each in node:
            yield from tags(each)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from tags(node.K)


def test_it_is_tagged_and_says_so(pdf: pikepdf.Pdf) -> None:
    root = pdf.Root

    assert root.MarkInfo.Marked
    assert root.StructTreeRoot.K
    assert str(root.Lang) == "en-GB"
    assert root.ViewerPreferences.DisplayDocTitle


def test_it_claims_pdf_ua_and_has_a_title(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == "Looking after our children: Ŵestmarch & Vale"


def test_headings_tables_lists_and_charts_are_tagged(pdf: pikepdf.Pdf) -> None:
    kinds = Counter(str(each.S) for each in tags(pdf.Root.StructTreeRoot.K))

    assert kinds["/H1"] >= 4
    assert kinds["/H2"] >= 1
    assert kinds["/Table"] == 18
    assert kinds["/L"] >= 1
    assert kinds["/Figure"] == 15
    assert kinds["/TOC"] >= 1
    assert kinds["/Caption"] >= 33


def test_every_chart_has_its_words(pdf: pikepdf.Pdf) -> None:
    figures = [each for each in tags(pdf.Root.StructTreeRoot.K) if each.S == "/Figure"]
    words = [str(each.Alt) for each in figures]

    assert words[0].startswith("Line chart: Children in care (per 10,000). Ŵestmarch & Vale rose")
    assert all(words)


def test_column_headings_are_header_cells(pdf: pikepdf.Pdf) -> None:
    heads = [each for each in tags(pdf.Root.StructTreeRoot.K) if each.S == "/TH"]

    assert len(heads) == 8 + 2 + 2 + 12 * 2 + 13 + 3 + 2


def test_every_page_is_in_reading_order_of_its_tags(pdf: pikepdf.Pdf) -> None:
    assert {str(page.obj.get("/Tabs")) for page in pdf.pages} == {"/S"}


def test_the_typeface_is_inside_the_file(pdf: pikepdf.Pdf) -> None:
    names = {
        str(font.BaseFont)
        for page in pdf.pages
        for font in page.resources.get("/Font", pikepdf.Dictionary()).values()
    }

    assert names
    assert all("SourceSansPro" in name for name in names)


def test_the_same_report_gives_the_same_bytes(written: bytes) -> None:
    assert as_pdf(sample(public=True)) == written


def test_awkward_reports_are_still_written() -> None:
    blocks = [Paragraph("a\x00b\ud800"), Paragraph(""), Paragraph("#let x = 1; $ ** @foo")]
    report = replace(sample(), title=LONG_WORD * 3, subtitle="", keywords=(), blocks=blocks)

    assert as_pdf(report).startswith(b"%PDF")
