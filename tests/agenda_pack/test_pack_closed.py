"""No word of the closed part in anything the public gets: in text, metadata or what is attached."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pack_help import Made
from pdf_text import words_of

SECRETS = (
    "Brackenfold",
    "Quillfeather",
    "Tanglewood",
    "Verrall",
    "398 thousand",
    "405 thousand",
    "412 thousand",
    "four of you",
    "cost the council money",
    "Director of Property",
)


def strings_in(value: Any, seen: set[tuple[int, int]]) -> Iterator[str]:
    """Every string an object of a PDF holds, however deep: titles, bookmarks, alternative texts."""
    if isinstance(value, pikepdf.Object) and value.is_indirect:
        if value.objgen in seen:
            return
        seen.add(value.objgen)
    if isinstance(value, pikepdf.String):
        yield str(value)
    elif isinstance(value, pikepdf.Array):
        for each in value:
            yield from strings_in(each, seen)
    elif isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        for key in value.keys():  # noqa: SIM118 - a pikepdf object is no mapping
            yield from strings_in(value[key], seen)


def text_of_pdf(content: bytes) -> str:
    """Words of all pages, all strings of all objects, all streams that are text."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert not pdf.attachments
        seen: set[tuple[int, int]] = set()
        said = [words_of(page) for page in pdf.pages]
        for each in pdf.objects:
            said += strings_in(each, seen)
            if isinstance(each, pikepdf.Stream):
                said.append(each.read_bytes().decode("utf-8", "ignore"))
    return "\n".join(said)


def text_of_word(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return "\n".join(
            name + parts.read(name).decode("utf-8", "ignore") for name in parts.namelist()
        )


def text_of(path: Path) -> str:
    content = path.read_bytes()
    if path.suffix == ".pdf":
        return text_of_pdf(content)
    return text_of_word(content) if path.suffix == ".docx" else content.decode()


def joined(text: str) -> str:
    """Words whatever stands between their letters: ends of lines, tags that begin and end."""
    return " ".join(text.split()).casefold()


def test_the_public_files_hold_no_closed_word(westmarch: Made) -> None:
    public = [path for path in westmarch.pack.files if path.parent.name != "closed"]
    assert {path.stem for path in public} == {
        "agenda-pack", "in-plain-words", "draft-minutes", "supplement-1",
    }  # fmt: skip

    for path in public:
        words = joined(text_of(path))
        assert [each for each in SECRETS if each.casefold() in words] == [], path.name
        assert all(each.encode() not in path.read_bytes() for each in SECRETS)


@pytest.mark.parametrize("suffix", ["pdf", "docx", "html"])
def test_the_same_search_finds_them_in_the_closed_ones(westmarch: Made, suffix: str) -> None:
    papers = joined(text_of(westmarch.folder / "closed" / f"closed-papers.{suffix}"))
    minutes = joined(text_of(westmarch.folder / "closed" / f"draft-closed-minutes.{suffix}"))

    assert all(
        each.casefold() in papers
        for each in SECRETS
        if each not in ("four of you", "cost the council money")  # plain words, and a reason
    )
    assert "spoke of quillfeather holdings" in minutes
    assert "closed: not for publication (paragraphs 3 and 5 of schedule 12a)" in papers


@pytest.mark.parametrize("suffix", ["pdf", "docx", "html"])
def test_the_public_is_told_that_there_is_an_item_and_why_it_is_closed(
    westmarch: Made, suffix: str
) -> None:
    words = joined(text_of(westmarch.folder / f"agenda-pack.{suffix}"))

    assert "purchase of a property" in words
    assert "exempt information: paragraphs 3 and 5 of schedule 12a." in words
    assert "that the public be excluded from the meeting for item 6" in words
    assert "health passports" in words  # an open follow-up; the closed one is not


def test_every_closed_page_is_marked(westmarch: Made) -> None:
    with pikepdf.open(westmarch.folder / "closed" / "closed-papers.pdf") as pdf:
        marks = [words_of(page).count("CLOSED: not for publication") for page in pdf.pages]

    assert marks
    assert set(marks) == {2}


def test_a_supplement_counts_on_and_holds_only_what_is_new(westmarch: Made) -> None:
    words = joined(text_of(westmarch.folder / "supplement-1.pdf"))

    assert "supplement 1 to the agenda" in words
    assert "flood at the youth centre" in words
    assert "urgent, by leave of the chair" in words
    assert "homes for older children" not in words


def test_plain_words_stand_beside_open_reports_only(westmarch: Made) -> None:
    words = joined(text_of(westmarch.folder / "in-plain-words.pdf"))

    assert "where you live when you are 16 or 17" in words
    assert "item 4" in words
