"""The example of docs/meetings.md is a meeting that can be read, and every word of it is told."""

from __future__ import annotations

import re
from pathlib import Path

from hearth.board import drift
from hearth.board.checks import check_meeting
from hearth.board.reading import read_meeting

PAGE = Path(__file__).parents[2] / "docs" / "meetings.md"


def test_the_worked_example_is_a_meeting(tmp_path: Path) -> None:
    found = re.search(r"```yaml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    example = tmp_path / "meeting.yaml"
    example.write_text(found[1], encoding="utf-8")

    file = read_meeting(example)

    assert file.problems == []
    assert [each.what for each in check_meeting(file.meeting) if each.blocking] == []
    assert [each.what.value for each in drift(file.work_plans, [file.meeting])] == [
        "on the agenda",
        "gone",
    ]
