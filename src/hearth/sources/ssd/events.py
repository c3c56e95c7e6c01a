"""What happened to a child: reviews, visits, plans, health, times missing."""

from __future__ import annotations

import json

from hearth.sources.plain import Line
from hearth.sources.ssd.given import Given
from hearth.sources.words import count_of
from hearth.vocabulary import code_set

__all__ = ["take_events"]

CHOSEN = frozenset({"Y", "YES", "1", "TRUE"})


def take_events(given: Given) -> None:
    """Add everything that has a date."""
    reviews(given)
    for line in given["ssd_cla_visits"]:
        child = given.child_of(line)
        if child and line["date"]:
            given.add("visits", line, child=child, date=line["date"], kind="SW",
                      **line.take(seen="seen", seen_alone="seen_alone"))  # fmt: skip
    for line in given["ssd_cla_episodes"]:
        if line["iro_contact"]:
            given.add("visits", line, child=line["child"], date=line["iro_contact"], kind="IRO")
    for line in given["ssd_cla_care_plan"]:
        plans(given, line)
    health(given)
    missing(given)


def reviews(given: Given) -> None:
    """Reviews that were held: neither cancelled nor still to come."""
    for line in given["ssd_cla_reviews"]:
        child = given.child_of(line)
        if child and line["review"] and not line["cancelled"]:
            given.add("reviews", line, child=child, review=line["review"],
                      **line.take(review_code="review_code"))  # fmt: skip


def plans(given: Given, line: Line) -> None:
    """The plans for permanence that are ticked."""
    if not line["json"]:
        return
    try:
        answers = json.loads(line["json"])
    except ValueError:
        answers = None
    if not isinstance(answers, dict):
        given.say("permanence_plans", line, "plan", "the care plan is no JSON. It is not used.")
        return
    codes = code_set("PERMANENCE_PLAN")
    for name, answer in answers.items():
        if codes.has(name.upper()) and str(answer).strip().upper() in CHOSEN:
            given.add("permanence_plans", line, child=line["child"], plan=name.upper(),
                      **line.take(start="start"), **line.take_end(end="end"))  # fmt: skip


def health(given: Given) -> None:
    """Checks, questionnaires, immunisations, substance misuse and offences."""
    for line in given["ssd_cla_health"]:
        if line["kind"] and line["date"]:
            given.add("health_checks", line, **same(line, "child", "kind", "date", "status"))
    for line in given["ssd_sdq_scores"]:
        if line["sdq_score"] is not None or line["sdq_reason"]:
            given.add("sdq", line, **same(line, "child", "date", "sdq_score", "sdq_reason"))
    for line in given["ssd_cla_immunisations"]:
        if line["up_to_date"] is not None:
            given.add("immunisations", line, **same(line, "child", "up_to_date", "date"))
    for line in given["ssd_cla_substance_misuse"]:
        names = ("child", "date", "substance", "intervention_received")
        given.add("substance_misuse", line, **same(line, *names))
    for line in given["ssd_cla_convictions"]:
        given.add("convictions", line, **same(line, "child", "date", "offence"))


def same(line: Line, *names: str) -> dict[str, object]:
    """Cells that keep their names."""
    return line.take(**{name: name for name in names})


def missing(given: Given) -> None:
    """Times missing that started in care, and the interviews after them."""
    outside = []
    for line in given["ssd_missing"]:
        child, start = line["child"], line["mis_start"]
        if not given.in_care(child, start):
            outside.append(line)
            continue
        given.add("missing", line, child=child, mis_start=start, **line.take(missing="missing"),
                  **line.take_end(mis_end="mis_end"))  # fmt: skip
        if interview := same(line, "offered", "accepted"):
            given.add("missing_interviews", line, child=child, mis_start=start, **interview)
    if outside:
        what = (
            f"{count_of(len(outside), 'time')} missing did not start in care, this one first; the "
            "return and the measures are of children in care. Not used."
        )
        given.problems.append(outside[0].problem("missing", "mis_start", what))
