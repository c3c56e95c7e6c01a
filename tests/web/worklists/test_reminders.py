"""Calendars and mail of what is due: counts for their owner alone, and no child's name."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from worklists_help import TODAY

from hearth_web.access.actions.people import close_account, open_account
from hearth_web.audit.models import Event as Logged
from hearth_web.people.models import Child
from hearth_web.worklists.models import CalendarLink, Digest
from hearth_web.worklists.reminders import actions, mailing
from hearth_web.worklists.reminders.calendars import calendar_of, folded
from hearth_web.worklists.reminders.counting import door, due_by_day, totals
from hearth_web.worklists.views.reminders import READS_AN_HOUR

pytestmark = pytest.mark.django_db
SIGN_IN = "http://testserver/account/login/?next="
MONDAY, TUESDAY = date(2025, 3, 31), date(2025, 4, 1)


def parsed(body: bytes) -> list[dict[str, str]]:
    """The events of a calendar, read back as RFC 5545 has them."""
    assert body.endswith(b"\r\n")
    assert b"\n" not in body.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in body.split(b"\r\n"))
    lines = body.decode().replace("\r\n ", "").rstrip("\r\n").split("\r\n")
    assert (lines[0], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    events: list[dict[str, str]] = []
    for line in lines:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            events.append({})
        elif events and name not in ("BEGIN", "END"):
            events[-1][name] = re.sub(r"\\([\\;,])", r"\1", value)
    return events


def no_names(text: str) -> None:
    """Nothing here tells who a child is."""
    names = Child.objects.values_list("forename", "surname", "child", "pk")
    assert names
    for each in names:
        for name in each:
            assert not re.search(rf"\b{re.escape(str(name))}\b", text, re.IGNORECASE)


def address_for(client: Client) -> str:
    page = client.post(reverse("reminders"), {"what": "calendar"}).content.decode()
    return re.search(r'value="http://testserver([^"]+[.]ics)"', page).group(1)  # type: ignore[union-attr]


# The calendar.


def test_a_calendar_is_read_without_signing_in_and_names_no_child(
    owed: Any, signed_in: Any
) -> None:
    address = address_for(signed_in("social_worker"))
    response = Client().get(address)
    assert response["Content-Type"].startswith("text/calendar")
    events = parsed(response.content)
    late, days = due_by_day(owed["social_worker"], TODAY)
    assert late["visit"] >= 1
    assert f"{late['visit']} visit" in events[0]["SUMMARY"]
    assert events[0]["DTSTART;VALUE=DATE"] == "20250331"
    assert len(events) == 1 + len(days)
    assert all(event["URL"] == SIGN_IN + reverse("work") for event in events)
    no_names(response.content.decode().replace("\r\n ", ""))
    assert Logged.objects.filter(action="worklists.calendar.read").count() == 1


def test_an_event_keeps_its_name_from_one_reading_to_the_next(owed: Any) -> None:
    user = owed["social_worker"]
    first, again = (parsed(calendar_of(user, TODAY, "http://x/")) for _ in range(2))
    ids = [event["UID"] for event in first]
    assert ids == [event["UID"] for event in again]
    assert len(set(ids)) == len(ids) > 0
    other = parsed(calendar_of(owed["iro"], TODAY, "http://x/"))
    assert not {event["UID"] for event in other} & set(ids)


def test_lines_are_folded_between_letters() -> None:
    line = "DESCRIPTION:" + "é" * 100
    cut = folded(line)
    assert all(len(each) <= 75 for each in cut.split(b"\r\n"))
    assert cut.decode().replace("\r\n ", "") == line + "\r\n"


def test_only_a_digest_of_the_address_is_kept(owed: Any, signed_in: Any) -> None:
    client = signed_in("social_worker")
    address = address_for(client)
    secret = address.rpartition("/")[2].removesuffix(".ics")
    assert len(secret) >= 43
    kept = CalendarLink.objects.values().get()
    assert secret not in str(kept)
    assert not Logged.objects.filter(after__icontains=secret).exists()
    assert secret not in client.get(reverse("reminders")).content.decode()


def test_an_address_is_dead_once_renewed_removed_or_guessed(owed: Any, signed_in: Any) -> None:
    client = signed_in("social_worker")
    first = address_for(client)
    second = address_for(client)
    assert Client().get(first).status_code == 404
    assert Client().get(second).status_code == 200
    client.post(reverse("reminders"), {"what": "forget"})
    assert Client().get(second).status_code == 404
    assert Client().get(reverse("calendar", args=["guessed"])).status_code == 404


def test_an_address_dies_with_the_account_and_stays_dead(owed: Any, signed_in: Any) -> None:
    user, admin = owed["social_worker"], owed["administrator"]
    address = address_for(signed_in("social_worker"))
    actions.set_days(by=user, days=["0"], address="http://x/")
    close_account(by=admin, user=user, why="Left")
    assert Client().get(address).status_code == 404
    assert not Digest.objects.exists()
    open_account(by=admin, user=user)
    assert Client().get(address).status_code == 404


def test_a_calendar_read_too_often_has_to_wait(owed: Any, signed_in: Any) -> None:
    cache.clear()
    address = address_for(signed_in("social_worker"))
    found = [Client().get(address).status_code for _ in range(READS_AN_HOUR + 1)]
    assert set(found[:-1]) == {200}
    assert found[-1] == 429
    cache.clear()


def test_strangers_have_no_reminders(cast: Any) -> None:
    assert Client().get(reverse("reminders")).status_code == 404
    assert Client().post(reverse("reminders"), {"what": "calendar"}).status_code == 404


# The mail.


def links_in(page: str) -> set[str]:
    return set(re.findall(r'href="([^"]+)"', page))


def test_a_link_of_a_mail_leads_on_whether_or_not_somebody_is_signed_in(
    owed: Any, signed_in: Any
) -> None:
    to_work = door("work")
    assert Client().get(to_work).status_code == 200
    assert signed_in("social_worker").get(to_work).headers["Location"] == reverse("work")


def choose(client: Client, *days: str) -> None:
    assert client.post(reverse("reminders"), {"what": "days", "days": days}).status_code == 302


def test_mail_comes_on_the_days_chosen_once_and_names_no_child(owed: Any, signed_in: Any) -> None:
    choose(signed_in("social_worker"), "0", "3")
    assert mailing.send_all(TUESDAY) == {"sent": 0, "failed": 0}
    assert mailing.send_all(MONDAY) == {"sent": 1, "failed": 0}
    assert mailing.send_all(MONDAY)["sent"] == 0
    (message,) = mail.outbox
    assert message.to == [owed["social_worker"].email]
    late = totals(owed["social_worker"], TODAY)[0][1]["overdue"]
    assert f"{late} overdue" in message.body
    ((page, kind),) = message.alternatives
    assert kind == "text/html"
    assert {f"{SIGN_IN}{reverse(name)}" for name in ("work", "reminders")} < links_in(page)
    assert all(link in message.body for link in links_in(page))
    assert message.subject.startswith(f"Hearth: {late} overdue, ")
    no_names(message.message().as_string())
    assert mailing.send_all(date(2025, 4, 3))["sent"] == 1


def test_a_manager_is_told_of_the_teams(owed: Any, signed_in: Any) -> None:
    choose(signed_in("team_manager"), "0")
    mailing.send_all(MONDAY)
    (message,) = mail.outbox
    assert "Your teams’ work" in message.body
    assert f"{SIGN_IN}{reverse('team-work')}" in message.body
    assert re.search(r"your teams’ work (\d+|nothing) overdue$", message.subject)
    no_names(message.message().as_string())


def test_who_has_no_work_and_who_chose_no_day_is_not_mailed(owed: Any, signed_in: Any) -> None:
    choose(signed_in("board_member"), "0")
    choose(signed_in("social_worker"), "0")
    choose(signed_in("social_worker"))
    mailing.send_all(MONDAY)
    assert not mail.outbox


def test_what_could_not_be_sent_is_sent_when_begun_again(
    owed: Any, signed_in: Any, settings: Any
) -> None:
    choose(signed_in("social_worker"), "0")
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", 1, 1
    assert mailing.send_all(MONDAY) == {"sent": 0, "failed": 1}
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert mailing.send_all(MONDAY)["sent"] == 1
    assert mailing.send_all(MONDAY)["sent"] == 0


def test_a_crash_after_it_was_written_down_sends_nothing_twice(
    owed: Any, signed_in: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(signed_in("social_worker"), "0")

    def crash(_: Any) -> None:
        raise SystemExit

    with monkeypatch.context() as broken:
        broken.setattr("django.core.mail.EmailMessage.send", crash)
        with pytest.raises(SystemExit):
            mailing.send_all(MONDAY)
    assert mailing.send_all(MONDAY)["sent"] == 0


def test_the_link_in_a_mail_stops_it(owed: Any, signed_in: Any) -> None:
    choose(signed_in("social_worker"), "0")
    mailing.send_all(MONDAY)
    stop = re.search(r"Stop it: http://testserver(\S+)", mail.outbox[0].body).group(1)  # type: ignore[union-attr]
    stranger = Client(enforce_csrf_checks=True)
    assert "Stop the mail?" in stranger.get(stop).content.decode()
    assert Digest.objects.exists()  # looking at it stops nothing: mail scanners look
    assert "has stopped" in stranger.post(stop).content.decode()
    assert not Digest.objects.exists()
    assert "has stopped" in stranger.get(stop).content.decode()
    assert stranger.get(stop[:-2] + "x/").status_code == 404
