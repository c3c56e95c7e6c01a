"""Strengths and difficulties scores: what each means, which way they go, what a high one asks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from hearth.documents.sentences import day, plural
from hearth.vocabulary import code_set
from hearth_web.access.verbs import Verb
from hearth_web.people.life import Life
from hearth_web.people.models import Event
from hearth_web.people.presenters import label, why_late
from hearth_web.people.showing.links import changing
from hearth_web.ui.parts import Line
from hearth_web.wellbeing.answers import REFERRAL, answering
from hearth_web.wellbeing.models import SdqScore
from hearth_web.wellbeing.rules import BANDS, HIGH
from hearth_web.wellbeing.showing.words import inside

__all__ = ["asked_for", "score_line", "scored", "trend"]

COMPARED = 4  # scores that a trend is told of
REFUSED = {"DECLINED": "Help was offered and declined", "NOT_NEEDED": "Help was not needed"}


def score_line(life: Life, score: SdqScore) -> Line:
    """A score with what it means, or why there is none."""
    said = "\n".join(filter(None, (scored(score.score, score.reason), why_late(score.why_late))))
    return Line(day(score.date), said or None, changing(life, "sdq", score))


def scored(score: int | None, reason: str) -> str | None:
    """A score in words."""
    if score is None:
        return label("SDQ_REASON", reason) or None
    meaning = next(
        (code_set("SDQ_BAND").label(f"{a}-{b}") for a, b in BANDS if a <= score <= b), ""
    )
    return f"{score}: {inside(meaning)}" if meaning else str(score)


def trend(scores: Sequence[SdqScore]) -> str:
    """Which way the last scores go, the oldest of them first; nothing of a single one."""
    told = [row.score for row in scores if row.score is not None][-COMPARED:]
    if len(told) < 2:
        return ""
    way = "higher than" if told[-1] > told[-2] else "lower than"
    way = "the same as" if told[-1] == told[-2] else way
    return f"{', then '.join(map(str, told))}. The latest is {way} the one before."


def asked_for(life: Life) -> Mapping[str, Any] | None:
    """What became of the latest score, where it is high: help offered, or how long they wait."""
    scores = [row for row in life.facts(SdqScore) if row.score is not None]
    last = scores[-1] if scores else None
    if last is None or last.score is None or last.score < HIGH:
        return None
    if answer := answer_to(life, last):
        took = plural((answer.date - last.date).days, "day")
        said = REFUSED.get(answer.outcome, "A referral for help was offered")
        return {"said": f"{said} on {day(answer.date)}, {took} after the score.", "record": ""}
    waited = (life.today - last.date).days
    record = answering(life.child, REFERRAL, last.date) if life.may(Verb.RECORD) else ""
    said = f"{last.score} is high: at {HIGH} or over, a referral for help is to be offered."
    so_far = f": the child has waited {plural(waited, 'day')}." if waited > 0 else "."
    return {"said": f"{said} None is recorded{so_far}", "record": record}


def answer_to(life: Life, score: SdqScore) -> Event | None:
    """The referral that followed a score."""
    referrals = (each for each in life.facts(Event) if each.event == REFERRAL)
    return next((each for each in referrals if each.date >= score.date), None)
