"""Reports of every kind: begun with what is known, read by everyone once they are published."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from meeting_help import TODAY, Board, day_fields, page, published, put, send, words

from hearth.board import Paper as Pure
from hearth.board import Section
from hearth.board.kinds import kinds, standing_page, template_for
from hearth.board.prose import Live, pieces
from hearth.documents.model import Table
from hearth.measures import CATALOGUE, Figure, Figures
from hearth.pledge.reading import strategy_from
from hearth.vocabulary import council
from hearth_web.board.actions import add, agenda, papers
from hearth_web.board.live import from_kept, live_in, names
from hearth_web.board.models import Body, FollowUp, Item, Member, Paper, Reporting
from hearth_web.board.telling import register_of
from hearth_web.bridge.versions import version
from hearth_web.insight.keeping import keep
from hearth_web.insight.scopes import PUBLIC
from hearth_web.pledge.actions import add_strategy
from hearth_web.pledge.models import Strategy
from hearth_web.ui.models import House

KIN, BEFORE = "kinship-share", date(2024, 3, 31)
PROMISE = """
title: Our promise
ambitions:
  - number: 1
    title: Home
    promises:
      - number: 1.1
        title: Staying in one place
        actions: [{number: 1.1.1, wording: Meet early, leads: [Fostering], due: January 2025}]
        evidence:
          - {kind: voice, words: I chose my room, source: Children in care council, public: yes}
          - {kind: voice, words: Told in confidence}
measures:
  - {number: 1, wording: Kin, tied-to: kinship-share, when-set: 12%, target: ">30%", bears-on: 1.1}
"""


def asked_for(text: str) -> list[str]:
    return [each.name for each in pieces(text) if isinstance(each, Live)]


def test_every_live_figure_a_kind_begins_with_is_there() -> None:
    texts = [text for kind in kinds().values() for text in kind.beginnings.values()]
    texts += [each.text for each in standing_page("every-councillor").sections]
    found = {name for text in texts for name in asked_for(text)}
    assert len(found) > 40
    assert found <= names()


def number(on: date, value: str, part: str = "") -> Figure:
    """The share with family or friends, of all or of an age."""
    by = ("age-band", part) if part else ("", "")
    above = round(float(value) * 2)
    return Figure(KIN, CATALOGUE[KIN].title, on, on, *by, above, 200, 0, Decimal(value), "percent")


@pytest.fixture
def record(db: None) -> None:
    """The figures everyone may see."""
    House(code=council("Lewisham").ons_code, name="Larkmoor", set_up_at=timezone.now()).save()
    House.forget()
    numbers = [number(BEFORE, "20"), number(TODAY, "22"), number(TODAY, "31", "5 to 9")]
    keep(PUBLIC, [BEFORE, TODAY], [KIN], Figures(tuple(numbers)), version(), with_parts=True)


@pytest.fixture
def promised(cast: Any) -> Strategy:
    """A strategy that everyone may see."""
    tree = strategy_from(PROMISE.encode(), "promise.yaml").strategy
    found = add_strategy(by=cast["head_of_service"], tree=tree)
    Strategy.objects.filter(pk=found.pk).update(is_public=True)
    return found


def begun(board: Board, kind: str, **more: Any) -> Paper:
    """A report of a kind, as it begins."""
    item = put(board.clerk, board.meeting, f"A report: {kind}", **more)
    return agenda.start_paper(by=board.clerk, item=item, from_whom="Head", kind=kind)


def finished(board: Board, paper: Paper, **sections: str) -> Paper:
    """The same, ready to go."""
    values = {"sections": paper.sections | sections, "is_final": True, "sent_on": TODAY,
              "plain_words": f"What we promised.\n\n{{{{{KIN}}}}}"}  # fmt: skip
    return papers.write(by=board.clerk, paper=paper, values=values, version=None)


def said_by(client: Client, paper: Paper) -> str:
    return words(client, f"/board/papers/{paper.pk}/")


@pytest.mark.django_db
def test_an_author_chooses_what_a_report_is_and_finds_it_begun(
    board: Board, clerk: Client, record: None, promised: Strategy
) -> None:
    item = put(board.clerk, board.meeting, "Where we stand")
    assert send(clerk, f"/board/items/{item.pk}/paper/", kind="scorecard") == []
    paper = Item.objects.get(pk=item.pk).paper
    assert "A line such as {{standing}} stands for" in words(
        clerk, f"/board/papers/{paper.pk}/write/"
    )
    said = said_by(clerk, paper)
    assert "Our promise. 1 measure of success: 1 moving the right way." in said
    assert "1. Kin 12% 22% more than 30% Moving the right way" in said
    assert "0 of 14 sections written" in words(clerk, f"/board/meetings/{board.meeting.pk}/")


@pytest.mark.django_db
def test_a_report_that_becomes_of_another_kind_keeps_what_was_written(
    board: Board, clerk: Client
) -> None:
    paper = begun(board, "work-plan")
    written = paper.sections | {"context": "A new law came.", "legal": "None."}
    papers.write(by=board.clerk, paper=paper, values={"sections": written}, version=None)
    assert send(clerk, f"/board/papers/{paper.pk}/kind/", kind="annual") == []
    paper.refresh_from_db()
    assert paper.sections["context"] == "A new law came."
    assert "role" not in paper.sections
    assert paper.sections["education"] == "{{education}}"
    said = said_by(clerk, paper)
    assert "The section “National and local context” is not in" in said
    asked = sum(each.is_text for each in template_for("annual").sections)
    agenda_page = words(clerk, f"/board/meetings/{board.meeting.pk}/")
    assert f"1 of {asked} sections written" in agenda_page
    form = words(clerk, f"/board/papers/{paper.pk}/write/")
    assert "National and local context (optional) Not a section of this kind" in form


@pytest.mark.django_db
def test_a_measure_by_its_parts_and_a_strategy_by_its_title(
    board: Board, clerk: Client, record: None, promised: Strategy
) -> None:
    text = f"{{{{{KIN} by age}}}}\n\n{{{{actions by service of Our promise}}}}\n\n{{{{voice}}}}"
    paper = begun(board, "officer")
    papers.write(
        by=board.clerk, paper=paper, values={"sections": {"key_issues": text}}, version=None
    )
    said = said_by(clerk, paper)
    assert "With family or friends, by age" in said
    assert "5 to 9 31% 62 of 200" in said
    assert "Fostering One action, not started." in said
    assert "I chose my room" in said
    assert "in confidence" not in said


@pytest.mark.django_db
def test_what_is_not_for_everyone_stands_in_no_paper(
    board: Board, clerk: Client, record: None, promised: Strategy
) -> None:
    Strategy.objects.update(is_public=False)
    page_for_all = words(clerk, "/board/every-councillor/").partition("Take it with you")[0]
    assert page_for_all.count("No strategy is shown to everyone yet") == 1
    paper = begun(board, "scorecard")
    said = said_by(clerk, paper)
    assert "22%" not in said
    assert "Nothing is known where {{scorecard}} stands. No strategy is shown to everyone yet" in (
        said
    )
    meeting = words(clerk, f"/board/meetings/{board.meeting.pk}/")
    assert "Nothing is known where {{scorecard}} stands." in meeting


@pytest.mark.django_db
def test_a_published_report_has_its_figures_for_everyone_and_in_the_register(
    board: Board, client: Client, record: None, promised: Strategy
) -> None:
    finished(board, begun(board, "scorecard"), over_time="Little moved.")
    pack = published(board.clerk, board.meeting)
    Strategy.objects.update(title="Another promise")
    said = words(client, f"/meetings/papers/{pack.pk}/2/")
    assert "Our promise. 1 measure of success" in said
    assert "In plain words What we promised. With family or friends Value Date Larkmoor 22%" in said
    held = register_of(pack)
    assert held is not None
    assert {each.printed for each in held.figures.all()} == {"20%", "22%"}


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "numbers"), [("scorecard", 1), ("outcomes", 0), ("gaps", 0)])
def test_the_register_holds_what_of_a_strategy_is_printed_and_no_more(
    board: Board, record: None, promised: Strategy, name: str, numbers: int
) -> None:
    asking = {"": Pure("Year", [Section("key_issues", f"{{{{{name}}}}}")])}
    found = live_in(asking, board.meeting.day, "", body=board.body)
    assert found.blocks[name] and not found.missing
    assert len(found.figures) == numbers


@pytest.mark.django_db
def test_a_body_is_named_however_its_name_is_spaced(board: Board) -> None:
    add(by=board.clerk, row=Body(name="Scrutiny  committee"))
    asking = Pure("Year", [Section("key_issues", "{{functions of Scrutiny  committee}}")])
    assert "functions of Scrutiny committee" in names(asking)
    found = live_in({"": asking}, board.meeting.day, "", body=board.body)
    assert [*found.missing.values()] == ["No functions of the committee are entered."]


@pytest.mark.django_db
def test_a_pack_of_before_keeps_one_block_for_each_figure() -> None:
    one = {"kind": "Table", "caption": "A", "columns": ["", "V"], "rows": [["x", "1"]],
           "numeric": [1], "notes": [], "numbered": False}  # fmt: skip
    expected = Table("A", ["", "V"], [["x", "1"]], frozenset({1}), [], numbered=False)
    assert from_kept({"a": one, "b": [one]}) == {"a": [expected], "b": [expected]}


@pytest.mark.django_db
def test_scrutiny_is_told_of_the_body_that_owes_it_a_report(board: Board, clerk: Client) -> None:
    scrutiny = add(by=board.clerk, row=Body(name="Scrutiny committee"))
    duty = Reporting(body=board.body, to="scrutiny committee", what="Its work",
                     rhythm="after_each_meeting", within=20, start=date(2024, 5, 1))  # fmt: skip
    add(by=board.clerk, row=duty)
    asked = {"body": board.body, "kind": "question", "asked_on": date(2025, 1, 8)}
    add(by=board.clerk, row=FollowUp(words="Why so late?", **asked))
    add(by=board.clerk, row=FollowUp(words="At what price?", is_closed_part=True, **asked))
    board.meeting.body = scrutiny
    board.meeting.save()
    said = said_by(clerk, begun(board, "after-meeting"))
    assert "Why so late?" in said
    assert "price" not in said


@pytest.mark.django_db
def test_members_trainings_and_visits_are_kept_and_told(board: Board, signed_in: Any) -> None:
    clerk = signed_in("democratic_services")
    told = {"kind": "training", "what": "Workshop", "learned": "To ask more"}
    adding = reverse("board-row-add", args=["activity", board.chair.pk])
    (refused,) = send(clerk, adding, **told, **day_fields("on", date(2025, 4, 1)))
    assert "today or in the past" in refused
    assert send(clerk, adding, **told, **day_fields("on", date(2025, 2, 1))) == []
    members = words(clerk, reverse("board-members", args=[board.body.pk]))
    assert "Councillor Ada Finch : Workshop" in members
    everyone = words(signed_in("board_member"), "/board/every-councillor/")
    assert "1 of 3 members had training as a corporate parent" in everyone
    assert "To ask more" not in everyone
    assert "Dee Nurse" not in everyone
    removing = reverse("board-row-remove", args=["member", board.chair.pk])
    assert "training or visit" in clerk.post(removing, follow=True).content.decode()
    assert Member.objects.filter(pk=board.chair.pk).exists()


@pytest.mark.django_db
def test_every_councillor_reads_of_which_day_the_figures_are(
    board: Board, signed_in: Any, record: None, settings: Any
) -> None:
    many = Figure("cla-number", "Looked after", TODAY, TODAY, "", "", 57, None, 0, Decimal(57),
                  "count")  # fmt: skip
    keep(PUBLIC, [TODAY], ["cla-number"], Figures((many,)), version(), with_parts=True)
    settings.TODAY = date(2025, 9, 1)
    member = signed_in("board_member")
    assert "As at 31 March 2025: 57 children" in words(member, "/board/every-councillor/")
    printed = member.get("/board/every-councillor/download/html").content.decode()
    assert "as known on 1 September 2025" in printed
    assert "Figures as at 31 March 2025" in printed


@pytest.mark.django_db
def test_every_councillor_finds_children_promise_and_what_is_lacking(
    board: Board, client: Client, record: None, promised: Strategy, signed_in: Any
) -> None:
    member = signed_in("board_member")
    said = words(member, "/board/every-councillor/")
    assert "would this be good enough for my child?" in said
    assert "1. Home 1.1. Staying in one place" in said
    assert "16 April 2025 Parenting Board 2.00 pm, Room 1" in said
    assert "I chose my room" in said
    lacks = page(member, "/board/every-councillor/").xpath("//section[@aria-labelledby='lacks']")
    told = " ".join(lacks[0].itertext())
    assert "No champions are named." in told
    assert "There are no figures of 31 March 2025 yet." in told
    given = member.get("/board/every-councillor/download/html")
    assert given.status_code == 200
    assert "Staying in one place" in given.content.decode()
    assert "Told in confidence" not in given.content.decode()
    assert client.get("/board/every-councillor/").status_code in (302, 404)
