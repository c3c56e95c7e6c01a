"""File audits on the site: drawn by chance, graded, moderated, and seen only by those who may."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from hearth_web.access.models import Grant, User
from hearth_web.audit.models import Event as Logged
from hearth_web.people.models import Child
from hearth_web.quality.actions import audits as actions
from hearth_web.quality.models import AuditAction, AuditRound, FileAudit

pytestmark = pytest.mark.django_db
SignedIn = Callable[[str], Client]
ON = date(2025, 3, 10)


def drawn(cast: Any, round: AuditRound) -> dict[Child, FileAudit]:
    files = actions.draw_files(
        by=cast["head_of_service"], round=round, number=9, seed="x", by_team=False, whom="in-care"
    )
    return {file.child: file for file in files}


def graded(by: User, file: FileAudit, grade: int = 5) -> FileAudit:
    (question,) = file.round.questions.all()
    return actions.give_grade(
        by=by,
        file=file,
        values={"grade": grade, "strengths": "Your words.", "to_improve": "The plan."},
        answers={question: ("partly", "It is of May")},
        on=ON,
    )


def test_files_are_drawn_among_those_within_reach_once_each(cast: Any, round: AuditRound) -> None:
    assert set(drawn(cast, round)) == {cast.ash, cast.birch}  # neither the hidden nor the closed
    assert drawn(cast, round) == {}
    round.refresh_from_db()
    assert round.drawn_by.startswith("2 of 2 drawn by chance, from all together, with the seed “x”")
    logged = Logged.objects.filter(action="quality.fileaudit.drawn")
    assert {each.child for each in logged} == {cast.ash.pk, cast.birch.pk}


def test_drawing_by_the_page(signed_in: SignedIn, round: AuditRound) -> None:
    address = reverse("file-audit-draw", args=[round.pk])
    sent = {"whom": "in-care", "number": "1", "by_team": "yes", "seed": "spring"}
    signed_in("head_of_service").post(address, sent)
    assert FileAudit.objects.count() == 1
    answer = signed_in("head_of_service").post(address, sent | {"whom": "care-leavers"})
    assert "nobody left to draw from" in answer.content.decode()


def test_a_file_is_graded_moderated_and_both_grades_are_shown(
    cast: Any, signed_in: SignedIn, round: AuditRound
) -> None:
    file = drawn(cast, round)[cast.ash]
    (question,) = round.questions.all()
    head, manager = signed_in("head_of_service"), signed_in("team_manager")
    sent = {f"answer-{question.pk}": "no", f"words-{question.pk}": "", "grade": "6"}
    sent |= {"strengths": "Your words.", "to_improve": "", "version": "1"}
    head.post(reverse("file-audit-grade", args=[file.pk]), sent)
    assert head.get(reverse("file-audit-moderate", args=[file.pk])).status_code == 404  # their own
    told = {"grade": "5", "words": "The plan is old.", "version": "2"}
    manager.post(reverse("file-audit-moderate", args=[file.pk]), told)
    page = manager.get(reverse("file-audit", args=[file.pk])).content.decode()
    assert "6, Good" in page
    assert "5, Requires improvement, near to good" in page
    assert "difference −1" in page
    rounded = head.get(reverse("file-audit-round", args=[round.pk])).content.decode()
    assert "0% (0 of 1)" in rounded  # the moderated grade counts
    assert "1 crossed the line between good and not good" in rounded
    assert "1 not graded yet." in rounded
    seen = Logged.objects.filter(action="people.child.seen", child=cast.ash.pk)
    assert {(each.after or {})["page"] for each in seen} == {"file audit"}


def test_who_may_not_grade_or_moderate(cast: Any, round: AuditRound) -> None:
    file = drawn(cast, round)[cast.ash]
    with pytest.raises(ValidationError, match="You work with this child"):
        Grant.objects.create(user=cast["social_worker"], role="head_of_service")
        graded(User.objects.get(pk=cast["social_worker"].pk), file)
    graded(cast["head_of_service"], file)
    with pytest.raises(ValidationError, match="has graded this file"):
        graded(cast["team_manager"], file)
    moderation: dict[str, Any] = {"file": file, "grade": 6, "words": "w", "on": ON}
    with pytest.raises(ValidationError, match="You gave the grade"):
        actions.moderate(by=cast["head_of_service"], **moderation)
    with pytest.raises(ValidationError, match="from 1 to 10"):
        actions.moderate(by=cast["team_manager"], **{**moderation, "grade": 11})
    actions.moderate(by=cast["team_manager"], **moderation)
    with pytest.raises(ValidationError, match="has been moderated"):
        graded(cast["head_of_service"], file)
    actions.change_round(by=cast["head_of_service"], round=round, values={"closed_on": ON})
    with pytest.raises(ValidationError, match="closed"):
        actions.moderate(by=cast["team_manager"], **moderation)


def test_the_database_itself_refuses_moderation_of_ones_own(cast: Any, round: AuditRound) -> None:
    file = drawn(cast, round)[cast.ash]
    file = graded(cast["head_of_service"], file)
    with pytest.raises(IntegrityError), transaction.atomic():
        FileAudit.objects.filter(pk=file.pk).update(moderator=cast["head_of_service"])


def test_a_file_is_there_only_for_who_may_audit_that_child(
    cast: Any, signed_in: SignedIn, round: AuditRound
) -> None:
    files = drawn(cast, round)
    manager = signed_in("team_manager")  # of Hill: ash is theirs, birch is not
    assert manager.get(reverse("file-audit", args=[files[cast.ash].pk])).status_code == 200
    assert manager.get(reverse("file-audit", args=[files[cast.birch].pk])).status_code == 404
    page = manager.get(reverse("file-audit-round", args=[round.pk])).content.decode()
    assert "Ash Hillside" in page
    assert "Birch" not in page
    for role in ("social_worker", "analyst", "board_member", "iro"):
        for name in ("file-audit", "file-audit-grade", "file-audit-moderate", "file-audit-action"):
            address = reverse(name, args=[files[cast.ash].pk])
            assert signed_in(role).get(address).status_code == 404
    board = signed_in("board_member").get(reverse("file-audit-round", args=[round.pk]))
    assert "Ash" not in board.content.decode()


def test_small_numbers_are_withheld_from_those_who_may_not_see_them(
    cast: Any, signed_in: SignedIn, round: AuditRound
) -> None:
    for file in drawn(cast, round).values():
        graded(cast["head_of_service"], file, 7)
    for name, args in (("file-audits", []), ("file-audit-round", [round.pk])):
        board = signed_in("board_member").get(reverse(name, args=args)).content.decode()
        assert "Withheld" in board
        assert "100%" not in board
        assert "Grades" not in board
        assert "100% (2 of 2)" in signed_in("analyst").get(
            reverse(name, args=args)
        ).content.decode()  # fmt: skip


def test_the_childs_page_shows_nothing_of_it_to_others(
    cast: Any, signed_in: SignedIn, round: AuditRound
) -> None:
    file = drawn(cast, round)[cast.ash]
    graded(cast["head_of_service"], file)
    address = reverse("child", args=[cast.ash.pk])
    assert "File audits" in signed_in("team_manager").get(address).content.decode()
    for role in ("social_worker", "analyst", "iro", "health"):
        page = signed_in(role).get(address)
        assert page.status_code == 200
        assert "File audits" not in page.content.decode()


def test_an_action_is_seen_by_its_owner_without_the_grade_and_put_right(
    cast: Any, signed_in: SignedIn, round: AuditRound
) -> None:
    file = graded(cast["head_of_service"], drawn(cast, round)[cast.ash])
    worker = cast["social_worker"]
    sent = {"what": "Bring the plan up to date.", "owner": str(worker.pk), "due": "2025-04-14"}
    address = reverse("file-audit-action", args=[file.pk])
    signed_in("head_of_service").post(address, sent)
    action = AuditAction.objects.get()
    page = signed_in("social_worker").get(reverse("child", args=[cast.ash.pk])).content.decode()
    assert "Bring the plan up to date." in page
    assert "near to good" not in page
    done = reverse("file-audit-finish", args=[action.pk])
    assert signed_in("iro").get(done).status_code == 404
    signed_in("social_worker").post(done, {"words": "Written with you on Friday."})
    action.refresh_from_db()
    assert action.done_on == date(2025, 3, 31)
    assert signed_in("social_worker").get(done).status_code == 404  # it is done
    logged = Logged.objects.get(action="quality.auditaction.done")
    assert logged.child == cast.ash.pk


def test_a_scale_that_cannot_be_is_refused_in_words(signed_in: SignedIn, cast: Any) -> None:
    sent = {"title": "A", "began": "2025-03-01", "grades": "Poor\nGood", "good_from": "3"}
    answer = signed_in("head_of_service").post(reverse("file-audit-add"), sent)
    assert "Good begins at one of the grades 2 to 2, not at 3." in answer.content.decode()
    sent |= {"good_from": "2", "questions": "One?\n\nTwo?\nOne?"}
    signed_in("head_of_service").post(reverse("file-audit-add"), sent)
    made = AuditRound.objects.get()
    assert [each.words for each in made.questions.all()] == ["One?", "Two?"]


def test_grades_given_keep_their_meaning(cast: Any, signed_in: SignedIn, round: AuditRound) -> None:
    graded(cast["head_of_service"], drawn(cast, round)[cast.ash])
    address = reverse("file-audit-change", args=[round.pk])
    form = signed_in("head_of_service").get(address).context["form"]
    assert not {"grades", "good_from"} & set(form.fields)
    sent = {"title": "Spring", "began": "2025-03-01", "is_closed": "yes", "version": round.version}
    signed_in("head_of_service").post(address, sent | {"learning": "Plans fall behind."})
    round.refresh_from_db()
    assert round.closed_on == date(2025, 3, 31)
    assert round.learning == "Plans fall behind."


def test_a_file_that_cannot_be_audited_leaves_the_round_until_it_has_a_grade(
    cast: Any, signed_in: SignedIn, round: AuditRound
) -> None:
    files = drawn(cast, round)
    address = reverse("file-audit-remove", args=[files[cast.ash].pk])
    assert signed_in("team_manager").get(address).status_code == 404
    signed_in("head_of_service").post(address, {"why": "Moved to another council."})
    assert [file.child for file in round.files.all()] == [cast.birch]
    logged = Logged.objects.get(action="quality.fileaudit.removed")
    assert (logged.child, logged.why) == (cast.ash.pk, "Moved to another council.")
    graded(cast["head_of_service"], files[cast.birch])
    address = reverse("file-audit-remove", args=[files[cast.birch].pk])
    assert signed_in("head_of_service").post(address, {"why": "No"}).status_code == 404
