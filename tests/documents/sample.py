"""A report with every block and every awkward thing a block can hold. Nothing in it is real."""

from __future__ import annotations

from datetime import date

from hearth.documents import charts
from hearth.documents.model import (
    Figure,
    Heading,
    KeyFigure,
    KeyFigures,
    Listing,
    Note,
    Paragraph,
    Report,
    SourceLine,
    Table,
)

AWKWARD = "& < > \" ' # $ @ \\ _ * [ ] / ` ~ = + - {x} é ŵ – “quoted” // http://example.test"
LONG_WORD = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
YEARS = ("2019", "2020", "2021", "2022", "2023", "2024", "2025")
RATES = {
    "Ŵestmarch & Vale": (60, 62, None, 64.5, 66, 63, 61.2),
    "England": (64, 65, 67, 68, 70, 70, 70),
    "London": (50, 51, 51, 52, 52, 53, 51),
    "Statistical neighbour median": (62, 63, 63, 61, 60, 61, 61),
}
HOMES = (
    "Foster home, not kin",
    "Kin",
    "Children's home",
    f"Lodgings {LONG_WORD}",
    "Secure",
    "Other",
)
COUNTS = (210, 90, 44, 30, None, 0)


def shown(value: float | None) -> str:
    return "c" if value is None else f"{value:,}"


def rates() -> Figure:
    chart = charts.line(
        "Children in care",
        YEARS,
        list(RATES.items()),
        unit="per 10,000",
        highlight="Ŵestmarch & Vale",
        breaks=(3,),
    )
    rows = [[name, *map(shown, values)] for name, values in RATES.items()]
    table = Table(
        "Children in care per 10,000", ["Area", *YEARS], rows, frozenset(range(1, 8)),
        ["c: withheld because the number is small."],
    )  # fmt: skip
    return Figure("Children in care per 10,000, at 31 March", chart, table)


def homes() -> Figure:
    chart = charts.bars(
        "Where children live", HOMES, COUNTS, marks=[("England", 80), ("Target", 84)]
    )
    rows = [[name, shown(value)] for name, value in zip(HOMES, COUNTS, strict=True)]
    return Figure(
        "Where children live", chart, Table("Homes", ["Home", "Children"], rows, frozenset({1}))
    )


def nothing() -> Figure:
    chart = charts.line("No data", [], [])
    return Figure("No data at all", chart, Table("No data", ["Year", "Value"], []))


def wide_table() -> Table:
    columns = ["Measure", *(f"Quarter {i}" for i in range(1, 13))]
    rows = [[f"Measure {n} with a fairly long name", *(f"{n * i:,}" for i in range(1, 13))]
            for n in range(1, 60)]  # fmt: skip
    return Table("Every quarter, a wide and long table", columns, rows, frozenset(range(1, 13)))


def sample(*, public: bool = False) -> Report:
    """The sample report."""
    return Report(
        title="Looking after our children",
        subtitle="Corporate parenting report 2024/25 & beyond",
        council="Ŵestmarch & Vale",
        on=date(2025, 3, 31),
        keywords=["children in care", "corporate parenting"],
        public=public,
        blocks=[
            Heading("Summary"),
            Paragraph("At 31 March 2025 **476 children** were in our care, **61.2 per 10,000**."),
            Paragraph(AWKWARD),
            KeyFigures([
                KeyFigure("476", "children in our care", "12 fewer than a year before"),
                KeyFigure("61.2", "per 10,000", "England 70"),
                KeyFigure("71%", "in the same home for two years"),
                KeyFigure("n/a", LONG_WORD, AWKWARD),
                KeyFigure("£1,234,567", "spent"),
            ]),
            Note("Two figures are **withheld** because they are small."),
            Listing(["One thing.", f"**Another** thing {LONG_WORD}.", AWKWARD]),
            Heading("Where children live", new_page=True),
            rates(),
            SourceLine("Department for Education, 2025. Open Government Licence v3.0."),
            Heading("Homes", level=3),
            homes(),
            Heading("A heading that skips a level", level=5),
            nothing(),
            Heading("Everything else"),
            wide_table(),
            Table("Words", ["Duty", "What we did", "When"], [
                ["Visit", "A long sentence about what was done, by whom, and why it took "
                 "as long as it did. " * 3, "31 March 2025"],
                [LONG_WORD, AWKWARD, "–"],
                ["", "", ""],
            ], notes=["A note.", AWKWARD]),
            Table("Empty", ["Child", "Reason"], []),
            Heading("Homes"),
            Paragraph("Same heading again: its anchor must differ."),
        ],
    )  # fmt: skip
