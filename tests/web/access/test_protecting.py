"""Restricted records, records opened out of reach, and records closed by adoption."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hearth_web import audit
from hearth_web.access.models import BreakGlass, Grant, User
from hearth_web.audit.models import Event
from hearth_web.people.actions import Change, apply, change_child
from hearth_web.people.actions import protect as actions
from hearth_web.people.models import (
    AdoptionLink,
    Child,
    Identifier,
    LegalStatus,
    MayOpen,
    PeriodOfCare,
    Placement,
    Relationship,
)
from hearth_web.people.protection import opened_out_of_reach, waiting_for_review
from hearth_web.people.queries import visible_children

pytestmark = pytest.mark.django_db
SignedIn = Callable[[str], Client]
WHY = "The child is at the police station and nobody can be reached"


def at(name: str, id: UUID) -> str:
    return reverse(name, args=[id])


def plain(content: bytes) -> str:
    """A page but for what differs at every request."""
    return re.sub(r'(value|content)="\w{64}"|nonce="[^"]+"', "", content.decode())


def sees(user: User, child: Child) -> bool:
    return visible_children(User.objects.get(pk=user.pk)).filter(pk=child.pk).exists()


# Who opens which record. own: allocated or of their team; other: another team's.
SERVICE = {"own", "other"}
REACH = {
    "administrator": set(),
    "analyst": SERVICE,
    "head_of_service": SERVICE | {"severed"},
    "team_manager": {"own"},
    "social_worker": {"own"},
    "personal_adviser": {"own"},
    "iro": {"own"},
    "placements": SERVICE,
    "fostering": {"own"},
    "virtual_school": SERVICE,
    "health": SERVICE,
    "finance": SERVICE,
    "democratic_services": set(),
    "board_member": set(),
    "auditor": set(),
}


def record(cast: Any, which: str) -> UUID:
    children = {
        "own": cast.ash,
        "other": cast.birch,
        "restricted": cast.cedar,
        "severed": cast.elder,
    }
    return children[which].pk if which in children else uuid4()


@pytest.mark.parametrize("role", REACH)
def test_who_opens_which_record(cast: Any, signed_in: SignedIn, role: str) -> None:
    assert set(REACH) == set(cast.users), "Say here which records the new role opens."
    client = signed_in(role)
    for which in ("own", "other", "restricted", "severed", "none"):
        expected = 200 if which in REACH[role] else 404
        for page in ("child", "journey"):
            answer = client.get(at(page, record(cast, which)))
            assert answer.status_code == expected, (role, which, page)


PAGES = {
    "child": "social_worker",
    "journey": "social_worker",
    "child-log": "social_worker",
    "child-restriction": "team_manager",
    "child-adoption": "social_worker",
}


@pytest.mark.parametrize("page", PAGES)
def test_what_is_forbidden_reads_like_what_is_not_there(
    cast: Any, signed_in: SignedIn, page: str
) -> None:
    client = signed_in(PAGES[page])
    gone = uuid4()
    nothing = client.get(at(page, gone))
    assert nothing.status_code == 404
    for which in ("other", "restricted", "severed"):
        id = record(cast, which)
        answer = client.get(at(page, id))
        assert answer.status_code == 404
        assert plain(answer.content).replace(str(id), str(gone)) == plain(nothing.content)


def test_a_record_is_restricted_to_those_named(cast: Any, signed_in: SignedIn) -> None:
    head, worker = cast["head_of_service"], cast["social_worker"]
    client, url = signed_in("head_of_service"), at("child-restriction", cast.ash.pk)
    client.post(url, {"why": "A colleague’s child"})
    assert sees(head, cast.ash)
    assert not sees(worker, cast.ash)
    assert not sees(cast["analyst"], cast.ash)
    assert not sees(cast["team_manager"], cast.ash)
    client.post(at("child-restriction-name", cast.ash.pk), {"user": str(worker.pk)})
    assert sees(worker, cast.ash)
    assert b"Social worker" in client.get(url).content
    take_off = reverse("child-restriction-take-off", args=[cast.ash.pk, worker.pk])
    client.post(take_off)
    assert not sees(worker, cast.ash)
    client.post(url, {"why": "No longer needed"})
    assert sees(worker, cast.ash)
    acts = Event.objects.filter(child=cast.ash.pk, action__startswith="people.protection.")
    assert [event.action.rpartition(".")[2] for event in acts] == [
        "restricted", "named", "unnamed", "lifted",
    ]  # fmt: skip
    assert [event.why for event in acts] == ["A colleague’s child", "", "", "No longer needed"]


def test_somebody_named_can_always_lift_the_restriction(cast: Any, signed_in: SignedIn) -> None:
    head = cast["head_of_service"]
    actions.restrict(by=head, child=cast.ash, why="x")
    actions.name_person(by=head, child=cast.ash, user=cast["social_worker"])
    with pytest.raises(ValidationError, match="must be able to lift"):
        actions.unname_person(by=head, child=cast.ash, user=head)
    take_off = reverse("child-restriction-take-off", args=[cast.ash.pk, head.pk])
    page = signed_in("head_of_service").post(take_off, follow=True)
    assert b"must be able to lift" in page.content
    assert sees(head, cast.ash)


def test_only_those_with_the_right_restrict(cast: Any, signed_in: SignedIn) -> None:
    for role in set(cast.users) - {"head_of_service"}:
        url = at("child-restriction", cast.ash.pk)
        assert signed_in(role).post(url, {"why": "x"}).status_code == 404
    assert not Child.objects.get(pk=cast.ash.pk).restricted


def test_breaking_the_glass_looks_the_same_whether_or_not_a_record_is_there(
    cast: Any, signed_in: SignedIn
) -> None:
    client, gone = signed_in("social_worker"), uuid4()
    nothing = plain(client.get(at("child-break-glass", gone)).content)
    for which in ("own", "other", "restricted", "severed"):
        id = record(cast, which)
        page = plain(client.get(at("child-break-glass", id)).content)
        assert page.replace(str(id), str(gone)) == nothing


@pytest.mark.parametrize("why", ["", "   ", "I need it", "x" * 19, " " * 30])
def test_without_a_reason_nothing_opens(cast: Any, signed_in: SignedIn, why: str) -> None:
    page = signed_in("social_worker").post(reverse("break-glass"), {"who": "1002", "why": why})
    assert page.status_code == 200
    assert "why" in page.context["form"].errors
    assert not BreakGlass.objects.exists()


def test_the_glass_opens_one_record_for_an_hour_and_all_is_marked(
    cast: Any, signed_in: SignedIn
) -> None:
    worker = cast["social_worker"]
    client = signed_in("social_worker")
    with time_machine.travel(timezone.now(), tick=False) as clock:
        answer = client.post(reverse("break-glass"), {"who": " 1002 ", "why": WHY})
        assert answer.headers["Location"] == at("child", cast.birch.pk)
        page = client.get(at("child", cast.birch.pk))
        assert b"not within your reach" in page.content
        seen = Event.objects.filter(action="people.child.seen", child=cast.birch.pk).last()
        assert seen.after["out_of_reach"] is True
        client.get(at("child", cast.ash.pk))
        own = Event.objects.filter(action="people.child.seen", child=cast.ash.pk).last()
        assert "out_of_reach" not in own.after
        assert not sees(cast["iro"], cast.birch)
        assert not sees(worker, cast.cedar)
        clock.shift(timedelta(minutes=59, seconds=59))
        assert sees(worker, cast.birch)
        clock.shift(timedelta(seconds=1))
        assert not sees(worker, cast.birch)
        assert client.get(at("child", cast.birch.pk)).status_code == 404
    broken = Event.objects.get(action="people.glass.broken")
    assert (broken.child, broken.why) == (cast.birch.pk, WHY)


def test_the_glass_opens_a_restricted_record_and_is_closed_earlier(
    cast: Any, signed_in: SignedIn
) -> None:
    client = signed_in("team_manager")
    client.post(at("child-break-glass", cast.cedar.pk), {"who": str(cast.cedar.pk), "why": WHY})
    assert sees(cast["team_manager"], cast.cedar)
    glass = BreakGlass.objects.get()
    close = at("break-glass-close", glass.pk)
    assert signed_in("social_worker").post(close).status_code == 404
    client.post(close)
    assert not sees(cast["team_manager"], cast.cedar)
    assert Event.objects.filter(action="people.glass.closed").count() == 1
    client.post(close)
    assert Event.objects.filter(action="people.glass.closed").count() == 1


def test_a_record_closed_by_adoption_does_not_open_and_reads_like_none(
    cast: Any, signed_in: SignedIn
) -> None:
    client = signed_in("social_worker")
    said = {"who": "9999", "why": WHY}
    nothing = plain(client.post(reverse("break-glass"), said).content)
    closed = plain(client.post(reverse("break-glass"), said | {"who": "1004"}).content)
    assert closed.replace("1004", "9999") == nothing
    assert "No record can be opened" in nothing
    tries = Event.objects.filter(action="people.glass.tried")
    assert [event.after["sought"] for event in tries] == ["9999", "1004"]
    assert not BreakGlass.objects.exists()


def test_only_those_with_the_right_break_the_glass(cast: Any, signed_in: SignedIn) -> None:
    for role, user in cast.users.items():
        answer = signed_in(role).get(reverse("break-glass"))
        assert (answer.status_code == 200) is user.may("break_glass"), role


def test_what_was_opened_is_reported_and_reviewed_by_another(
    cast: Any, signed_in: SignedIn
) -> None:
    signed_in("social_worker").post(reverse("break-glass"), {"who": "1002", "why": WHY})
    glass = BreakGlass.objects.get()
    assert waiting_for_review(cast["head_of_service"]) == 1
    page = signed_in("head_of_service").get(reverse("opened-out-of-reach")).content.decode()
    assert WHY in page
    assert "1 waits for a review" in page
    assert "Birch" in page
    assert "Birch" not in signed_in("auditor").get(reverse("opened-out-of-reach")).content.decode()

    url = at("opened-review", glass.pk)
    client = signed_in("head_of_service")
    client.post(url, {"review": "Right to open it. Spoke with the worker."})
    assert waiting_for_review(cast["head_of_service"]) == 0
    glass.refresh_from_db()
    assert glass.reviewed_by == cast["head_of_service"]
    again = signed_in("auditor").post(url, {"review": "Second thoughts"})
    assert b"reviewed this already" in again.content
    assert Event.objects.get(action="people.glass.reviewed").child == cast.birch.pk


def test_nobody_reviews_their_own(cast: Any, signed_in: SignedIn) -> None:
    head = cast["head_of_service"]
    glass = BreakGlass.objects.create(
        user=head, child=cast.cedar.pk, why=WHY, ends_at=timezone.now() + timedelta(hours=1)
    )
    assert waiting_for_review(head) == 0
    assert signed_in("head_of_service").get(at("opened-review", glass.pk)).status_code == 404
    with pytest.raises(ValidationError, match="Somebody else"):
        actions.review_glass(by=head, glass=glass, review="Fine")


def test_a_team_manager_reviews_only_their_own_team(cast: Any) -> None:
    stranger = User.objects.create_user("s@council.test", name="Stranger")
    Grant.objects.create(user=stranger, role="team_manager", team=cast.vale)
    mine = cast["social_worker"]
    ends = timezone.now() + timedelta(hours=1)
    of_team = BreakGlass.objects.create(user=mine, child=cast.birch.pk, why=WHY, ends_at=ends)
    of_child = BreakGlass.objects.create(user=stranger, child=cast.ash.pk, why=WHY, ends_at=ends)
    BreakGlass.objects.create(user=stranger, child=cast.birch.pk, why=WHY, ends_at=ends)
    assert set(opened_out_of_reach(cast["team_manager"])) == {of_team, of_child}


@pytest.fixture
def adopted(cast: Any) -> tuple[Child, Child]:
    """Ash, whose sister is Birch, was adopted and is now Rowan Newlife."""
    Relationship.objects.create(child=cast.ash, relation="sister", other=cast.birch)
    Relationship.objects.create(
        child=cast.birch, relation="brother", other=cast.ash, address="1 Adopters Lane",
        phone="0777", contact="Each month at the adopters’", lives_with=False,
    )  # fmt: skip
    row = Relationship.objects.get(child=cast.birch)
    with transaction.atomic():
        audit.record(
            by=cast["social_worker"], action="people.relationship.added", subject=row,
            child=cast.birch.pk, after={"address": "1 Adopters Lane", "name": "Ash"},
        )  # fmt: skip
    new = {"forename": "Rowan", "surname": "Newlife", "child": "2001"}
    begun = actions.sever(
        by=cast["head_of_service"], child=cast.ash, new=new, carry=["dob", "sex"], why="Order"
    )
    cast.ash.refresh_from_db()
    return cast.ash, begun


def test_nothing_is_carried_but_what_was_chosen(cast: Any, adopted: tuple[Child, Child]) -> None:
    old, new = adopted
    assert (new.name, new.child, new.dob, new.sex) == ("Rowan Newlife", "2001", old.dob, old.sex)
    assert (new.upn, new.ethnic, new.uasc, new.language) == ("", "", False, "")
    for related in Child._meta.related_objects:
        name = related.get_accessor_name()
        if name and name not in {"standing", "may_open"} and related.one_to_many:
            assert not getattr(new, name).exists(), name
    assert list(new.may_open.values_list("user__email", flat=True)) == [
        "head_of_service@council.test"
    ]


def test_the_old_record_opens_only_to_those_with_the_right(
    cast: Any, adopted: tuple[Child, Child], signed_in: SignedIn
) -> None:
    old, new = adopted
    for role, user in cast.users.items():
        right = role == "head_of_service"
        assert sees(user, old) is right, role
        assert sees(user, new) is right, role
    page = signed_in("head_of_service").get(at("child-adoption", old.pk)).content.decode()
    assert "Rowan Newlife" in page
    back = signed_in("head_of_service").get(at("child-adoption", new.pk)).content.decode()
    assert "Ash Hillside" in back


def test_a_relatives_record_keeps_the_old_name_and_nothing_that_leads_further(
    cast: Any, adopted: tuple[Child, Child]
) -> None:
    row = Relationship.objects.get(child=cast.birch)
    assert (row.name, row.relation, row.other) == ("Ash Hillside", "brother", None)
    assert (row.address, row.phone, row.contact, row.lives_with) == ("", "", "", None)


def test_what_a_relatives_record_said_before_is_not_read_in_its_log_either(
    cast: Any, adopted: tuple[Child, Child], signed_in: SignedIn
) -> None:
    log = at("child-log", cast.birch.pk)
    assert b"Adopters Lane" in signed_in("head_of_service").get(log).content
    row = Relationship.objects.get(child=cast.birch)
    history = reverse("fact-history", args=[cast.birch.pk, "person", row.pk])
    for role in ("analyst", "placements", "virtual_school"):
        assert b"Adopters Lane" not in signed_in(role).get(log).content
        assert b"Adopters Lane" not in signed_in(role).get(history).content


def test_a_restricted_sister_is_not_named_in_her_brothers_record(
    cast: Any, signed_in: SignedIn
) -> None:
    Relationship.objects.create(child=cast.ash, relation="sister", other=cast.cedar)
    for role in ("social_worker", "analyst", "head_of_service"):
        page = signed_in(role).get(at("child", cast.ash.pk)).content
        assert b"Cedar" not in page, role
        assert str(cast.cedar.pk).encode() not in page, role


def test_no_page_of_anybody_without_the_right_ties_the_two_together(
    cast: Any, adopted: tuple[Child, Child], signed_in: SignedIn
) -> None:
    """Open the new record to the whole service, as it will be one day, and look everywhere."""
    old, new = adopted
    Child.objects.filter(pk=new.pk).update(restricted=False)
    MayOpen.objects.all().delete()
    traces = {"old": (str(old.pk), "Ash Hillside"), "new": (str(new.pk), "Rowan", "2001")}
    for role in ("analyst", "administrator", "auditor", "placements", "team_manager"):
        client = signed_in(role)
        for url in (
            reverse("audit"), f"{reverse('audit')}?format=csv",
            f"{reverse('audit')}?child={old.pk}", f"{reverse('audit')}?child=2001",
            at("child", new.pk), at("child", cast.birch.pk), at("child-log", new.pk),
            at("child-log", old.pk), at("child-adoption", new.pk), reverse("children"),
            f"{reverse('find')}?q=Ash", f"{reverse('find')}?q=Rowan",
        ):  # fmt: skip
            page = client.get(url, follow=True)
            if page.status_code != 200:
                continue
            said = plain(page.content)
            told = {side for side, words in traces.items() if any(word in said for word in words)}
            asked = {side for side, words in traces.items() if any(w in url for w in words)}
            assert told | asked != {"old", "new"}, (role, url)


def test_the_log_hides_the_tie_from_those_without_the_right(
    cast: Any, adopted: tuple[Child, Child], signed_in: SignedIn
) -> None:
    acts = list(Event.objects.filter(action__startswith="people.adoption."))
    assert [e.action.rpartition(".")[2] for e in acts] == [
        "severed",
        "begun",
        "linked",
        "forgotten",
    ]
    hidden = signed_in("auditor").get(reverse("audit")).context["rows"]
    assert not {row.id for row in hidden} & {event.pk for event in acts}
    shown = signed_in("head_of_service").get(reverse("audit")).context["rows"]
    assert {event.pk for event in acts} <= {row.id for row in shown}


def test_a_record_is_closed_once(cast: Any, adopted: tuple[Child, Child]) -> None:
    old, _ = adopted
    head = cast["head_of_service"]
    with pytest.raises(ValidationError, match="closed by adoption already"):
        actions.sever(by=head, child=old, new={"forename": "X"}, carry=[], why="x")
    new = {"forename": "X", "surname": "Y", "child": "1002"}
    with pytest.raises(ValidationError, match="Another record has this number"):
        actions.sever(by=head, child=cast.birch, new=new, carry=[], why="x")
    assert not Child.objects.get(pk=cast.birch.pk).severed
    assert AdoptionLink.objects.count() == 1


def test_closing_by_adoption_asks_before_it_does(cast: Any, signed_in: SignedIn) -> None:
    client, url = signed_in("head_of_service"), at("child-adoption", cast.birch.pk)
    said = {"forename": "Rowan", "surname": "Newlife", "carry": ["dob"], "why": "Order of 3 May"}
    assert b"Tick the box" in client.post(url, said).content
    answer = client.post(url, said | {"sure": "on"})
    assert answer.headers["Location"] == url
    new = AdoptionLink.objects.get(before=cast.birch).after
    assert new.name == "Rowan Newlife"
    assert new.child.startswith("H")
    hacked = said | {"sure": "on", "carry": ["upn"], "child": ""}
    assert client.post(at("child-adoption", new.pk), hacked).status_code == 200


def test_a_childs_log_is_for_those_who_see_the_child_or_read_the_log(
    cast: Any, signed_in: SignedIn
) -> None:
    signed_in("social_worker").get(at("child", cast.ash.pk))
    url = at("child-log", cast.ash.pk)
    page = signed_in("social_worker").get(url).content.decode()
    assert "Social worker</strong> saw a child’s record" in page
    auditor = signed_in("auditor").get(url).content.decode()
    assert "Social worker</strong> saw" in auditor
    assert "Ash" not in auditor
    assert signed_in("social_worker").get(at("child-log", cast.birch.pk)).status_code == 404
    assert signed_in("board_member").get(url).status_code == 404
    assert signed_in("auditor").get(at("child-log", uuid4())).status_code == 404


@pytest.mark.parametrize("role", ["head_of_service", "auditor", "administrator"])
def test_who_reads_the_log_does_not_read_that_of_a_hidden_child(
    cast: Any, signed_in: SignedIn, role: str
) -> None:
    change_child(
        by=cast["analyst"], child=cast.cedar, values={"religion": "None"}, why="Cedar told us"
    )
    client = signed_in(role)
    assert client.get(at("child-log", cast.cedar.pk)).status_code == 404
    for words in ("", cast.cedar.child, str(cast.cedar.pk)):
        page = client.get(reverse("audit"), {"child": words})
        assert b"Cedar told us" not in page.content
        about_them = [row for row in page.context["rows"] if "corrected" in row.words]
        assert len(about_them) == (0 if words else 1)  # that something was done stays in the log


@pytest.mark.parametrize("is_gone", [False, True])
def test_a_restricted_sister_is_not_named_in_her_brothers_log(
    cast: Any, signed_in: SignedIn, is_gone: bool
) -> None:
    values = {"relation": "sister", "name": "Cedar Hidden", "other": cast.cedar}
    (row,) = apply(
        by=cast["head_of_service"], child=cast.ash, changes=[Change(Relationship, None, values)]
    )
    change = Change(Relationship, row.pk, {**values, "contact": "Cedar rings"})
    apply(by=cast["head_of_service"], child=cast.ash, changes=[change], why="They talk")
    if is_gone:
        gone = Change(Relationship, row.pk, None)
        apply(by=cast["head_of_service"], child=cast.ash, changes=[gone], why="Wrong")
    log = at("child-log", cast.ash.pk)
    for role in ("social_worker", "analyst", "head_of_service"):
        page = signed_in(role).get(log).content
        assert b"Cedar" not in page, role
        assert str(cast.cedar.pk).encode() not in page, role
    MayOpen.objects.create(child=cast.cedar, user=cast["analyst"])
    assert b"Cedar rings" in signed_in("analyst").get(log).content


def test_where_adopters_live_is_read_only_with_the_right_to_see_adoption(
    cast: Any, signed_in: SignedIn
) -> None:
    begun = date(2024, 1, 1)
    *_, row = apply(
        by=cast["analyst"],
        child=cast.ash,
        changes=[
            Change(PeriodOfCare, None, {"decom": begun}),
            Change(LegalStatus, None, {"decom": begun, "ls": "E1"}),
            Change(Placement, None, {"decom": begun, "place": "A6", "pl_post": "SW1A1AA"}),
        ],
    )
    fact = [cast.ash.pk, "placement", row.pk]
    pages = [at(name, cast.ash.pk) for name in ("child", "journey", "child-log")]
    pages += [reverse(f"{name}-fact", args=fact) for name in ("correct", "remove")]
    pages.append(reverse("fact-history", args=fact))
    for page in pages:
        said = signed_in("analyst").get(page).content.replace(b" ", b"")
        assert b"SW1A1AA" in said, page
        for role in ("placements", "virtual_school", "health", "finance"):
            said = signed_in(role).get(page).content.replace(b" ", b"")
            assert b"SW1A1AA" not in said, (role, page)


def test_what_is_of_health_or_immigration_is_withheld_in_the_childs_log_too(
    cast: Any, signed_in: SignedIn
) -> None:
    number = {"kind": "HOME_OFFICE", "value": "A1234567"}
    apply(by=cast["analyst"], child=cast.ash, changes=[Change(Identifier, None, number)])
    change_child(
        by=cast["analyst"], child=cast.ash, values={"disability": ["MOB"]}, why="Told by the school"
    )
    log = at("child-log", cast.ash.pk)
    for role, reads in (
        ("analyst", {"A1234567", "MOB"}),
        ("finance", {"A1234567"}),
        ("health", {"MOB"}),
        ("virtual_school", set()),
    ):
        page = signed_in(role).get(log).content.decode()
        assert {each for each in ("A1234567", "MOB") if each in page} == reads, role
