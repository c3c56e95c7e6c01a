"""Pages that write a record: who may, what is kept, twice is once, and two people at one thing."""

from __future__ import annotations

import re
import threading
import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from recording_help import day, hidden_of, once

from hearth_web.audit.log import System
from hearth_web.audit.models import Event
from hearth_web.people.actions import Change, apply, change_child, histories
from hearth_web.people.actions.drafts import forget_old
from hearth_web.people.actions.protect import break_glass
from hearth_web.people.models import (
    Allocation,
    Child,
    Draft,
    LegalStatus,
    Note,
    PeriodOfCare,
    Placement,
    Relationship,
    Review,
    Sent,
)
from hearth_web.wellbeing.models import MissingEpisode

pytestmark = pytest.mark.django_db
TODAY = date(2024, 5, 3)
NIGHT = System("tests")


def add(child, slug):
    return reverse("add-fact", args=[child.pk, slug])


def correct(child, slug, row):
    return reverse("correct-fact", args=[child.pk, slug, row.pk])


def test_a_review_is_recorded_and_audited(cast, signed_in):
    client = signed_in("social_worker")
    path = add(cast.ash, "review")
    data = {**hidden_of(client.get(path).content.decode()), **day("review", TODAY)}
    answer = client.post(path, {**data, "review_code": "PN1"})
    assert answer["Location"] == reverse("child", args=[cast.ash.pk])
    assert Review.objects.get().review_code == "PN1"
    event = Event.objects.get(action="people.review.added")
    assert event.by_id == str(cast["social_worker"].pk)


@pytest.mark.parametrize(
    ("role", "child", "status"),
    [
        ("social_worker", "ash", 200),
        ("social_worker", "birch", 404),
        ("social_worker", "cedar", 404),
        ("social_worker", "elder", 404),
        ("team_manager", "ash", 200),
        ("team_manager", "birch", 404),
        ("analyst", "birch", 200),
        ("analyst", "cedar", 404),
        ("finance", "ash", 404),
        ("administrator", "ash", 404),
        ("board_member", "ash", 404),
    ],
)
def test_who_may_open_a_form(cast, signed_in, role, child, status):
    one = getattr(cast, child)
    client = signed_in(role)
    for path in (
        add(one, "review"),
        reverse("record", args=[one.pk]),
        reverse("correct-child", args=[one.pk, "names"]),
    ):
        assert client.get(path).status_code == status, path
        if status == 404 and "record/" not in path:
            assert client.post(path, once()).status_code == 404


@pytest.mark.parametrize(
    ("role", "slug", "status"),
    [
        ("social_worker", "worker", 404),
        ("team_manager", "worker", 200),
        ("virtual_school", "adoption-plan", 404),
        ("social_worker", "adoption-plan", 200),
        ("social_worker", "nothing", 404),
    ],
)
def test_some_facts_ask_for_more_than_recording(cast, signed_in, role, slug, status):
    assert signed_in(role).get(add(cast.ash, slug)).status_code == status


def test_a_strangers_post_is_not_found_and_writes_nothing(cast, client):
    answer = client.post(add(cast.ash, "review"), {**once(), **day("review", TODAY)})
    assert answer.status_code == 404
    assert not Review.objects.exists() and not Draft.objects.exists()


def test_a_fact_of_another_child_is_not_found(cast, signed_in):
    (row,) = apply(by=cast["analyst"], child=cast.birch, changes=[note(cast)])
    client = signed_in("social_worker")
    for name in ("correct-fact", "remove-fact", "fact-history"):
        path = reverse(name, args=[cast.ash.pk, "note", row.pk])
        assert client.get(path).status_code == 404


def note(cast, **values):
    told = {"at": "2024-05-03T10:00Z", "kind": "Visit", "title": "Seen", "body": "Well."}
    return Change(Note, None, {**told, "author": cast["analyst"], **values})


def test_saving_twice_is_saving_once(cast, signed_in):
    client = signed_in("social_worker")
    path = add(cast.ash, "review")
    data = {**hidden_of(client.get(path).content.decode()), **day("review", TODAY)}
    for _ in range(2):
        answer = client.post(path, {**data, "review_code": "PN1"}, follow=True)
        assert answer.status_code == 200
    assert Review.objects.count() == 1
    assert "Nothing was done twice" in answer.content.decode()


def test_a_form_without_its_token_is_refused_and_its_words_kept(cast, signed_in):
    client = signed_in("social_worker")
    answer = client.post(add(cast.ash, "review"), {**day("review", TODAY), "review_code": "PN1"})
    assert answer.status_code == 403
    assert not Review.objects.exists()
    assert Draft.objects.get().fields["review_code"] == ["PN1"]


def test_two_people_at_one_thing_choose_and_lose_nothing(cast, signed_in, in_care):
    in_care(cast.ash)
    row = Placement.objects.get()
    path = correct(cast.ash, "placement", row)
    first, second = signed_in("team_manager"), signed_in("social_worker")
    form = placement_form(first, path)
    theirs = placement_form(second, path)
    first.post(path, {**form, "carer": "Rowan Carer", "why": "she told me"})
    answer = second.post(path, {**theirs, "carer": "Hazel Home", "urn": "SC123456", "why": "typo"})
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Team manager saved a change" in html
    assert "What the record says now: Rowan Carer" in html and "What you typed: Hazel Home" in html
    assert Placement.objects.get().carer == "Rowan Carer"
    assert Draft.objects.get().fields["carer"] == ["Hazel Home"]
    again = {**theirs, "carer": "Hazel Home", "urn": "SC123456", "why": "typo", **hidden_of(html)}
    second.post(path, {**again, "keep-carer": "theirs", "keep-urn": "yours"})
    kept = Placement.objects.get()
    assert (kept.carer, kept.urn, kept.version) == ("Rowan Carer", "SC123456", 3)


def placement_form(client, path):
    html = client.get(path).content.decode()
    held = {"place": "U4", "place_provider": "PR1", "pl_post": "YO1 7HH", "same_carer": "no"}
    return {**hidden_of(html), **day("decom", date(2023, 4, 10)), **held}


def test_a_history_that_would_overlap_is_refused_on_the_page(cast, signed_in, in_care):
    in_care(cast.ash)
    client = signed_in("social_worker")
    path = add(cast.ash, "care")
    data = {**hidden_of(client.get(path).content.decode()), **day("decom", TODAY)}
    answer = client.post(path, {**data, "cin": "N1", "ls": "C2", "place": "U4"})
    html = answer.content.decode()
    assert "<title>Error: " in html
    assert "The period of care from 10 April 2023 that is still open overlaps" in html
    assert PeriodOfCare.objects.count() == 1


def test_a_move_ends_one_home_and_starts_another(cast, signed_in, in_care):
    in_care(cast.ash)
    client = signed_in("social_worker")
    path = add(cast.ash, "placement")
    data = {**hidden_of(client.get(path).content.decode()), **day("decom", TODAY)}
    told = {"why_ended": "CARPL", "same_carer": "no", "place": "K2", "pl_post": "ls1 4dy"}
    client.post(path, {**data, **told})
    before, after = Placement.objects.all()
    assert (before.dec, before.reason_place_change) == (TODAY, "CARPL")
    assert (after.decom, after.pl_post, after.place) == (TODAY, "LS14DY", "K2")
    assert after.distance > before.distance


def test_care_ends_with_what_was_open_in_it(cast, signed_in, in_care):
    period = in_care(cast.ash)
    client = signed_in("social_worker")
    path = reverse("end-care", args=[cast.ash.pk, period.pk])
    data = {**hidden_of(client.get(path).content.decode()), **day("dec", TODAY), "rec": "E4A"}
    client.post(path, data)
    for model in (PeriodOfCare, LegalStatus, Placement):
        assert model.objects.get().dec == TODAY


def test_who_gives_a_child_away_is_not_led_to_a_closed_door(cast, signed_in):
    client = signed_in("team_manager")
    Allocation.objects.filter(child=cast.ash).exclude(role="SW").delete()
    path = add(cast.ash, "worker")
    data = {**hidden_of(client.get(path).content.decode()), **day("decom", TODAY)}
    told = {"role": "SW", "worker": "", "team": str(cast.vale.pk)}
    answer = client.post(path, {**data, **told}, follow=True)
    assert answer.status_code == 200
    assert answer.redirect_chain[0][0] == reverse("children")


def test_a_sibling_whose_record_was_hidden_is_not_given_away(cast, signed_in):
    (row,) = apply(
        by=cast["analyst"],
        child=cast.ash,
        changes=[Change(Relationship, None, {"relation": "SIBLING", "other": cast.cedar})],
    )
    for name in ("correct-fact", "remove-fact", "fact-history"):
        path = reverse(name, args=[cast.ash.pk, "person", row.pk])
        assert signed_in("social_worker").get(path).status_code == 404


def test_an_allocation_ends_the_one_before(cast, signed_in):
    client = signed_in("team_manager")
    path = add(cast.ash, "worker")
    worker = Allocation.objects.get(child=cast.birch).worker
    data = {**hidden_of(client.get(path).content.decode()), **day("decom", TODAY)}
    told = {"role": "SW", "worker": str(worker.pk), "team": "", "sw_reason": "LEFTRL"}
    client.post(path, {**data, **told, "told": "Sam has a new job."})
    old, new = Allocation.objects.filter(child=cast.ash, role="SW")
    assert old.dec == TODAY == new.decom
    assert (new.worker, new.team, new.why) == (worker, cast.vale, "Sam has a new job.")


def test_siblings_name_each_other_until_one_is_removed(cast, signed_in):
    client = signed_in("analyst")
    path = add(cast.ash, "person")
    data = hidden_of(client.get(path).content.decode())
    client.post(path, {**data, "relation": "SIBLING", "number": "1002", "contact": "Sundays"})
    mine = Relationship.objects.get(child=cast.ash)
    theirs = Relationship.objects.get(child=cast.birch)
    assert (mine.other, mine.name) == (cast.birch, "Birch Valeside")
    assert (theirs.other, theirs.relation, theirs.contact) == (cast.ash, "SIBLING", "Sundays")
    path = reverse("remove-fact", args=[cast.ash.pk, "person", mine.pk])
    data = hidden_of(client.get(path).content.decode())
    client.post(path, {**data, "why": "not siblings"})
    assert not Relationship.objects.exists()


def test_a_period_of_care_recorded_in_error_goes_with_what_hangs_on_it(cast, signed_in, in_care):
    first = in_care(cast.ash)
    histories.end_care(
        by=NIGHT, child=cast.ash, period=first, values={"dec": date(2023, 6, 1), "rec": "E4A"}
    )
    second = in_care(cast.ash, date(2023, 7, 1))
    path = reverse("remove-fact", args=[cast.ash.pk, "care", second.pk])
    client = signed_in("social_worker")
    page = client.get(path).content.decode()
    assert "Legal status: Full care order" in page and page.count("Removed") == 2

    histories.move(
        by=NIGHT, child=cast.ash, values={"decom": date(2023, 8, 1), "place": "K2"},
        why_ended="CARPL",
    )  # fmt: skip
    data = {**hidden_of(page), "why": "typed in the wrong record"}
    again = client.post(path, data).content.decode()
    assert "What hangs on this period of care has changed" in again
    assert PeriodOfCare.objects.count() == 2

    client.post(path, {**hidden_of(again), "why": "typed in the wrong record"})
    assert PeriodOfCare.objects.get() == first
    assert {row.dec for row in (LegalStatus.objects.get(), Placement.objects.get())} == {
        date(2023, 6, 1)
    }
    history = client.get(reverse("fact-history", args=[cast.ash.pk, "care", second.pk]))
    assert "typed in the wrong record" in history.content.decode()


def test_what_runs_on_outside_a_removed_period_stays_there(cast, in_care):
    first = in_care(cast.ash)
    histories.end_care(
        by=NIGHT, child=cast.ash, period=first, values={"dec": date(2023, 6, 1), "rec": "E4A"}
    )
    second = in_care(cast.ash, date(2023, 6, 1))
    first_home = Placement.objects.get(dec=date(2023, 6, 1))
    apply(
        by=NIGHT, child=cast.ash,
        changes=[
            Change(Placement, Placement.objects.get(dec=None).pk, None),
            Change(Placement, first_home.pk, {"dec": None}),
        ],
    )  # fmt: skip
    histories.remove_care(by=NIGHT, child=cast.ash, row=second, why="wrong child")
    assert Placement.objects.get().dec == date(2023, 6, 1)


@pytest.mark.parametrize("number", ["1003", "1004", "nobody"])
def test_a_hidden_child_is_linked_by_nobody_and_not_given_away(cast, signed_in, number):
    client = signed_in("analyst")
    path = add(cast.ash, "person")
    data = hidden_of(client.get(path).content.decode())
    answer = client.post(path, {**data, "relation": "SIBLING", "number": number, "name": "X"})
    said = f"There is no child with the number {number} whose record you may change"
    assert said in answer.content.decode()
    assert not Relationship.objects.exists()


def test_a_record_opened_out_of_reach_is_not_written_from_a_siblings(cast, signed_in):
    sibling = {"relation": "SIBLING", "other": cast.birch}
    (row,) = apply(
        by=cast["analyst"], child=cast.ash, changes=[Change(Relationship, None, sibling)]
    )
    break_glass(by=cast["social_worker"], words="1002", why="Nobody else can be reached")
    client = signed_in("social_worker")
    for name in ("correct-fact", "remove-fact"):
        path = reverse(name, args=[cast.ash.pk, "person", row.pk])
        assert client.get(path).status_code == 404
    data = hidden_of(client.get(add(cast.ash, "person")).content.decode())
    client.post(add(cast.ash, "person"), {**data, "relation": "SIBLING", "number": "1002"})
    assert Relationship.objects.filter(child=cast.birch).count() == 0


def test_a_correction_asks_why_and_its_history_tells(cast, signed_in, in_care):
    in_care(cast.ash)
    row = LegalStatus.objects.get()
    client = signed_in("social_worker")
    path = correct(cast.ash, "legal-status", row)
    data = {**hidden_of(client.get(path).content.decode()), **day("decom", row.decom), "ls": "C1"}
    assert "Enter why you are changing what was there" in client.post(path, data).content.decode()
    client.post(path, {**data, **once(), "why": "The order was interim."})
    html = client.get(reverse("fact-history", args=[cast.ash.pk, "legal-status", row.pk]))
    page = html.content.decode()
    assert "The order was interim." in page and "by Social worker" in page
    assert "Full care order" in page and "Interim care order" in page


def test_a_field_closed_to_the_reader_is_not_in_the_history(cast, signed_in):
    values = {"nationality": "Elsewhere", "religion": "Quaker"}
    change_child(by=cast["analyst"], child=cast.ash, values=values)
    path = reverse("child-history", args=[cast.ash.pk])
    assert "Elsewhere" in signed_in("social_worker").get(path).content.decode()
    page = signed_in("virtual_school").get(path).content.decode()
    assert "Elsewhere" not in page and "Quaker" in page


def test_a_forged_field_is_not_written_and_logged(cast, signed_in, caplog):
    client = signed_in("virtual_school")
    path = reverse("correct-child", args=[cast.ash.pk, "identity"])
    data = hidden_of(client.get(path).content.decode())
    forged = {**data, "religion": "Quaker", "nationality": "Forged", "why": "told me"}
    client.post(path, forged)
    cast.ash.refresh_from_db()
    assert (cast.ash.religion, cast.ash.nationality) == ("Quaker", "")
    assert "fields not theirs" in caplog.text and "nationality" in caplog.text


def test_the_whole_subject_of_asylum_is_closed_without_the_right(cast, signed_in):
    path = reverse("correct-child", args=[cast.ash.pk, "asylum"])
    assert signed_in("virtual_school").get(path).status_code == 404
    assert signed_in("social_worker").get(path).status_code == 200


class TestAdding:
    def path(self):
        return reverse("add-child")

    def fill(self, client, **told):
        data = hidden_of(client.get(self.path()).content.decode())
        return {**data, "forename": "Rowan", "surname": "Newly", "sex": "F", "worker": "", **told}

    def test_a_child_is_added_with_a_team(self, cast, signed_in):
        client = signed_in("team_manager")
        data = self.fill(client, team=str(cast.hill.pk), **day("dob", date(2015, 6, 7)))
        answer = client.post(self.path(), data)
        child = Child.objects.get(forename="Rowan")
        assert answer["Location"] == reverse("record", args=[child.pk])
        assert client.get(answer["Location"]).status_code == 200

    def test_a_manager_cannot_add_to_another_team(self, cast, signed_in):
        client = signed_in("team_manager")
        answer = client.post(self.path(), self.fill(client, team=str(cast.vale.pk)))
        assert "Select the team that holds the case from the list" in answer.content.decode()
        assert not Child.objects.filter(forename="Rowan").exists()

    def test_the_same_child_is_looked_for_by_sound_and_birthday(self, cast, signed_in):
        client = signed_in("analyst")
        told = {
            "forename": "Ashe",
            "surname": "Hilside",
            **day("dob", date(2012, 4, 5)),
            "team": "",
        }
        data = self.fill(client, **told)
        page = client.post(self.path(), data).content.decode()
        assert "Is it one of these children?" in page and "Ash Hillside" in page
        assert not Child.objects.filter(forename="Ashe").exists()
        client.post(self.path(), {**data, "not_same": "on"})
        assert Child.objects.filter(forename="Ashe").exists()

    def test_only_those_one_may_see_are_offered(self, cast, signed_in):
        told = {"forename": "Cedar", "surname": "Hidden", "team": ""}
        client = signed_in("analyst")
        answer = client.post(self.path(), self.fill(client, **told, **day("dob", date(2015, 1, 1))))
        assert answer.status_code == 302

    def test_the_list_of_children_leads_there(self, cast, signed_in):
        for role, leads in (("team_manager", True), ("social_worker", False)):
            page = signed_in(role).get(reverse("children")).content.decode()
            assert (self.path() in page) is leads

    def test_not_for_those_who_may_not(self, cast, signed_in):
        assert signed_in("social_worker").get(self.path()).status_code == 404


class TestDrafts:
    def test_what_is_typed_is_kept_and_given_back(self, cast, signed_in):
        client = signed_in("social_worker")
        path = add(cast.ash, "note")
        key = reverse("draft", args=[path.strip("/")])
        typed = {"title": "Half a", "body": "sentence", "password": "never", "once": "x"}
        assert client.post(key, typed).status_code == 204
        assert set(Draft.objects.get().fields) == {"title", "body"}
        client.logout()
        again = signed_in("social_worker")
        assert "We kept what you typed at" in again.get(path).content.decode()
        filled = again.get(key, follow=True).content.decode()
        assert "Half a" in filled and "sentence" in filled

    def test_nobody_else_sees_it(self, cast, signed_in):
        path = add(cast.ash, "note")
        key = reverse("draft", args=[path.strip("/")])
        signed_in("social_worker").post(key, {"body": "for me alone"})
        other = signed_in("team_manager")
        assert "for me alone" not in other.get(path + "?draft=yes").content.decode()
        assert other.get(key).status_code == 404

    def test_it_goes_when_the_form_is_saved_or_thrown_away(self, cast, signed_in):
        client = signed_in("social_worker")
        path = add(cast.ash, "review")
        key = reverse("draft", args=[path.strip("/")])
        client.post(key, {"review_code": "PN1"})
        client.post(key, {"discard": "yes"})
        assert not Draft.objects.exists()
        client.post(key, {"review_code": "PN1"})
        data = {**hidden_of(client.get(path).content.decode()), **day("review", TODAY)}
        client.post(path, {**data, "review_code": "PN1"})
        assert not Draft.objects.exists() and Review.objects.exists()

    @pytest.mark.parametrize("key", ["children", "nowhere/at/all", "account/login", "x" * 200])
    def test_only_our_forms_keep_drafts(self, cast, signed_in, key):
        answer = signed_in("social_worker").post(reverse("draft", args=[key]), {"a": "b"})
        assert answer.status_code == 404

    def test_a_form_sent_after_signing_out_is_kept_for_its_person(self, cast, signed_in, client):
        path = add(cast.ash, "note")
        mine = signed_in("social_worker")
        data = hidden_of(mine.get(path).content.decode())
        mine.logout()
        answer = mine.post(path, {**data, "title": "Long", "body": "an hour of typing"})
        assert answer.status_code == 302 and "next=" in answer["Location"]
        draft = Draft.objects.get()
        assert (draft.user, draft.fields["body"]) == (cast["social_worker"], ["an hour of typing"])
        assert not Note.objects.exists()
        page = signed_in("social_worker").get(path + "?draft=yes").content.decode()
        assert "an hour of typing" in page
        page = signed_in("team_manager").get(path + "?draft=yes").content.decode()
        assert "an hour of typing" not in page

    def test_a_page_that_saves_itself_after_the_sign_out_still_can(self, cast, signed_in):
        path = add(cast.ash, "note")
        client = signed_in("social_worker")
        data = hidden_of(client.get(path).content.decode())
        client.logout()
        key = reverse("draft", args=[path.strip("/")])
        assert client.post(key, {"body": "a stranger's"}).status_code == 404
        assert client.post(key, {**data, "body": "mine\x00"}).status_code == 204
        draft = Draft.objects.get()
        assert (draft.user, draft.fields["body"]) == (cast["social_worker"], ["mine"])
        assert client.get(key).status_code == 404

    def test_a_word_for_another_page_or_a_forged_one_keeps_nothing(self, cast, signed_in, client):
        data = hidden_of(signed_in("social_worker").get(add(cast.ash, "note")).content.decode())
        for path, whose in (
            (add(cast.ash, "review"), data["whose"]),
            (add(cast.ash, "note"), data["whose"] + "x"),
        ):
            assert client.post(path, {**data, "whose": whose, "body": "b"}).status_code == 404
        assert not Draft.objects.exists()

    def test_a_draft_of_an_older_version_meets_the_newer_one(self, cast, signed_in):
        client = signed_in("social_worker")
        path = reverse("correct-child", args=[cast.ash.pk, "names"])
        data = hidden_of(client.get(path).content.decode())
        key = reverse("draft", args=[path.strip("/")])
        client.post(key, {**data, "forename": "Ash", "surname": "Hillside", "known_as": "Mine"})
        change_child(by=cast["analyst"], child=cast.ash, values={"known_as": "Theirs"})
        html = client.get(key, follow=True).content.decode()
        told = {"forename": "Ash", "surname": "Hillside", "known_as": "Mine", "why": "asked"}
        answer = client.post(path, {**hidden_of(html), **told})
        assert answer.status_code == 409 and "Theirs" in answer.content.decode()


def test_a_guessed_version_is_a_conflict_and_not_an_error(cast, signed_in):
    client = signed_in("social_worker")
    path = reverse("correct-child", args=[cast.ash.pk, "names"])
    data = {**hidden_of(client.get(path).content.decode()), "forename": "A", "why": "b"}
    assert client.post(path, {**data, "version": "99"}).status_code == 409
    for version in ("", "x", "-1", "9" * 5000):
        assert client.post(path, {**data, **once(), "version": version}).status_code == 409


def test_old_drafts_and_tokens_are_let_go(cast):
    old = timezone.now() - timedelta(days=31)
    for at in (old, timezone.now()):
        Draft.objects.create(user=cast["analyst"], form=f"f{at}", saved_at=at)
        Sent.objects.create(user=cast["analyst"], form=uuid.uuid4(), at=at)
    assert forget_old() == {"drafts": 1, "sent": 1}
    assert (Draft.objects.count(), Sent.objects.count()) == (1, 1)


def test_health_and_going_missing_are_recorded_by_those_who_may(cast, signed_in):
    client = signed_in("social_worker")
    path = add(cast.ash, "missing")
    data = {**hidden_of(client.get(path).content.decode()), **day("mis_start", TODAY)}
    client.post(path, {**data, "missing": "M", "interview_offered": "yes"})
    row = MissingEpisode.objects.get()
    assert row.interview_offered == ""  # an offer is an event, recorded by itself
    page = client.get(reverse("child", args=[cast.ash.pk])).content.decode()
    assert correct(cast.ash, "missing", row) in page
    assert signed_in("virtual_school").get(add(cast.ash, "sdq")).status_code == 404
    assert signed_in("health").get(add(cast.ash, "sdq")).status_code == 200


@pytest.mark.skipif(connection.vendor == "sqlite", reason="held in memory it has one writer")
@pytest.mark.django_db(transaction=True)
def test_a_double_click_is_one_save_even_at_the_same_moment(cast, signed_in):
    path = add(cast.ash, "review")
    data = hidden_of(signed_in("social_worker").get(path).content.decode())
    data |= {**day("review", TODAY), "review_code": "PN1"}
    clients = [signed_in("social_worker") for _ in range(3)]
    together = threading.Barrier(len(clients))

    def click(client):
        together.wait()
        try:
            return client.post(path, data).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(clients)) as pool:
        assert list(pool.map(click, clients)) == [302, 302, 302]
    assert Review.objects.count() == 1
    assert Event.objects.filter(action="people.review.added").count() == 1


def test_the_number_of_a_hidden_child_tells_no_more_than_that_of_any_other(cast, signed_in):
    def said_of(child):
        client, path = signed_in("analyst"), reverse("add-child")
        data = hidden_of(client.get(path).content.decode())
        data |= {"forename": "New", "child": child.child, "not_same": "on"}
        page = client.post(path, data).content.decode()
        assert Child.objects.count() == 4
        return re.findall(r"The number \d+ ([^<]*)", page)

    hidden, other = said_of(cast.cedar), said_of(cast.birch)
    assert hidden == other
    assert "tell your performance analyst" in hidden[0]
    (tried,) = Event.objects.filter(action="access.child_number.tried")
    assert (tried.child, tried.by) == (cast.cedar.pk, cast["analyst"].name)
