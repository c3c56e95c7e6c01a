"""People who sign in, what they may do, teams, and the council's settings."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from hearth_web.access import actions as set_up_actions
from hearth_web.access.actions import people as actions
from hearth_web.access.actions.teams import add_team, change_team
from hearth_web.access.models import Grant, Team, User
from hearth_web.access.verbs import Verb
from hearth_web.access.views.account import WORDS
from hearth_web.audit.chain import prove
from hearth_web.audit.models import Event
from hearth_web.ui.models import House

pytestmark = pytest.mark.django_db
PASSWORD = "three odd wet lamps"
SignedIn = Callable[[str], Client]


def latest(action: str) -> Event:
    found = Event.objects.filter(action=action).order_by("id").last()
    assert found, f"nothing is logged as {action}"
    return found


def test_a_person_is_added_with_a_link_that_works_once(cast: Any, signed_in: SignedIn) -> None:
    said = {"name": "Bo Reed", "email": "bo@council.test", "roles": ["board_member"]}
    page = signed_in("administrator").post(reverse("user-add"), said)
    link = page.context["link"]
    assert link in page.content.decode()
    assert page.headers["Cache-Control"] == "no-store"
    bo = User.objects.get(email="bo@council.test")
    assert not bo.has_usable_password()
    assert [grant.role for grant in bo.held] == ["board_member"]

    client = Client()
    form = client.get(link, follow=True)
    assert b"Choose your password" in form.content
    there = form.context["action_url"]
    weak = client.post(there, {"password1": "Summer2026!!", "password2": "Summer2026!!"})
    assert b"easy to guess" in weak.content
    client.post(there, {"password1": PASSWORD, "password2": PASSWORD})
    assert client.login(email="bo@council.test", password=PASSWORD)
    again = Client().get(link, follow=True)
    assert b"The link does not work" in again.content


def test_the_link_is_mailed_where_mail_is_set_up(cast: Any, signed_in: SignedIn) -> None:
    url = reverse("user-link", args=[cast["board_member"].pk])
    page = signed_in("administrator").post(url)
    assert mail.outbox[0].to == ["board_member@council.test"]
    assert page.context["link"] in mail.outbox[0].body
    assert latest("access.link.made").subject_id == str(cast["board_member"].pk)


def test_nobody_is_added_twice(cast: Any, signed_in: SignedIn) -> None:
    said = {"name": "Bo", "email": "Analyst@Council.Test"}
    page = signed_in("administrator").post(reverse("user-add"), said)
    assert b"signs in already" in page.content


def test_roles_are_given_in_teams_and_logged_with_before_and_after(
    cast: Any, signed_in: SignedIn
) -> None:
    bo = cast["board_member"]
    said = {"teams_team_manager": [str(cast.vale.pk)], "version": bo.version}
    signed_in("administrator").post(reverse("user-roles", args=[bo.pk]), said)
    bo = User.objects.get(pk=bo.pk)
    assert [str(grant) for grant in bo.held] == ["Team manager, Vale team"]
    event = latest("access.roles.changed")
    assert event.before == {"roles": ["Board member"]}
    assert event.after == {"roles": ["Team manager, Vale team"], "person": "Board member"}
    assert event.by == "Administrator"


def test_roles_changed_meanwhile_are_not_written_over(cast: Any, signed_in: SignedIn) -> None:
    bo = cast["board_member"]
    old = bo.version
    actions.set_roles(by=cast["administrator"], user=bo, roles=[("auditor", None)])
    url = reverse("user-roles", args=[bo.pk])
    page = signed_in("administrator").post(url, {"roles": ["finance"], "version": old})
    assert b"Somebody else changed this" in page.content
    assert [grant.role for grant in User.objects.get(pk=bo.pk).held] == ["auditor"]


@pytest.mark.parametrize("role", ["analyst", "head_of_service", "social_worker", "finance"])
def test_an_administrator_cannot_open_childrens_records_to_themselves(
    cast: Any, signed_in: SignedIn, role: str
) -> None:
    me = cast["administrator"]
    said = {"roles": ["administrator", role], "version": me.version}
    page = signed_in("administrator").post(reverse("user-roles", args=[me.pk]), said)
    assert b"Another administrator must give it to you" in page.content
    assert not User.objects.get(pk=me.pk).may(Verb.SEE_CHILDREN)


def test_another_administrator_may_give_it_to_them(cast: Any) -> None:
    me = cast["administrator"]
    other = actions.add_person(
        by=me, email="c@council.test", name="Cy", roles=[("administrator", None)]
    )
    roles = [("administrator", None), ("analyst", None)]
    actions.set_roles(by=other, user=me, roles=roles)
    assert User.objects.get(pk=me.pk).may(Verb.SEE_CHILDREN)


def test_the_last_administrator_stays(cast: Any) -> None:
    me = cast["administrator"]
    with pytest.raises(ValidationError, match="only administrator"):
        actions.set_roles(by=me, user=me, roles=[])
    with pytest.raises(ValidationError, match="only administrator"):
        actions.close_account(by=cast["auditor"], user=me)
    with pytest.raises(ValidationError, match="your own account"):
        actions.close_account(by=me, user=me)
    other = actions.add_person(
        by=me, email="c@council.test", name="Cy", roles=[("administrator", None)]
    )
    actions.close_account(by=me, user=other)
    with pytest.raises(ValidationError, match="only administrator"):
        actions.set_roles(by=me, user=me, roles=[("auditor", None)])


def test_a_closed_account_is_signed_out_everywhere_at_once(
    cast: Any, signed_in: SignedIn, client: Client
) -> None:
    cast["finance"].set_password(PASSWORD)
    cast["finance"].save()
    client.post(reverse("account_login"), {"login": "finance@council.test", "password": PASSWORD})
    assert client.get(reverse("my-account")).status_code == 200
    url = reverse("user-close", args=[cast["finance"].pk])
    assert b"Enter why" in signed_in("administrator").post(url, {}).content
    signed_in("administrator").post(url, {"why": "Left the council"})
    assert client.get(reverse("my-account")).status_code == 404
    assert latest("access.person.closed").why == "Left the council"
    signed_in("administrator").post(
        reverse("user-open", args=[cast["finance"].pk]), {"why": "Came back"}
    )
    assert User.objects.get(pk=cast["finance"].pk).may(Verb.SEE_CHILDREN)


def test_people_are_found_by_name_address_and_role(cast: Any, signed_in: SignedIn) -> None:
    client, url = signed_in("administrator"), reverse("users")

    def names(**asked: str) -> set[str]:
        return {user.name for user in client.get(url, asked).context["table"].rows}

    assert names(q="nurse") == {"Looked-after children's nurse"}
    assert names(q="virtual_school@") == {"Virtual school"}
    assert names(role="auditor") == {"Auditor"}
    assert names(closed="on") == set()
    assert client.get(url, {"q": "<script>", "role": "nonsense"}).status_code == 200


def test_the_list_taken_away_is_logged(cast: Any, signed_in: SignedIn) -> None:
    answer = signed_in("administrator").get(reverse("users"), {"format": "csv", "q": "audit"})
    assert answer.content.decode("utf-8-sig").splitlines()[1].startswith("Auditor,auditor@")
    assert latest("access.people.taken").by == "Administrator"


def test_hidden_fields_that_were_changed_give_nothing(cast: Any, signed_in: SignedIn) -> None:
    bo = cast["board_member"]
    url = reverse("user-roles", args=[bo.pk])
    for said in (
        {"roles": ["superuser"]},
        {"roles": ["team_manager"]},
        {"teams_team_manager": ["00000000-0000-0000-0000-000000000000"]},
        {"teams_team_manager": ["' OR 1=1"]},
    ):
        page = signed_in("administrator").post(url, {**said, "version": bo.version})
        assert page.status_code == 200
        assert [g.role for g in User.objects.get(pk=bo.pk).held] == ["board_member"]


def test_teams_are_added_moved_renamed_and_closed(cast: Any, signed_in: SignedIn) -> None:
    client = signed_in("administrator")
    client.post(
        reverse("settings-team-add"), {"name": "Lake team", "code": "L", "parent": cast.hill.pk}
    )
    lake = Team.objects.get(name="Lake team")
    url = reverse("settings-team", args=[lake.pk])
    said = {
        "name": "River team", "code": "R", "parent": cast.vale.pk, "open": "no",
        "version": lake.version,
    }  # fmt: skip
    client.post(url, said)
    lake.refresh_from_db()
    assert (lake.name, lake.parent, lake.open) == ("River team", cast.vale, False)
    assert latest("access.team.changed").before["name"] == "Lake team"
    assert b"Somebody else changed this" in client.post(url, said).content


def test_a_team_cannot_stand_below_itself_or_close_over_others(cast: Any) -> None:
    by, service = cast["administrator"], cast.hill.parent
    with pytest.raises(ValidationError, match="below itself"):
        change_team(by=by, team=service, name="S", code="", parent=cast.hill, open=True)
    with pytest.raises(ValidationError, match="below this one first"):
        change_team(by=by, team=service, name="S", code="", parent=None, open=False)
    with pytest.raises(ValidationError, match="of this name already"):
        add_team(by=by, name="hill TEAM")


def test_a_set_up_code_makes_the_first_administrator_once(client: Client) -> None:
    old, code = set_up_actions.set_up_code(), set_up_actions.set_up_code()
    assert client.get(reverse("set-up", args=["guess"])).status_code == 404
    assert client.get(reverse("set-up", args=[old])).status_code == 404
    url = reverse("set-up", args=[code])
    said = {"name": "Ada", "email": "Ada@council.test", "password": PASSWORD, "again": "other"}
    assert b"not the same" in client.post(url, said).content
    answer = client.post(url, said | {"again": PASSWORD})
    assert answer.status_code == 302
    ada = User.objects.get()
    assert {grant.role for grant in ada.held} == {"administrator", "analyst"}
    assert client.get(reverse("my-account")).status_code == 200
    assert client.get(reverse("usersessions_list")).context["session_count"] == 1
    assert client.get(url).status_code == 404
    assert client.post(url, said | {"again": PASSWORD}).status_code == 404
    assert set_up_actions.set_up_code() == ""
    assert prove().whole


def png(width: int = 4, text: bytes = b"") -> bytes:
    def piece(name: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        )

    header = struct.pack(">IIBBBBB", width, 1, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" + b"\xff" * width)
    return (
        b"\x89PNG\r\n\x1a\n" + piece(b"IHDR", header) + text + piece(b"IDAT", rows)
        + piece(b"IEND", b"")
    )  # fmt: skip


def logo(data: bytes, name: str = "logo.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, "image/png")


def test_the_council_shows_its_name_colour_and_logo(cast: Any, signed_in: SignedIn) -> None:
    client, url = signed_in("administrator"), reverse("house")
    client.post(url, {"name": "Lewisham", "accent": "#AA3300", "logo": logo(png())})
    house = House.now()
    assert (house.name, house.accent, bytes(house.logo)) == ("Lewisham", "#aa3300", png())
    event = latest("access.house.changed")
    assert set(event.after) == {"name", "accent", "logo"}
    client.post(url, {"name": "Lewisham", "accent": "#aa3300", "without_logo": "on"})
    assert not House.now().logo


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (logo(b"<svg onload='alert(1)'/>"), b"must be a PNG picture"),
        (logo(png(), "logo.exe"), b"must be a .png file"),
        (logo(png()[:40]), b"not a whole PNG"),
        (logo(b"\x89PNG\r\n\x1a\n" + b"0" * 400_000), b"smaller than 300 kB"),
    ],
)
def test_what_is_no_logo_is_refused(
    cast: Any, signed_in: SignedIn, file: SimpleUploadedFile, said: bytes
) -> None:
    page = signed_in("administrator").post(
        reverse("house"), {"name": "Lewisham", "accent": "#aa3300", "logo": file}
    )
    assert said in page.content, page.context["form"].errors
    assert not House.now().logo


def test_everybody_signed_in_reads_who_may_do_what(cast: Any, signed_in: SignedIn) -> None:
    assert set(WORDS) == set(Verb), "Say in views/account.py what the new verb lets a person do."
    page = signed_in("board_member").get(reverse("roles")).content.decode()
    assert page.count("Reaches ") == len(cast.users)
    assert Grant.objects.count() == len(cast.users)
