"""Who works with a child, and who matters to them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from hearth.vocabulary import code_set
from hearth_web.access.models import Team
from hearth_web.access.verbs import Verb
from hearth_web.people.actions import histories, relationships
from hearth_web.people.forms.base import Desk, RecordForm
from hearth_web.people.forms.fields import CodeField, PastDate, PostcodeField, Words, choices_of
from hearth_web.people.models import ALLOCATION_ROLES, Relationship, Worker
from hearth_web.people.queries import visible_children
from hearth_web.ui.forms import RadiosField, SearchSelect, YesNoField

__all__ = ["CorrectAllocation", "Give", "RelationshipForm"]

SOMEBODY_ELSE = "OTHER"
SAID_BY_PEOPLE = ("SIBLING", "MOTHER", "CHILD")  # a source may say less; a person does not


def workers() -> list[tuple[str, str]]:
    """Those who work here still, to choose from."""
    return choices_of(Worker.objects.filter(left=None))


def teams() -> list[tuple[str, str]]:
    """Open teams, to choose from."""
    return choices_of(Team.objects.filter(open=True))


class WorkerOrTeam(RecordForm):
    """Somebody in a role, or a team until there is somebody."""

    called: ClassVar[Mapping[str, str]] = {
        "decom": "the first day",
        "sw_reason": "why the worker changed",
        "told": "the words for the child",
    }

    worker = forms.ChoiceField(
        label="Worker",
        help_text="Leave it empty if only a team holds the case for now.",
        required=False,
        widget=SearchSelect,
    )
    team = forms.ChoiceField(
        label="Team",
        help_text="Leave it empty for the worker's own team.",
        required=False,
        widget=SearchSelect,
    )
    decom = PastDate(label="From which day?")
    sw_reason = CodeField("SW_REASON", label="Why did the worker change?", required=False)
    # Its name is the column's; the form's own question about a correction is `why`.
    told = Words(
        label="Why, in words for the child",
        help_text="For example: Sam has moved to another job, and Alex asked to work with you.",
        rows=3,
        longest=5_000,
        required=False,
    )
    code_day = "decom"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["worker"].choices = workers()
        self.fields["team"].choices = teams()
        self._keep_held("worker")
        self._keep_held("team")

    def _keep_held(self, name: str) -> None:
        """A worker who has left, or a team that closed, may stay where they were."""
        held = getattr(self.row, name, None)
        options = self.fields[name].choices
        if held and str(held.pk) not in dict(options):
            self.fields[name].choices = [*options, (str(held.pk), str(held))]

    def initial_of(self, row: Any) -> dict[str, Any]:
        """Ids as the lists have them."""
        if row is None:
            return {}
        ids = {"worker": str(row.worker_id or ""), "team": str(row.team_id or "")}
        return super().initial_of(row) | ids | {"told": row.why}

    def clean(self) -> dict[str, Any]:
        """Somebody, or a team."""
        told = super().clean() or self.cleaned_data
        if not (told.get("worker") or told.get("team") or self.errors):
            self.add_error("worker", "Select a worker, a team, or both")
        return told

    def chosen(self) -> dict[str, Any]:
        """The values of the allocation; the team is the worker's own where none was chosen."""
        told = self.cleaned_data
        worker = Worker.objects.filter(pk=told["worker"] or None).first()
        team = told["team"] or (worker.team_id if worker else None)
        return {
            "worker": worker,
            "team_id": team or None,
            "decom": told["decom"],
            "sw_reason": told["sw_reason"],
            "why": told["told"],
        }


class Give(WorkerOrTeam):
    """Give a child a worker or a team."""

    called: ClassVar[Mapping[str, str]] = {
        **WorkerOrTeam.called,
        "role": "the role",
    }

    role = RadiosField(label="In which role?", choices=list(ALLOCATION_ROLES.items()))
    field_order: ClassVar[list[str]] = ["role"]

    @classmethod
    def from_link(cls, asked: Mapping[str, Any]) -> dict[str, Any]:
        """The role that nobody is in: `?role=IRO`."""
        role = asked.get("role")
        return {"role": role} if role in ALLOCATION_ROLES else {}

    def save(self) -> None:
        """Whoever was in the role before ends on that day."""
        values = self.chosen() | {"role": self.cleaned_data["role"]}
        histories.allocate(by=self.desk.user, child=self.its_child, values=values)


class CorrectAllocation(WorkerOrTeam):
    """An allocation as it should have been, or its end."""

    called: ClassVar[Mapping[str, str]] = {
        **WorkerOrTeam.called,
        "dec": "the last day",
    }

    dec = PastDate(
        label="Until which day?", help_text="Leave it empty if it goes on.", required=False
    )

    def clean(self) -> dict[str, Any]:
        """Nothing ends before it starts."""
        told = super().clean()
        start, end = told.get("decom"), told.get("dec")
        if start and end and end < start:
            self.add_error("dec", "The last day must be on or after the first")
        return told

    def save(self) -> None:
        """Correct it with the ones it meets."""
        row: Any = self.row
        histories.correct_spell(
            by=self.desk.user,
            child=self.its_child,
            row=row,
            values=self.chosen() | {"dec": self.cleaned_data["dec"]},
            version=self.seen_version,
            why=self.why_given,
        )


class RelationshipForm(RecordForm):
    """Somebody who matters to a child."""

    called: ClassVar[Mapping[str, str]] = {
        "relation": "who they are to the child",
        "relation_said": "who they are",
        "contact": "how they are in touch",
        "number": "their number here",
    }

    model = Relationship
    relation = RadiosField(label="Who are they to the child?", choices=())
    relation_said = forms.CharField(
        label="Who are they?",
        help_text="For example: Father, aunt, best friend.",
        max_length=60,
        required=False,
    )
    name = forms.CharField(label="Name", max_length=200, required=False)
    number = forms.CharField(
        label="Their number here, if they are a child of this council too",
        help_text="Each record then names the other.",
        max_length=48,
        required=False,
    )
    parental_responsibility = YesNoField(
        label="Do they have parental responsibility?", required=False
    )
    contact = Words(label="How and when are they in touch?", rows=3, longest=10_000, required=False)
    phone = forms.CharField(label="Phone", max_length=40, required=False)
    address = Words(label="Address", rows=3, longest=2_000, required=False)
    postcode = PostcodeField(label="Postcode")
    lives_with = YesNoField(
        label="Do they live, or did they live, in the child's family home?", required=False
    )
    note = Words(label="Anything else", rows=3, longest=10_000, required=False)
    reveals: ClassVar[Any] = {"relation": {SOMEBODY_ELSE: "relation_said"}}

    @classmethod
    def is_closed_to(cls, row: Any, desk: Desk) -> bool:
        """Somebody whose own record is hidden is not named here either.

        What is written here is written there too, so that a record opened by break-glass, which
        is for reading, does not do for whoever may write.
        """
        other = getattr(row, "other_id", None)
        verb = Verb.RECORD if desk.user.may(Verb.RECORD) else Verb.SEE_CHILDREN
        return bool(other) and not visible_children(desk.user, verb).filter(pk=other).exists()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = self.initial.get("relation")
        known = [
            (each.code, each.label)
            for each in code_set("RELATION").codes()
            if each.code in (held, *SAID_BY_PEOPLE)
        ]
        self.fields["relation"].choices = [*known, (SOMEBODY_ELSE, "Somebody else")]

    def initial_of(self, row: Any) -> dict[str, Any]:
        """A relation that no code says is in words."""
        if row is None:
            return {}
        held = super().initial_of(row) | {"number": row.other.child if row.other else ""}
        if not code_set("RELATION").has(row.relation):
            held |= {"relation": SOMEBODY_ELSE, "relation_said": row.relation}
        return held

    def clean_number(self) -> str:
        """A child whose record this person may see, and not this one."""
        number = str(self.cleaned_data["number"])
        self.other = None
        if not number:
            return number
        if number == self.its_child.child:
            raise ValidationError("This is the child's own number. Give the other child's")
        theirs = visible_children(self.desk.user, Verb.RECORD)
        self.other = theirs.filter(child=number, severed=False).first()
        if self.other is None:
            raise ValidationError(
                f"There is no child with the number {number} whose record you may change. "
                "Check it, or give the name only"
            )
        return number

    def clean(self) -> dict[str, Any]:
        """Somebody has a name."""
        told = super().clean() or self.cleaned_data
        if not (told.get("name") or told.get("number") or self.errors):
            self.add_error("name", "Enter their name")
        return told

    def save(self) -> None:
        """Keep both records in step where the other is a child here too."""
        told = self.cleaned_data
        said = told["relation"]
        values = self.values(Relationship) | {"other": self.other}
        values["relation"] = told["relation_said"] if said == SOMEBODY_ELSE else said
        values["name"] = told["name"] or (self.other.name if self.other else "")
        row: Any = self.row
        relationships.relate(
            by=self.desk.user,
            child=self.its_child,
            values=values,
            row=row,
            version=self.seen_version,
            why=self.why_given,
        )
