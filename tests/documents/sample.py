"""A report with every block and every awkward thing a block can hold. Nothing in it is real."""

from __future__ import annotations

import random
from datetime import date

from hearth.documents import charts
from hearth.documents.model import (
    Chart,
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
CENTRE = (535_000, 176_000)
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


def every_chart() -> dict[str, Chart]:
    """One chart of each other kind, with gaps, long words and values close together."""
    ages = ["Under 1", "1 to 4", "5 to 9", "10 to 15", "16 and over"]
    years = [("2023", [1, 4, 8, 12, 2]), ("2024", [3, 4, None, 11, 5]), ("2025", [5, 7, 8, 14, 4])]
    ours = ("Ŵestmarch & Vale", [10, 67, None, 50])
    others = [("England", [10.5, 68, 20, 51]), ("London", [12, 60, 25, 50])]
    measures = ["Three or more homes in a year", "Same home", "Far", f"Long {LONG_WORD} name"]
    parts = [
        ("Foster home", 210),
        ("Kin", 90),
        ("Children's home", 44),
        ("Secure", 3),
        (AWKWARD, 1),
    ]
    months = [f"{month} {year}" for year in range(2020, 2025) for month in ("Jan", "May", "Sep")]
    return {
        "Grouped bars": charts.grouped_bars("Ages", ages, years, unit="%"),
        "Bars either side of none": charts.bars("Change", ages, [5.5, -12.25, 0, None, 3], "%"),
        "A divided bar": charts.stacked_bar("Homes", parts),
        "Divided bars": charts.stacked_bars(
            "Homes", ["Foster", "Kin"],
            [("2023", [50, 20]), ("2024", [1, None]), (LONG_WORD, [9, 1])],
        ),
        "Dots": charts.dots("Beside others", measures, [ours, *others], unit="%"),
        "Pyramid": charts.pyramid("Age by sex", ages, ("Girls", [4, 10, 20, 60, 70]),
                                  ("Boys", [6, 12, None, 80, 5])),
        "Spark": charts.spark("Rate", [1, 2, None, 3, 4, 2]),
        "Months": charts.line("Children", months, [("Children", range(400, 415))]),
        "Lines that end together": charts.line(
            "Shares", ["2020/21", "2021/22"],
            [(name, [0.5, 0.5 + i / 99]) for i, name in enumerate("ABCDE")],
        ),
        "One point": charts.line("One", ["2025"], [("A", [5]), (LONG_WORD, [None])], unit="£"),
        "Map": charts.map_of_homes("Where children live", places(), CENTRE, unknown=7),
        "Map for the public": charts.map_of_homes(
            "Where children live", places(), CENTRE, unknown=7, public=True
        ),
    }  # fmt: skip


def places() -> list[tuple[int, int]]:
    """Invented grid references: many near the centre, some far off in every direction."""
    chance = random.Random(1)
    spreads = [5_000] * 300 + [30_000] * 100
    return [(round(chance.gauss(CENTRE[0], s)), round(chance.gauss(CENTRE[1], s))) for s in spreads]


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
            Heading("Every kind of chart"),
            *(Figure(name, chart, Table(name, ["A", "B"], [["1", "2"]]))
              for name, chart in every_chart().items()),
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
