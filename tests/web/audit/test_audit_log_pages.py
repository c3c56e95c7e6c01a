"""Reading the log: who may, what they find, what is withheld, and taking it away."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from hearth_web import audit
from hearth_web.access.models import User
from hearth_web.access.views import log as pages
from hearth_web.audit.models import Event
from hearth_web.audit.queries import PER_PAGE, Asked, events, page_of
from hearth_web.audit.words import actions_said, words_of
from hearth_web.people.models import Child

pytestmark = pytest.mark.django_db
SignedIn = Callable[[str], Client]
READERS = ("administrator", "auditor", "head_of_service")


def done(by: User, action: str = "people.child.corrected", **said: Any) -> Event:
    with transaction.atomic():
        return audit.record(by=by, action=action, **said)


def renamed(by: User, child: Child) -> Event:
    return done(
        by,
        subject=child,
        child=child.pk,
        before={"surname": "Oldname"},
        after={"surname": "Newname"},
    )


def read(client: Client, **asked: Any) -> Any:
    return client.get(reverse("audit"), asked)


@pytest.mark.parametrize("role", READERS)
def test_a_reader_sees_who_did_what_why(cast: Any, signed_in: SignedIn, role: str) -> None:
    done(cast["analyst"], child=cast.ash.pk, why="The mother wrote to us")
    page = read(signed_in(role)).content.decode()
    assert "Performance analyst</strong> corrected who a child is" in page
    assert "The mother wrote to us" in page


def test_others_find_no_log(cast: Any, signed_in: SignedIn) -> None:
    for role in set(cast.users) - set(READERS):
        assert read(signed_in(role)).status_code == 404
        assert signed_in(role).get(reverse("audit-prove")).status_code == 404


def test_what_changed_is_shown_only_to_those_who_may_see_the_child(
    cast: Any, signed_in: SignedIn
) -> None:
    renamed(cast["analyst"], cast.birch)
    for role, sees in (("head_of_service", True), ("administrator", False), ("auditor", False)):
        page = read(signed_in(role)).content.decode()
        assert ("Oldname" in page) is sees
        assert ("Newname" in page) is sees
        assert ("Birch" in page) is sees
        assert ("withheld" in page) is not sees
        assert f"record {str(cast.birch.pk)[:8]}" in page or sees


def test_a_restricted_child_is_withheld_from_the_head_too(cast: Any, signed_in: SignedIn) -> None:
    renamed(cast["analyst"], cast.cedar)
    page = read(signed_in("head_of_service")).content.decode()
    assert "Cedar" not in page
    assert "Oldname" not in page
    assert "withheld" in page


def test_filters_find_by_person_kind_child_and_day(cast: Any, signed_in: SignedIn) -> None:
    with time_machine.travel(datetime(2026, 3, 5, 23, 59, tzinfo=timezone.get_default_timezone())):
        renamed(cast["analyst"], cast.ash)
    with time_machine.travel(datetime(2026, 3, 6, 0, 1, tzinfo=timezone.get_default_timezone())):
        done(cast["social_worker"], "people.child.seen", child=cast.birch.pk, after={"page": "x"})
    with time_machine.travel(datetime(2026, 3, 7, 9, 0, tzinfo=timezone.get_default_timezone())):
        done(audit.System("nightly work"), "people.child.added", child=cast.cedar.pk)

    def found(**asked: str) -> list[str]:
        rows = read(signed_in("auditor"), **asked).context["rows"]
        return [row.by for row in rows]

    analyst, worker, system = "Performance analyst", "Social worker", "nightly work"
    assert found() == [system, worker, analyst]
    assert found(who="analyst@") == [analyst]
    assert found(who="System") == [system]
    assert found(who="nobody at all") == []
    assert found(what="people.child.seen") == [worker]
    assert found(child="1001") == [analyst]
    assert found(child=str(cast.birch.pk)) == [worker]
    assert found(child="no such number") == []
    assert found(since="2026-03-06") == [system, worker]
    assert found(until="5/3/2026") == [analyst]
    assert found(since="2026-03-06", until="2026-03-06") == [worker]
    assert found(since="2030-01-01") == []
    assert found(until="2001-01-01") == []


@pytest.mark.parametrize(
    "asked",
    [
        {"since": "yesterday"},
        {"what": "nonsense"},
        {"who": "' OR 1=1 --"},
        {"child": "<script>alert(1)</script>"},
        {"who": "x" * 5_000},
    ],
)
def test_odd_filters_are_a_clear_page(cast: Any, signed_in: SignedIn, asked: Any) -> None:
    page = read(signed_in("auditor"), **asked)
    assert page.status_code == 200
    assert b"<script>alert" not in page.content


@pytest.mark.parametrize("place", ["-1", "x", "9" * 30])
def test_an_odd_place_in_the_log_is_not_there(cast: Any, signed_in: SignedIn, place: str) -> None:
    assert read(signed_in("auditor"), before=place).status_code == 404


def test_pages_go_back_and_forth_without_losing_an_event(cast: Any) -> None:
    reader = cast["auditor"]
    with transaction.atomic():
        every = [audit.record(by=reader, action="people.child.added") for _ in range(120)]
    newest_first = [event.pk for event in reversed(every)]
    found = events(reader, Asked())
    seen, page = [], page_of(found)
    assert page.newer is None
    while True:
        seen += [event.pk for event in page.events]
        if page.older is None:
            break
        page = page_of(found, before=page.older)
    assert seen == newest_first
    back = page_of(found, after=page.newer)
    assert [event.pk for event in back.events] == newest_first[PER_PAGE : 2 * PER_PAGE]
    assert page_of(found, after=back.newer).newer is None


def test_a_page_of_the_log_costs_few_queries_however_long_it_is(
    cast: Any, signed_in: SignedIn
) -> None:
    client = signed_in("head_of_service")

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            read(client)
        return len(queries)

    renamed(cast["analyst"], cast.ash)
    read(client)  # the first page of a session writes it, too
    few = cost()
    with transaction.atomic():
        for _ in range(60):
            audit.viewed(by=cast["analyst"], child=cast.birch.pk, page="record")
    assert cost() == few <= 25


def test_the_file_holds_what_the_screen_holds_and_taking_it_is_logged(
    cast: Any, signed_in: SignedIn
) -> None:
    renamed(cast["analyst"], cast.ash)
    done(cast["analyst"], child=cast.birch.pk, why="=cmd()")
    head = Event.objects.order_by("id").last()
    answer = read(signed_in("head_of_service"), format="csv", child="1001")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row["Who"] for row in rows] == ["Performance analyst", ""]
    assert rows[0]["What changed"] == "Surname: Oldname → Newname"
    assert rows[-1]["Hash"] == head.hash
    taken = Event.objects.get(action="audit.log.exported")
    assert taken.by == "Head of service"
    assert taken.after == {"rows": 1, "head": head.hash, "child": "1001", "format": "csv"}
    assert b"'=cmd()" in read(signed_in("auditor"), format="csv").content


def test_a_file_that_is_cut_says_so(
    cast: Any, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "MOST_TAKEN", 2)
    client = signed_in("auditor")
    for times, is_cut in ((2, False), (1, True)):
        for _ in range(times):
            done(cast["analyst"], child=cast.ash.pk, why="x")
        answer = read(client, format="csv", child="1001").content.decode()
        assert ("Only the newest 2 are in this file" in answer) is is_cut
        after = Event.objects.filter(action="audit.log.exported").order_by("-id")[0].after
        assert after.get("cut", False) is is_cut


def test_the_log_is_proved_on_the_page_and_broken_is_said(cast: Any, signed_in: SignedIn) -> None:
    event = renamed(cast["analyst"], cast.ash)
    client, url = signed_in("auditor"), reverse("audit-prove")
    page = client.post(url, {"hash": event.hash}).content.decode()
    assert "The log is whole" in page
    assert f"it is that of event {event.pk}" in page
    assert "does not hold it" in client.post(url, {"hash": "ab" * 32}).content.decode()
    assert "Copy it whole" in client.post(url, {"hash": "abc"}).content.decode()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE audit_event SET why = 'x' WHERE id = %s", [event.pk])
    page = client.post(url, {}).content.decode()
    assert "The log is broken" in page
    assert f"It is event {event.pk}" in page


def test_a_long_log_is_proved_step_by_step(
    cast: Any, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "AT_ONCE", 3)
    for _ in range(7):
        renamed(cast["analyst"], cast.ash)
    client = signed_in("auditor")
    page = client.post(reverse("audit-prove"), {})
    for _ in range(2):
        onward = page.headers["Refresh"].removeprefix("0; url=")
        page = client.get(onward)
    assert b"The log is whole" in page.content
    assert client.get(reverse("audit-prove"), {"at": "forged"}).status_code == 404


def test_every_act_has_words() -> None:
    assert all(words and not words.startswith("people.") for words in actions_said().values())
    unknown = Event(action="people.periodofcare.added", subject_kind="people.periodofcare")
    assert words_of(unknown) == "added a period of care"
    assert words_of(Event(action="test.odd_thing.done")) == "done: odd thing"


def test_days_and_codes_are_shown_in_words(cast: Any, signed_in: SignedIn) -> None:
    done(
        cast["analyst"], subject=cast.ash, child=cast.ash.pk,
        before={"dob": date(2012, 5, 4), "restricted": False, "duc": None},
        after={"dob": date(2012, 5, 5), "restricted": True, "duc": timezone.now() - timedelta(1)},
    )  # fmt: skip
    page = read(signed_in("head_of_service")).content.decode()
    for words in ("Date of birth", "4 May 2012", "5 May 2012", ">No<", ">Yes<", "not known"):
        assert words in page
