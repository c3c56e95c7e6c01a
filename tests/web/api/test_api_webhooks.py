"""A webhook is told what happened, by ids alone, signed, until it takes it; never at home."""

from __future__ import annotations

import hashlib
import hmac
import json
import socket
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Event, Thread
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import transaction
from django.test import Client
from django.utils import timezone

from hearth_web import audit
from hearth_web.api import actions, telling
from hearth_web.api.models import Delivery
from hearth_web.jobs.models import Job
from hearth_web.jobs.worker import run_due
from hearth_web.people.actions import add_child, change_child, change_children

pytestmark = pytest.mark.django_db(transaction=True)


class Receiver:
    """A program that is told; it answers with `status`."""

    def __init__(self) -> None:
        receiver, self.status, self.told = self, 200, []

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                receiver.told.append((self.path, dict(self.headers), body))
                self.send_response(receiver.status)
                self.send_header("Location", "http://127.0.0.1:1/elsewhere")
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: Any) -> None:
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/hook?a=1"
        self.thread = Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    def close(self) -> None:
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


@pytest.fixture
def receiver(settings: Any) -> Iterator[Receiver]:
    settings.WEBHOOKS_TO_LOOPBACK = True
    one = Receiver()
    yield one
    one.close()


def test_it_is_told_by_ids_alone_and_can_check_who_tells(cast: Any, receiver: Receiver) -> None:
    hook = actions.add_webhook(
        by=cast["analyst"], url=receiver.url, events=["child.added", "child.changed"]
    )
    child = add_child(by=cast["analyst"], values={"forename": "Secret", "surname": "Name"})
    run_due()
    ((path, headers, body),) = receiver.told
    assert path == "/hook?a=1"
    said = json.loads(body)
    assert (said["event"], said["children"]) == ("child.added", [str(child.pk)])
    assert b"Secret" not in body
    assert b"Name" not in body
    signed = dict(part.split("=") for part in headers["Hearth-Signature"].split(","))
    message = f"{signed['t']}.".encode() + body
    expected = hmac.new(hook.secret.encode(), message, hashlib.sha256).hexdigest()
    assert signed["v1"] == expected
    assert Delivery.objects.get().delivered_at


def test_seeing_a_record_is_never_told_nor_what_nobody_asked_for(
    cast: Any, receiver: Receiver
) -> None:
    actions.add_webhook(by=cast["analyst"], url=receiver.url, events=["import.done"])
    with transaction.atomic():
        audit.viewed(by=cast["analyst"], child=cast.ash.pk, page="x")
    change_child(by=cast["analyst"], child=cast.ash, values={"religion": "None"})
    run_due()
    assert receiver.told == []
    assert not Delivery.objects.exists()


def test_it_is_tried_again_until_it_takes_it(cast: Any, receiver: Receiver) -> None:
    actions.add_webhook(by=cast["analyst"], url=receiver.url, events=["child.added"])
    receiver.status = 500
    add_child(by=cast["analyst"], values={"forename": "A"})
    run_due()
    assert len(receiver.told) == 1
    run_due()
    assert len(receiver.told) == 1
    receiver.status = 204
    with time_machine.travel(timezone.now() + timedelta(minutes=3)):
        run_due()
    assert len(receiver.told) == 2
    done = Delivery.objects.get()
    assert (done.attempts, done.answer) == (2, "Answered 204")
    assert done.delivered_at


def test_it_gives_up_in_the_end(cast: Any, receiver: Receiver) -> None:
    actions.add_webhook(by=cast["analyst"], url=receiver.url, events=["child.added"])
    receiver.status = 302
    add_child(by=cast["analyst"], values={"forename": "A"})
    for day in range(20):
        with time_machine.travel(timezone.now() + timedelta(days=day)):
            run_due()
    assert len(receiver.told) == 8
    assert Delivery.objects.get().given_up_at


def test_what_its_person_may_not_see_it_is_not_told(cast: Any, receiver: Receiver) -> None:
    actions.add_webhook(by=cast["analyst"], url=receiver.url, events=["child.changed"])
    change_child(by=cast["head_of_service"], child=cast.cedar, values={"religion": "None"})
    run_due()
    assert receiver.told == []


def test_what_is_written_together_is_told_once_and_only_of_children_they_may_see(
    cast: Any, receiver: Receiver
) -> None:
    actions.add_webhook(by=cast["analyst"], url=receiver.url, events=["child.changed"])
    values = {"religion": "None"}
    three = {child.pk: values for child in (cast.ash, cast.birch, cast.cedar)}
    change_children(by=cast["head_of_service"], batches=three)
    run_due()
    ((_, _, body),) = receiver.told
    assert json.loads(body)["children"] == sorted([str(cast.ash.pk), str(cast.birch.pk)])


def test_nothing_is_told_of_what_was_undone(cast: Any, receiver: Receiver) -> None:
    actions.add_webhook(by=cast["analyst"], url=receiver.url, events=["child.added"])
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        add_child(by=cast["analyst"], values={"forename": "A"})
        raise ZeroDivisionError
    run_due()
    assert receiver.told == []


@pytest.mark.parametrize(
    "url",
    [
        "http://example.com/",
        "ftp://example.com/",
        "https://127.0.0.1/",
        "https://localhost/",
        "https://[::1]/",
        "https://10.1.2.3/",
        "https://192.168.0.1/",
        "https://169.254.169.254/latest/meta-data",
        "https://[::ffff:10.0.0.1]/",
        "https://[fe80::1]/",
        "https://0.0.0.0/",
        "https://0x7f000001/",
        "https://2130706433/",
        "https://user:pass@8.8.8.8/",
        "https://8.8.8.8:22/",
        "https://8.8.8.8:notaport/",
        "https:///nothing",
        "https://no-such-host.invalid/",
        "javascript:alert(1)",
    ],
)
def test_an_address_at_home_is_refused(url: str, cast: Any) -> None:
    with pytest.raises(ValidationError):
        actions.add_webhook(by=cast["analyst"], url=url, events=["child.added"])


def test_a_public_address_is_taken(cast: Any) -> None:
    assert actions.add_webhook(by=cast["analyst"], url="https://8.8.8.8/x", events=["import.done"])


def test_an_address_that_moved_home_is_judged_again(
    cast: Any, receiver: Receiver, settings: Any
) -> None:
    actions.add_webhook(by=cast["analyst"], url=receiver.url, events=["child.added"])
    settings.WEBHOOKS_TO_LOOPBACK = False
    add_child(by=cast["analyst"], values={"forename": "A"})
    run_due()
    assert receiver.told == []
    assert "https://" in Delivery.objects.get().answer


def test_a_person_adds_and_closes_a_webhook_on_a_page(
    signed_in: Callable[[str], Client], receiver: Receiver, cast: Any
) -> None:
    browser = signed_in("analyst")
    form = {"url": "https://10.0.0.1/", "events": ["child.added"]}
    assert b"outside your own network" in browser.post("/api/webhooks/new/", form).content
    form["url"] = receiver.url
    made = browser.post("/api/webhooks/new/", form, follow=True)
    hook = cast["analyst"].webhooks.get()
    assert hook.secret.encode() in made.content
    path = f"/api/webhooks/{hook.pk}/"
    assert signed_in("head_of_service").get(path).status_code == 404
    browser.post(f"{path}close/")
    add_child(by=cast["analyst"], values={"forename": "A"})
    run_due()
    assert receiver.told == []


@pytest.fixture
def dripping(settings: Any) -> Iterator[tuple[str, list[bytes]]]:
    """A receiver that answers a letter at a time and never comes to an end."""
    settings.WEBHOOKS_TO_LOOPBACK = True
    listening, ended, called = socket.create_server(("127.0.0.1", 0)), Event(), list[bytes]()

    def drip() -> None:
        while not ended.is_set():
            caller, _ = listening.accept()
            with caller, suppress(OSError):
                called.append(caller.recv(100))
                caller.sendall(b"HTTP/1.1 200 OK\r\nX: ")
                while not ended.wait(0.05):
                    caller.sendall(b"x")

    Thread(target=drip, daemon=True).start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}/", called
    ended.set()
    listening.close()


def test_a_receiver_that_dawdles_holds_the_worker_up_once_and_shortly(
    cast: Any, dripping: tuple[str, list[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(telling, "LONGEST", 0.5)
    cache.clear()
    url, called = dripping
    actions.add_webhook(by=cast["analyst"], url=url, events=["child.added"])
    for name in ("A", "B", "C"):
        add_child(by=cast["analyst"], values={"forename": name})
    run_due()
    assert len(called) == 1
    assert sorted(each.attempts for each in Delivery.objects.all()) == [0, 0, 1]
    assert Job.objects.filter(kind=telling.KIND, state="waiting").count() == 3
