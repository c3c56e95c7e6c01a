"""Findings, inspections and file audits stand as evidence under the promises they bear on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from hearth.pledge.strategy import Ambition
from hearth.pledge.strategy import Promise as Promised
from hearth.pledge.strategy import Strategy as Tree
from hearth_web.audit.models import Event
from hearth_web.pledge.actions import add_strategy
from hearth_web.pledge.models import Evidence, Promise
from hearth_web.quality.actions.inspections import remove_finding
from hearth_web.quality.models import AuditRound, Finding

pytestmark = pytest.mark.django_db


@pytest.fixture
def promise(cast: Any) -> Promise:
    kept = Promised(number="1.1", title="A home near your friends")
    tree = Tree(title="Our promise", ambitions=(Ambition(title="Home", promises=(kept,)),))
    strategy = add_strategy(by=cast["head_of_service"], tree=tree)
    return strategy.promises.get(number="1.1")


def link(client: Client, kind: str, row: Any, promise: Promise, **more: str) -> Any:
    told = {"promise": str(promise.pk), "words": "Homes are hard to find.", "public": "no", **more}
    return client.post(f"/inspections/evidence/{kind}/{row.pk}/", told)


def test_a_finding_stands_under_its_promise_and_leads_back(
    now: Finding, promise: Promise, signed_in: Callable[[str], Client]
) -> None:
    head = signed_in("head_of_service")
    asked = head.get(f"/inspections/evidence/finding/{now.pk}/").content.decode()
    assert now.words in asked, "the form begins with the inspector's words"
    there = reverse("finding", args=[now.pk])
    assert link(head, "finding", now, promise).url == there

    kept = Evidence.objects.get()
    assert (kept.kind, kept.on, kept.source) == (
        "inspection",
        now.inspection.ended,
        now.inspection.title,
    )
    page = reverse("pledge-promise", args=[promise.strategy_id, promise.pk])
    shown = head.get(page).content.decode()
    assert f'href="{there}"' in shown
    assert f'href="{page}"' in head.get(there).content.decode()
    report = head.get(f"{page}impact/html/").content.decode()
    assert f"Homes are hard to find. (Visit of 2024, 4 October 2024, http://testserver{there})" in (
        report
    )


def test_inspections_and_audits_do_so_too_and_nobody_else_may(
    now: Finding, round: AuditRound, promise: Promise, signed_in: Callable[[str], Client]
) -> None:
    head, board = signed_in("head_of_service"), signed_in("board_member")
    assert link(head, "inspection", now.inspection, promise).status_code == 302
    assert link(head, "file-audit", round, promise).status_code == 302
    assert {each.kind for each in Evidence.objects.all()} == {"inspection", "audit"}
    assert link(board, "finding", now, promise).status_code == 404
    assert link(head, "child", now, promise).status_code == 404
    told = board.get(reverse("file-audit-round", args=[round.pk])).content.decode()
    assert "A home near your friends" in told
    assert "Link to a promise" not in told


def test_nothing_stands_there_without_words(
    now: Finding, promise: Promise, signed_in: Callable[[str], Client]
) -> None:
    answer = link(signed_in("head_of_service"), "finding", now, promise, words="")
    assert answer.status_code == 200
    assert not Evidence.objects.exists()
    assert "Error: " in answer.content.decode()


def test_words_outlive_the_finding_they_are_from(
    cast: Any, now: Finding, promise: Promise, signed_in: Callable[[str], Client]
) -> None:
    head = signed_in("head_of_service")
    link(head, "finding", now, promise)
    there = reverse("finding", args=[now.pk])
    remove_finding(by=cast["head_of_service"], finding=now, why="Written down twice.")
    page = reverse("pledge-promise", args=[promise.strategy_id, promise.pk])
    shown = head.get(page).content.decode()
    assert "Homes are hard to find." in shown
    assert there not in shown, "its page is gone"
    event = Event.objects.get(action="pledge.evidence.changed")
    assert (event.before, event.after) == ({"link": there}, {"link": ""})
