"""One child, one page: what stands on it, for whom, and that it is logged."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone

from hearth_web.access.models import BreakGlass, Grant
from hearth_web.audit.models import Event
from hearth_web.people import standing
from hearth_web.people.models import (
    AdoptionPlan,
    AdoptionYear,
    Allocation,
    Child,
    Deprivation,
    Document,
    Identifier,
    LegalStatus,
    Note,
    PeriodOfCare,
    Placement,
    Relationship,
    Review,
    Worker,
)
from hearth_web.wellbeing.models import HealthCheck, HealthYear, MissingEpisode, SdqScore, Visit

pytestmark = pytest.mark.django_db
SignedIn = Callable[[str], Client]
Drawn = Callable[..., None]
PAGES = ("", "journey/")


def page(client: Client, child: Child, more: str = "") -> str:
    answer = client.get(f"/children/{child.pk}/{more}")
    assert answer.status_code == 200
    return answer.content.decode()


WHO_OPENS = {
    "analyst": {"ash", "birch"},
    "head_of_service": {"ash", "birch", "elder"},
    "team_manager": {"ash"},
    "social_worker": {"ash"},
    "fostering": {"ash"},
    "health": {"ash", "birch"},
    "finance": {"ash", "birch"},
    "board_member": set(),
    "administrator": set(),
    "auditor": set(),
}


@pytest.mark.parametrize("more", PAGES)
@pytest.mark.parametrize("role", WHO_OPENS)
def test_each_opens_only_those_within_reach(
    role: str, more: str, cast: Any, signed_in: SignedIn
) -> None:
    client = signed_in(role)
    for name in ("ash", "birch", "cedar", "elder"):
        child = getattr(cast, name)
        expected = 200 if name in WHO_OPENS[role] else 404
        assert client.get(f"/children/{child.pk}/{more}").status_code == expected, name
    assert client.get(f"/children/{uuid4()}/{more}").status_code == 404


@pytest.mark.parametrize("more", PAGES)
def test_that_it_was_seen_is_logged_and_only_then(
    more: str, cast: Any, signed_in: SignedIn
) -> None:
    before = Event.objects.filter(action="people.child.seen").count()
    page(signed_in("social_worker"), cast.ash, more)
    signed_in("social_worker").get(f"/children/{cast.birch.pk}/{more}")
    seen = Event.objects.filter(action="people.child.seen")
    assert seen.count() == before + 1
    event = seen.latest("id")
    assert (event.child, event.by) == (cast.ash.pk, "Social worker")
    assert event.after == {"page": "journey" if more else "child"}


@pytest.fixture
def everything(cast: Any, in_care: Drawn) -> Child:
    """Ash with something of every kind in the record."""
    ash: Child = cast.ash
    Child.objects.filter(pk=ash.pk).update(
        uasc=True, nationality="Sudanese", disability="MOB", known_as="Sunny", about="I hate peas."
    )
    in_care(ash, date(2022, 1, 1), date(2023, 1, 1), rec="E4A", ls="V2", carer="Larch House")
    in_care(ash, date(2024, 1, 1), ls="E1", place="A6", carer="The Adopters", pl_post="HX9 9ZZ")
    author = cast["social_worker"]
    for fact in (
        Identifier(child=ash, kind="HOME_OFFICE", value="H1234567"),
        AdoptionPlan(child=ash, date_placed=date(2024, 2, 9)),
        AdoptionYear(child=ash, year=2026, date_match=date(2025, 3, 3)),
        Deprivation(child=ash, dolo_start=date(2025, 1, 1)),
        Review(child=ash, review=date(2024, 3, 1), review_code="PN1"),
        Relationship(child=ash, name="Gran", relation="Grandmother", contact="On Sundays"),
        Note(
            child=ash,
            at=datetime(2026, 1, 1, tzinfo=UTC),
            kind="Visit",
            title="A walk",
            body="By the canal",
            author=author,
            to_child=True,
        ),
        HealthCheck(child=ash, kind="Health assessment", date=date(2025, 5, 5)),
        SdqScore(child=ash, date=date(2025, 6, 6), score=15),
        HealthYear(child=ash, year=2026, immunisations="1"),
        MissingEpisode(child=ash, missing="M", mis_start=date(2025, 7, 7)),
        Visit(child=ash, date=date(2026, 2, 2), seen="Y", seen_alone="Y"),
    ):
        fact.save()
    standing.refresh([ash.pk])
    ash.refresh_from_db()
    return ash


SHOWN_TO = {
    "Sudanese": {"analyst", "social_worker", "finance"},
    "H1234567": {"analyst", "social_worker", "finance"},
    "Mobility": {"analyst", "social_worker", "placements", "health"},
    "5 May 2025": {"analyst", "social_worker", "placements", "health"},
    "borderline": {"analyst", "social_worker", "placements", "health"},
    "9 February 2024": {"analyst", "social_worker"},
    "3 March 2025": {"analyst", "social_worker"},
    "The Adopters": {"analyst", "social_worker"},
    "HX9 9ZZ": {"analyst", "social_worker"},
    "I hate peas.": {"analyst", "social_worker", "finance", "placements", "health", "fostering"},
    "Larch House": {"analyst", "social_worker", "finance", "placements", "health", "fostering"},
    "7 July 2025": {"analyst", "social_worker", "finance", "placements", "health", "fostering"},
    "By the canal": {"analyst", "social_worker", "finance", "placements", "health", "fostering"},
}


@pytest.mark.parametrize(
    "role", ["analyst", "social_worker", "finance", "placements", "health", "fostering"]
)
def test_what_needs_a_verb_is_shown_only_to_its_holders(
    role: str, everything: Child, signed_in: SignedIn
) -> None:
    client = signed_in(role)
    shown = page(client, everything)
    told = page(client, everything, "journey/")
    for words, who in SHOWN_TO.items():
        assert (words in shown) is (role in who), words
        assert role in who or words not in told, words


def test_a_verb_held_for_other_children_shows_nothing_of_this_one(
    everything: Child, cast: Any, signed_in: SignedIn
) -> None:
    """A social worker who is also in the virtual school sees Birch, but not Birch's health."""
    Grant.objects.create(user=cast["social_worker"], role="virtual_school")
    SdqScore.objects.create(child=cast.birch, date=date(2025, 6, 6), score=15)
    client = signed_in("social_worker")
    assert "borderline" in page(client, everything)
    assert "borderline" not in page(client, cast.birch)
    assert "Immigration" not in page(client, cast.birch)


def test_how_they_like_to_be_known_comes_first(everything: Child, signed_in: SignedIn) -> None:
    shown = page(signed_in("social_worker"), everything)
    heading = re.search(r"<h1[^>]*>(.*?)</h1>", shown)
    assert heading is not None and heading.group(1) == "Sunny Hillside"
    assert "Full name Ash Hillside" in shown
    assert shown.index("What Sunny Hillside wants people to know") < shown.index("Who they are")
    assert shown.count("<h1") == 1


def test_the_statutory_word_stands_beside_the_everyday_one(
    everything: Child, signed_in: SignedIn
) -> None:
    shown = page(signed_in("social_worker"), everything)
    assert "With adopters: The Adopters" in shown
    assert "new carers (A6)" in shown
    assert "Placement order (E1)" in shown


@pytest.fixture
def sibling(cast: Any, in_care: Drawn) -> Child:
    """Birch, who is Ash's sibling and lives in a home of their own."""
    in_care(cast.birch, date(2024, 1, 1), place="K2", carer="Larch House", pl_post="HX2 2BB")
    Relationship.objects.create(
        child=cast.ash,
        other=cast.birch,
        relation="SIBLING",
        name="Birch Valeside",
        contact="Every Saturday",
    )
    birch: Child = cast.birch
    return birch


def test_a_sibling_within_reach_is_named_with_where_they_live(
    sibling: Child, cast: Any, signed_in: SignedIn
) -> None:
    shown = page(signed_in("analyst"), cast.ash)
    assert f'href="/children/{sibling.pk}/"' in shown
    assert "Lives in a children’s home: Larch House, HX2 2BB." in shown
    assert "The same home as" not in shown


def test_a_sibling_in_the_same_home_is_said_to_be(
    sibling: Child, cast: Any, in_care: Drawn, signed_in: SignedIn
) -> None:
    in_care(cast.ash, date(2024, 1, 1), place="K2", carer="Larch House", pl_post="HX2 2BB")
    assert "The same home as Ash Hillside." in page(signed_in("analyst"), cast.ash)


def test_of_a_sibling_out_of_reach_only_that_there_is_one(
    sibling: Child, cast: Any, signed_in: SignedIn
) -> None:
    shown = page(signed_in("social_worker"), cast.ash)
    assert "Brother or sister" in shown
    assert "Every Saturday" in shown
    for words in ("Birch", "Valeside", "Larch House", "HX2 2BB", str(sibling.pk), "1002"):
        assert words not in shown, words


@pytest.mark.parametrize("hide", ["restricted", "severed"])
def test_a_sibling_whose_record_is_hidden_is_not_there(
    hide: str, sibling: Child, cast: Any, signed_in: SignedIn
) -> None:
    Child.objects.filter(pk=sibling.pk).update(**{hide: True})
    shown = page(signed_in("analyst"), cast.ash)
    assert "other or sister" not in shown
    assert "Every Saturday" not in shown
    assert "Nobody is recorded yet." in shown


def test_a_record_opened_out_of_reach_shows_what_their_role_would_and_lets_them_change_nothing(
    everything: Child, cast: Any, signed_in: SignedIn
) -> None:
    Allocation.objects.filter(child=everything, role="SW").delete()
    client = signed_in("social_worker")
    assert client.get(f"/children/{everything.pk}/").status_code == 404
    BreakGlass.objects.create(
        user=cast["social_worker"],
        child=everything.pk,
        why="On call",
        ends_at=timezone.now() + timedelta(hours=1),
    )
    shown = page(client, everything)
    assert "borderline" in shown
    assert "Record something" not in shown
    assert ">Change<" not in shown


@pytest.mark.parametrize(("role", "may"), [("social_worker", True), ("finance", False)])
def test_forms_are_offered_to_those_who_may_record(
    role: str, may: bool, everything: Child, signed_in: SignedIn
) -> None:
    client = signed_in(role)
    shown = page(client, everything)
    assert ("Record something" in shown) is may
    links = set(re.findall(rf'href="(/children/{everything.pk}/[^"#]*/[^"]+)"', shown))
    assert any("/note/" in link for link in links) is may
    for link in links:
        assert client.get(link).status_code == 200, link


def test_workers_now_and_before_with_the_reason(cast: Any, signed_in: SignedIn) -> None:
    old = Worker.objects.create(worker="old", name="Olive Dene", team=cast.vale)
    Allocation.objects.create(
        child=cast.ash,
        role="SW",
        worker=old,
        decom=date(2022, 1, 1),
        dec=date(2024, 1, 1),
        sw_reason="LEFTRL",
    )
    Allocation.objects.filter(child=cast.ash, role="SW", dec=None).update(
        why="You asked for a change."
    )
    shown = page(signed_in("team_manager"), cast.ash)
    assert "2 social workers so far." in shown
    assert "Social worker: Olive Dene" in shown
    assert "Previous worker left the role" in shown
    assert "You asked for a change." in shown


def test_a_child_in_care_without_a_social_worker_has_that_at_the_top(
    cast: Any, in_care: Drawn, signed_in: SignedIn
) -> None:
    Allocation.objects.all().delete()
    in_care(cast.ash)
    shown = page(signed_in("analyst"), cast.ash)
    assert re.search(r"<dt>Social worker</dt><dd><strong[^>]*>Nobody", shown)


def document(child: Child, author: Any, body: bytes = b"words") -> Document:
    return Document.objects.create(
        child=child,
        at=date(2026, 1, 1),
        kind="Letter",
        title="A letter",
        name="letter.html",
        size=len(body),
        digest="0" * 64,
        author=author,
        file=ContentFile(body, "x"),
    )


@pytest.fixture(autouse=True)
def files(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def test_a_document_is_handed_out_to_be_saved_and_that_is_logged(
    cast: Any, signed_in: SignedIn
) -> None:
    letter = document(cast.ash, cast["analyst"], b"<script>alert(1)</script>")
    answer = signed_in("social_worker").get(f"/children/{cast.ash.pk}/documents/{letter.pk}/")
    assert b"".join(answer.streaming_content) == b"<script>alert(1)</script>"
    assert answer["Content-Disposition"] == 'attachment; filename="letter.html"'
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["X-Content-Type-Options"] == "nosniff"
    event = Event.objects.latest("id")
    assert (event.action, event.child) == ("people.document.opened", cast.ash.pk)
    assert event.subject_id == str(letter.pk)


def test_a_document_of_another_child_or_out_of_reach_is_not(cast: Any, signed_in: SignedIn) -> None:
    letter = document(cast.birch, cast["analyst"])
    worker = signed_in("social_worker")
    assert worker.get(f"/children/{cast.birch.pk}/documents/{letter.pk}/").status_code == 404
    assert worker.get(f"/children/{cast.ash.pk}/documents/{letter.pk}/").status_code == 404
    letter.file.delete(save=False)
    analyst = signed_in("analyst")
    assert analyst.get(f"/children/{cast.birch.pk}/documents/{letter.pk}/").status_code == 404


@pytest.mark.parametrize("role", ["team_manager", "social_worker", "analyst"])
@pytest.mark.parametrize("more", PAGES)
def test_a_full_record_takes_at_most_25_questions(
    more: str,
    role: str,
    everything: Child,
    cast: Any,
    signed_in: SignedIn,
    django_assert_max_num_queries: Any,
) -> None:
    Relationship.objects.create(child=everything, other=cast.birch, relation="SIBLING")
    document(everything, cast["analyst"])
    client = signed_in(role)
    page(client, everything, more)
    with django_assert_max_num_queries(25):
        page(client, everything, more)


def awkward(name: str) -> Child:
    """A life that does not go as forms expect."""
    today = timezone.localdate()
    child = Child.objects.create(child=name)
    days: dict[str, Any] = {"child": child, "decom": date(2022, 3, 1), "dec": None}
    match name:
        case "no-birth":
            PeriodOfCare.objects.create(**days)
        case "before-birth":
            Child.objects.filter(pk=child.pk).update(dob=date(2022, 6, 1))
            PeriodOfCare.objects.create(**days)
        case "one-day":
            days["dec"] = date(2022, 3, 2)
            PeriodOfCare.objects.create(**days)
            Placement.objects.create(**days, place="U6")
            LegalStatus.objects.create(**days, ls="L1")
        case "no-days":
            days["dec"] = days["decom"]
            PeriodOfCare.objects.create(**days)
            Placement.objects.create(**days)
        case "thirty-homes":
            for n in range(30):
                start = date(2010, 1, 1) + timedelta(days=n * 97)
                Placement.objects.create(
                    child=child,
                    decom=start,
                    dec=start + timedelta(days=97),
                    place="U6",
                    carer=f"Carer number {n}",
                )
        case "died":
            Child.objects.filter(pk=child.pk).update(dob=date(2010, 1, 1), died=date(2022, 4, 1))
            PeriodOfCare.objects.create(**days | {"dec": date(2022, 4, 1)}, rec="E2")
        case "unborn":
            expected = today + timedelta(days=60)
            Child.objects.filter(pk=child.pk).update(surname="Lark", expected_dob=expected)
        case "future":
            days["decom"] = today + timedelta(days=9)
            PeriodOfCare.objects.create(**days)
            Allocation.objects.create(**days, role="SW")
        case "29-february":
            Child.objects.filter(pk=child.pk).update(dob=date(2008, 2, 29))
            PeriodOfCare.objects.create(**days)
        case "odd-codes":
            PeriodOfCare.objects.create(**days, cin="N99", rec="ZZ")
            Placement.objects.create(**days, place="??", place_provider="!", area="X")
            LegalStatus.objects.create(**days, ls="Q9")
            Allocation.objects.create(**days, role="HUH", sw_reason="NOPE")
            Relationship.objects.create(child=child, relation="Guinea pig")
            Identifier.objects.create(child=child, kind="LIBRARY", value="1")
    standing.refresh([child.pk])
    return child


LIVES = [
    "nothing",
    "no-birth",
    "before-birth",
    "one-day",
    "no-days",
    "thirty-homes",
    "died",
    "unborn",
    "future",
    "29-february",
    "odd-codes",
]


@pytest.mark.parametrize("name", LIVES)
def test_awkward_lives_have_pages_too(name: str, cast: Any, signed_in: SignedIn) -> None:
    child = awkward(name)
    client = signed_in("analyst")
    shown = page(client, child)
    told = page(client, child, "journey/")
    for html in (shown, told):
        assert "None" not in html
        assert "placement_set" not in html
    if name == "nothing":
        assert "Child nothing" in shown
        assert "Nothing is recorded yet of Child nothing’s journey." in told
        assert "<svg" not in told.partition("<main")[2]
    if name == "unborn":
        assert "Due " in shown
    if name == "died":
        assert "Died aged 12" in shown
        assert "Died on 1 April 2022" in shown
    if name == "29-february":
        assert "18th birthday" in told
        assert "1 March 2026" in told
    if name == "odd-codes":
        assert "Guinea pig" in shown
        assert "?? (not a known code)" in shown
