"""Adding a child, after a look for the same child."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from hearth_web.access.models import Team
from hearth_web.access.verbs import Verb
from hearth_web.people.actions import add_child, histories
from hearth_web.people.actions.children import NOT_FREE, is_free
from hearth_web.people.forms.base import RecordForm
from hearth_web.people.forms.fields import CodeRadios, PastDate, choices_of
from hearth_web.people.forms.likeness import Asked, likely_same
from hearth_web.people.models import Child, Worker
from hearth_web.ui import clock
from hearth_web.ui.forms import DateField, SearchSelect

__all__ = ["AddChild"]


class AddChild(RecordForm):
    """A new record. Children who may be the same are shown first, to those who may see them."""

    called: ClassVar[Mapping[str, str]] = {
        "team": "the team that holds the case",
    }

    forename = forms.CharField(label="First name", max_length=100, required=False)
    surname = forms.CharField(label="Last name", max_length=255, required=False)
    known_as = forms.CharField(
        label="Known as", help_text="What they like to be called.", max_length=100, required=False
    )
    dob = PastDate(label="Date of birth", required=False)
    expected_dob = DateField(
        label="Expected date of birth", help_text="Only for a child not yet born.", required=False
    )
    sex = CodeRadios("SEX", label="Sex", required=False)
    child = forms.CharField(
        label="Number in your case system",
        help_text="Leave it empty if there is none: a number is made.",
        max_length=48,
        required=False,
    )
    team = forms.ChoiceField(label="Which team holds the case?", widget=SearchSelect)
    worker = forms.ChoiceField(label="Social worker", required=False, widget=SearchSelect)
    not_same = forms.BooleanField(
        label="None of the children above is the child I am adding", required=False
    )
    asks_why: ClassVar[bool] = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.alike: list[Child] = []
        self.added: Child | None = None
        reach = self.desk.user.reach_of(Verb.ADD_CHILD)
        teams = Team.objects.filter(open=True)
        mine = teams if reach.everyone else teams.filter(pk__in=reach.teams)
        self.fields["team"].choices = choices_of(mine)
        self.fields["team"].required = not reach.everyone
        self.fields["worker"].choices = choices_of(Worker.objects.filter(left=None))
        if not self.is_bound:
            del self.fields["not_same"]

    def clean(self) -> dict[str, Any]:
        """A name or a number; a birthday or an expected one; and a look for the same child."""
        told = super().clean() or self.cleaned_data
        if not any(told.get(name) for name in ("forename", "surname", "known_as")):
            self.add_error("forename", "Enter a first name, a last name or what they are known as")
        if told.get("dob") and told.get("expected_dob"):
            self.add_error("expected_dob", "Leave it empty: the child has been born")
        if not self.errors:
            self.alike = likely_same(self.desk.user, self.asked_for(told))
        if not self.alike:
            self.fields.pop("not_same", None)
        elif not told.get("not_same"):
            self.add_error(
                "not_same",
                "Look at the children below. If one is the same, open that record instead. "
                "If none is, tick the box",
            )
        number = told.get("child")
        if number and not self.errors and not is_free(by=self.desk.user, number=number):
            self.add_error("child", NOT_FREE.format(number=number))
        return told

    def asked_for(self, told: dict[str, Any]) -> Asked:
        """What is known, for the look."""
        names = {name: told[name] for name in ("forename", "surname", "known_as", "dob")}
        return Asked(**names, numbers=(told["child"],))

    def save(self) -> None:
        """Add the child, and give them their team and worker from today."""
        told = self.cleaned_data
        values = self.values(Child)
        self.added = add_child(by=self.desk.user, values=values)
        if not (told["team"] or told["worker"]):
            return
        worker = Worker.objects.filter(pk=told["worker"] or None).first()
        given = {
            "role": "SW",
            "worker": worker,
            "team_id": told["team"] or (worker.team_id if worker else None),
            "decom": clock.today(),
        }
        histories.allocate(by=self.desk.user, child=self.added, values=given)
