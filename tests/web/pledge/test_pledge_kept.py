"""Strategies in the database and back, versions, and what everyone may see."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from hearth.pledge.reading import strategy_from
from hearth.pledge.standing import Verdict
from hearth_web.pledge.actions import (
    accept,
    add_strategy,
    bring,
    put_away,
    say_progress,
    show_to_everyone,
)
from hearth_web.pledge.live import Live
from hearth_web.pledge.models import Action, Progress, Strategy
from hearth_web.pledge.showing import Shower
from hearth_web.pledge.trees import grown

pytestmark = pytest.mark.django_db
WHOLE = ["lewisham-2021", "leicestershire-2019", "southwark-2019", "lewisham-2020-draft"]


@pytest.mark.parametrize("name", WHOLE)
def test_what_is_kept_is_what_was_brought(cast, seed, name: str) -> None:
    tree = seed(name)
    assert grown(add_strategy(by=cast["analyst"], tree=tree)).tree == tree


def test_one_strategy_stands_under_the_ambition_of_another(cast, seed) -> None:
    parent = add_strategy(by=cast["analyst"], tree=seed("lewisham-2021"))
    tree = seed("lewisham-sufficiency-2022")
    child = add_strategy(by=cast["analyst"], tree=tree)
    assert (child.under.strategy, child.under.title) == (parent, "This is my home")
    assert grown(child).tree == tree


def test_a_new_version_keeps_what_was_said_and_the_version_before(cast, promised, small) -> None:
    by = cast["head_of_service"]
    action = Action.objects.get()
    say_progress(by=by, action=action, values={"on": date(2025, 1, 2), "note": "Begun"})
    text = small.replace("Meet early", "Meet early and often").replace('">20%"', '">25%"')
    brought = bring(by=by, name="new.yaml", data=text.encode(), replaces=promised)
    accept(by=by, brought=brought)
    action.refresh_from_db()
    assert action.wording == "Meet early and often"
    assert [each.note for each in action.history.all()] == ["Begun"]
    kept = promised.versions.get()
    before = strategy_from(kept.text.encode(), "kept").strategy
    assert before.measures[0].target == ">20%"
    page = reverse("pledge-version", args=[promised.pk, kept.pk])
    client = Client()
    client.force_login(cast["analyst"], backend="django.contrib.auth.backends.ModelBackend")
    assert "its target was &gt;20%, and is &gt;25%" in client.get(page).content.decode()


def test_what_a_new_version_leaves_out_goes_and_what_moves_stays(cast, promised, small) -> None:
    by = cast["head_of_service"]
    moved = small.replace("number: 1\n    title: Home", "number: 7\n    title: Somewhere to belong")
    moved = moved.replace("of: 1}", "of: 7}").split("champions:")[0]
    promise = promised.promises.get(number="1.1").pk
    accept(by=by, brought=bring(by=by, name="n.yaml", data=moved.encode(), replaces=promised))
    assert promised.promises.get(number="1.1").pk == promise
    assert not promised.measures.exists() and not promised.champions.exists()


def test_a_file_is_brought_in_once(cast, small) -> None:
    by = cast["analyst"]
    brought = bring(by=by, name="n.yaml", data=small.encode())
    accept(by=by, brought=brought)
    with pytest.raises(Exception, match="already"):
        accept(by=by, brought=brought)
    assert Strategy.objects.count() == 1


def test_everyone_sees_only_what_is_shown(cast, promised) -> None:
    stranger, by = Client(), cast["head_of_service"]
    pages = [reverse(f"public-pledge{name}", args=[promised.pk]) for name in ("", "-plain")]
    assert [stranger.get(page).status_code for page in pages] == [404, 404]
    show_to_everyone(by=by, strategy=promised, public=True)
    whole, plain = (stranger.get(page) for page in pages)
    assert b"I chose my room" in whole.content and b"does not show its numbers" in whole.content
    assert b"Told in confidence" not in whole.content
    assert whole["Cache-Control"] == "public, max-age=900"
    assert b"We look after you." in plain.content
    assert promised.title in stranger.get(reverse("public-pledges")).content.decode()
    put_away(by=by, strategy=promised, why="Over")
    assert stranger.get(pages[0]).status_code == 404


def test_small_counts_are_withheld_from_everyone(promised) -> None:
    held = grown(promised)
    row = held.row_of(held.tree.measures[1])
    row.readings.create(on=date(2025, 1, 1), value="3", source="Register")
    held = grown(promised)
    today = date(2025, 3, 31)
    (ours,) = Shower(held, Live(), today).measure(held.tree.measures[1]).parts
    (theirs,) = Shower(held, Live(), today, withhold=True).measure(held.tree.measures[1]).parts
    assert (ours.was, ours.now, ours.verdict) == ("4", "3", Verdict.WRONG_WAY)
    assert (theirs.was, theirs.now, theirs.verdict) == ("c", "", Verdict.NOT_KNOWN)
    assert "was 4" in ours.sentence and "was 4" not in theirs.sentence


def test_a_value_found_by_hand_stands_where_nothing_counts(promised) -> None:
    held = grown(promised)
    shown = Shower(held, Live(), date(2025, 3, 31))
    (kin,) = shown.measure(held.tree.measures[0]).parts
    assert (kin.verdict, kin.lacks) == (Verdict.NOT_KNOWN, "There is no record to count from yet.")
    assert shown.promise(held.tree.ambitions[0]).actions == "1 action: 1 not started. 1 is late."


def test_notes_of_progress_are_added_once(cast, promised, small) -> None:
    by = cast["analyst"]
    told = small.replace(
        "due: January 2025}", "due: January 2025, progress: [{on: 2025-01-02, note: Begun}]}"
    )
    for _ in range(2):
        accept(by=by, brought=bring(by=by, name="n.yaml", data=told.encode(), replaces=promised))
    assert Progress.objects.count() == 1
    say_progress(
        by=by, action=Action.objects.get(), values={"on": date(2025, 1, 2), "note": "Begun"}
    )
    accept(by=by, brought=bring(by=by, name="n.yaml", data=told.encode(), replaces=promised))
    assert Progress.objects.count() == 2  # what two people said in the same words stays
