"""The invented council was inspected twice, audits files, and keeps an improvement plan."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from hearth.quality import State, frameworks
from hearth_web.access.models import User
from hearth_web.config.demo.findings import (
    ANSWER_WORDS,
    FIRST,
    FIRST_PLAN,
    LEARNING,
    PLAN,
    QUESTIONS,
    SECOND,
    Line,
    Said,
)
from hearth_web.quality.actions import audits, inspections
from hearth_web.quality.models import AuditAnswer, AuditRound, FileAudit, Inspection
from hearth_web.quality.queries.audits import auditable, signing_in
from hearth_web.ui import clock

__all__ = ["arrange"]

DAY = timedelta(days=1)
GRADES = (4, 5, 5, 5, 6, 6, 6, 7, 7, 8)
ROUNDS = (("Autumn 2024", 180, 14), ("Spring 2025", 30, 12))
GRADED_OF_LAST = 10


def arrange(people: dict[str, User], rng: Random) -> None:
    """An inspection long ago, a visit lately, and two rounds of file audits."""
    head, today = people["head_of_service"], clock.today()
    begun = inspected(head, FIRST, today - 1_998 * DAY, FIRST_PLAN, people)
    grade(head, begun)
    inspected(head, SECOND, today - 171 * DAY, PLAN, people)
    for title, days, number in ROUNDS:
        audited(people, rng, title, today - days * DAY, number)


def inspected(
    head: User, about: dict[str, Any], ended: date, plan: tuple[Line, ...], people: dict[str, User]
) -> Inspection:
    """One inspection with what it found, and the plan that followed it."""
    said: tuple[Said, ...] = about["found"]
    days = {
        "began": ended - 4 * DAY,
        "ended": ended,
        "feedback_on": ended,
        "letter_on": ended + 38 * DAY,
    }
    values = {key: value for key, value in about.items() if key != "found"}
    made = inspections.add_inspection(by=head, values=values | days)
    rows = [
        {"kind": each.kind, "service": each.service, "theme": each.theme, "words": each.words,
         "paragraph": str(8 + at)}
        for at, each in enumerate(said)
    ]  # fmt: skip
    found = inspections.add_findings(by=head, inspection=made, rows=rows)
    for line in plan:
        planned(head, made, [found[at] for at in line.answers], line, ended, people)
    return made


def planned(
    head: User, made: Inspection, findings: Any, line: Line, ended: date, people: dict[str, User]
) -> None:
    """A line of the plan, and how it stands."""
    owner = people.get(line.owner)
    values = {
        "what": line.what,
        "owner": owner,
        "owner_words": "" if owner else line.owner,
        "due": ended + line.days * DAY,
    }
    row = inspections.add_improvement(
        by=head, inspection=made, findings=findings, values=values, on=ended + 20 * DAY
    )
    if line.told:
        inspections.tell(
            by=owner or head,
            improvement=row,
            state=line.state,
            words=line.told,
            on=min(ended + 120 * DAY, clock.today()),
        )
    if line.state is State.DONE:
        evidence = {"words": line.evidence, "where": "", "on": min(row.due or ended, clock.today())}
        inspections.add_evidence(by=head, improvement=row, values=evidence)


def grade(head: User, made: Inspection) -> None:
    """The judgements of the inspection that gave some: help and protection alone are good."""
    how = frameworks()[made.framework]
    _, good, to_improve, _ = how.grades
    grades = {
        area: good if "help and protection" in area else to_improve
        for area in how.areas_on(made.ended)
    }
    inspections.give_grades(by=head, inspection=made, grades=grades)


def audited(people: dict[str, User], rng: Random, title: str, began: date, number: int) -> None:
    """A round of file audits: the earlier is whole and closed, of the last some files wait."""
    head, is_last = people["head_of_service"], title == ROUNDS[-1][0]
    values = {
        "title": title,
        "theme": "Plans: are they purposeful, up to date, and can the child follow them?",
        "began": began,
        "closes": began + 28 * DAY,
        "aspiration": 80,
        "aspiration_above": True,
    }
    made = audits.add_round(by=head, values=values, questions=QUESTIONS)
    drawn = audits.draw_files(
        by=head, round=made, number=number, seed=title, by_team=True, whom="in-care"
    )
    for at, file in enumerate(drawn[:GRADED_OF_LAST] if is_last else drawn):
        graded(people, rng, made, file, moderated=at % 2 == 0, on=began + 10 * DAY)
    if not is_last:
        closed = {"closed_on": began + 40 * DAY, "learning": LEARNING}
        audits.change_round(by=head, round=made, values=closed)


def graded(
    people: dict[str, User], rng: Random, made: AuditRound, file: FileAudit, *, moderated: bool,
    on: date,
) -> None:  # fmt: skip
    """One file graded: the team's manager those within reach, the head of service the others."""
    head, manager = people["head_of_service"], people["team_manager"]
    by = manager if auditable(manager).filter(pk=file.child_id).exists() else head
    first = rng.choice(GRADES)
    kinds = AuditAnswer.Answer
    answers = {
        each: (rng.choice([kinds.YES, kinds.YES, kinds.PARTLY, kinds.NO]), "")
        for each in made.questions.all()
    }
    said = {"grade": first, **ANSWER_WORDS[first >= made.good_from]}
    row = audits.give_grade(by=by, file=file, values=said, answers=answers, on=on)
    if by is head:
        return
    asked_for(by, row)
    if moderated:
        audits.moderate(
            by=head,
            file=row,
            grade=first + rng.choice([-1, 0, 1]),
            words="Read again beside the plan and the last review.",
            on=on + 7 * DAY,
        )


def asked_for(by: User, file: FileAudit) -> None:
    """What is to be put right in a file that is not good yet, by the child's social worker."""
    workers = signing_in(file.child)
    if workers and not file.round.scale.is_good(file.grade or 0):
        what = "Write the plan anew, with what the child wants now."
        due = clock.today() + 14 * DAY
        audits.add_action(by=by, file=file, values={"what": what, "owner": workers[0], "due": due})
