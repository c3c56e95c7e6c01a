from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html
from sample import AWKWARD, LONG_WORD, sample

from hearth.documents import write_every
from hearth.documents.model import Heading, Paragraph, Table
from hearth.documents.renderers import as_html
from hearth.errors import UsageError


@pytest.fixture(scope="module")
def page() -> html.HtmlElement:
    return html.document_fromstring(as_html(sample()))


def test_there_is_one_h1_and_no_level_is_skipped(page: html.HtmlElement) -> None:
    levels = [
        int(each.tag[1])
        for each in page.xpath("//main//*[self::h1 or self::h2 or self::h3 or self::h4]")
    ]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_id_is_unique_and_every_link_and_label_finds_one(page: html.HtmlElement) -> None:
    ids = page.xpath("//@id")
    wanted = [link.removeprefix("#") for link in page.xpath("//a/@href")]
    wanted += page.xpath("//@aria-labelledby")

    assert len(ids) == len(set(ids))
    assert set(wanted) <= set(ids)


def test_contents_list_the_sections_in_order(page: html.HtmlElement) -> None:
    links = [each.text_content() for each in page.xpath("//nav//a")]

    assert links == [
        "Summary",
        "Where children live",
        "Every kind of chart",
        "Everything else",
        "Homes",
    ]


def test_awkward_text_arrives_as_it_was_written(page: html.HtmlElement) -> None:
    paragraphs = [each.text_content() for each in page.xpath("//main/p")]
    cells = [each.text_content() for each in page.xpath(".//td")]

    assert AWKWARD in paragraphs
    assert AWKWARD in cells
    assert LONG_WORD in [each.text_content() for each in page.xpath(".//tbody//th")]


def test_bold_is_the_only_markup(page: html.HtmlElement) -> None:
    first = page.xpath("//main/p[not(@class)]")[0]

    assert [each.text for each in first.xpath("./strong")] == ["476 children", "61.2 per 10,000"]


def test_tables_have_captions_scopes_and_numbers_to_the_right(page: html.HtmlElement) -> None:
    for table in page.xpath(".//table"):
        assert table.xpath("./caption")
        assert {each.get("scope") for each in table.xpath(".//thead//th")} == {"col"}
        assert {each.get("scope") for each in table.xpath(".//tbody//th")} <= {"row"}
    wide = page.xpath('.//table[contains(caption, "wide and long")]')[0]
    assert [each.get("class") for each in wide.xpath(".//thead//th")] == [None] + ["n"] * 12
    assert wide.getparent().get("tabindex") == "0"


def test_an_empty_table_says_so(page: html.HtmlElement) -> None:
    assert page.xpath(".//table")[-1].xpath(".//td")[0].text_content() == "Nothing to show"


def test_each_chart_is_named_and_stands_by_its_table(page: html.HtmlElement) -> None:
    figures = page.xpath("//figure")

    assert len(figures) == 15
    for figure in figures:
        assert figure.xpath("./figcaption")
        assert figure.xpath(".//svg")[0].get("role") == "img"
        assert figure.xpath(".//svg/title")
        assert figure.xpath(".//svg/desc")
        assert figure.xpath("./details//table")


def test_nothing_is_fetched_run_or_styled_from_outside() -> None:
    text = as_html(sample())

    assert "<script" not in text
    assert not re.search(r"<(link|img|iframe|object|use)\b", text)
    assert not re.search(r'\s(style|src|on\w+)="', text)
    assert "@import" not in text
    assert "url(" not in text
    assert "default-src &#x27;none&#x27;; style-src &#x27;unsafe-inline&#x27;" in text


def test_the_banner_stands_only_on_the_public_version() -> None:
    banner = "Public version: small numbers withheld"

    assert banner in as_html(sample(public=True))
    assert banner not in as_html(sample())


def test_control_characters_become_the_replacement_mark() -> None:
    report = replace(sample(), blocks=[Paragraph("a\x00b\x0bc\ud800d")])

    assert "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}c" in as_html(report)


def test_a_report_without_sections_has_no_contents() -> None:
    text = as_html(replace(sample(), blocks=[Paragraph("Only this.")]))

    assert "<nav" not in text


def test_headings_of_no_letters_still_get_anchors() -> None:
    report = replace(sample(), blocks=[Heading("???"), Heading("!!!")])

    assert 'id="s-section"' in as_html(report)
    assert 'id="s-section-2"' in as_html(report)


def test_a_file_that_cannot_be_written_is_explained(tmp_path: Path) -> None:
    (tmp_path / "report.html").mkdir()
    with pytest.raises(UsageError, match=r"report\.html could not be written"):
        write_every(sample(), tmp_path, "report")


def test_a_row_of_the_wrong_length_is_refused_at_once() -> None:
    with pytest.raises(ValueError, match="has 1 cells, but there are 2 columns"):
        Table("Ages", ["Age", "Children"], [["5"]])
