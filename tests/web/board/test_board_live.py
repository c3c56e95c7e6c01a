"""Live figures in papers: as they are read, written into a pack, frozen and contradicted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone
from meeting_help import SECTIONS, TODAY, Board, made, page, published, put, report, send, words

from hearth.board.lacking import lacks
from hearth.measures import CATALOGUE, Figure, Figures
from hearth.vocabulary import council
from hearth_web.board.actions import packs, papers
from hearth_web.board.as_pure import paper_of
from hearth_web.board.live import names
from hearth_web.board.making import folder_of
from hearth_web.board.models import Paper
from hearth_web.board.rules import RefusedError
from hearth_web.board.telling import figures_of, prepare, register_of
from hearth_web.board.writing import closed_booklets, open_booklets
from hearth_web.bridge.versions import version
from hearth_web.insight.keeping import keep
from hearth_web.insight.scopes import EVERYONE, PUBLIC
from hearth_web.pledge.figures import actions as figures
from hearth_web.pledge.models import PrintedFigure
from hearth_web.ui.models import House

pytestmark = pytest.mark.django_db
KIN, LEFT = "kinship-share", date(2025, 2, 28)
BEFORE = date(2024, 3, 31)


def number(on: date, value: str, above: int = 44, *, withheld: bool = False) -> Figure:
    """The share of children with family or friends."""
    title = CATALOGUE[KIN].title
    if withheld:
        return Figure(KIN, title, on, on, "", "", None, 200, None, None, "percent", withheld=True)
    return Figure(KIN, title, on, on, "", "", above, 200, 0, Decimal(value), "percent")


def kept(scope: str, *numbers: Figure) -> None:
    """These are the figures that are kept."""
    keep(scope, [each.end for each in numbers], [KIN], Figures(numbers), version())


@pytest.fixture(autouse=True)
def record(db: None) -> None:
    """The council's record, with what everyone may see of it and what few may."""
    House(code=council("Lewisham").ons_code, name="Larkmoor", set_up_at=timezone.now()).save()
    House.forget()
    kept(PUBLIC, number(BEFORE, "20", 40), number(TODAY, "22", 44))
    kept(EVERYONE.key, number(BEFORE, "20", 40), number(LEFT, "1.5", 3), number(TODAY, "23", 46))


def asking(text: str) -> dict[str, str]:
    """The sections of a report with a text under its key issues."""
    return {**SECTIONS, "key_issues": text}


def rewrite(board: Board, text: str) -> Paper:
    """The open report, saying something else."""
    values = {"sections": asking(text)}
    return papers.write(by=board.clerk, paper=board.paper, values=values, version=None)


def closed_report(board: Board, text: str) -> Paper:
    more = {"part": "B", "paragraphs": [3], "exempt_because": "Bargains.", "public_title": "Homes"}
    item = put(board.clerk, board.meeting, "What homes cost", **more)
    return report(board.clerk, item, asking(text))


def test_an_open_report_shows_what_everyone_may_see(board: Board, clerk: Client) -> None:
    rewrite(board, f"As it stands:\n\n{{{{{KIN}}}}}")
    said = words(clerk, f"/board/papers/{board.paper.pk}/")
    assert "Larkmoor 22% 31 March 2025 A year before 20% 31 March 2024 England" in said
    assert "23%" not in said


def test_a_small_number_is_withheld_from_everyone(board: Board, clerk: Client) -> None:
    kept(PUBLIC, number(TODAY, "", withheld=True))
    rewrite(board, f"{{{{{KIN}}}}}")
    assert "Larkmoor c 31 March 2025" in words(clerk, f"/board/papers/{board.paper.pk}/")


def test_a_closed_report_shows_no_more_than_an_open_one(board: Board, clerk: Client) -> None:
    paper = closed_report(board, f"{{{{{KIN} chart}}}}\n\n{{{{{KIN}}}}}")
    said = words(clerk, f"/board/papers/{paper.pk}/")
    assert "31 March 2024 20%" in said
    assert "Larkmoor 22% 31 March 2025" in said
    assert not any(each in said for each in ("28 February 2025", "1.5", "23%"))


def test_without_figures_the_report_says_so(board: Board, clerk: Client) -> None:
    board.meeting.day = date(2023, 5, 1)
    board.meeting.save()
    rewrite(board, f"{{{{{KIN}}}}}")
    said = words(clerk, f"/board/papers/{board.paper.pk}/")
    assert "no figures are kept of 1 May 2023 or before" in said


def test_a_name_that_there_is_not_holds_the_pack_up(board: Board) -> None:
    paper = rewrite(board, "{{kinship-shore}}\n\nThere are {{kinship-share}} of them.")
    wrong = [str(each) for each in lacks(paper_of(paper), live=names()) if each.blocking]
    assert any("“kinship-shore”" in each and "Did you mean kinship-share" in each for each in wrong)
    assert any("in the middle of a sentence" in each for each in wrong)
    with pytest.raises(RefusedError, match="kinship-shore"):
        published(board.clerk, board.meeting)


def test_a_published_report_never_changes(board: Board, clerk: Client, client: Client) -> None:
    rewrite(board, f"{{{{{KIN}}}}}\n\n{{{{{KIN} chart}}}}")
    pack = published(board.clerk, board.meeting)
    kept(PUBLIC, number(BEFORE, "20", 40), number(TODAY, "25", 50))
    address = f"/meetings/papers/{pack.pk}/1/"
    assert "Larkmoor 22% 31 March 2025" in words(client, address)
    assert page(client, address).xpath("//main//*[local-name()='svg']")
    assert "25%" not in words(client, address)
    assert "says something else now" not in words(clerk, f"/board/packs/{pack.pk}/")


def test_the_documents_print_what_the_pack_froze(board: Board) -> None:
    rewrite(board, f"{{{{{KIN}}}}}")
    closed_report(board, f"{{{{{KIN}}}}}")
    pack = made(board.clerk, board.meeting)
    for booklets in (open_booklets(pack), closed_booklets(pack)):
        assert "'22%'" in repr(booklets)
        assert "'23%'" not in repr(booklets)


def test_figures_that_moved_before_a_pack_went_make_it_again(board: Board) -> None:
    rewrite(board, f"{{{{{KIN}}}}}")
    pack = made(board.clerk, board.meeting)
    kept(PUBLIC, number(TODAY, "25", 50))
    with pytest.raises(RefusedError, match="Make it again"):
        packs.publish(by=board.clerk, pack=pack)


def test_a_published_pack_has_its_open_figures_in_the_register(board: Board) -> None:
    rewrite(board, f"{{{{{KIN}}}}}")
    closed_report(board, f"{{{{{KIN}}}}}")
    pack = published(board.clerk, board.meeting)
    held = register_of(pack)
    assert held is not None
    assert (held.published_on, held.public) == (TODAY, True)
    assert held.title == "Parenting Board, 16 April 2025: agenda and papers"
    printed = held.figures.order_by("last").values_list("printed", "numerator", "place")
    where = "Item 1: How children live"
    assert list(printed) == [("20%", 40, where), ("22%", 44, where)]


def test_what_contradicts_an_earlier_pack_is_answered_before_it_goes(
    board: Board, clerk: Client, signed_in: Callable[[str], Client]
) -> None:
    rewrite(board, f"{{{{{KIN}}}}}")
    published(board.clerk, board.meeting)
    kept(PUBLIC, number(BEFORE, "20", 40), number(TODAY, "25", 50))
    rewrite(board, f"It is now:\n\n{{{{{KIN}}}}}")
    second = made(board.clerk, board.meeting)
    prepare(by=board.clerk, pack=second, figures=figures_of(second))
    address = f"/board/packs/{second.pk}/"
    said = words(clerk, address)
    assert "print 2 figures" in said
    assert (
        "25% (31 March 2025): Parenting Board, 16 April 2025: agenda and papers, version 2" in said
    )
    assert "What must be answered before it is published (1)" in said
    assert not page(clerk, address).xpath("//a[contains(@href, 'publish')]")
    why = {"what": "correction", "why": "A value came late."}
    (refused,) = send(clerk, f"{address}publish/", **why)
    assert "not answered" in refused
    assert PrintedFigure.objects.filter(document__published_at=None).count() == 2
    analyst = signed_in("analyst")
    assert analyst.get(f"{address}figures/").status_code == 404, "the pack is the clerk's"
    for act in ("publish", "forget"):
        assert analyst.get(f"/figures/documents/{second.pk}/{act}/").status_code == 404
    assert "They are published when it is" in words(analyst, f"/figures/documents/{second.pk}/")
    (one,) = page(clerk, address).xpath("//a[starts-with(., 'Say why they differ')]/@href")
    assert send(clerk, one, reason="") == ["Answer the question: Why do they differ?"]
    assert send(clerk, one, reason="A value came late.") == []
    assert "A value came late." in words(clerk, address)
    assert send(clerk, f"{address}publish/", **why) == []
    held = register_of(second)
    assert held is not None
    assert held.published_on == TODAY


def test_the_figures_of_a_pack_go_with_it_and_with_nothing_else(
    board: Board, cast: Any, clerk: Client
) -> None:
    rewrite(board, f"{{{{{KIN}}}}}")
    pack = made(board.clerk, board.meeting)
    held = prepare(by=board.clerk, pack=pack, figures=figures_of(pack))
    assert held is not None
    analyst, figure = cast["analyst"], held.figures.first()
    assert figure is not None
    for act in (
        lambda: figures.publish(by=analyst, document=held, on=TODAY),
        lambda: figures.discard(by=analyst, document=held),
        lambda: figures.correct(by=analyst, figure=figure, printed="99%", why="Because"),
    ):
        with pytest.raises(ValidationError, match="go with “Agenda and papers"):
            act()
    assert clerk.get(f"/board/packs/{pack.pk}/figures/nothing/").status_code == 404
    packs.publish(by=board.clerk, pack=pack)
    held.refresh_from_db()
    assert held.published_on == TODAY
    assert clerk.get(f"/board/packs/{pack.pk}/figures/").status_code == 404


def test_a_supplement_leaves_the_figures_of_papers_that_went_out_as_they_were(
    board: Board, client: Client
) -> None:
    rewrite(board, f"{{{{{KIN}}}}}")
    published(board.clerk, board.meeting)
    kept(PUBLIC, number(BEFORE, "20", 40), number(TODAY, "25", 50))
    late = put(board.clerk, board.meeting, "Something late")
    report(board.clerk, late, asking(f"{{{{{KIN} chart}}}}"))
    pack = made(board.clerk, board.meeting)
    live = pack.open["live"]
    assert [row[1] for row in live[KIN][0]["rows"]][:2] == ["22%", "20%"]
    assert [row[1] for row in live[f"{KIN} chart"][0]["table"]["rows"]] == ["20%", "25%"]


def test_the_making_of_a_pack_takes_its_figures_in_place_of_those_of_one_that_never_went(
    board: Board,
) -> None:
    rewrite(board, f"{{{{{KIN}}}}}")
    first = made(board.clerk, board.meeting)
    prepare(by=board.clerk, pack=first, figures=figures_of(first))
    second = made(board.clerk, board.meeting, files=True)
    assert register_of(first) is None
    held = register_of(second)
    assert held is not None
    assert held.figures.count() == 2
    assert "22%" in (folder_of(second) / "open" / "agenda-pack.html").read_text("utf-8")


def test_the_figures_there_are_are_found_by_words(board: Board, clerk: Client) -> None:
    every = words(clerk, "/board/papers/figures/")
    few = words(clerk, "/board/papers/figures/?q=family friends")
    assert f"{{{{{KIN}}}}}" in every
    assert f"{{{{{KIN} chart}}}}" in few
    assert len(few) < len(every) / 3
    assert "/board/papers/figures/" in str(
        page(clerk, f"/board/papers/{board.paper.pk}/write/").xpath("//main//a/@href")
    )
