"""Inspections on the site: written down, answered, told, taken away, and found again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from hearth.quality import State
from hearth_web.audit.models import Event as Logged
from hearth_web.quality.actions import inspections as actions
from hearth_web.quality.models import Finding, Improvement, Inspection, Judgement, Step

pytestmark = pytest.mark.django_db
SignedIn = Callable[[str], Client]


def words(client: Client, name: str, *args: Any, query: str = "") -> str:
    answer = client.get(reverse(name, args=args) + query)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def planned(cast: Any, finding: Finding, owner: str = "team_manager", **more: Any) -> Improvement:
    values = {"what": "Open two homes", "owner": cast[owner], "due": date(2025, 6, 30)} | more
    return actions.add_improvement(
        by=cast["head_of_service"],
        inspection=finding.inspection,
        findings=[finding],
        values=values,
        on=date(2024, 11, 1),
    )


def test_an_inspection_is_written_down_with_its_grades_and_findings(signed_in: SignedIn) -> None:
    client = signed_in("head_of_service")
    sent = {"title": "ILACS 2024", "framework": "ilacs", "began": "2024-09-30"}
    sent |= {"ended": "2024-10-04", "inspectors": "5", "cases": "20"}
    answer = client.post(reverse("inspection-add"), sent, follow=True)
    kept = Inspection.objects.get()
    assert f"/inspections/{kept.pk}/" in answer.redirect_chain[-1][0]
    assert "5 inspectors looked in depth at 20 cases." in answer.content.decode()
    form = words(client, "inspection-grades", kept.pk)
    assert "progress of care leavers" in form  # an area since 2023
    client.post(reverse("inspection-grades", args=[kept.pk]), {"area-0": "Good"})
    assert [(each.area, each.grade) for each in Judgement.objects.all()] == [
        ("Overall effectiveness", "Good")
    ]
    told = {"kind": "improve", "words": "Plans drift.", "service": "in-care", "theme": "delay"}
    again = client.post(
        reverse("finding-add", args=[kept.pk]), told | {"another": "yes", "paragraph": "14"}
    )
    assert again["Location"].endswith(
        "?kind=improve&service=in-care"
    )  # the next can be typed at once
    assert Finding.objects.get().paragraph == "14"
    page = words(client, "inspection", kept.pk)
    assert "Plans drift." in page
    assert "Nothing planned" in page
    assert "Plan an action for “Plans drift.”" in page  # what the report still lacks
    assert Logged.objects.filter(action="quality.finding.added").count() == 1


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"began": "2024-10-04", "ended": "2024-10-01"}, "The last day must be the first day"),
        ({"began": "2024-10-04", "ended": "2025-04-01"}, "today or in the past"),
        ({"began": "2024-10-04", "ended": "2024-10-04", "framework": "none"}, "There is a problem"),
    ],
)
def test_an_inspection_that_cannot_be_is_refused(
    signed_in: SignedIn, sent: dict[str, str], said: str
) -> None:
    sent = {"title": "A", "framework": "ilacs"} | sent
    answer = signed_in("head_of_service").post(reverse("inspection-add"), sent)
    assert said in answer.content.decode()
    assert not Inspection.objects.exists()


def test_an_ungraded_framework_has_no_page_of_grades(signed_in: SignedIn, now: Finding) -> None:
    address = reverse("inspection-grades", args=[now.inspection_id])
    assert signed_in("head_of_service").get(address).status_code == 404


def test_what_was_found_before_is_shown_with_what_was_done(
    signed_in: SignedIn, before: Finding, now: Finding
) -> None:
    page = words(signed_in("board_member"), "finding", now.pk)
    assert "Found before" in page
    assert before.words in page
    assert "What was planned is late." in page
    assert "Ask providers" in page
    assert "% alike" in page
    assert "Found before: 2019" in words(signed_in("board_member"), "inspection", now.inspection_id)
    assert "No earlier finding" in words(signed_in("board_member"), "finding", before.pk)


@pytest.mark.parametrize(
    ("query", "there", "not_there"),
    [
        ("?stands=before", "hard to find", "Too few local"),
        ("?stands=late", "Too few local", "hard to find"),
        ("?stands=nothing", "hard to find", "Too few local"),
        ("?q=few+LOCAL+homes", "Too few local", "No finding is like that."),
        ("?theme=health", "No finding is like that.", "Too few local"),
        ("?stands=strength", "No finding is like that.", "Too few local"),
    ],
)
def test_findings_by_theme_can_be_sifted(
    signed_in: SignedIn, before: Finding, now: Finding, query: str, there: str, not_there: str
) -> None:
    page = words(signed_in("analyst"), "findings", query=query)
    assert there in page
    assert not_there not in page


def test_a_filter_taken_away_leads_to_the_first_page(signed_in: SignedIn, now: Finding) -> None:
    page = words(signed_in("analyst"), "findings", query="?theme=placements&stands=open&page=2")
    assert 'href="?stands=open"' in page
    assert 'href="?theme=placements"' in page


def test_themes_are_counted(signed_in: SignedIn, before: Finding, now: Finding) -> None:
    page = words(signed_in("analyst"), "findings")
    row = page.split("Enough of the right homes")[1].split("</tr>")[0]
    numbers = [each.split("<")[0] for each in row.split('govuk-table__cell--numeric">')[1:]]
    assert numbers == ["2", "1", "1", "2", "0"]  # open, late, found before, improve, strengths


def test_an_owner_tells_how_it_stands_and_every_step_is_kept(
    cast: Any, signed_in: SignedIn, now: Finding
) -> None:
    row = planned(cast, now)
    manager = signed_in("team_manager")
    assert "Say how it stands" in words(manager, "improvement", row.pk)
    form = manager.get(reverse("improvement-tell", args=[row.pk])).context["form"]
    assert "due" not in form.fields  # an owner does not move their own day
    sent = {"state": "under-way", "words": "A site is found.", "version": row.version}
    manager.post(reverse("improvement-tell", args=[row.pk]), sent)
    row.refresh_from_db()
    assert row.state == "under-way"
    assert row.due == date(2025, 6, 30)
    assert [each.words for each in row.steps.all()] == ["A site is found.", ""]
    sent = {"words": "Registration", "where": "Letter of May", "on": "2025-03-01"}
    manager.post(reverse("evidence-add", args=[row.pk]), sent)
    page = words(manager, "improvement", row.pk)
    assert "Registration" in page
    assert "A site is found." in page


def test_whoever_keeps_the_plan_moves_the_day_and_it_shows(
    cast: Any, signed_in: SignedIn, now: Finding
) -> None:
    row = planned(cast, now)
    sent = {"state": "under-way", "words": "Delayed by the builder.", "version": row.version}
    sent |= {"owner": str(cast["analyst"].pk), "due": "2025-09-30"}
    signed_in("head_of_service").post(reverse("improvement-tell", args=[row.pk]), sent)
    step = Step.objects.filter(improvement=row).first()
    assert step is not None
    assert (step.due, step.owner) == (date(2025, 9, 30), str(cast["analyst"]))


def test_nobody_else_may_tell(cast: Any, signed_in: SignedIn, now: Finding) -> None:
    row = planned(cast, now)
    for role in ("board_member", "analyst"):
        assert "Say how it stands" not in words(signed_in(role), "improvement", row.pk)
        for name in ("improvement-tell", "evidence-add"):
            assert signed_in(role).post(reverse(name, args=[row.pk]), {}).status_code == 404
    assert Step.objects.count() == 1


def test_two_people_telling_at_once_lose_nothing(cast: Any, now: Finding) -> None:
    row = planned(cast, now)
    by = cast["head_of_service"]
    told: dict[str, Any] = {
        "by": by,
        "improvement": row,
        "on": date(2025, 3, 1),
        "version": row.version,
    }
    actions.tell(state=State.UNDER_WAY, words="One", **told)
    with pytest.raises(ValidationError, match="Somebody else changed this"):
        actions.tell(state=State.DONE, words="Two", **told)
    row.refresh_from_db()
    assert row.state == State.UNDER_WAY


def test_one_action_may_answer_several_findings(
    cast: Any, signed_in: SignedIn, now: Finding
) -> None:
    other = actions.add_finding(
        by=cast["head_of_service"],
        inspection=now.inspection,
        values={"kind": "improve", "service": "in-care", "theme": "stability", "words": "Moves."},
    )
    sent = {"what": "Open homes", "owner_words": "Commissioning", "also": [str(other.pk)]}
    signed_in("head_of_service").post(reverse("improvement-add", args=[now.pk]), sent)
    assert {each.pk for each in Improvement.objects.get().findings.all()} == {now.pk, other.pk}
    sent["owner"] = str(cast["analyst"].pk)
    answer = signed_in("head_of_service").post(reverse("improvement-add", args=[now.pk]), sent)
    assert "not both" in answer.content.decode()


def test_a_finding_taken_away_leaves_its_plan_and_the_log(
    cast: Any, signed_in: SignedIn, now: Finding
) -> None:
    row = planned(cast, now)
    address = reverse("finding-remove", args=[now.pk])
    assert "Say why" in signed_in("head_of_service").post(address, {}).content.decode()
    signed_in("head_of_service").post(address, {"why": "Typed twice"})
    assert not Finding.objects.exists()
    assert Improvement.objects.get() == row
    logged = Logged.objects.get(action="quality.finding.removed")
    assert (logged.before or {})["words"] == now.words
    assert logged.why == "Typed twice"


def test_the_plan_is_a_table_and_documents(cast: Any, signed_in: SignedIn, now: Finding) -> None:
    planned(cast, now, due=date(2025, 1, 31))
    client, of = signed_in("democratic_services"), now.inspection_id
    page = words(client, "improvement-plan", of)
    assert "Not started, late" in page
    csv = client.get(reverse("improvement-plan", args=[of]) + "?format=csv").content.decode()
    assert "Open two homes" in csv
    for suffix, start in (("docx", b"PK"), ("pdf", b"%PDF"), ("html", b"<!DOCTYPE html>")):
        answer = client.get(reverse("inspection-document", args=[of, "feedback", suffix]))
        assert answer.content.startswith(start)
        assert "attachment" in answer["Content-Disposition"]
    assert now.words.encode() in answer.content
    assert Logged.objects.filter(action="quality.document.downloaded").count() == 3
    for kind, suffix in (("feedback", "exe"), ("other", "pdf")):
        address = reverse("inspection-document", args=[of, kind, suffix])
        assert client.get(address).status_code == 404


def test_a_letter_is_pasted(signed_in: SignedIn, now: Finding) -> None:
    address = reverse("finding-paste", args=[now.inspection_id])
    same = {"kind": "strength", "service": "leavers", "theme": "leaving"}
    sent = same | {"words": "34. Advisers stay in touch.\n35. Young people are helped."}
    signed_in("head_of_service").post(address, sent)
    made = Finding.objects.filter(service="leavers")
    assert [(each.number, each.paragraph) for each in made] == [(2, "34"), (3, "35")]


def test_an_owner_finds_their_line_among_what_is_asked_of_them(
    cast: Any, signed_in: SignedIn, now: Finding
) -> None:
    row = planned(cast, now)
    assert "Open two homes" in words(signed_in("team_manager"), "my-actions")
    actions.tell(
        by=cast["team_manager"],
        improvement=row,
        state=State.DONE,
        words="Open",
        on=date(2025, 3, 1),
    )
    assert "Nothing is asked of you." in words(signed_in("team_manager"), "my-actions")


def test_a_line_of_the_plan_needs_no_finding_and_is_corrected(
    cast: Any, signed_in: SignedIn, now: Finding
) -> None:
    head = signed_in("head_of_service")
    sent: dict[str, Any] = {"what": "Fill the vacancies", "owner_words": "Workforce lead"}
    head.post(reverse("plan-add", args=[now.inspection_id]), sent)
    row = Improvement.objects.get()
    assert not row.findings.exists()
    sent = {"what": "Fill all vacancies", "answers": [str(now.pk)], "version": row.version}
    head.post(reverse("improvement-change", args=[row.pk]), sent)
    row.refresh_from_db()
    assert row.what == "Fill all vacancies"
    assert list(row.findings.all()) == [now]
    stale = head.post(reverse("improvement-change", args=[row.pk]), sent)
    assert "Somebody else changed this" in stale.content.decode()
    logged = Logged.objects.filter(action="quality.improvement.changed").values_list(
        "after", flat=True
    )
    assert {"findings": [now.number]} in logged


def test_a_judgement_stands_beside_the_one_before(
    cast: Any, signed_in: SignedIn, before: Finding
) -> None:
    area, by = "Overall effectiveness", cast["head_of_service"]
    later = actions.add_inspection(
        by=by,
        values={
            "title": "Inspection of 2024",
            "framework": "ilacs",
            "began": date(2024, 9, 30),
            "ended": date(2024, 10, 4),
        },
    )
    actions.give_grades(by=by, inspection=before.inspection, grades={area: "Inadequate"})
    actions.give_grades(by=by, inspection=later, grades={area: "Good"})
    page = words(signed_in("board_member"), "inspection", later.pk)
    assert "Before: Inadequate in 2019" in page
    assert "Before:" not in words(signed_in("board_member"), "inspection", before.inspection_id)
