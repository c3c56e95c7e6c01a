"""A committee's real meeting, of 4 November 2020, entered through the pages by its clerk.

The shape is the committee's: eleven items, twelve functions, twelve members and reserves, six
co-opted members, two reports, minutes to approve. Its people and sentences are invented.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from meeting_help import day_fields, made, parsed, send, words

from hearth_web.board import making
from hearth_web.board.models import Body, Item, Meeting, Paper

pytestmark = pytest.mark.django_db

OUT, DAY, BEFORE = date(2020, 10, 27), date(2020, 11, 4), date(2020, 7, 8)
VOTING = ("Ada Finch", "Ben Wren", "Cy Rook", "Di Teal", "Eli Kite", "Flo Lark", "Gus Hobby")
RESERVES = ("Hal Swift", "Ivy Crane", "Jo Heron", "Kit Stork", "Lu Plover")
CO_OPTED = ("May Alder", "Ned Birch", "Oz Cedar", "Pia Elm", "Quin Fir", "Ros Hazel")
FUNCTIONS = (
    "To better the life chances of children in care, by a yearly programme.",
    "To make and review a strategy and a work plan.",
    "To see to health, education, training and work.",
    "To bring together a life chances strategy.",
    "To say how services can be joined.",
    "To see that children have a hand in planning.",
    "To see that performance is watched.",
    "To receive the adoption and fostering reports each year.",
    "To report to cabinet twice a year.",
    "To recommend to the cabinet member.",
    "To report to scrutiny after each meeting.",
    "To appoint non-voting co-opted members.",
)
NOTICES = (
    ("Access to information", "You may ask to inspect minutes and reports."),
    ("Carers’ allowances", "You may claim what somebody was paid to look after your children."),
    ("Access", "Ask us about the building, translation or a signer."),
)
# Title, how it comes, at what time.
ITEMS = (
    ("Apologies", "formal", ""),
    ("Confirmation of voting members", "formal", ""),
    ("Election of vice-chair", "formal", ""),
    ("Notification of any items of business which the chair deems urgent", "formal", ""),
    ("Disclosure of interests and dispensations", "formal", ""),
    ("Minutes", "minutes", ""),
    ("Feedback from inspections", "written", "2.10pm"),
    ("Lockdown update", "discussion", "2.20pm"),
    ("Black lives matter", "verbal", "2.40pm"),
    ("Employment, education and training", "workshop", "3.00pm"),
    ("Work plan 2020-21", "written", ""),
)
REPORT = {
    "from_whom": "Director of children and families",
    "section_purpose": "To tell the committee what two inspections found.",
    "section_recommendations": "To note the report.",
    "section_background": "Inspectors came in the autumn.\n\nProbation inspectors came in June.",
    "section_key_issues": "## Early help\n\nThe answer to the lockdown was strong.",
    "section_policy": "None were found.",
    "section_community": "Two inspections give some assurance.",
    "section_equalities": "None were found.",
    "section_resource": "None were found.",
    "section_legal": "None were found.",
    "section_financial": "None were found.",
    "lead_officer": "Al Smithy",
    "author": "Al Smithy",
    "is_final": "on",
    **day_fields("sent_on", OUT),
}


@pytest.fixture
def clerk(cast: Any, signed_in: Callable[[str], Client], settings: Any) -> Client:
    settings.TODAY = OUT
    return signed_in("democratic_services")


def entered_body(clerk: Client) -> Body:
    said = {"summons_name": "El Chief", "summons_title": "Chief executive", "quorum": "3"}
    name = "Corporate Parenting Committee"
    assert send(clerk, "/board/bodies/add/", name=name, **said) == []
    body = Body.objects.get()
    since = day_fields("start", date(2020, 5, 20))
    for role, names in (("voting", VOTING), ("reserve", RESERVES), ("co_optee", CO_OPTED)):
        for each in names:
            name = each if role == "co_optee" else f"Councillor {each}"
            address = f"/board/member/{body.pk}/add/"
            assert send(clerk, address, name=name, role=role, **since) == []
    chair = body.members.get(name="Councillor Ada Finch")
    office = {"kind": "chair", "member": chair.pk, **since}
    office |= day_fields("end", date(2021, 4, 30))
    assert send(clerk, f"/board/office/{body.pk}/add/", **office) == []
    for at, each in enumerate(FUNCTIONS, 1):
        assert send(clerk, f"/board/function/{body.pk}/add/", words=each, place=at) == []
    for heading, each in NOTICES:
        assert send(clerk, f"/board/notice/{body.pk}/add/", heading=heading, words=each) == []
    for each in ("Pau Clerk", "Bev Clerk"):
        phone = "01632 960 395"
        assert send(clerk, f"/board/contact/{body.pk}/add/", name=each, phone=phone) == []
    legal = {"heading": "Legal", "name": "Sa Lawyer"}
    assert send(clerk, f"/board/recipient/{body.pk}/add/", **legal) == []
    return body


def called(clerk: Client, body: Body, day: date) -> Meeting:
    said = {**day_fields("day", day), "starts": "2.00 pm", "is_online": "yes"}
    said |= {"joining": "Ask for a link.", "took_place": "on", "usual": ""}
    address = f"/board/bodies/{body.pk}/call/"
    answer = clerk.post(address, {"version": "0", **{k: v for k, v in said.items() if v}})
    assert answer.status_code == 302
    return Meeting.objects.get(day=day)


def held_before(clerk: Client, body: Body) -> None:
    """The meeting of 8 July, as far as its minutes need it."""
    meeting = called(clerk, body, BEFORE)
    address = f"/board/meetings/{meeting.pk}"
    sent = {"title": "Virtual head teacher’s report", "kind": "written"}
    assert send(clerk, f"{address}/add/", **sent) == []
    clerk.post(f"{address}/attend/")
    item = meeting.items.get()
    resolved = {"kind": "resolution", "words": "That the report be noted."}
    assert send(clerk, f"/board/point/{item.pk}/add/", **resolved, nothing_to_do="on") == []
    asked = {"kind": "resolution", "words": "That a workshop be held in August.", "owner": "Al"}
    assert send(clerk, f"/board/point/{item.pk}/add/", **asked) == []
    assert send(clerk, f"{address}/end/", ended="5.10 pm") == []


def test_the_committees_meeting_can_be_entered_whole_and_comes_out_in_its_order(
    cast: Any, clerk: Client, client: Client
) -> None:
    body = entered_body(clerk)
    held_before(clerk, body)
    meeting = called(clerk, body, DAY)
    address = f"/board/meetings/{meeting.pk}"
    for title, kind, at in ITEMS:
        assert send(clerk, f"{address}/add/", title=title, kind=kind, at=at) == []
    for item in Item.objects.filter(meeting=meeting, kind="written"):
        clerk.post(f"/board/items/{item.pk}/paper/", {"kind": "officer"})
        paper = Paper.objects.get(item=item)
        assert send(clerk, f"/board/papers/{paper.pk}/write/", **REPORT) == []
    seen = words(clerk, f"{address}/")
    assert "Put right before it is published" not in seen
    assert "That a workshop be held in August." in seen
    pack = made(cast["democratic_services"], meeting, files=True)
    assert send(clerk, f"/board/packs/{pack.pk}/publish/") == []
    assert "Published on 27 October 2020, 5 clear days before the meeting" in words(
        clerk, f"{address}/"
    )
    path = making.file_of(pack, "agenda-pack.html", closed=False)
    assert path is not None
    told = " ".join(parsed(path.read_bytes()).text_content().split())
    in_order = [
        "Corporate Parenting Committee",
        "Wednesday 4 November 2020",
        "Councillor Ada Finch (Chair)",
        "Councillor Hal Swift",
        "May Alder",
        "Access to information",
        "Pau Clerk",
        "El Chief",
        "Part A: open business",
        *(title for title, _, _ in ITEMS),
        "Exclusion of press and public",
        "That a workshop be held in August.",
        "To tell the committee what two inspections found.",
        "Legal",
        "Sa Lawyer",
    ]
    reached = 0
    for each in in_order:
        found = told.find(each, reached)
        assert found >= 0, f"“{each}” does not come after what stands before it."
        reached = found
    public = words(client, f"/meetings/{meeting.pk}/")
    numbers = re.findall(r"(\d+)\. ", public.split("Part A")[1].split("Members")[0])
    assert [int(each) for each in numbers] == list(range(1, 12))
    assert "2.10 pm" in public
