"""A strategy and what came of a promise as documents, and a file on the command line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from click.testing import CliRunner

from hearth.cli import main
from hearth.documents.model import Heading, Table
from hearth.documents.pledge_report import Told, impact_report, lacks_of, strategy_report
from hearth.documents.renderers import as_html

ON = date(2022, 10, 1)
SEEDS = Path(__file__).parent / "seeds"


def tell(measure):
    known = not measure.waits
    return [
        Told("", part.when_set.text, "1%", part.target.text, "Met", "It is 1%.", known)
        for part in measure.parts
    ]


def headings(report):
    return [block.text for block in report.blocks if isinstance(block, Heading)]


def test_the_strategy_has_its_chapters_and_every_measure(lewisham):
    report = strategy_report(lewisham, tell, ON, "Lewisham")
    found = headings(report)
    assert found[:3] == ["Our vision", "The principles it rests on", "What we promise"]
    assert "This is my home" in found and "5. Knowing where I will grow up" in found
    every = next(
        block
        for block in report.blocks
        if isinstance(block, Table) and block.caption == "Every measure of success"
    )
    assert len(every.rows) == 27  # 24 measures, one of two values and one of three
    actions = [
        row
        for block in report.blocks
        if isinstance(block, Table) and block.caption.endswith("what we will do")
        for row in block.rows
    ]
    assert len(actions) == 97


def test_what_came_of_a_promise_begins_with_what_is_not_known(lewisham):
    promise = lewisham.promise("3")
    lacks = lacks_of(lewisham, promise, tell, ON)
    assert "Fewer young people in the justice system: It is 1%." in lacks
    assert any("nothing of what young people said" in each for each in lacks)
    report = impact_report(lewisham, promise, tell, ON, "Lewisham")
    assert headings(report)[:3] == [
        "What we promised",
        "What this report still lacks",
        "How we know",
    ]
    assert "Living in a safe and caring community" in as_html(report)


def test_an_ambition_reports_on_each_of_its_promises(lewisham):
    home = lewisham.ambitions[1]
    found = headings(impact_report(lewisham, home, tell, ON, "Lewisham"))
    assert [each for each in found if each[0].isdigit()] == [each.name for each in home.promises]


def test_a_file_is_looked_at_from_the_command_line(tmp_path):
    good = CliRunner().invoke(main, ["strategy", str(SEEDS / "lewisham-sufficiency-2022.yaml")])
    assert "8 ambitions, 67 actions and 37 measures" in good.output
    assert (good.exit_code, "number 5.6" in good.output) == (0, True)
    bad = tmp_path / "bad.yaml"
    bad.write_text("title: T\npromises:\n  - {title: Lost}\n", encoding="utf-8")
    assert CliRunner().invoke(main, ["strategy", str(bad)]).exit_code == 1
    assert CliRunner().invoke(main, ["strategy", str(tmp_path / "none.yaml")]).exit_code == 3
