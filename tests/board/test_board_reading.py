"""A meeting from a YAML file: what is wrong is said with its line, and the rest is kept."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest

from hearth.board import ItemKind, Part, Role
from hearth.board.reading import MeetingFile, read_meeting
from hearth.errors import NotFoundError, UnreadableError

HEAD = "body: {name: Board, council: Westmarch}\nmeeting: {on: 24 April 2025}\n"


def read(tmp_path: Path, text: str) -> MeetingFile:
    path = tmp_path / "meeting.yaml"
    path.write_text(text, encoding="utf-8")
    return read_meeting(path)


def test_the_least_there_can_be(tmp_path: Path) -> None:
    found = read(tmp_path, HEAD)

    assert found.problems == []
    assert (found.meeting.body.name, found.meeting.on) == ("Board", date(2025, 4, 24))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "body:\n  name: Board\nmeeting: {on: 2025-04-24}\n",
            "line 2: This body has no council. Write council: and what it is.",
        ),
        (HEAD + "room: Four\n", "line 3: There is no meeting word 'room'."),
        (
            HEAD + "items:\n  - {number: 1, title: A, part: C}\n",
            "line 4: part: There is no part 'C'. There are: a, b. It is left out.",
        ),
        (
            HEAD + "items:\n  - {number: 1, title: A, at: 25 past}\n",
            "line 4: at: '25 past' is no time of day. Write hours and minutes, as 14:00.",
        ),
        (
            HEAD + "items:\n  - {number: 1, title: A, exempt: [three]}\n",
            "line 4: exempt: 'three' is no paragraph. Write 1 to 7.",
        ),
        (
            HEAD + "items: many\n",
            "line 3: items is no list. Begin each entry below it with a dash.",
        ),
        (HEAD + "items:\n  - {number: 1}\n", "line 4: This item has no title."),
        (
            HEAD + "items:\n  - {number: 1, title: A, minutes: {at: 14:00}}\n",
            "line 4: These minutes do not say of which meeting.",
        ),
        (
            HEAD + "publications:\n  - {supplement: 1}\n",
            "line 4: This publication has no day. Write on: and the day. It is left out.",
        ),
        (
            HEAD + "follow-ups:\n  - {words: Do it.}\n",
            "line 4: This follow-up has no day. Write raised-on: and the day. It is left out.",
        ),
        (
            HEAD + "report-template: [legal, legl]\n",
            "line 3: There is no section of a report 'legl'. Did you mean legal? "
            "The usual template is used.",
        ),
        (
            HEAD + "distribution:\n  - {name: Vi, paper: two}\n",
            "line 4: paper: 'two' is no whole number. Write one such as 3. It is left out.",
        ),
        (
            HEAD + "contacts: [{name: Una}]\ncontacts: []\n",
            "line 3: contacts is given again on line 4",
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, text: str, sentence: str) -> None:
    found = read(tmp_path, text)

    assert sentence in "\n".join(each.problem for each in found.problems)
    assert found.meeting.body.name == "Board"


def test_the_rest_of_a_wrong_item_is_kept(tmp_path: Path) -> None:
    (item,) = read(
        tmp_path, HEAD + "items:\n  - {number: 1, title: A, at: x, note: B}\n"
    ).meeting.items

    assert (item.title, item.note, item.at) == ("A", "B", None)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("- a\n", "holds no meetings"),
        ("body: {name: Board, council: W}\n", "does not say when the meeting is"),
        ("body: [\n", "line 2: this cannot be read as YAML"),
    ],
)
def test_what_cannot_be_a_meeting(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(UnreadableError, match=sentence):
        read(tmp_path, text)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="There is no file"):
        read_meeting(tmp_path / "none.yaml")


def test_short_ways_of_writing(tmp_path: Path) -> None:
    text = HEAD.replace("{name: Board, council: Westmarch}", """
  name: Board
  council: Westmarch
  terms: {functions: {a: Watch the strategy.}, count-every-day: yes}
  members: [Ash, {name: Ivy, role: co optee}, {name: Joss, role: YOUNG-PERSON}]""") + """
items:
  - {number: 1, title: A, exempt: 1 and 3, part: b}
  - {number: 2, title: B, to-follow: yes, at: 9:05}
notes:
  - {item: 1, resolved: [That it be noted., {words: Do it., owner: Vi, due: 1 May 2025}]}
votes: [{item: 1, for: [Ash], against: Ivy}]
distribution: [Vi, {group: Members, to: [Ash]}]
"""  # fmt: skip
    found = read(tmp_path, text)
    held = found.meeting

    assert found.problems == []
    assert [each.role for each in held.body.members] == [
        Role.VOTING, Role.CO_OPTEE, Role.YOUNG_PERSON,
    ]  # fmt: skip
    assert not held.body.terms.working_days_only
    assert (held.items[0].part, held.items[0].exempt) == (Part.B, [1, 3])
    assert (held.items[1].kind, held.items[1].at) == (ItemKind.WRITTEN, time(9, 5))
    assert [each.owner for each in held.notes[0].resolutions] == ["", "Vi"]
    assert [(each.name, each.ballot.value) for each in held.votes] == [
        ("Ash", "for"), ("Ivy", "against"),
    ]  # fmt: skip
    assert [(each.group, each.name) for each in held.distribution] == [
        ("", "Vi"), ("Members", "Ash"),
    ]  # fmt: skip
