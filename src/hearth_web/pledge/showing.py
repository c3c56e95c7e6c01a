"""A strategy as its pages show it: every promise with its measures, and where each stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.urls import reverse

from hearth.measures import CATALOGUE, Unit
from hearth.measures.disclosure import FEWEST
from hearth.measures.words import join, plural, quantity
from hearth.pledge.sentences import aspired, counted, distance, said
from hearth.pledge.standing import Now, Standing, Verdict, now_of, standing, unit_of
from hearth.pledge.strategy import Action, Part, Promise, SuccessMeasure
from hearth.pledge.target import Amount, amounts
from hearth_web.access.pages import SignedInRequest
from hearth_web.pledge.live import SMALL, Beside, Live, live_for
from hearth_web.pledge.models import Strategy
from hearth_web.pledge.trees import Grown, grown
from hearth_web.ui import clock

__all__ = ["MeasureShown", "PartShown", "PromiseShown", "Shower", "acted", "shower_for"]

COLOURS = {"good": "green", "slow": "yellow", "bad": "red", "unknown": "grey"}
WITHHELD = "c"
NO_NEED = frozenset({Verdict.IN_WORDS, Verdict.WAITS})  # of a value


@dataclass(frozen=True)
class PartShown:
    """One number of a measure; every value as it is read."""

    verdict: Verdict
    sentence: str
    title: str = ""
    href: str = ""
    was: str = ""
    now: str = ""
    when: date | None = None
    source: str = ""
    aspiration: str = ""
    beside: Beside = field(default_factory=Beside)
    distances: tuple[str, ...] = ()
    lacks: str = ""
    hidden: bool = False

    @property
    def words(self) -> str:
        """The verdict in words."""
        return "Not shown" if self.hidden else self.verdict.words

    @property
    def colour(self) -> str:
        """The colour of its tag, which says no more than its words."""
        return COLOURS[self.verdict.news]


@dataclass(frozen=True)
class MeasureShown:
    """A measure with all its parts."""

    thing: SuccessMeasure
    row: Any
    parts: tuple[PartShown, ...]

    @property
    def verdicts(self) -> list[Verdict]:
        """The verdict of each part."""
        return [part.verdict for part in self.parts]


@dataclass(frozen=True)
class PromiseShown:
    """A promise with its measures, in short what was done, and, of an ambition, its promises."""

    thing: Promise
    row: Any
    measures: tuple[MeasureShown, ...]
    actions: str
    promises: tuple[PromiseShown, ...] = field(default=())

    @property
    def stands(self) -> str:
        """How its measures stand, and those of its promises."""
        every = {id(m): m for held in (self, *self.promises) for m in held.measures}
        verdicts = [verdict for measure in every.values() for verdict in measure.verdicts]
        return counted(verdicts, len(every)) if verdicts else ""


@dataclass
class Shower:
    """Shows a strategy with the figures one reader may see; each measure is worked out once.

    `public` is for readers who have not signed in; `withhold` keeps small counts back, as the
    record's own figures do, of what people wrote too.
    """

    grown: Grown
    live: Live
    today: date = field(default_factory=clock.today)
    public: bool = False
    withhold: bool = False
    made: dict[int, MeasureShown] = field(default_factory=dict)

    def ambitions(self) -> list[PromiseShown]:
        """Every ambition with its promises."""
        return [self.promise(each) for each in self.grown.tree.ambitions]

    def promise(self, promise: Promise) -> PromiseShown:
        """One ambition or promise."""
        inner = tuple(self.promise(each) for each in getattr(promise, "promises", ()))
        actions = [*promise.actions, *(a for each in inner for a in each.thing.actions)]
        measures = tuple(self.measure(each) for each in self.grown.tree.measures_of(promise))
        row = self.grown.row_of(promise)
        return PromiseShown(promise, row, measures, acted(actions, self.today), inner)

    def own_measures(self) -> list[MeasureShown]:
        """The measures that stand under no promise and bear on none."""
        tree = self.grown.tree
        numbers = {each.number for each in tree.promises()}
        return [self.measure(m) for m in tree.measures if not numbers & {*m.bears_on}]

    def every_measure(self) -> list[MeasureShown]:
        """All of them, once each."""
        return [self.measure(each) for each in self.grown.tree.every_measure()]

    def measure(self, measure: SuccessMeasure) -> MeasureShown:
        """One measure."""
        if id(measure) not in self.made:
            parts = tuple(self.part(measure, at) for at in range(len(measure.parts)))
            self.made[id(measure)] = MeasureShown(measure, self.grown.row_of(measure), parts)
        return self.made[id(measure)]

    def part(self, measure: SuccessMeasure, at: int) -> PartShown:
        """One number of it."""
        part, now = measure.parts[at], self.now(measure, at)
        if self.withhold and too_small(part, part.when_set.number):
            part = Part(part.measure, Amount(WITHHELD), part.target)
        held = standing(measure, part, now, self.today)
        unit, beside = unit_of(part), self.live.beside(part.measure)
        hidden = self.public and self.live.board is None and held.verdict is Verdict.NOT_KNOWN
        tells = now.value is None and held.verdict not in NO_NEED and not hidden
        return PartShown(
            held.verdict,
            said(measure, part, held),
            title=CATALOGUE[part.measure].title if part.measure in CATALOGUE else "",
            href=self.address(part.measure),
            was=quantity(held.was, unit) if held.was is not None else part.when_set.text,
            now=quantity(held.now, unit) if held.now is not None else "",
            when=held.on,
            source=now.source,
            aspiration=aspired(part.target, part),
            beside=beside,
            distances=distances(part, held, beside),
            lacks=now.lacks if tells else "",
            hidden=hidden,
        )

    def now(self, measure: SuccessMeasure, at: int) -> Now:
        """The record's value, or, where it has none, what somebody found."""
        part = measure.parts[at]
        live = self.live.now(part.measure) if part.measure else Now()
        if live.value is not None or live.lacks == SMALL:
            return live
        found = now_of(measure, at, self.today)
        if self.withhold and too_small(part, found.value):
            return Now(on=found.on, lacks=SMALL)
        return found if found.value is not None else Now(lacks=live.lacks or found.lacks)

    def printed(self, measure: SuccessMeasure, text: str) -> str:
        """Values as somebody wrote them; withheld where one of them is a small count."""
        pairs = zip(measure.parts, amounts(text), strict=False)
        if self.withhold and any(too_small(part, value.number) for part, value in pairs):
            return WITHHELD
        return text

    def address(self, measure: str) -> str:
        """The page of the measure of the catalogue, for this reader."""
        if measure not in CATALOGUE or self.live.board is None:
            return ""
        return reverse("public-measure" if self.public else "measure", args=[measure])


def distances(part: Part, held: Standing, beside: Beside) -> tuple[str, ...]:
    """How far others are, in sentences."""
    now = held.now
    if now is None:
        return ()
    whose = (("the middle of its neighbours", beside.middle), ("England", beside.all_of_england))
    return tuple(
        distance(part, now, value, name, beside.year) for name, value in whose if value is not None
    )


def shower_for(request: SignedInRequest, strategy: Strategy) -> Shower:
    """Shows a strategy to somebody who signed in."""
    live = live_for(request)
    return Shower(grown(strategy), live, withhold=not live.exact)


def too_small(part: Part, value: Any) -> bool:
    """Whether a count could tell who is counted."""
    return value is not None and unit_of(part) is Unit.COUNT and 0 < value < FEWEST


def acted(actions: Sequence[Action], today: date) -> str:
    """How far actions are, in words: 3 actions: 1 done and 2 not started. 1 is late."""
    if not actions:
        return ""
    states = Counter(action.state.value for action in actions)
    late = sum(action.is_late(today) for action in actions)
    told = join([f"{number} {state}" for state, number in states.most_common()])
    words = f"{plural(len(actions), 'action')}: {told}"
    return f"{words}. {late} {'is' if late == 1 else 'are'} late." if late else f"{words}."
