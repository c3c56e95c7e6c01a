"""Seconds for an agenda pack of 200 pages: 20 papers with three charts each, two of them with a
PDF of 30 pages that is bound in.

`python -m bench.pack` prints one line of JSON: seconds for each format, pages, peak memory in MB.
"""

from __future__ import annotations

import json
import random
from datetime import date, time
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.stages import SECONDS, peak_mb, timed
from hearth.board import (
    AgendaItem,
    Appendix,
    Attached,
    AuditTrail,
    Body,
    ItemKind,
    Meeting,
    Membership,
    Office,
    Paper,
    Section,
)
from hearth.board.checks import check_meeting
from hearth.board.parts import open_part
from hearth.documents import charts
from hearth.documents.agenda_pack import open_pack
from hearth.documents.booklet import Booklet
from hearth.documents.model import Block, Figure, Table
from hearth.documents.renderers.booklet_html import booklet_html
from hearth.documents.renderers.booklet_pdf import booklet_pdf
from hearth.documents.renderers.booklet_word import booklet_word
from hearth.documents.renderers.typesetting import pdf as typeset

PAPERS, CHARTS, PARAGRAPHS = 20, 3, 72
FILES, FILE_PAGES = 2, 30
TALK = (
    "children in care and care leavers of the council were asked what a good home is and how the "
    "service could be a better parent by listening early and acting on what was said at each review"
)
WORDS = TALK.split()
YEARS = [str(year) for year in range(2015, 2025)]


def sentences(chance: random.Random, number: int) -> str:
    said = (" ".join(chance.choices(WORDS, k=chance.randint(12, 24))) for _ in range(number))
    return " ".join(f"{each.capitalize()}." for each in said)


def figure(chance: random.Random, name: str) -> Figure:
    series = [(area, [chance.randint(40, 90) for _ in YEARS]) for area in ("Ours", "England")]
    rows = [[area, *map(str, values)] for area, values in series]
    table = Table(name, ["Area", *YEARS], rows, frozenset(range(1, 11)))
    return Figure(name, charts.line(name, YEARS, series), table)


def appendix(chance: random.Random, folder: Path) -> Appendix:
    said = "\n#pagebreak()\n".join(sentences(chance, 30) for _ in range(FILE_PAGES))
    path = folder / "letter.pdf"
    source = f'#set document(title: "Letter")\n{said}'
    path.write_bytes(typeset({"main.typ": source.encode()}, date(2025, 3, 1)))
    return Appendix("1", "Letter", file=Attached(path.name, path))


def item(
    chance: random.Random, number: int, live: dict[str, list[Block]], files: list[Appendix]
) -> AgendaItem:
    names = [f"figure-{number}-{at}" for at in range(CHARTS)]
    live.update({name: [figure(chance, f"Rate of entry {name}")] for name in names})
    paragraphs = [sentences(chance, 4) for _ in range(PARAGRAPHS)]
    for at, name in enumerate(names):
        paragraphs.insert(10 + 20 * at, f"{{{{{name}}}}}")
    sections = [
        Section("purpose", sentences(chance, 2)),
        Section("recommendations", "That the report be noted."),
        Section("key_issues", "\n\n".join(paragraphs)),
        *(Section(key, sentences(chance, 2)) for key in ("community", "legal", "financial")),
    ]
    audit = AuditTrail("An officer", "An author")
    paper = Paper(f"Report number {number}", sections, appendices=files, audit=audit)
    return AgendaItem(str(number), paper.title, kind=ItemKind.WRITTEN, paper=paper)


def made(folder: Path) -> tuple[Meeting, dict[str, list[Block]]]:
    chance = random.Random(1)
    live: dict[str, list[Block]] = {}
    file = appendix(chance, folder)
    items = [
        item(chance, number, live, [file] if number <= FILES else [])
        for number in range(1, PAPERS + 1)
    ]
    members = [Membership("Councillor A", office=Office.CHAIR), Membership("Councillor B")]
    body = Body("Corporate Parenting Board", "Westmarch Council", members=members)
    return Meeting(body, date(2025, 3, 31), time(14), "Town Hall", items=items), live


def main() -> None:
    with TemporaryDirectory() as folder:
        measure(*made(Path(folder)))


def measure(meeting: Meeting, live: dict[str, list[Block]]) -> None:
    with timed("check"):
        check_meeting(meeting)
    with timed("compose"):
        booklet: Booklet = open_pack(open_part(meeting), live=live)
    with timed("pdf"):
        pdf = booklet_pdf(booklet)
    with timed("word"):
        word = booklet_word(booklet, pdf.pages)
    with timed("html"):
        html = booklet_html(booklet, pdf.pages)
    made_of = {"pdf": pdf.content, "word": word, "html": html}
    found: dict[str, float] = {
        **{name: round(seconds, 2) for name, seconds in SECONDS.items()},
        "whole": round(sum(SECONDS.values()), 2),
        "pages": max(last for _, last in pdf.pages.values()),
        **{f"{name}_kb": len(content) // 1024 for name, content in made_of.items()},
        "peak_mb": round(peak_mb()),
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main()
