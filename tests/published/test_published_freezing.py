"""A report freezes what it prints: nothing more, with the numbers it was reckoned from."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from click.testing import CliRunner

from hearth.cli import main
from hearth.published import contradictions, read_figures


def text_of(page: Path) -> str:
    words = re.sub(r"<svg.*?</svg>|<[^>]+>", " ", page.read_text("utf-8"), flags=re.DOTALL)
    return " ".join(words.replace("&#x27;", "'").replace("&amp;", "&").split())


def test_every_frozen_figure_is_printed_in_the_report(pack: Path) -> None:
    text = text_of(pack / "report.html")
    reading = read_figures(pack / "figures.csv")
    assert not reading.faults
    assert len(reading.figures) > 150
    for figure in reading.figures:
        assert figure.printed.removesuffix(" per 10,000") in text, figure
        assert all(place in text for place in figure.place.split("; ")), figure


def test_a_frozen_figure_is_the_measure_with_its_definition(pack: Path) -> None:
    with (pack / "measures.csv").open(encoding="utf-8", newline="") as file:
        whole = {
            (row["measure"], row["to"]): row for row in csv.DictReader(file) if not row["breakdown"]
        }
    wholes = [
        figure
        for figure in read_figures(pack / "figures.csv").figures
        if not figure.category and "/" not in figure.quantity
    ]
    assert wholes
    for figure in wholes:
        row = whole[figure.quantity, str(figure.when.last)]
        assert str(figure.numerator) == row["numerator"]
        assert str(figure.denominator or "") == row["denominator"]
        assert figure.definition
        assert re.fullmatch("[0-9a-f]{8}", figure.version)


def test_a_report_does_not_contradict_itself(pack: Path) -> None:
    assert [f.what for f in contradictions(read_figures(pack / "figures.csv").figures)] == []


def test_a_number_typed_wrong_in_another_document_is_found(pack: Path, tmp_path: Path) -> None:
    ours = next(
        figure
        for figure in read_figures(pack / "figures.csv").figures
        if figure.quantity == "cla-number" and not figure.category
        and str(figure.when.last) == "2025-03-31"
    )  # fmt: skip
    other = tmp_path / "speech.csv"
    other.write_text(
        "quantity,printed,document,when\n"
        f"Children looked after,{int(ours.printed) + 1},A speech,31 March 2025\n"
    )
    done = CliRunner().invoke(main, ["figures", "check", str(pack / "figures.csv"), str(other)])
    assert done.exit_code == 1
    assert f"printed as {ours.printed} and {int(ours.printed) + 1} for 31 March 2025" in done.output
    assert "A speech" in done.output
    assert "Contradiction: 1." in done.output


def test_what_people_were_told_is_in_order_of_time(pack: Path) -> None:
    told = ["figures", "told", "Children looked after", str(pack / "figures.csv")]
    done = CliRunner().invoke(main, [*told, "--format", "csv"])
    rows = [row for row in csv.DictReader(done.output.splitlines()) if not row["category"]]
    assert done.exit_code == 0
    years = [row["when"][-4:] for row in rows]
    assert years == sorted(years)
    assert len(years) == 5


def test_a_quantity_nobody_printed_offers_the_nearest(pack: Path) -> None:
    done = CliRunner().invoke(main, ["figures", "told", "cla-numbr", str(pack / "figures.csv")])
    assert done.exit_code == 3
    assert "There is no figure of 'cla-numbr'. Did you mean cla-number" in done.output


def test_nothing_amiss_is_said_plainly(pack: Path) -> None:
    done = CliRunner().invoke(main, ["figures", "check", str(pack / "figures.csv")])
    assert (done.exit_code, done.output) == (0, "Nothing contradicts anything else.\n")
