"""Panels: whom they look at, what they decide, and that the child's record hears of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from hearth_web.access.models import User
from hearth_web.audit.models import Event as Logged
from hearth_web.board.panels import actions
from hearth_web.board.panels.lives import records
from hearth_web.board.panels.models import Panel, PanelCase, PanelDecision, Sitting
from hearth_web.board.panels.queries import Listed, waiting, waiting_at_each
from hearth_web.people import standing
from hearth_web.people.actions import NotThereError
from hearth_web.people.models import Child, Note, PeriodOfCare, PermanencePlan, Placement
from hearth_web.wellbeing.models import MissingEpisode

pytestmark = pytest.mark.django_db
SignedIn = Callable[[str], Client]
TODAY, LATER = date(2025, 3, 31), date(2025, 4, 14)
SAID: dict[str, Any] = {
    "decision": "You stay, and we ask the court.",
    "action": "File the plan",
    "owner": None,
    "owner_words": "The solicitor",
    "due": date(2025, 4, 7),
    "next_on": LATER,
}


@pytest.fixture(autouse=True)
def in_care(cast: Any, settings: Any) -> None:
    """Everybody came into care in 2024; birch has a plan for permanence."""
    settings.TODAY = TODAY
    for child in (cast.ash, cast.birch, cast.cedar, cast.elder):
        PeriodOfCare.objects.create(child=child, decom=date(2024, 1, 1))
    PermanencePlan.objects.create(child=cast.birch, plan="P1", decom=date(2024, 6, 1))
    standing.refresh()


@pytest.fixture
def panel(cast: Any) -> Panel:
    values = {"name": "Tracking", "kind": "permanence", "rule": "no-permanence-plan"}
    return actions.set_up_panel(by=cast["head_of_service"], values=values)


@pytest.fixture
def sitting(cast: Any, panel: Panel) -> Sitting:
    return actions.hold_sitting(by=cast["head_of_service"], panel=panel, values={"on": TODAY})


def children(user: User, panel: Panel, on: date = TODAY) -> list[Child]:
    return [each.child for each in waiting(user, panel, on)]


def decided(user: User, sitting: Sitting, **more: Any) -> PanelDecision:
    (listed,) = waiting(user, sitting.panel, sitting.on)
    return actions.decide(by=user, sitting=sitting, listed=listed, values=SAID | more)


def test_a_rule_finds_only_children_this_person_may_see(cast: Any, panel: Panel) -> None:
    (listed,) = waiting(cast["head_of_service"], panel, TODAY)
    assert listed.child == cast.ash  # birch has a plan, cedar is hidden, elder is closed
    assert listed.since == date(2024, 7, 1)
    assert listed.why == "In care since 1 January 2024 without a plan for permanence."
    assert children(cast["team_manager"], panel) == [cast.ash]
    PermanencePlan.objects.all().delete()
    assert set(children(cast["head_of_service"], panel)) == {cast.ash, cast.birch}
    assert children(cast["team_manager"], panel) == [cast.ash]  # birch is another team's


def test_what_rules_ask_is_read_from_the_record(cast: Any) -> None:
    days = [date(2024, 1, 1), date(2024, 5, 1), date(2024, 9, 1), date(2025, 1, 1)]
    for day, end, same in zip(days, [*days[1:], None], [False, False, True, False], strict=True):
        Placement.objects.create(child=cast.ash, decom=day, dec=end, place="U1", same_carer=same)
    for day, kind in ((date(2025, 2, 1), "M"), (date(2025, 2, 2), "A")):
        MissingEpisode.objects.create(child=cast.ash, mis_start=day, missing=kind)
    PeriodOfCare.objects.filter(child=cast.birch).update(dec=date(2024, 12, 1))
    standing.refresh()
    found = records(Child.objects.all(), TODAY)
    assert found[cast.ash.pk].moves == [date(2024, 5, 1), date(2025, 1, 1)]  # not coming in
    assert found[cast.ash.pk].missing == [date(2025, 2, 1)]
    assert found[cast.ash.pk].in_care_since == date(2024, 1, 1)
    assert cast.birch.pk not in found


def test_a_decision_stands_in_the_childs_record_at_once(
    cast: Any, sitting: Sitting, signed_in: SignedIn
) -> None:
    row = decided(cast["head_of_service"], sitting)
    note = Note.objects.get(child=cast.ash)
    assert row.note == note
    assert note.title == "Tracking: what was decided"
    assert note.body == (
        "Why the panel looked at this: In care since 1 January 2024 without a plan for "
        "permanence.\n\nWhat was decided: You stay, and we ask the court.\n\nWhat happens next: "
        "File the plan (The solicitor by 7 April 2025)\n\nThe panel looks at it again on "
        "14 April 2025."
    )
    logged = Logged.objects.filter(child=cast.ash.pk)
    assert {"people.note.added", "board.paneldecision.made"} <= {each.action for each in logged}
    page = signed_in("social_worker").get(reverse("child", args=[cast.ash.pk])).content.decode()
    assert "Comes back on 14 April 2025." in page
    assert "You stay, and we ask the court." in page


def test_nothing_is_decided_where_the_record_cannot_be_written(
    cast: Any, sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(**_: Any) -> None:
        raise RuntimeError("The record is away.")

    monkeypatch.setattr(actions, "apply_within", broken)
    with pytest.raises(RuntimeError):
        decided(cast["head_of_service"], sitting)
    assert not PanelDecision.objects.exists()
    assert not PanelCase.objects.exists()


def test_a_child_comes_back_by_itself_on_the_day(cast: Any, sitting: Sitting) -> None:
    head, panel = cast["head_of_service"], sitting.panel
    decided(head, sitting)
    assert children(head, panel, TODAY) == []
    assert children(head, panel, date(2025, 4, 13)) == []
    (back,) = waiting(head, panel, LATER)
    assert (back.child, back.how, back.holds) == (cast.ash, "Comes back", True)
    PermanencePlan.objects.create(child=cast.ash, plan="P1", decom=date(2025, 4, 1))
    (back,) = waiting(head, panel, LATER)  # the rule is over, the promise to look again is not
    assert back.holds is False


def test_a_child_the_panel_has_finished_with_returns_when_the_rule_holds_anew(
    cast: Any, sitting: Sitting, settings: Any
) -> None:
    head, panel = cast["head_of_service"], sitting.panel
    decided(head, sitting, next_on=None)
    assert children(head, panel, date(2026, 1, 1)) == []
    PeriodOfCare.objects.filter(child=cast.ash).update(decom=date(2025, 5, 1))
    settings.TODAY = date(2025, 11, 1)
    standing.refresh()
    assert children(head, panel, date(2025, 10, 31)) == []
    assert children(head, panel, date(2025, 11, 1)) == [cast.ash]


def test_a_decision_is_corrected_with_its_note_but_not_over_somebody_elses_words(
    cast: Any, sitting: Sitting, signed_in: SignedIn
) -> None:
    head = cast["head_of_service"]
    row = decided(head, sitting)
    listed = Listed(cast.ash, row.why, row.since, row.case)
    again = SAID | {"decision": "You move in with your aunt."}
    actions.decide(by=head, sitting=sitting, listed=listed, values=again)
    note = Note.objects.get(child=cast.ash)
    assert "aunt" in note.body
    assert PanelDecision.objects.count() == 1
    Note.objects.filter(pk=note.pk).update(body="By hand", version=note.version + 1)
    with pytest.raises(ValidationError, match="Correct it there"):
        actions.decide(by=head, sitting=sitting, listed=listed, values=SAID)
    note.refresh_from_db()
    assert note.body == "By hand"
    assert "aunt" in PanelDecision.objects.get().decision


def test_by_hand_and_off_again(cast: Any, panel: Panel, signed_in: SignedIn) -> None:
    head = signed_in("head_of_service")
    found = head.get(reverse("panel-look-for", args=[panel.pk]), {"q": "Birch"})
    assert "Birch Valeside" in found.content.decode()
    hidden = head.get(reverse("panel-look-for", args=[panel.pk]), {"q": "Cedar"})
    assert "Hidden" not in hidden.content.decode()
    sent = {"panel": str(panel.pk), "why": "The home may end."}
    head.post(reverse("panel-child", args=[cast.birch.pk]), sent)
    case = PanelCase.objects.get()
    assert children(cast["head_of_service"], panel) == [cast.ash, cast.birch]  # the longest first
    page = head.get(reverse("panel", args=[panel.pk])).content.decode()
    assert "The home may end." in page
    close = reverse("panel-case-close", args=[case.pk])
    assert signed_in("team_manager").get(close).status_code == 404  # another team's child
    head.post(close, {"why": "It goes on."})
    assert children(cast["head_of_service"], panel) == [cast.ash]
    for child in (cast.cedar, cast.elder):
        assert head.get(reverse("panel-child", args=[child.pk])).status_code == 404
        with pytest.raises(NotThereError):
            actions.add_case(
                by=cast["head_of_service"], panel=panel, child=child, why="w", on=TODAY
            )


def test_deciding_by_the_page(cast: Any, sitting: Sitting, signed_in: SignedIn) -> None:
    manager, worker = signed_in("team_manager"), cast["social_worker"]
    address = reverse("panel-decide", args=[sitting.pk, cast.ash.pk])
    sent = {"decision": "Stay.", "action": "File it", "again": "yes", "next_on": "2025-04-14",
            "settles": "no"}  # fmt: skip
    refused = manager.post(address, sent).content.decode()
    assert "Say who does it" in refused
    assert "Say by when it is done" in refused
    past = manager.post(address, sent | {"next_on": "2025-03-31"}).content.decode()
    assert "must be in the future" in past
    sent |= {"owner": str(worker.pk), "due": "2025-04-07"}
    after = manager.post(address, sent, follow=True).content.decode()
    assert "written into the record of Ash Hillside" in after
    row = PanelDecision.objects.get()
    assert row.owner == worker
    assert manager.get(reverse("panel-decide", args=[sitting.pk, cast.birch.pk])).status_code == 404
    done = reverse("panel-finish", args=[row.pk])
    assert signed_in("iro").get(done).status_code == 404
    signed_in("social_worker").post(done, {"words": "Filed."})
    row.refresh_from_db()
    assert (row.done_on, row.done_words) == (TODAY, "Filed.")


def test_a_child_not_on_the_list_is_not_decided_about(
    cast: Any, sitting: Sitting, signed_in: SignedIn
) -> None:
    address = reverse("panel-decide", args=[sitting.pk, cast.birch.pk])
    assert signed_in("head_of_service").get(address).status_code == 404


def test_who_sets_up_panels(cast: Any, panel: Panel, signed_in: SignedIn) -> None:
    sent = {"name": "Tracking", "kind": "other", "rule": "by-hand"}
    for name, args in (("panel-add", []), ("panel-change", [panel.pk])):
        assert signed_in("team_manager").get(reverse(name, args=args)).status_code == 404
    head = signed_in("head_of_service")
    assert "Another panel has this name" in head.post(reverse("panel-add"), sent).content.decode()
    head.post(reverse("panel-add"), sent | {"name": "High risk"})
    assert Panel.objects.get(name="High risk").rule == ""
    change = sent | {"rule": "moves", "number": "2", "open": "no", "version": panel.version}
    head.post(reverse("panel-change", args=[panel.pk]), change)
    panel.refresh_from_db()
    assert (panel.rule, panel.measure, panel.open) == ("moves", 2, False)
    index = head.get(reverse("panels")).content.decode()
    assert "No longer sitting" in index


def test_the_index_counts_what_each_has_to_do(
    cast: Any, panel: Panel, django_assert_max_num_queries: Any
) -> None:
    for name, rule in (("A", "moves"), ("B", "far"), ("C", ""), ("D", "nearly-adult")):
        actions.set_up_panel(
            by=cast["head_of_service"], values={"name": name, "kind": "other", "rule": rule}
        )
    every = dict.fromkeys(Panel.objects.all(), TODAY)
    with django_assert_max_num_queries(5 + 2 * len(every)):
        counts = waiting_at_each(cast["head_of_service"], every, TODAY)
    assert counts[panel.pk] == 1
    assert sum(counts.values()) == 1


def test_everybody_finds_what_is_asked_of_them(
    cast: Any, sitting: Sitting, signed_in: SignedIn
) -> None:
    worker = cast["social_worker"]
    decided(cast["head_of_service"], sitting, owner=worker, due=date(2025, 3, 1), owner_words="")
    page = signed_in("social_worker").get(reverse("my-actions")).content.decode()
    assert "File the plan" in page
    assert "Tracking: Ash Hillside" in page
    assert "Late" in page
    empty = signed_in("iro").get(reverse("my-actions")).content.decode()
    assert "Nothing is asked of you." in empty
    Child.objects.filter(pk=cast.ash.pk).update(restricted=True)
    assert "Ash" not in signed_in("social_worker").get(reverse("my-actions")).content.decode()


def test_who_was_there_is_written_afterwards(
    cast: Any, sitting: Sitting, signed_in: SignedIn
) -> None:
    manager = signed_in("team_manager")
    address = reverse("panel-sit", args=[sitting.panel_id])
    form = manager.get(f"{address}?on=2025-03-31").context["form"]
    assert form.initial["on"] == TODAY
    assert manager.get(f"{address}?on=never").status_code == 200
    manager.post(address, {"on": "2025-03-31", "chair": "Ruth", "present": "Four managers"})
    sitting.refresh_from_db()
    assert (sitting.chair, sitting.present) == ("Ruth", "Four managers")
    assert Sitting.objects.count() == 1


def test_a_list_of_children_is_shown_and_never_a_file(
    cast: Any, panel: Panel, sitting: Sitting, signed_in: SignedIn
) -> None:
    for name, pk in (("panel", panel.pk), ("panel-sitting", sitting.pk)):
        answer = signed_in("team_manager").get(reverse(name, args=[pk]) + "?format=csv")
        assert answer["Content-Type"].startswith("text/html")
        assert "Ash Hillside" in answer.content.decode()
    seen = Logged.objects.filter(action="people.child.seen", child=cast.ash.pk)
    assert {(each.after or {})["page"] for each in seen} == {"Tracking"}
