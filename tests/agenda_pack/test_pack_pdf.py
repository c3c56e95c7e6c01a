"""The pack of 4 November 2020 read back: it has what the council's own has, in its order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest
from pack_help import Made
from pdf_text import words_of

from hearth.documents.officer_report import officer_report
from hearth.documents.renderers import draw_booklet


@pytest.fixture(scope="module")
def pdf(seed: Made) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(seed.folder / "agenda-pack.pdf") as opened:
        yield opened


@pytest.fixture(scope="module")
def pages(pdf: pikepdf.Pdf) -> dict[str, str]:
    """The words of each page by the number a reader sees for it: i, ii, 1, 2."""
    return {page.label: words_of(page) for page in pdf.pages}


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


def test_everything_stands_in_the_order_of_the_councils_own_pack(pages: dict[str, str]) -> None:
    whole = " ".join(pages.values())
    expected = [
        "Corporate Parenting Committee Wednesday 4 November 2020 2.00 pm Online/Virtual",
        "Membership Councillor Amara Whitlock (Chair)",
        "Reserves",
        "Non-voting co-opted members",
        "Information for members of the public",
        "Access to information",
        "Babysitting",
        "Contact Petra Thorne",
        "Members of the committee are summoned to attend this meeting. Ellis Kerrigan",
        "Date: 27 October 2020",
        "Order of business",
        "Mobile phones",
        "Part A: open business Item No. Title Page No.",
        "1. Apologies",
        "7. Feedback from inspections of children’s social care and youth offending services (2.10",
        "8. COVID-19 lockdown update (2.20 pm)",
        "9. Black Lives Matter (verbal update) (2.40 pm)",
        "10. Workshop: Employment, education and training (3.00 pm)",
        "11. Corporate Parenting Committee - work plan 2020-21",
        "Any other open business",
        "Exclusion of press and public",
        "That the public be excluded from the meeting",
        "paragraphs 1 to 7 of the Access to Information Procedure Rules",
        "Any other closed business",
        "Minutes of the open section of the Corporate Parenting Committee",
        "Held on Wednesday 8 July 2020 at 2.00 pm, Online/virtual meeting.",
        "The meeting ended at 5.10 pm.",
        "Chair Dated",
        "Item No.: 7 Classification: Open Date: 4 November 2020",
        "Purpose",
        "Recommendations 1. That the report be noted.",
        "Background Children’s social care and early help 2.",
        "Key issues for consideration",
        "Policy implications 64. None were identified.",
        "Financial implications 68.",
        "Background documents",
        "Appendices",
        "Audit trail",
        "Consultation with other officers",
        "Date final report sent to the clerk: 27 October 2020",
        "Item No.: 11 Classification: Open",
        "Background information",
        "l. Appoint non-voting co-opted members.",
        "Corporate Parenting Committee: distribution list (OPEN)",
        "Total 3 18",
    ]
    places, at = [], 0
    for words in expected:
        found = whole.find(words, at)
        assert found >= 0, f"{words!r} is not there, or not after what comes before it"
        places.append(found)
        at = found

    assert places == sorted(places)


def test_page_ranges_are_those_on_which_each_item_begins_and_ends(pages: dict[str, str]) -> None:
    order = pages["iii"]
    begins = {
        "Minutes": "Minutes of the open section",
        "Feedback from inspections": "Item No.: 7",
        "Corporate Parenting Committee - work plan": "Item No.: 11",
    }
    starts = {
        title: next(int(label) for label, words in pages.items() if mark in words)
        for title, mark in begins.items()
    }
    ranges = [tuple(map(int, each)) for each in re.findall(r"(\d+)–(\d+)", order)]
    last = max(int(label) for label in pages if label.isdigit())

    assert [first for first, _ in ranges] == list(starts.values())
    assert [end for _, end in ranges] == [starts["Feedback from inspections"] - 1,
                                          starts["Corporate Parenting Committee - work plan"] - 1,
                                          last]  # fmt: skip
    assert "The meeting ended" in pages[str(ranges[0][1])]
    assert "final report sent" in pages[str(ranges[1][1])]


def test_the_number_on_each_page_is_the_one_a_reader_jumps_to(pages: dict[str, str]) -> None:
    numbered = {label: words for label, words in pages.items() if label.isdigit()}

    assert list(pages)[:4] == ["i", "ii", "iii", "iv"]
    assert all(words.endswith(f" {label}") for label, words in numbered.items())


def test_it_is_tagged_with_a_bookmark_for_each_part(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        titles = [each.title for each in outline.root]
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == (
            "Corporate Parenting Committee: Agenda and papers for the meeting of 4 November 2020"
        )

    assert titles == [
        "Information for members of the public",
        "Order of business",
        "Still open from earlier meetings",
        "Minutes of the open section of the Corporate Parenting Committee",
        "Feedback from inspections of children’s social care and youth offending services",
        "Corporate Parenting Committee - work plan 2020-21",
        "Corporate Parenting Committee: distribution list (OPEN)",
    ]
    kinds = {str(each.S) for each in tags(pdf.Root.StructTreeRoot.K)}
    assert {"/H1", "/H2", "/Table", "/TH", "/L", "/Link", "/Caption"} <= kinds


def test_titles_in_the_order_of_business_lead_to_their_papers(pdf: pikepdf.Pdf) -> None:
    order = pdf.pages[2]
    links = [each for each in order.Annots if each.Subtype == "/Link"]

    assert len(links) >= 6  # a title and a page range for each of three papers


def test_what_earlier_meetings_asked_for_is_there_until_it_is_closed(
    pages: dict[str, str],
) -> None:
    page = pages["iv"]

    assert "Late, was due on 14 August 2020" in page
    assert page.index("14 August 2020") < page.index("31 August 2020") < page.index("No day set")


def test_the_same_report_gives_the_same_bytes(westmarch: Made) -> None:
    item = westmarch.file.meeting.item("4")
    assert item is not None
    report = officer_report(westmarch.file.meeting, item)

    assert draw_booklet(report).files == draw_booklet(report).files
