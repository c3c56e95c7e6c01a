"""Health on a child's page and journey: checks, scores and what they ask for, immunisations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from hearth.documents.sentences import day
from hearth_web.people.journey import Moment
from hearth_web.people.life import Life
from hearth_web.people.presenters import why_late
from hearth_web.people.showing.links import adding, changing
from hearth_web.ui.parts import Line
from hearth_web.wellbeing.models import (
    Conviction,
    HealthCheck,
    HealthYear,
    Immunisation,
    SdqScore,
    SubstanceMisuse,
)
from hearth_web.wellbeing.showing.scores import asked_for, score_line, scored, trend
from hearth_web.wellbeing.showing.words import inside, label_or_words

__all__ = ["health", "lane", "offending"]

SHOWN = 6  # before the rest is folded away
DONE = "COMPLETED"
RETURN = {
    "health_assessment": "Health assessment",
    "teeth_check": "Dental check",
    "immunisations": "Immunisations",
    "health_check": "Development check",
    "convicted": "Convicted or cautioned",
    "substance_misuse": "Substance misuse found",
    "intervention_received": "Help for it received",
    "intervention_offered": "Help for it offered",
}


def health(life: Life) -> Mapping[str, Any]:
    """The latest check of each kind, every score, and what each return says."""
    lines = [check_line(life, check) for check in latest(life.facts(HealthCheck))]
    scores = [score_line(life, score) for score in reversed(life.facts(SdqScore))]
    return {
        "checks": lines,
        "scores": scores[:SHOWN],
        "older": scores[SHOWN:],
        "trend": trend(life.facts(SdqScore)),
        "asked": asked_for(life),
        "add_check": adding(life, "health-check"),
        "add_score": adding(life, "sdq"),
        "immunised": [immunised(life, one) for one in reversed(life.facts(Immunisation))],
        "misuse": [misuse(life, one) for one in reversed(life.facts(SubstanceMisuse))],
        "add_immunised": adding(life, "immunisations"),
        "years": [year_line(year) for year in reversed(life.facts(HealthYear))],
    }


def latest(checks: Sequence[HealthCheck]) -> list[HealthCheck]:
    """The last of each kind that took place, and what was planned or refused since."""
    found: dict[str, list[HealthCheck]] = {}
    for check in checks:
        if check.status == DONE:
            found[check.kind] = [check]
        else:
            found.setdefault(check.kind, []).append(check)
    return [check for kind in found.values() for check in kind]


def immunised(life: Life, one: Immunisation) -> Line:
    """Whether immunisations were up to date on a day."""
    said = {"1": "Up to date", "0": "Not up to date"}.get(one.up_to_date)
    why = why_late(one.why_late, done=one.up_to_date == "1")
    words = "\n".join(filter(None, (said, why)))
    return Line(day(one.date), words or None, changing(life, "immunisations", one))


def misuse(life: Life, one: SubstanceMisuse) -> Line:
    """That substance misuse was found, and whether there was help."""
    helped = {"1": "Received help with it", "0": "Did not receive help with it"}
    said = [one.substance or "Substance not recorded", helped.get(one.intervention_received, "")]
    words = "\n".join(filter(None, said))
    return Line(day(one.date), words, changing(life, "substance-misuse", one))


def offending(life: Life) -> Mapping[str, Any] | None:
    """Convictions and cautions; no heading where there are none."""
    lines = [
        Line(day(one.date), one.offence or "Offence not recorded",
             changing(life, "conviction", one))
        for one in reversed(life.facts(Conviction))
    ]  # fmt: skip
    return {"lines": lines, "add": adding(life, "conviction")} if lines else None


def check_line(life: Life, check: HealthCheck) -> Line:
    """A check, when it was, how it went, who did it, and when its report came."""
    status = inside(label_or_words("HEALTH_CHECK_STATUS", check.status))
    said = [", ".join(filter(None, [day(check.date), status]))]
    said.append(f"By: {inside(label_or_words('CHECKED_BY', check.by))}" if check.by else "")
    said.append(f"Report received on {day(check.received)}" if check.received else "")
    said.append(why_late(check.why_late, done=check.status in (DONE, "")))
    value = "\n".join(filter(None, said))
    return Line(kind_of(check), value, changing(life, "health-check", check))


def kind_of(check: HealthCheck) -> str:
    """What was checked."""
    return label_or_words("HEALTH_CHECK_KIND", check.kind)


def year_line(year: HealthYear) -> Line:
    """What the return says of a year."""
    said = [
        f"{words}: {'yes' if getattr(year, name) == '1' else 'no'}"
        for name, words in RETURN.items()
        if getattr(year, name) in ("0", "1")
    ]
    if score := scored(year.sdq_score, year.sdq_reason):
        said.append(f"SDQ: {score[:1].lower()}{score[1:]}")
    return Line(f"Year to 31 March {year.year}", "\n".join(said) or None)


def lane(life: Life) -> Iterator[Moment]:
    """Checks and scores."""
    for check in life.facts(HealthCheck):
        status = label_or_words("HEALTH_CHECK_STATUS", check.status)
        yield Moment(check.date, "", f"{kind_of(check)}.", status, "circle")
    for score in life.facts(SdqScore):
        words = scored(score.score, score.reason) or "no score"
        yield Moment(score.date, "", f"Strengths and difficulties score, {words}.", "", "ring")
