"""The return in the site: who sees what fails, what is mended, what is explained."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from html import unescape
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from return_help import NOW, YEAR, a_minute_later, check_now, rules_of

from hearth_web.access.models import Team, User
from hearth_web.audit.models import Event
from hearth_web.people.models import Child, Placement, Review, Worker
from hearth_web.returns.models import Check, Explanation, Failure, Progress
from hearth_web.returns.queries import Sight, by_child, by_team, by_worker, totals

pytestmark = pytest.mark.django_db
SignedIn = Callable[[str], Client]
NO_SEX = "101"


def text_of(answer: Any) -> str:
    """The words of a page."""
    assert answer.status_code == 200, answer.status_code
    return unescape(answer.content.decode())


def field_values(html: str) -> dict[str, str]:
    """What a form would send if nothing were changed."""
    found = {}
    for tag in re.findall(r"<input[^>]*>", html):
        name, value = (re.search(rf'{each}="([^"]*)"', tag) for each in ("name", "value"))
        kind = re.search(r'type="([^"]*)"', tag)
        chosen = "checked" in tag if kind and kind[1] in ("radio", "checkbox") else True
        if name and chosen and name[1] != "csrfmiddlewaretoken":
            found[name[1]] = unescape(value[1]) if value else ""
    for name, options in re.findall(r'<select[^>]*name="([^"]*)"[^>]*>(.*?)</select>', html, re.S):
        chosen_option = re.search(r'<option value="([^"]*)" selected', options)
        found[name] = chosen_option[1] if chosen_option else ""
    return found


def test_what_is_mended_fails_no_more(in_care: Any, signed_in: SignedIn) -> None:
    check = check_now()
    before = {child.pk: rules_of(child) for child in (in_care.ash, in_care.birch)}
    assert NO_SEX in before[in_care.ash.pk]
    assert NO_SEX not in before[in_care.birch.pk]
    client = signed_in("social_worker")
    page = text_of(client.get(f"/children/{in_care.ash.pk}/"))
    way = re.search(r'href="(/return/children/[^"]*mend/[^"]*rule=101[^"]*)"', page)
    form = client.get(way[1], follow=True)
    path = form.redirect_chain[-1][0]
    assert path == reverse("correct-child", args=[in_care.ash.pk, "identity"])
    sent = field_values(form.content.decode()) | {"sex": "M", "why": "Never asked"}
    assert client.post(path, sent).status_code == 302
    a_minute_later()
    after = rules_of(in_care.ash)
    assert NO_SEX not in after
    assert before[in_care.ash.pk] - {NO_SEX} <= after
    assert rules_of(in_care.birch) == before[in_care.birch.pk]
    assert Check.objects.get().pk == check.pk  # one child was checked, not everyone
    told = Progress.objects.get()
    assert told.failures == sum(Check.objects.get().tally_set.values_list("count", flat=True))


def test_a_child_checked_alone_fails_what_they_fail_among_all(in_care: Any) -> None:
    check_now()
    alone = rules_of(in_care.birch)
    Child.objects.filter(pk=in_care.birch.pk).update(ethnic="")
    log_a_change(in_care.birch, in_care["analyst"])
    a_minute_later()
    looked_at = rules_of(in_care.birch)
    whole = check_now()
    assert looked_at == rules_of(in_care.birch) != alone
    assert whole.children == 3


def log_a_change(child: Child, by: User) -> None:
    """As every action logs what it has changed."""
    from django.db import transaction

    from hearth_web import audit

    with transaction.atomic():
        audit.record(by=by, action="people.child.corrected", subject=child, child=child.pk)


def failure_of(child: Child, rule: str = NO_SEX) -> Failure:
    return Failure.objects.get(child=child, rule=rule, check_of__imported=None)


def explain(client: Client, child: Child, words: str) -> Any:
    found = failure_of(child)
    path = reverse("return-explain", args=[child.pk]) + f"?rule={found.rule}&mark={found.mark}"
    return client.post(path, {"words": words})


def test_an_explanation_holds_until_what_it_explains_changes(
    in_care: Any, signed_in: SignedIn
) -> None:
    check_now()
    client = signed_in("social_worker")
    empty = explain(client, in_care.ash, "")
    assert "Enter why this is right" in text_of(empty)
    assert "Error:" in text_of(empty)
    answer = explain(client, in_care.ash, "The court ordered that it is not said.")
    assert answer["Location"].endswith("#return")
    given = Explanation.objects.get()
    event = Event.objects.get(action="returns.explanation.given")
    assert (event.child, event.after["words"]) == (in_care.ash.pk, given.words)
    check_now()
    assert failure_of(in_care.ash).explanation_id == given.pk
    page = text_of(client.get(f"/children/{in_care.ash.pk}/"))
    assert "The court ordered that it is not said." in page
    assert in_care["social_worker"].name in page
    assert Progress.objects.get().explained == 1
    Child.objects.filter(pk=in_care.ash.pk).update(sex="X")
    log_a_change(in_care.ash, in_care["analyst"])
    a_minute_later()
    assert failure_of(in_care.ash).explanation_id is None


def test_one_cause_is_explained_for_all_it_reaches(in_care: Any, signed_in: SignedIn) -> None:
    Child.objects.filter(pk=in_care.birch.pk).update(sex="")
    check_now()
    client, path = signed_in("analyst"), reverse("return-explain-rule", args=["101"])
    assert path in client.get(reverse("return-rule", args=["101"])).content.decode()
    assert "Enter why this is right" in client.post(path, {"words": ""}).content.decode()
    assert client.post(path, {"words": "The court ordered it for both."}).status_code == 302
    explained = Explanation.objects.filter(rule="101", withdrawn_at=None)
    assert {each.child for each in explained} == {in_care.ash, in_care.birch}
    logged = Event.objects.filter(action="returns.explanation.given")
    assert {event.child for event in logged} == {in_care.ash.pk, in_care.birch.pk}
    check_now()
    assert not Failure.objects.filter(rule="101", explanation=None).exists()
    assert client.get(path).status_code == 302  # nothing is left


def test_a_worker_explains_for_their_own_children_alone(in_care: Any, signed_in: SignedIn) -> None:
    Child.objects.filter(pk=in_care.birch.pk).update(sex="")
    check_now()
    path = reverse("return-explain-rule", args=["101"])
    signed_in("social_worker").post(path, {"words": "Not said, by order."})
    assert [each.child for each in Explanation.objects.all()] == [in_care.ash]


def test_an_explanation_is_carried_to_the_next_return_and_said_so(
    in_care: Any, signed_in: SignedIn
) -> None:
    check_now()
    explain(signed_in("social_worker"), in_care.ash, "Not said, by order.")
    Review.objects.create(child=in_care.ash, review=date(2026, 2, 1), review_code="PN1")
    log_a_change(in_care.ash, in_care["analyst"])
    with time_machine.travel(NOW + timedelta(days=365), tick=False):
        check_now(year=2026)
        listed = text_of(signed_in("analyst").get("/return/explanations/?year=2026"))
    assert "2024/25, carried over" in listed
    assert "Not said, by order." in listed


def test_an_explanation_is_withdrawn_by_those_who_may_write(
    in_care: Any, signed_in: SignedIn
) -> None:
    check_now()
    explain(signed_in("social_worker"), in_care.ash, "A guess")
    path = reverse("return-withdraw", args=[Explanation.objects.get().pk])
    assert signed_in("auditor").get(path).status_code == 404
    client = signed_in("team_manager")
    assert "A guess" in text_of(client.get(path))
    assert Explanation.objects.get().withdrawn_at is None
    assert client.post(path).status_code == 302
    assert failure_of(in_care.ash).explanation_id is None
    assert Explanation.objects.get().withdrawn_who == in_care["team_manager"].name
    assert client.post(path).status_code == 404


def test_people_see_what_their_own_children_fail(in_care: Any, signed_in: SignedIn) -> None:
    check = check_now()
    # Cedar's record is restricted and nobody here is named to it: as if it were not there.
    for role, names in {
        "analyst": {"1001", "1002"},
        "head_of_service": {"1001", "1002"},
        "team_manager": {"1001"},
        "social_worker": {"1001"},
    }.items():
        rows = by_child(Sight(in_care[role], check))
        assert {row["number"] for row in rows} == names, role
        counted = sum(row["failures"] for row in rows)
        assert totals(Sight(in_care[role], check))["failures"] == counted
        for group in (by_team, by_worker):
            assert sum(row["failures"] for row in group(Sight(in_care[role], check))) == counted
        page = text_of(signed_in(role).get("/return/failures/"))
        assert "Hidden" not in page
        assert ("Valeside" in page) == ("1002" in names)


def test_pages_of_another_team_or_child_are_not_there(in_care: Any, signed_in: SignedIn) -> None:
    check_now()
    worker, birch = signed_in("social_worker"), in_care.birch
    found = Failure.objects.filter(child=birch).first()
    for path in (
        f"/return/?team={in_care.vale.pk}",
        "/return/?check=11111111-1111-4111-8111-111111111111",
        "/return/?year=1999",
        "/return/?by=x",
        "/return/rules/nothing/",
        "/return/failures/?format=csv",
        "/return/?by=child&format=csv",
        f"/return/children/{birch.pk}/mend/?rule=101&table=Header",
        f"/return/children/{birch.pk}/explain/?rule={found.rule}&mark={found.mark}",
    ):
        assert worker.get(path).status_code == 404, path


def test_what_takes_a_verb_of_its_own_is_not_told_without_it(
    in_care: Any, signed_in: SignedIn
) -> None:
    from hearth_web.returns.rules import needed_for

    check = check_now()
    health = next(
        row for row in Failure.objects.filter(check_of=check, child=in_care.ash)
        if "see_health" in needed_for(row.rule)
    )  # fmt: skip
    words = f"Rule {health.rule}"
    path = f"/children/{in_care.ash.pk}/"
    assert words in text_of(signed_in("social_worker").get(path))
    assert words not in text_of(signed_in("virtual_school").get(path))


def test_every_page_says_its_piece_in_few_queries(
    in_care: Any, signed_in: SignedIn, django_assert_max_num_queries: Any
) -> None:
    check_now()
    client = signed_in("analyst")
    client.get("/return/?by=child")  # the log's first event makes its head, once for good
    for path, words in {
        "/return/": "What fails, by rule",
        "/return/?by=team": "Vale team",
        "/return/?by=worker": "Another Worker",
        "/return/?by=child": "Valeside",
        f"/return/?team={in_care.hill.pk}": "Hill team",
        "/return/rules/101/": "Enter the child's sex",
        "/return/failures/?child=1001": "What fails of child 1001",
        "/return/failures/?show=explained": "Nothing here",
        "/return/explanations/": "Nothing is explained",
        f"/children/{in_care.ash.pk}/": "Return checks",
    }.items():
        with django_assert_max_num_queries(25):
            page = text_of(client.get(path))
        assert words in page, path
    sheet = client.get("/return/rules/101/?format=csv").content.decode()
    assert sheet.splitlines()[1].startswith("Ash Hillside")


@pytest.mark.parametrize("role", ["analyst", "social_worker"])
def test_no_list_is_offered_that_may_not_be_opened(
    in_care: Any, signed_in: SignedIn, role: str
) -> None:
    check_now()
    client = signed_in(role)
    places = ["/return/?by=team", "/return/?by=worker"]
    places += [f"/teams/{team.pk}/" for team in Team.objects.all()]
    places += [f"/workers/{worker.pk}/" for worker in Worker.objects.all()]
    shown = "".join(unescape(client.get(place).content.decode()) for place in places)
    links = set(re.findall(r'href="(/return/[^"]*(?:team|worker)=[^"]*)"', shown))
    assert {link: client.get(link).status_code for link in links} == dict.fromkeys(links, 200)
    assert links


def test_the_deadline_is_set_and_the_days_to_it_are_shown(
    in_care: Any, signed_in: SignedIn
) -> None:
    check_now()
    client = signed_in("analyst")
    assert "28 days left; the usual day" in text_of(client.get("/return/"))
    sent = {"day-day": "9", "day-month": "6", "day-year": "2025"}
    assert client.post(f"/return/deadline/?year={YEAR}", sent).status_code == 302
    page = text_of(client.get("/return/"))
    assert "7 days left" in page
    assert "the usual day" not in page
    assert Event.objects.filter(action="returns.deadline.set").exists()


def test_progress_is_drawn_once_there_are_two_days(in_care: Any, signed_in: SignedIn) -> None:
    check_now()
    chart = "Towards a clean return of 2024/25"
    assert chart not in text_of(signed_in("analyst").get("/return/"))
    Progress.objects.create(
        year=YEAR, on=date(2025, 6, 1), failures=9, explained=1, failing=2, children=3
    )
    assert chart in text_of(signed_in("analyst").get("/return/"))
    assert chart not in text_of(signed_in("team_manager").get("/return/"))


def test_an_empty_record_and_an_unchecked_year_say_so(cast: Any, signed_in: SignedIn) -> None:
    client = signed_in("analyst")
    assert "There is no data yet" in text_of(client.get("/return/"))
    from hearth_web.bridge.models import Given

    Given.objects.create(year=2025, table="episodes")
    assert "It has not been checked yet" in text_of(client.get("/return/"))
    answer = client.post("/return/check/", {"year": "2025"})
    assert answer["Location"].startswith("/jobs/")
    assert "It is being checked" in text_of(client.get("/return/"))


def test_a_placement_that_was_taken_out_is_no_dead_end(in_care: Any, signed_in: SignedIn) -> None:
    check_now()
    Placement.objects.all().delete()
    client, child = signed_in("social_worker"), in_care.ash.pk
    answer = client.get(f"/return/children/{child}/mend/?rule=103&table=Episodes&on=2024-06-01")
    assert answer.status_code in (200, 302)
