"""The report as HTML, Word and PDF says what the CSV says, and says what it does not know."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pikepdf
import pytest
from forecast_made import Made

from hearth.cli.subject import subject_called
from hearth.documents import charts
from hearth.documents.forecast_report import (
    Asked,
    evidence_from,
    forecast_report,
    read_known,
)
from hearth.documents.forecast_report.trust import in_a_sentence
from hearth.documents.model import Heading, Paragraph, Report, Table
from hearth.forecast.backtest import Backtest, Score
from hearth.forecast.past import months_ahead


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def report(made: Made) -> Report:
    return forecast_report(made.evidence)


def table(report: Report, caption: str) -> Table:
    return next(b for b in report.blocks if isinstance(b, Table) and b.caption == caption)


def text_of(report: Report) -> str:
    return " ".join(block.text for block in report.blocks if isinstance(block, Paragraph))


def test_it_writes_the_report_and_every_number(made: Made) -> None:
    assert {path.name for path in made.folder.iterdir()} == {
        "forecast.html", "forecast.docx", "forecast.pdf", "forecast.csv", "cost.csv",
        "backtest.csv", "backtest-points.csv", "scenarios.csv", "beds.csv",
        "figures.csv",
    }  # fmt: skip


def test_the_csv_says_what_the_report_says(made: Made, report: Report) -> None:
    rows = rows_of(made.folder / "forecast.csv")
    shown = {row[0]: row[-1] for row in table(report, "Children in care by age").rows}
    told = {
        row["part"]: row
        for row in rows
        if row["series"] == "age" and row["day"] == str(made.evidence.results.ahead[-1])
    }

    assert shown.keys() == told.keys()
    for age, cell in shown.items():
        row = told[age]
        assert cell == f"{row['median']} ({row['low_80']} to {row['high_80']})"


def test_the_whole_in_the_csv_is_that_of_the_first_page(made: Made, report: Report) -> None:
    rows = [r for r in rows_of(made.folder / "forecast.csv") if r["series"] == "total"]
    now = next(r["known"] for r in rows if r["day"] == str(made.evidence.results.as_at))

    assert f"**{now} children**" in text_of(report)
    assert f"about **{rows[-13]['median']}**" in text_of(report)


def test_costs_and_scenarios_agree_with_their_csv(made: Made, report: Report) -> None:
    whole = [row for row in rows_of(made.folder / "cost.csv") if row["group"] == "all"]
    shown = table(report, "Cost by kind of home and financial year").rows[-2]
    base = table(report, "Cost of homes by financial year").rows[0]

    assert shown[1].split(" ")[0] == f"{round(int(whole[0]['median']) / 1000):,}"
    assert shown[1:] == base[1:]
    assert float(whole[0]["unpriced"]) > 0
    assert "have no price" in text_of(report)


def test_a_scenario_is_beside_the_forecast(made: Made, report: Report) -> None:
    rows = table(report, "Children in care, by scenario").rows
    told = rows_of(made.folder / "scenarios.csv")

    assert len(rows) == 2
    assert rows[1][0] == "Edge of care"
    end = [r for r in told if r["group"] == "all" and r["day"] == "2027-03-31"]
    assert [row[-1].split(" ")[0] for row in rows] == [r["median"] for r in end]


def test_fewer_who_come_are_fewer_brothers_and_sisters_who_come_together(
    made: Made, report: Report
) -> None:
    rows = table(report, "Groups of brothers and sisters who come together, by scenario").rows
    base, other = (each.futures.families[:, :, 1:].sum() for each in made.evidence.outcomes)

    assert [row[0] for row in rows] == [each.scenario.name for each in made.evidence.outcomes]
    assert other < base
    assert all(len(row) == 3 for row in rows)  # two whole years ahead


def test_without_prices_nothing_has_a_price(made: Made) -> None:
    bare = replace(made.evidence, priced=None, file=None, outcomes=())

    assert "nothing here has a price" in text_of(forecast_report(bare))


def test_word_and_pdf_open_again(made: Made) -> None:
    word = docx.Document(str(made.folder / "forecast.docx"))
    headings = [p.text for p in word.paragraphs if p.style and p.style.name == "Heading 1"]

    assert "Homes needed, by kind" in headings
    with pikepdf.open(made.folder / "forecast.pdf") as pdf:
        assert "/StructTreeRoot" in pdf.Root
        assert pdf.open_metadata().get("pdfuaid:part") == "1"


def test_nothing_raw_reaches_the_page(made: Made) -> None:
    page = (made.folder / "forecast.html").read_text(encoding="utf-8")
    words = re.sub(r"<(style|svg)\b.*?</\1>|<[^>]+>", " ", page, flags=re.DOTALL)

    assert not re.search(r"\b(None|nan|NaN|inf|np|array)\b|[{}]", words)


def score(months: int, error: float, naive: float) -> Score:
    return Score(months, None, 4, 0.0, error, naive, 9.0, 0.5, 0.8)


def test_it_says_where_it_is_no_better_than_naive() -> None:
    trial = Backtest((), (score(12, 5.0, 6.0), score(24, 9.0, 6.0)), ())
    worse = Backtest((), (score(12, 7.0, 6.0),), ())

    assert "the better of the two" in in_a_sentence(trial)
    assert "At 24 months it was no better than saying that nothing changes" in in_a_sentence(trial)
    assert "no better than saying that nothing changes" in in_a_sentence(worse)
    assert "the better of the two" not in in_a_sentence(worse)
    assert "how good it is here is not known" in in_a_sentence(None)


def test_a_fan_has_its_words_and_its_level() -> None:
    days = months_ahead(date(2025, 3, 31), 2)
    coming = charts.Fan(days, [8, 7], [9, 9], [10, 11], [11, 13], [12, 15])
    back = [date(2025, 2, 28), date(2025, 3, 31)]
    chart = charts.fan("Children", back, [9, 10], coming, limit=("Threshold", 14))

    assert chart.alt == (
        "Fan chart: Children (children). From 9 in February 2025 to 10 in March 2025. Forecast for"
        " May 2025: middle 11; in 5 of 10 futures 9 to 13, in 8 of 10 7 to 15. Threshold: 14."
    )
    assert "Threshold: 14" in chart.svg
    assert "no figures" in charts.fan("Children", back, [None, None], coming).alt


def test_a_year_that_has_begun_is_ended_in_words(
    small_council: Path, small_returns: list[Path]
) -> None:
    subject = subject_called(str(small_council / "council.toml"))
    known = read_known(small_returns, subject, date(2024, 11, 30))
    evidence = evidence_from(known, subject, Asked(6, 50, tried=False))
    report = forecast_report(evidence)
    headings = [block.text for block in report.blocks if isinstance(block, Heading)]

    assert "By the end of 2024/25" in headings
    assert "So far this year: " in text_of(report)
