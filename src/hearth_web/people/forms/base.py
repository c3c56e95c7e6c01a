"""The form that every record form is made from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar, NoReturn
from uuid import UUID, uuid4

from django import forms
from django.core import signing
from django.db import models

from hearth.records.care import Fault
from hearth_web.access.models import User
from hearth_web.access.verbs import Verb
from hearth_web.people.actions import Change, DisagreementError, apply
from hearth_web.people.forms.fields import Coded, Words
from hearth_web.people.forms.lateness import what_is_late
from hearth_web.people.models import Child, Fact
from hearth_web.people.queries import visible_children
from hearth_web.people.rules import FIELD_VERBS
from hearth_web.ui import clock
from hearth_web.ui.forms import HearthForm
from hearth_web.ui.forms.sentences import give_sentences

__all__ = ["TWIN", "Desk", "FactForm", "RecordForm", "desk_of", "refuse", "whose_form"]

SALT = "hearth.whose-form"
TWIN = (
    "The same is recorded already on that day. Open that one on the child’s page to correct it, "
    "or give another day."
)
WHOSE_FOR = 24 * 60 * 60  # seconds for which an open form is still known to be somebody's
VERSION = re.compile(r"[0-9]{1,9}")
SENSITIVE = (Verb.SEE_HEALTH, Verb.SEE_IMMIGRATION, Verb.SEE_ADOPTION, Verb.SEE_PROTECTION)


@dataclass(frozen=True)
class Desk:
    """Who writes, in whose record, and what they may read of it."""

    user: User
    child: Child | None = None
    may: frozenset[Verb] = field(default_factory=frozenset)


def desk_of(user: User, child: Child | None) -> Desk:
    """The desk of a person at a record; at none, what their roles say.

    Verbs that reach alike are asked of the database once.
    """
    held = [verb for verb in SENSITIVE if user.may(verb)]
    if child is not None:
        reaches: dict[Any, bool] = {}
        alike = {verb: how_far(user, verb) for verb in held}
        for verb, far in alike.items():
            if far not in reaches:
                reaches[far] = visible_children(user, verb).filter(pk=child.pk).exists()
        held = [verb for verb in held if reaches[alike[verb]]]
    return Desk(user, child, frozenset(held))


def how_far(user: User, verb: Verb) -> tuple[Any, ...]:
    """How far a verb reaches for somebody, to be compared."""
    reach = user.reach_of(verb)
    return reach.everyone, reach.teams, reach.own


def whose_form(token: str) -> list[str]:
    """The person's id and the key of the form a signed token was made for; empty when not ours."""
    try:
        found: list[str] = signing.loads(token, salt=SALT, max_age=WHOSE_FOR)
    except signing.BadSignature:
        return []
    return found


class RecordForm(HearthForm):
    """A form that writes a child's record.

    `version` is that of the row when the form was opened, `once` lets it be saved once only,
    `whose` tells whose it is after a sign-out, and `back` where it leads once it is saved. Fields
    that need a verb the person does not hold are not in it. `code_day` is the field whose date
    says which codes are valid. `spoken_as` says how the history reads columns that the form asks
    for under another question.

    A form whose fact does what may have been due names it in `answers`, in words of `Duty.record`;
    `done_on` is the field of its day. Where it is late the form asks why, or always where that
    also says why something came to nothing: `asks_why_not` is the question then.
    """

    version = forms.CharField(widget=forms.HiddenInput, required=False)
    once = forms.UUIDField(widget=forms.HiddenInput)
    whose = forms.CharField(widget=forms.HiddenInput, required=False)
    back = forms.CharField(widget=forms.HiddenInput, required=False)
    why_late = forms.CharField(label="If it was late, why?", max_length=200, required=False)
    why = Words(
        label="If you changed something that was there, why?",
        help_text="In words the child could read one day, for example: the date was typed wrongly.",
        rows=2,
        longest=1_000,
        required=False,
    )

    asks_why: ClassVar[bool] = True  # when it changes what is there
    called: ClassVar[Mapping[str, str]] = {}  # what errors call a field whose label is a question
    code_day: ClassVar[str] = ""
    spoken_as: ClassVar[Mapping[str, forms.Field]] = {}
    answers: ClassVar[tuple[str, ...]] = ()
    done_on: ClassVar[str] = "date"
    asks_why_not: ClassVar[str] = ""
    field_verbs: ClassVar[Mapping[str, Verb]] = FIELD_VERBS
    hidden_always: ClassVar[tuple[str, ...]] = ("version", "once", "whose", "back")

    def __init__(
        self,
        *args: Any,
        desk: Desk,
        key: str = "",
        row: models.Model | None = None,
        **kwargs: Any,
    ) -> None:
        self.desk, self.key, self.row = desk, key, row
        given = kwargs.pop("initial", None) or {}
        kwargs["initial"] = {**self.initial_of(row), **self.fresh(key, row), **given}
        super().__init__(*args, **kwargs)
        for name, words in self.called.items():
            call(self.fields[name], words)
        self.unasked = self._ask_why_late()
        self._ask_why_last()
        self.forged = self._leave_out()
        self._offer_codes()

    def initial_of(self, row: models.Model | None) -> dict[str, Any]:
        """What the fields say of a row."""
        if row is None:
            return {}
        names = [name for name in self.base_fields if hasattr(row, name)]
        return {name: getattr(row, name) for name in names if name != "version"}

    def fresh(self, key: str, row: models.Model | None) -> dict[str, Any]:
        """The hidden fields of a form opened now."""
        return {
            "version": str(getattr(row, "version", "")),
            "once": str(uuid4()),
            "whose": signing.dumps([str(self.desk.user.pk), key], salt=SALT),
        }

    def filled(self) -> None:
        """Called when a draft has filled the form."""

    @classmethod
    def from_link(cls, asked: Mapping[str, Any]) -> dict[str, Any]:  # noqa: ARG003
        """What the query of a link fills in; most forms take nothing from it."""
        return {}

    @classmethod
    def is_closed_to(cls, row: models.Model | None, desk: Desk) -> bool:  # noqa: ARG003
        """Whether this row is not there for this person, because of what it says."""
        return False

    def clean(self) -> dict[str, Any]:
        """Whoever changes what was said says why."""
        told = super().clean() or self.cleaned_data
        if "why" in self.fields and not told.get("why") and self.changes_what_was_said():
            self.add_error("why", "Enter why you are changing what was there")
        return told

    def changes_what_was_said(self) -> bool:
        """Whether a field that said something says something else now."""
        said = self.initial_of(self.row)
        return any(
            is_said(said.get(name))
            and name in self.cleaned_data
            and not is_same(said[name], self.cleaned_data[name])
            for name in self.asked()
        )

    def asked(self) -> list[str]:
        """The fields a person fills in."""
        return [name for name in self.fields if name not in self.hidden_always]

    def values(self, model: type[models.Model]) -> dict[str, Any]:
        """What the action is given: every field that a column of the model is named for."""
        columns = {each.name for each in model._meta.concrete_fields}
        return {name: self.cleaned_data[name] for name in self.asked() if name in columns}

    def save(self) -> None:
        """Hand what was filled in to an action."""
        raise NotImplementedError

    def done(self) -> str:
        """What was done, where the page cannot say it without knowing what was filled in."""
        return ""

    def notice(self) -> str:
        """What is to be done next, said once it is saved; may hold a link. Mostly nothing."""
        return ""

    @property
    def why_given(self) -> str:
        """Why it is corrected, if that was asked."""
        return str(self.cleaned_data.get("why", ""))

    @property
    def its_child(self) -> Child:
        """The child whose record is written."""
        if self.desk.child is None:
            raise TypeError("This form writes in a child's record.")
        return self.desk.child

    @property
    def seen_version(self) -> int:
        """The version that was on the screen; 0, which none has, where that cannot be told."""
        text = self.cleaned_data.get("version") or ""
        return int(text) if VERSION.fullmatch(text) else 0

    @property
    def token(self) -> UUID:
        """What makes this form count once."""
        found: UUID = self.cleaned_data["once"]
        return found

    def _ask_why_late(self) -> dict[str, forms.Field]:
        """Ask it after the rest, where something is late; else the field, for the history."""
        field = self.fields.pop("why_late")
        field.label = self.asks_why_not or field.label
        on = self.initial.get(self.done_on) if self.row is not None else None
        field.help_text = what_is_late(self.desk, self.answers, on)
        said = self.initial.get("why_late") or self.data.get("why_late")
        if not self.answers or not (field.help_text or said or self.asks_why_not):
            return {"why_late": field}
        self.fields["why_late"] = field
        return {}

    def _ask_why_last(self) -> None:
        why = self.fields.pop("why")
        if self.row is not None and self.asks_why:
            self.fields["why"] = why

    def _leave_out(self) -> list[str]:
        """Take out what this person may not write; the names that were sent all the same."""
        closed = [
            name
            for name in self.fields
            if name in self.field_verbs and self.field_verbs[name] not in self.desk.may
        ]
        for name in closed:
            del self.fields[name]
        sent = {key.split("-")[0] for key in self.data}
        return [name for name in closed if name in sent]

    def _offer_codes(self) -> None:
        on = self._code_date()
        for name, each in self.fields.items():
            if isinstance(each, Coded):
                each.offer(on, str(self.initial.get(name) or ""))

    def _code_date(self) -> date:
        """The day for which codes are offered: that typed, that held, or today."""
        if self.code_day and self.is_bound:
            asked = self.fields[self.code_day]
            try:
                typed = asked.widget.value_from_datadict(self.data, self.files, self.code_day)
                if isinstance(found := asked.to_python(typed), date):
                    return found
            except forms.ValidationError:
                pass
        held = self.initial.get(self.code_day)
        return held if isinstance(held, date) else clock.today()


def call(field: forms.Field, words: str) -> None:
    """Have the errors of a field speak of it in these words, whatever its label asks."""
    usual: dict[str, Any] = {}
    for each in reversed(type(field).__mro__):
        usual.update(getattr(each, "default_error_messages", {}))
    label, field.error_messages, field.label = field.label, usual, words
    give_sentences(field)
    field.label = label


def is_said(value: Any) -> bool:
    """Whether a value says anything; No does."""
    return value is not None and value not in ("", [])


def is_same(held: Any, typed: Any) -> bool:
    """Whether what was typed is what was held, however each is written."""
    if isinstance(held, list):
        held = " ".join(held)
    return held == typed or str(held) == str(typed)


def refuse(child: Child, on: date, sentence: str, what: str) -> NoReturn:
    """Save nothing, and say why: for what can only be asked once the form counts."""
    raise DisagreementError({child.pk: [Fault("twin", on, sentence, what)]})


class FactForm(RecordForm):
    """A form for one fact that stands by itself: it is added, or corrected."""

    model: ClassVar[type[Fact]]

    def save(self) -> None:
        """Add it or correct it."""
        held = self.row.pk if self.row else None
        change = Change(self.model, held, self.values(self.model), self.seen_version)
        apply(by=self.desk.user, child=self.its_child, changes=[change], why=self.why_given)
