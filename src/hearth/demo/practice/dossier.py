"""What practice knows of a child on the day of the export, beside what the returns say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from random import Random

from hearth.dates import THIRTEEN_WEEKS, CollectionYear
from hearth.demo.chance import chance, day_between
from hearth.demo.people import Child, Episode
from hearth.demo.practice.staff import Professional, Staff
from hearth.demo.rows import Row
from hearth.demo.story import Story
from hearth.records import TABLES

__all__ = ["CareLeaver", "Dossier", "Involvement", "Stay", "Yearly"]

VISIT_EVERY = 42  # days, at most
IRO_STAYS = 900  # days with one reviewing officer, about
SUPPORTED_IS_K3_FROM = date(2024, 4, 1)
OC2, OC3 = TABLES["oc2"].names, TABLES["oc3"].names
CHECKS = (("Health Assessment", "health_assessment"), ("Dental Check", "teeth_check"))


@dataclass(frozen=True)
class Yearly:
    """What one return said of a child that is not told in the story."""

    year: CollectionYear
    health: Row | None = None  # OC2
    leaving: Row | None = None  # OC3
    adopters: Row | None = None  # AD1

    def said(self, column: str) -> str:
        """A cell of the year's OC2 row; empty where there is none."""
        return self.health[OC2.index(column)] if self.health else ""


@dataclass(frozen=True)
class Stay:
    """One placement: neighbouring episodes in one home."""

    id: str
    episodes: tuple[Episode, ...]

    @property
    def start(self) -> date:
        """The day it began."""
        return self.episodes[0].decom

    @property
    def end(self) -> date:
        """The day it ended, or will end."""
        return self.episodes[-1].dec


@dataclass(frozen=True)
class Involvement:
    """A worker's time with the child, half-open. `role` is as the dataset has it."""

    who: Professional
    role: str
    start: date
    end: date
    reason: str = ""


@dataclass
class Dossier:
    """One child as practice knows them on `as_at`. `rng` is the child's own."""

    story: Story
    yearly: Sequence[Yearly]
    as_at: date
    since: date  # how far back the export goes
    family: str
    forename: str
    surname: str
    rng: Random
    staff: Staff
    involvements: list[Involvement] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.involvements = [*self._social_workers(), *self._reviewing(), *self._advising()]

    @property
    def child(self) -> Child:
        """Who it is about."""
        return self.story.child

    @cached_property
    def episodes(self) -> list[Episode]:
        """The episodes of the export, as they will finally stand."""
        return [e for e in self.child.episodes if e.decom <= self.as_at and e.dec >= self.since]

    @cached_property
    def periods(self) -> list[tuple[str, list[Episode]]]:
        """Periods of care by identifier, each with its episodes."""
        found: list[tuple[str, list[Episode]]] = []
        for episode in self.episodes:
            if episode.rne == "S" or not found:
                found.append((f"{self.child.id}-{len(found) + 1}", []))
            found[-1][1].append(episode)
        return found

    @cached_property
    def stays(self) -> list[Stay]:
        """The placements."""
        found: list[list[Episode]] = []
        for episode in self.episodes:
            if episode.rne != "L" or not found:
                found.append([])
            found[-1].append(episode)
        return [Stay(f"{self.child.id}-H{at}", tuple(each)) for at, each in enumerate(found, 1)]

    @property
    def in_care(self) -> Episode | None:
        """The episode of the day of the export; None when out of care or on short breaks."""
        current = [e for e in self.episodes if not self.is_over(e.dec) and not e.short_break]
        return current[-1] if current else None

    def is_over(self, day: date) -> bool:
        """Whether a day had come on the day of the export."""
        return day <= self.as_at

    def known(self, day: date | None) -> date | None:
        """A day if it had come on the day of the export."""
        return day if day and self.is_over(day) else None

    def place_of(self, stay: Stay) -> str:
        """PLACE as the system has it on the day of the export."""
        place = stay.episodes[0].home.place
        recoded = place == "H5" and stay.end >= SUPPORTED_IS_K3_FROM <= self.as_at
        return "K3" if recoded else place

    @cached_property
    def visits(self) -> list[tuple[str, date]]:
        """Statutory visits: the period of care and the day."""
        return list(self._visits())

    @cached_property
    def checks(self) -> list[tuple[str, date, str]]:
        """Kind, day and status of each health check, in keeping with the flags of the returns."""
        return list(self._checks())

    @cached_property
    def care_leaver(self) -> CareLeaver | None:
        """How things stand with leaving care services; None where there are none."""
        return CareLeaver(self) if self.is_entitled else None

    def _visits(self) -> Iterator[tuple[str, date]]:
        for id, episodes in self.periods:
            if episodes[0].short_break:
                continue
            day = episodes[0].decom + timedelta(days=self.rng.randint(1, 7))
            over = min(episodes[-1].dec, self.as_at + timedelta(days=1))
            while day < over:
                if day >= self.since:
                    yield id, day
                day += timedelta(days=self.rng.randint(VISIT_EVERY // 2, VISIT_EVERY + 5))

    def _checks(self) -> Iterator[tuple[str, date, str]]:
        for _, chain in self.periods:
            first = chain[0].decom + timedelta(days=20)
            if not chain[0].short_break and self.since <= first < min(chain[-1].dec, self.as_at):
                yield "Initial Health Assessment", first, "Completed"
        for year in self.yearly:
            missed = "Refused" if self.child.age(year.year.end) > 14 else "Cancelled"
            for kind, column in CHECKS:
                if flag := year.said(column):
                    yield kind, self.some_day(year.year), "Completed" if flag == "1" else missed

    def _social_workers(self) -> Iterator[Involvement]:
        for worker in self.story.workers:
            if worker.start <= self.as_at:
                who = self.staff.social_worker(worker.id)
                yield Involvement(who, "CW", worker.start, worker.end, worker.reason)

    def _reviewing(self) -> Iterator[Involvement]:
        if self.child.only_short_breaks:
            return
        for _, episodes in self.periods:
            start, end = episodes[0].decom + timedelta(days=5), episodes[-1].dec
            while start < end and start <= self.as_at:
                until = min(
                    end, start + timedelta(days=self.rng.randint(IRO_STAYS // 2, 2 * IRO_STAYS))
                )
                who = self.staff.reviewing_officer(self.rng)
                yield Involvement(who, "IRO", start, until)
                start = until

    def _advising(self) -> Iterator[Involvement]:
        if not self.is_entitled:
            return
        start = self.child.birthday(16) + timedelta(days=self.rng.randint(10, 120))
        if start <= self.as_at:
            yield Involvement(
                self.staff.adviser(self.rng), "16PLUS", start, self.child.birthday(25)
            )

    @property
    def leaving(self) -> Yearly | None:
        """What the last return said of the young person as a care leaver."""
        told = [each for each in self.yearly if each.leaving]
        return told[-1] if told else None

    @property
    def is_eligible(self) -> bool:
        """Whether 16 or 17, in care, and so for 13 weeks since 14."""
        if not self.in_care or not 16 <= self.child.age(self.as_at) < 18:
            return False
        since = self.child.birthday(14)
        days = sum(
            max(0, (min(e.dec, self.as_at) - max(e.decom, since)).days) for e in self.episodes
        )
        return days >= THIRTEEN_WEEKS

    @property
    def is_entitled(self) -> bool:
        """Whether there are leaving care services for this young person."""
        told = self.leaving
        return self.is_eligible or (told is not None and told.year.end == self.as_at)

    def interview(self) -> tuple[str, str]:
        """Whether a return interview was offered and accepted."""
        if not chance(self.rng, 0.88):
            return "N", "NA"
        return "Y", "Y" if chance(self.rng, 0.63) else "N"

    def some_day(self, year: CollectionYear) -> date:
        """A day of a collection year that had come."""
        return day_between(self.rng, year.start, min(year.end, self.as_at))


class CareLeaver:
    """How things stand with a young person who has leaving care services."""

    def __init__(self, dossier: Dossier) -> None:
        """From what the last return said; someone still in care has no accommodation after it."""
        told = dossier.leaving
        row = dict(zip(OC3, told.leaving, strict=True)) if told and told.leaving else {}
        eligible = dossier.is_eligible
        age = dossier.child.age(dossier.as_at)
        self.eligibility = "ELIGIBLE" if eligible else "RELEVANT" if age < 18 else "FORMER_RELEVANT"
        self.in_touch = "YES" if eligible else row.get("in_touch", "")
        self.activity = "" if eligible else row.get("activ", "").replace("0", "")
        accommodation = "" if eligible else row.get("accom", "").replace("0", "")
        self.accommodation, self.suitable = accommodation[:1], accommodation[1:]
        ago = timedelta(days=dossier.rng.randint(3, 60))
        self.latest_contact = dossier.as_at - ago if self.in_touch == "YES" else None
        self.plan_review = dossier.as_at - timedelta(days=dossier.rng.randint(10, 240))
