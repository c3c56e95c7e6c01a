"""The register: who sees what, what it was asked for, and what people have been told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from lxml import html

from hearth.published import figures_in
from hearth_web.pledge.figures import actions
from hearth_web.pledge.models import FigureDocument, PrintedFigure

pytestmark = pytest.mark.django_db
TOLD = """quantity,printed,document,when,kind,status,numerator,denominator,population,published_on
cla-number,472,Annual report,31 March 2020,,,,,,2020-06-01
cla-number,482,Annual report,31 March 2021,,provisional,,,,2021-06-01
cla-number,480,Sufficiency strategy,31 March 2022,,,,,,2022-09-01
missing-any,15.5%,Annual report,2020/21,,,85,550,children in care in the year,2021-06-01
visits-in-timescale,>90%,Sufficiency strategy,2022 to 2025,target,,,,,2022-09-01
Languages spoken,about 170,Sufficiency strategy,2022,,,,,,2022-09-01
"""
CLOSED = "quantity,printed,document,when\ncla-number,3,Officers only,1 May 2021\n"


@pytest.fixture
def told(cast: Any) -> list[FigureDocument]:
    documents = actions.bring(by=cast["analyst"], name="f.csv", data=TOLD.encode(), public=True)
    documents += actions.bring(by=cast["analyst"], name="f.csv", data=CLOSED.encode(), public=False)
    for document in documents:
        actions.publish(
            by=cast["analyst"], document=document, on=document.published_on or date(2022, 9, 1)
        )
    return documents


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


@pytest.mark.parametrize(
    ("query", "there", "gone"),
    [
        ("", "472", ""),
        ("words=missing", "15.5%", "472"),
        ("words=Looked+After", "472", "15.5%"),
        ("status=provisional", "482", "480"),
        ("status=superseded", "No published figure is like this", "480"),
        ("kind=target", "&gt;90%", "472"),
        ("since-day=1&since-month=1&since-year=2022", "480", "472"),
        ("until-day=31&until-month=3&until-year=2020", "472", "480"),
    ],
)
def test_the_register_is_narrowed_by_its_address(
    told: list[FigureDocument],
    signed_in: Callable[[str], Client],
    query: str,
    there: str,
    gone: str,
) -> None:
    text = page(signed_in("analyst"), f"/figures/?{query}").split("<tbody", 1)[1]
    assert there in text
    assert not gone or f">{gone}<" not in text


def test_the_register_is_narrowed_to_a_document(
    told: list[FigureDocument], signed_in: Callable[[str], Client]
) -> None:
    strategy = FigureDocument.objects.get(title="Sufficiency strategy")
    text = page(signed_in("analyst"), f"/figures/?document={strategy.pk}")
    assert "Take away the filter" in text
    assert "Annual report" not in text.split("<tbody", 1)[1]


def test_small_numbers_are_for_those_who_may_see_them(
    told: list[FigureDocument], signed_in: Callable[[str], Client]
) -> None:
    closed = FigureDocument.objects.get(title="Officers only")
    number = closed.figures.get()
    member, officer = signed_in("board_member"), signed_in("head_of_service")
    for address in ("/figures/", "/figures/told/?quantity=cla-number", "/figures/register.csv"):
        assert "Officers only" not in page(member, address)
        assert "Officers only" in page(officer, address)
    for address in (f"/figures/documents/{closed.pk}/", f"/figures/{number.pk}/"):
        assert member.get(address).status_code == 404
        assert officer.get(address).status_code == 200


def test_what_is_only_prepared_is_for_those_who_publish(
    cast: Any, signed_in: Callable[[str], Client]
) -> None:
    draft, *_ = actions.bring(by=cast["analyst"], name="f.csv", data=TOLD.encode(), public=True)
    assert signed_in("board_member").get(f"/figures/documents/{draft.pk}/").status_code == 404
    assert "Nothing is published yet" in page(signed_in("board_member"), "/figures/")
    assert draft.title in page(signed_in("analyst"), "/figures/")
    assert signed_in("analyst").get("/figures/told/?quantity=cla-number").status_code == 404


def test_what_people_have_been_told_stands_in_order_with_what_is_so_now(
    told: list[FigureDocument], signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("board_member")
    assert "Languages spoken" in page(client, "/figures/told/")
    text = page(client, "/figures/told/?quantity=Children+looked+after")
    rows = " ".join(html.fromstring(text).xpath("//tbody")[-1].itertext())
    assert rows.index("472") < rows.index("482") < rows.index("480")
    assert "In the record now" in text
    assert "There is no record to count from yet." in text
    assert "as printed" in text  # the line of time, with its table
    assert client.get("/figures/told/?quantity=cows").status_code == 404


def test_a_definition_that_changed_between_two_figures_is_said(
    told: list[FigureDocument], cast: Any, signed_in: Callable[[str], Client]
) -> None:
    address = "/figures/told/?quantity=Children+looked+after"
    board = signed_in("board_member")
    assert "How it is counted has changed" not in page(board, address)
    rows = PrintedFigure.objects.filter(quantity="cla-number")
    rows.filter(printed="472").update(version="aaaaaaaa")
    rows.filter(printed__in=["482", "480"]).update(version="bbbbbbbb")
    text = page(board, address)
    assert "The definition changed between 472 (31 March 2020) and 482 (31 March 2021)." in text
    assert "between 482" not in text
    assert "It has changed since 480 (31 March 2022) was printed." in text


def test_a_figure_of_our_own_words_has_no_live_value(
    told: list[FigureDocument], signed_in: Callable[[str], Client]
) -> None:
    text = page(signed_in("analyst"), "/figures/told/?quantity=languages+SPOKEN")
    assert "about 170" in text
    assert "In the record now" not in text


def test_the_register_comes_back_as_the_file_it_came_from(
    told: list[FigureDocument], signed_in: Callable[[str], Client]
) -> None:
    taken = signed_in("analyst").get("/figures/register.csv")
    reading = figures_in("register.csv", taken.content)
    assert not reading.faults
    original = figures_in("f.csv", TOLD.encode()).figures
    assert {figure.key for figure in original} < {figure.key for figure in reading.figures}
    missing = next(figure for figure in reading.figures if figure.quantity == "missing-any")
    assert (missing.numerator, missing.denominator) == (85, 550)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_table_can_be_taken_away(
    told: list[FigureDocument], signed_in: Callable[[str], Client], kind: str
) -> None:
    taken = signed_in("analyst").get(f"/figures/?kind=target&format={kind}")
    assert taken["Content-Disposition"] == f'attachment; filename="published-figures.{kind}"'
    if kind == "csv":
        assert [line.split(",")[1] for line in taken.content.decode().splitlines()] == [
            "Printed",
            ">90%",
        ]


def test_everybody_who_may_see_them_is_told_where_they_contradict_each_other(
    cast: Any, told: list[FigureDocument], signed_in: Callable[[str], Client]
) -> None:
    speech = b"quantity,printed,document,when\ncla-number,490,A speech,31 March 2022\n"
    (draft,) = actions.bring(by=cast["analyst"], name="f.csv", data=speech, public=True)
    member = signed_in("board_member")
    assert "Nothing waits for an answer" in page(member, "/figures/contradictions/")
    key = told_key(cast, draft)
    signed_in("analyst").post(f"/figures/contradictions/{key}/", {"reason": "A slip."})
    actions.publish(by=cast["analyst"], document=draft, on=date(2022, 10, 1))
    text = page(member, "/figures/contradictions/")
    assert "is printed as 480 and 490 for 31 March 2022" in text
    assert "A slip." in text
    assert "Change the reason" not in text
    assert member.get(f"/figures/contradictions/{key}/").status_code == 404


def told_key(cast: Any, draft: FigureDocument) -> str:
    from hearth_web.pledge.figures.checking import told_about

    (told,) = told_about(cast["analyst"], draft)
    return told.finding.key
