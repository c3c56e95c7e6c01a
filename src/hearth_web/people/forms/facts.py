"""Facts that stand by themselves: identifiers, plans for adoption, orders, notes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.utils import timezone

from hearth.vocabulary import code_set
from hearth_web.access.verbs import Verb
from hearth_web.people.actions import Change, apply
from hearth_web.people.forms.base import Desk, FactForm
from hearth_web.people.forms.fields import CodeField, CodeRadios, PastDate, Words, YesNoCode
from hearth_web.people.models import (
    Adopter,
    AdoptionPlan,
    Deprivation,
    Identifier,
    Note,
)
from hearth_web.ui import clock
from hearth_web.ui.forms import DateField

__all__ = [
    "AdopterForm",
    "AdoptionPlanForm",
    "AdoptionWayForm",
    "DeprivationForm",
    "IdentifierForm",
    "NoteForm",
]


class IdentifierForm(FactForm):
    """Another number a child is known by."""

    called: ClassVar[Mapping[str, str]] = {
        "kind": "the kind of number",
    }

    model = Identifier
    kind = CodeField("IDENTIFIER", label="What kind of number is it?")
    value = forms.CharField(label="The number", max_length=100)
    valid_from = PastDate(label="Valid from", required=False)
    valid_to = DateField(label="Valid to", required=False)

    @classmethod
    def is_closed_to(cls, row: Any, desk: Desk) -> bool:
        """A Home Office number says how a child came here."""
        return row is not None and row.kind in closed_kinds(desk)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = self.fields["kind"].choices
        closed = closed_kinds(self.desk)
        self.fields["kind"].choices = [each for each in kinds if each[0] not in closed]

    def clean(self) -> dict[str, Any]:
        """Nothing ends before it starts."""
        told = super().clean() or self.cleaned_data
        start, end = told.get("valid_from"), told.get("valid_to")
        if start and end and end < start:
            self.add_error("valid_to", "Valid to must be on or after valid from")
        return told


def closed_kinds(desk: Desk) -> frozenset[str]:
    """Kinds of number this person may not read."""
    if Verb.SEE_IMMIGRATION in desk.may:
        return frozenset()
    return code_set("IDENTIFIER").in_group("immigration")


class AdoptionPlanForm(FactForm):
    """A decision that a child should be placed for adoption."""

    called: ClassVar[Mapping[str, str]] = {
        "date_placed": "the day it was decided",
        "date_placed_ceased": "the day the plan was given up",
        "reason_placed_ceased": "why the plan was given up",
    }

    model = AdoptionPlan
    date_placed = PastDate(label="When was it decided?")
    date_placed_ceased = PastDate(
        label="When was the plan given up?",
        help_text="Leave it empty if it stands.",
        required=False,
    )
    reason_placed_ceased = CodeRadios(
        "REASON_PLACED_CEASED", label="Why was it given up?", required=False
    )
    code_day = "date_placed"

    def clean(self) -> dict[str, Any]:
        """A plan that was given up has a day and a reason, in order."""
        told = super().clean() or self.cleaned_data
        start, end = told.get("date_placed"), told.get("date_placed_ceased")
        if start and end and end < start:
            self.add_error("date_placed_ceased", "It must be on or after the day of the decision")
        if end and not told.get("reason_placed_ceased"):
            self.add_error("reason_placed_ceased", "Select why the plan was given up")
        if not end and told.get("reason_placed_ceased"):
            self.add_error("date_placed_ceased", "Enter the day the plan was given up")
        return told


class AdoptionWayForm(AdoptionPlanForm):
    """The same, with the way to the adoption and what is known of the adopters."""

    placement_order = PastDate(label="When was the placement order made?", required=False)
    ffa_decision = PastDate(label="When was fostering for adoption decided?", required=False)
    ffa_moved_in = PastDate(label="When did the child move in as a foster child?", required=False)
    date_match = PastDate(label="When was the child matched with adopters?", required=False)
    moved_in = PastDate(label="When did the child move in for adoption?", required=False)
    order = PastDate(label="When was the adoption order made?", required=False)
    foster_care = YesNoCode(label="Were the adopters the foster carers?")
    nb_adoptr = CodeRadios("NB_ADOPTR", label="How many adopt?", required=False)
    sex_adoptr = CodeRadios("SEX_ADOPTR", label="Sex of the adopters", required=False)
    ls_adoptr = CodeRadios("LS_ADOPTR", label="Legal status of the adopters", required=False)
    adoptive_family = forms.CharField(
        label="Number of the adoptive family in your case system", max_length=48, required=False
    )
    sibling_group = YesNoCode(label="Is the child one of brothers and sisters to be placed?")
    siblings_together = forms.IntegerField(
        label="How many of them were placed together?", min_value=0, max_value=99, required=False
    )
    siblings_apart = forms.IntegerField(
        label="How many of them were placed apart?", min_value=0, max_value=99, required=False
    )


class AdopterForm(FactForm):
    """One of the adults who are to adopt, or have adopted, a child."""

    model = Adopter
    adopter = forms.CharField(label="Their number in your case system", max_length=48)
    adoptive_family = forms.CharField(
        label="Number of the adoptive family", max_length=48, required=False
    )
    gender = CodeRadios("GENDER", label="Gender", required=False)
    ethnic = CodeField("ETHNIC", label="Ethnic group", required=False)
    fosters_for_adoption = YesNoCode(label="Do they foster for adoption?")
    approved = PastDate(label="When were they approved?", required=False)
    matched = PastDate(label="When were they matched with the child?", required=False)
    placed = PastDate(label="When did the child move in?", required=False)
    order = PastDate(label="When was the adoption order made?", required=False)
    left = PastDate(label="When did they leave the process?", required=False)
    left_reason = CodeRadios("ADOPTER_LEFT", label="Why did they leave?", required=False)


class DeprivationForm(FactForm):
    """A deprivation of liberty order."""

    called: ClassVar[Mapping[str, str]] = {
        "dolo_start": "the day the order started",
        "dolo_end": "the day the order ends",
    }

    model = Deprivation
    dolo_start = PastDate(label="When did the order start?")
    dolo_end = DateField(
        label="When does it end?", help_text="Leave it empty if it is not known.", required=False
    )

    def clean(self) -> dict[str, Any]:
        """Nothing ends before it starts."""
        told = super().clean() or self.cleaned_data
        start, end = told.get("dolo_start"), told.get("dolo_end")
        if start and end and end < start:
            self.add_error("dolo_end", "The end must be on or after the start")
        return told


class NoteForm(FactForm):
    """Something written in the record."""

    called: ClassVar[Mapping[str, str]] = {
        "day": "the day",
        "hour": "the time",
        "kind": "the kind of note",
        "body": "what happened",
    }

    model = Note
    day = PastDate(label="When was this?")
    hour = forms.TimeField(
        label="At what time?",
        help_text="For example 14:30. Leave it empty if it does not matter.",
        required=False,
        input_formats=["%H:%M", "%H.%M", "%H%M"],
        widget=forms.TextInput(attrs={"class": "govuk-input--width-5"}),
    )
    kind = forms.ChoiceField(
        label="What kind of note is it?",
        choices=[
            (each, each) for each in ("Visit", "Call or message", "Meeting", "Decision", "Other")
        ],
        widget=forms.RadioSelect,
    )
    title = forms.CharField(label="Title", help_text="In a few words.", max_length=200)
    body = Words(label="What happened?", rows=12)
    to_child = forms.BooleanField(
        label="Written to the child",
        help_text="It says “you”, and the child is meant to read it.",
        required=False,
    )
    kept_from_form: ClassVar[tuple[str, ...]] = ("kind", "title", "body", "to_child")

    def initial_of(self, row: Any) -> dict[str, Any]:
        """The moment as a day and a time."""
        if row is None:
            return {"day": clock.today()}
        at = timezone.localtime(row.at)
        hour = "" if at.time() == datetime.min.time() else f"{at:%H:%M}"
        return super().initial_of(row) | {"day": at.date(), "hour": hour}

    def save(self) -> None:
        """Add it with its author, or correct it: the author stays."""
        told = self.cleaned_data
        moment = datetime.combine(told["day"], told["hour"] or datetime.min.time())
        values = {name: told[name] for name in self.kept_from_form}
        values["at"] = timezone.make_aware(moment)
        if self.row is None:
            values["author"] = self.desk.user
        change = Change(Note, self.row.pk if self.row else None, values, self.seen_version)
        apply(by=self.desk.user, child=self.its_child, changes=[change], why=self.why_given)
