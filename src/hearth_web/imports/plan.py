"""The plan of an import: what it would do to each child's record, worked out and kept."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils import timezone

from hearth.dates import CollectionYear
from hearth.documents.sentences import day
from hearth.progress import Progress
from hearth.records import Bundle
from hearth.records.care import Fault
from hearth_web.imports import care, holding
from hearth_web.imports.beside import passed_over, with_adopters, with_day
from hearth_web.imports.comparing import ACTS, Change, changes_to, plain, tally
from hearth_web.imports.comparing import change as change_of
from hearth_web.imports.facts import child_values, undated, wanted_facts
from hearth_web.imports.house import House
from hearth_web.imports.keeping import as_given
from hearth_web.imports.known import Known, known_children
from hearth_web.imports.models import Import, Planned, Problem
from hearth_web.imports.situations import situations_of
from hearth_web.imports.ties import ties_of
from hearth_web.imports.workers import overlapping, told_again, wanted_allocations
from hearth_web.people.models import Allocation, Child, Fact, PeriodOfCare, Review
from hearth_web.wellbeing.models import Immunisation, MissingEpisode

__all__ = ["Plan"]

AT_A_TIME = 250  # children read, compared and written down together
# A child is added when one of these speaks of them; the other tables only add to who is known.
# A return is of nobody but children in care and care leavers; other sources name many more.
ADDING = ("episodes", "oc3", "periods", "legal_statuses", "placements", "care_leavers")
ADDING_IN_A_RETURN = ("header", *ADDING)
# A return has every row of its years in these, so one it no longer has was taken out.
DATED: dict[type[Fact], tuple[str, str]] = {
    Review: ("reviews", "review"),
    MissingEpisode: ("missing", "mis_start"),
    Allocation: ("sw_episodes", "decom"),
}

Rows = Mapping[str, Sequence[Mapping[str, Any]]]


@dataclass
class Drawn:
    """What is planned for one child, before what was corrected by hand is looked up."""

    child: str
    known: Known
    changes: list[Change] = field(default_factory=list)


class Plan:
    """Works out the plan of one import, a few hundred children at a time."""

    def __init__(
        self, imported: Import, bundle: Bundle, unread: Mapping[str, frozenset[str]]
    ) -> None:
        """`unread` are, by table, the children of whom a row could not be read."""
        self.imported, self.bundle, self.unread = imported, bundle, unread
        self.rows = by_child(bundle)
        with_adopters(self.rows, bundle)
        self.house = House(bundle)
        self.problems: list[Problem] = []
        self.kept: set[str] = set()
        self.tallied: Counter[tuple[str, str]] = Counter()

    def write(self, progress: Progress) -> None:
        """Write the plan down. Nothing of the record is changed."""
        children, later = sorted(self.rows), list[Planned]()
        for at in range(0, len(children), AT_A_TIME):
            progress("Comparing with what is held", at, len(children))
            some = children[at : at + AT_A_TIME]
            known = known_children(some)
            drawn = [
                self.drawn(child, known.get(child, Known()))
                for child in some
                if child in known or self.is_added(child)
            ]
            self.kept |= {one.child for one in drawn}
            holding.hold(drawn)
            Planned.objects.bulk_create(self.planned(one) for one in drawn if one.changes)
            later += self.ties(drawn)
        house = [self.house_planned()] if self.house.changes else []
        Planned.objects.bulk_create([*house, *later])
        self.take_back_remarks()
        Problem.objects.bulk_create(self.problems, batch_size=500)

    def take_back_remarks(self) -> None:
        """What was remarked on a cell that is left out after all is not said to be used."""
        out = {(one.file, one.line, one.column) for one in self.problems if one.blocking}
        columns = {column for _, line, column in out if line is not None}
        remarks = self.imported.problems.filter(blocking=False, column__in=columns)
        said = remarks.values_list("pk", "file", "line", "column")
        taken = [pk for pk, *place in said if tuple(place) in out]
        self.imported.problems.filter(pk__in=taken).delete()

    def counts(self) -> dict[str, Any]:
        """How many of each kind of record would be new, changed, ended, removed or held back."""
        kinds: dict[str, dict[str, int]] = {}
        for (label, act), count in self.tallied.items():
            kinds.setdefault(label, {})[act] = count
        given = {str(year): sorted(tables) for year, tables in self.bundle.given.items()}
        not_kept = passed_over(self.rows, self.kept, self.bundle)
        return {"kinds": kinds, "given": given, "not_kept": not_kept}

    @property
    def day(self) -> date:
        """The day the files are of, as far as that is known."""
        return self.imported.as_at or timezone.localdate(self.imported.at)

    def is_added(self, child: str) -> bool:
        """Whether the files say enough of a child for a record of their own."""
        tables = ADDING_IN_A_RETURN if self.bundle.source == "ssda903" else ADDING
        return any(self.rows[child].get(table) for table in tables)

    def drawn(self, child: str, known: Known) -> Drawn:
        """Everything that would change for one child, their ties apart."""
        rows, one = self.rows[child], Drawn(child, known)
        before = {} if known.child is None else vars(known.child)
        values = child_values(rows, before)
        if known.child is None:
            values["child"] = child
        if made := change_of(Child, known.child, values):
            one.changes.append(made)
        one.changes += self.facts(child, rows, known)
        one.changes += self.situations(child, rows, known)
        one.changes += self.allocations(child, rows, known)
        one.changes += self.care(one, rows)
        return one

    def facts(self, child: str, rows: Rows, known: Known) -> Iterator[Change]:
        """Facts that the files have one by one."""
        wanted = wanted_facts(with_day(rows, known.facts[Immunisation], self.day))
        for model in {**wanted, **DATED}:
            if model is not Allocation:
                values = [self.spoken(each) for each in wanted.get(model, {}).values()]
                held = known.facts[model]
                yield from changes_to(model, model.key, held, values, self.gone(model, child))

    def situations(self, child: str, rows: Rows, known: Known) -> list[Change]:
        """Stretches of time beside care; of rows that cannot be kept it is said why."""
        found = situations_of(rows, known.facts, self.day)
        for table, what in (*found.problems, *undated(rows)):
            self.say(child, table, what)
        return found.changes

    def spoken(self, values: Mapping[str, Any]) -> Mapping[str, Any]:
        """The same, with the adviser by name."""
        if "adviser_name" in values:
            return {**values, "adviser_name": self.house.name_of(values["adviser_name"])[:200]}
        return values

    def gone(self, model: type[Fact], child: str) -> Any:
        """Whether a fact that the files do not have was taken out of them."""
        table, column = DATED.get(model, ("", ""))
        years = {y for y, tables in self.bundle.given.items() if table in tables}
        if not years or child in self.unread.get(table, ()) or "" in self.unread.get(table, ()):
            return lambda _row: False

        def is_gone(row: Any) -> bool:
            if model is Allocation and not (row.role == "SW" and self.rows[child].get(table)):
                return False
            return CollectionYear.of(getattr(row, column)).ending in years

        return is_gone

    def allocations(self, child: str, rows: Rows, known: Known) -> list[Change]:
        """Changes of workers; none, and a problem, where two would hold one role at once."""
        held = known.facts[Allocation]
        wanted = wanted_allocations(rows, held, self.house)
        if not wanted:
            return []
        again = told_again(held, wanted, self.house.twins)
        own = [one for one in held if one.pk not in again]
        if again:
            wanted = wanted_allocations(rows, own, self.house)
        gone = self.gone(Allocation, child)
        if since := overlapping([one for one in own if not gone(one)], wanted):
            table = "sw_episodes" if rows.get("sw_episodes") else "allocations"
            what = (
                f"two workers hold the case on {day(since)}. Their workers were left as they were. "
                "Mend the dates in the file, or in the record."
            )
            self.say(child, table, what, at=since)
            return []
        return changes_to(
            Allocation, Allocation.key, held, wanted, lambda row: row.pk in again or gone(row)
        )

    def care(self, one: Drawn, rows: Rows) -> list[Change]:
        """Changes of periods of care, legal statuses and placements."""
        if not care.says_care(rows):
            return []
        held = one.known.care
        if one.known.facts[PeriodOfCare] and one.child in self.unread.get("episodes", ()):
            self.say(one.child, "episodes", "one of the episodes could not be read, so their care "
                     "was left as it was. Mend it in the file and import it again.")  # fmt: skip
            return []
        brought = care.bring(held, rows, self.bundle)
        for late in brought.unused:
            self.say(one.child, "episodes", late.sentence, at=late.decom)
        for fault in brought.faults:
            self.say(one.child, "episodes", fault.sentence, at=fault.decom, blocking=False)
        if wrong := care.fatal(brought.care):
            for start, said in by_start(wrong).items():
                what = f"{' '.join(said)} Their care was left as it was."
                self.say(one.child, "episodes", what, at=start)
            return []
        changes = [
            made
            for model, wanted in care.values_of_care(brought.care).items()
            for made in changes_to(
                model, model.key, one.known.facts[model], wanted, lambda _row: True
            )
        ]
        if "" in self.unread.get("episodes", ()) and any(c["act"] == "removed" for c in changes):
            self.say(one.child, "episodes", "some episodes of this return could not be read, and "
                     "one of theirs may be among them. Their care was left as it was.")  # fmt: skip
            return []
        return changes

    def say(
        self,
        child: str,
        table: str,
        what: str,
        *,
        at: date | None = None,
        blocking: bool = True,
    ) -> None:
        """A problem of one child's rows; of the row that starts `at` a day, where that is told."""
        rows = self.rows[child].get(table, ())
        row = next((each for each in rows if at and at == start_of(each)), None)
        self.problems.append(
            Problem(
                imported=self.imported,
                table=table,
                file=file_of([row] if row else rows),
                line=row.get("line") if row else None,
                column="DECOM" if row and "decom" in row else "",
                child=child[:48],
                sentence=f"Child {child}: {what}",
                blocking=blocking,
            )
        )

    def planned(self, one: Drawn) -> Planned:
        """The row of the plan for one child."""
        child = one.known.child
        return self.row(one.child, one.changes, Planned.Step.CHILDREN, child)

    def ties(self, drawn: Iterable[Drawn]) -> Iterator[Planned]:
        """The rows for ties to others, which need both records."""
        for one in drawn:
            found = ties_of(self.rows[one.child], one.known, self.rows, self.is_added)
            if found:
                yield self.row(one.child, found, Planned.Step.TIES, one.known.child)

    def house_planned(self) -> Planned:
        """The row for workers and teams."""
        changes = [
            {**each, "after": {name: plain(v) for name, v in each["after"].items()}}
            for each in self.house.changes
        ]
        return self.row("", changes, Planned.Step.HOUSE, None)

    def row(self, child: str, changes: list[Change], step: int, record: Child | None) -> Planned:
        """One row of the plan, its changes counted."""
        counts = tally(changes)
        for each in changes:
            act = "held" if each.get("held") else each["act"]
            self.tallied[each["model"], act] += 1
        return Planned(
            imported=self.imported,
            step=step,
            child=child[:48],
            record=record.pk if record else None,
            is_new=record is None and step == Planned.Step.CHILDREN,
            changes=changes,
            held=counts["held"],
            **{act: counts[act] for act in ACTS},
        )


def by_child(bundle: Bundle) -> dict[str, dict[str, list[dict[str, Any]]]]:
    """The rows of each child, by table."""
    found: dict[str, dict[str, list[dict[str, Any]]]] = defaultdict(dict)
    for table, rows in bundle.rows.items():
        for row in rows:
            if child := row.get("child"):
                found[child].setdefault(table, []).append(row)
    return found


def start_of(row: Mapping[str, Any]) -> date | None:
    """The day from which a row speaks, whatever its table calls it."""
    found: date | None = row.get("decom") or row.get("sw_decom") or row.get("start")
    return found


def by_start(faults: Iterable[Fault]) -> dict[date | None, list[str]]:
    """What is said of each episode: its status, its home and its period may say the same."""
    found: dict[date | None, list[str]] = defaultdict(list)
    for fault in faults:
        found[fault.decom].append(fault.sentence)
    return found


def file_of(rows: Sequence[Mapping[str, Any]]) -> str:
    """The file a child's rows of a table stand in."""
    return as_given(next((str(row.get("file", "")) for row in rows), ""))[:400]
