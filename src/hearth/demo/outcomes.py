"""The yearly outcomes: health of children in care all year, adoptions, and care leavers."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from hearth.dates import THIRTEEN_WEEKS, CollectionYear
from hearth.demo import profile
from hearth.demo.chance import Weighted, by_age, chance
from hearth.demo.people import Child, Episode, Path
from hearth.demo.rows import Row, text
from hearth.demo.story import Story

__all__ = ["CareLeaver", "adoption_row", "health_row"]

_no_sdq = Weighted(profile.NO_SDQ)
_activity = {age: Weighted(mix) for age, mix in profile.ACTIVITY.items()}
_in_touch = {age: Weighted(mix) for age, mix in profile.IN_TOUCH.items()}
_adopters = Weighted(profile.ADOPTERS)
_accommodation = {age: Weighted(mix) for age, mix in profile.ACCOMMODATION.items()}

NOT_A_LEAVER = {Path.ADOPTION, Path.DIED, Path.TRANSFER, Path.AGE_ASSESSED}
"""Endings, also of later care in the year, after which the council has no care leaver."""


def in_year_or_nearest(series: Mapping[int, float], year: int) -> float:
    """The percentage for a year as a share; the nearest year serves for years outside."""
    return series[min(max(year, min(series)), max(series))] / 100


def _flag(rng: Random, share: float) -> str:
    return "1" if chance(rng, share) else "0"


def health_row(rng: Random, story: Story, year: CollectionYear) -> Row:
    """The OC2 row of a child looked after all year."""
    child, end, known = story.child, year.end, year.ending
    score, reason = _sdq(rng, story, year)
    misuse, received, offered = _substance_misuse(rng, child, year)
    convicted = _flag(rng, profile.CONVICTED) if child.birthday(10) <= end else ""
    under_five = child.birthday(5) > end
    checks = _flag(rng, in_year_or_nearest(profile.DEVELOPMENT, known)) if under_five else ""
    return (
        child.id, text(child.dob), score, reason, convicted, checks,
        _flag(rng, in_year_or_nearest(profile.IMMUNISED, known)),
        _flag(rng, in_year_or_nearest(profile.DENTAL, known)),
        _flag(rng, in_year_or_nearest(profile.ASSESSED, known)),
        misuse, received, offered,
    )  # fmt: skip


def _sdq(rng: Random, story: Story, year: CollectionYear) -> tuple[str, str]:
    """A score or why there is none, for those asked for one: ages 4 to 16 in some of the year."""
    child = story.child
    if child.birthday(4) > year.end or child.birthday(17) < year.start:
        return "", ""
    if child.birthday(4) > year.start or child.birthday(17) <= year.end:
        return "", "SDQ1"
    if not chance(rng, in_year_or_nearest(profile.SDQ_RECEIVED, year.ending)):
        return "", _no_sdq.pick(rng)
    score = story.usual_sdq + rng.gauss(0, profile.SDQ_WOBBLE)
    return str(min(40, max(0, round(score)))), ""


def _substance_misuse(rng: Random, child: Child, year: CollectionYear) -> tuple[str, str, str]:
    likely = profile.SUBSTANCE_MISUSE if child.birthday(11) <= year.end else 0.0
    if not chance(rng, likely):
        return "0", "", ""
    if chance(rng, profile.INTERVENTION_RECEIVED):
        return "1", "1", ""
    return "1", "0", _flag(rng, profile.INTERVENTION_OFFERED)


def adoption_row(rng: Random, child: Child, last: Episode) -> Row:
    """The AD1 row of a child adopted in the year; `last` is the episode the order ended."""
    decision = child.decision
    number, sex, status = _adopters.pick(rng)
    return (
        child.id, text(child.dob), text(decision.placed if decision else None),
        text(decision.match if decision else None),
        "1" if last.home.place == "A5" else "0", number, sex, status,
    )  # fmt: skip


class CareLeaver:
    """A young person's years after care. Activity tends to stay as it was."""

    def __init__(self, rng: Random, child: Child) -> None:
        self._rng, self._child = rng, child
        self._activity = ""
        last = child.periods[-1]
        home_late = last.path is Path.HOME and last.end > child.birthday(16)
        self._back_home = home_late and chance(rng, profile.BACK_HOME)

    def birthday_in(self, year: CollectionYear) -> int:
        """The birthday (17 to 25) that puts the young person in this year's return; 0 for none.

        At least 13 weeks of care since 14 and some since 16 (Children Leaving Care Regulations);
        not adopted, dead or in another council's care, and not looked after on the birthday or
        again by the end of the year.
        """
        child = self._child
        if child.only_short_breaks:
            return 0
        age = year.ending - child.dob.year - (0 if child.dob.month < 4 else 1)
        if not 17 <= age <= 25:
            return 0
        birthday = child.birthday(age)
        past = [p for p in child.periods if p.start < birthday]
        if not past or past[-1].end > birthday:
            return 0
        if any(p.start <= year.end < p.end for p in child.periods):
            return 0
        latest = [p for p in child.periods if p.start <= year.end][-1]
        if {past[-1].path, latest.path} & NOT_A_LEAVER:
            return 0
        fourteen, sixteen = child.birthday(14), child.birthday(16)
        days = sum(max(0, (p.end - max(p.start, fourteen)).days) for p in past)
        return age if days >= THIRTEEN_WEEKS and past[-1].end > sixteen else 0

    def row(self, age: int, year: CollectionYear) -> Row:
        """The OC3 row: in touch, activity, accommodation."""
        child, rng = self._child, self._rng
        touch = "RHOM" if self._back_home else by_age(_in_touch, age).pick(rng)
        if touch != "YES":
            return (child.id, text(child.dob), touch, "0", "0")
        if not (self._activity and chance(rng, profile.KEEPS_ACTIVITY)):
            self._activity = by_age(_activity, age).pick(rng)
        accommodation = by_age(_accommodation, age).pick(rng)
        if age == 17 and accommodation[0] in "ZT":
            accommodation = "D1"
        return (child.id, text(child.dob), touch, self._code(year), accommodation)

    def _code(self, year: CollectionYear) -> str:
        """ACTIV as of the year: apprenticeships have their own code from 2021/22."""
        apart = {"ill": "G4", "neet": "G5", "parent": "G6"}
        if self._activity in apart:
            return apart[self._activity]
        old = {"higher": "1", "education": "2", "training": "3", "apprentice": "3"}
        new = {"higher": "1", "education": "2", "training": "5", "apprentice": "4"}
        full = "F" if chance(self._rng, profile.FULL_TIME) else "P"
        return full + (old if year.ending <= 2021 else new)[self._activity]
