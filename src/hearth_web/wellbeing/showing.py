"""What a child's page and journey show of health, going missing and visits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from hearth.documents.sentences import day, plural
from hearth.vocabulary import code_set
from hearth_web.access.verbs import Verb
from hearth_web.people import journey, sections
from hearth_web.people.journey import Lane, Moment
from hearth_web.people.life import Life
from hearth_web.people.presenters import label
from hearth_web.people.sections import Section
from hearth_web.people.showing.links import adding, changing
from hearth_web.ui.parts import Line
from hearth_web.wellbeing import education
from hearth_web.wellbeing.models import (
    Conviction,
    HealthCheck,
    HealthYear,
    Immunisation,
    MissingEpisode,
    SdqScore,
    SubstanceMisuse,
    Visit,
)

__all__ = ["register"]

SHOWN = 6  # before the rest is folded away
BANDS = [tuple(map(int, each.code.split("-"))) for each in code_set("SDQ_BAND").codes()]
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


def register() -> None:
    """Called once, when the app is ready."""
    sections.register(
        Section("health", "Health", 220, Verb.SEE_HEALTH, "wellbeing/health.html", health)
    )
    sections.register(
        Section(
            "education", "Education", 200, None, "wellbeing/education.html", education.education
        )
    )
    sections.register(
        Section(
            "offending", "Offending", 230, Verb.SEE_HEALTH, "wellbeing/offending.html", offending
        )
    )
    sections.register(
        Section("missing", "Going missing", 240, None, "wellbeing/missing.html", missing)
    )
    sections.register(Section("visits", "Visits", 260, None, "wellbeing/visits.html", visits))
    journey.register(
        Lane("missing", "Missing", 90, None, missing_lane, one="time missing", many="times missing")
    )
    journey.register(Lane("education", "School and special needs", 85, None, education.lane))
    journey.register(Lane("health", "Health", 100, Verb.SEE_HEALTH, health_lane))


def health(life: Life) -> Mapping[str, Any]:
    """The latest check of each kind, every score, and what each return says."""
    checks = life.facts(HealthCheck)
    latest = {check.kind: check for check in checks}
    lines = [check_line(life, check) for check in latest.values()]
    scores = [score_line(life, score) for score in reversed(life.facts(SdqScore))]
    return {
        "checks": lines,
        "scores": scores[:SHOWN],
        "older": scores[SHOWN:],
        "add_check": adding(life, "health-check"),
        "add_score": adding(life, "sdq"),
        "immunised": [immunised(life, one) for one in reversed(life.facts(Immunisation))],
        "misuse": [misuse(life, one) for one in reversed(life.facts(SubstanceMisuse))],
        "add_immunised": adding(life, "immunisations"),
        "years": [year_line(year) for year in reversed(life.facts(HealthYear))],
    }


def immunised(life: Life, one: Immunisation) -> Line:
    """Whether immunisations were up to date on a day."""
    said = {"1": "Up to date", "0": "Not up to date"}.get(one.up_to_date)
    return Line(day(one.date), said, changing(life, "immunisations", one))


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
    """A check, when it was, and how it went."""
    status = label_or_words("HEALTH_CHECK_STATUS", check.status)
    when = day(check.date)
    said = f"{when}, {status.lower()}" if status else when
    return Line(kind_of(check), said, changing(life, "health-check", check))


def kind_of(check: HealthCheck) -> str:
    """What was checked."""
    return label_or_words("HEALTH_CHECK_KIND", check.kind)


def label_or_words(codes: str, value: str) -> str:
    """A code's label; words that are no code as they are."""
    known = code_set(codes)
    return known.label(value) if known.has(value) else value


def score_line(life: Life, score: SdqScore) -> Line:
    """A score of strengths and difficulties with what it means, or why there is none."""
    said = scored(score.score, score.reason)
    return Line(day(score.date), said, changing(life, "sdq", score))


def scored(score: int | None, reason: str) -> str | None:
    """A score in words."""
    if score is None:
        return label("SDQ_REASON", reason) or None
    meaning = next(
        (code_set("SDQ_BAND").label(f"{a}-{b}") for a, b in BANDS if a <= score <= b), ""
    )
    return f"{score}: {meaning[:1].lower()}{meaning[1:]}" if meaning else str(score)


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


def missing(life: Life) -> Mapping[str, Any]:
    """Every time, the latest first, and whether they were asked about it afterwards."""
    lines = [missing_line(life, each) for each in reversed(life.facts(MissingEpisode))]
    return {
        "lines": lines[:SHOWN],
        "older": lines[SHOWN:],
        "said": counted(life),
        "add": adding(life, "missing"),
    }


def counted(life: Life) -> str:
    """How often, and whether they are missing now."""
    episodes = life.facts(MissingEpisode)
    is_out = any(each.mis_end is None for each in episodes)
    times = plural(len(episodes), "time")
    return f"{times} in all. Not yet recorded as back." if is_out else f"{times} in all."


def missing_line(life: Life, each: MissingEpisode) -> Line:
    """One time missing."""
    asked = {("1", "1"): "Talked about it afterwards", ("1", "0"): "Did not want to talk about it"}
    offered = {"0": "No return interview was offered", "1": "A return interview was offered"}
    interview = asked.get((each.interview_offered, each.interview_accepted)) or offered.get(
        each.interview_offered, ""
    )
    said = "\n".join(filter(None, [lasted(each), interview]))
    return Line(day(each.mis_start), said, changing(life, "missing", each))


def lasted(each: MissingEpisode) -> str:
    """Missing or away, and for how long."""
    kind = "Away without authorisation" if each.missing == "A" else "Missing"
    if each.mis_end is None:
        return f"{kind}, not yet recorded as back"
    days = (each.mis_end - each.mis_start).days
    return f"{kind} for {plural(days, 'day')}" if days else f"{kind}, back the same day"


def missing_lane(life: Life) -> Iterator[Moment]:
    """Each time missing, as a moment: most last a day or two."""
    for each in life.facts(MissingEpisode):
        yield Moment(each.mis_start, "", f"{lasted(each)}.", "", "triangle")


def health_lane(life: Life) -> Iterator[Moment]:
    """Checks and scores."""
    for check in life.facts(HealthCheck):
        status = label_or_words("HEALTH_CHECK_STATUS", check.status)
        yield Moment(check.date, "", f"{kind_of(check)}.", status, "circle")
    for score in life.facts(SdqScore):
        words = scored(score.score, score.reason) or "no score"
        yield Moment(score.date, "", f"Strengths and difficulties score, {words}.", "", "ring")


def visits(life: Life) -> Mapping[str, Any]:
    """When they were last visited, and seen alone; the visits before."""
    lines = [visit_line(life, each) for each in reversed(life.facts(Visit))]
    return {"lines": lines[:SHOWN], "older": lines[SHOWN:], "add": adding(life, "visit")}


def visit_line(life: Life, each: Visit) -> Line:
    """One visit."""
    whose = "" if each.kind == "SW" else label_or_words("VISIT", each.kind)
    said = "\n".join(filter(None, [whose, seen(each.seen, each.seen_alone)])) or None
    return Line(day(each.date), said, changing(life, "visit", each))


def seen(was_seen: str, alone: str) -> str | None:
    """Whether the child was seen, and alone."""
    yes, no = ("Y", "1", "YES"), ("N", "0", "NO")
    if was_seen.upper() in no:
        return "Not seen"
    if alone.upper() in yes:
        return "Seen alone"
    if alone.upper() in no:
        return "Seen, but not alone" if was_seen.upper() in yes else "Not seen alone"
    return "Seen" if was_seen.upper() in yes else None
