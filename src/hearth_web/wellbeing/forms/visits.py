"""A visit, or an attempt at one: how it went is one question, whatever columns keep the answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.db import models

from hearth.vocabulary import code_set
from hearth_web.people.forms.fields import YES, CodeRadios, PastDate, Words, YesNoCode
from hearth_web.ui import clock
from hearth_web.ui.forms import RadiosField
from hearth_web.wellbeing.forms.base import LivedForm
from hearth_web.wellbeing.models import Visit

__all__ = ["VisitForm"]

NO = "0"
ALONE, TOGETHER, TRIED = "alone", "together", "tried"
# Only what a source said, where it said no more.
SEEN, NOT_ALONE, NOT_SAID = "seen", "not-alone", "not-said"
WENT: Mapping[str, str] = {
    ALONE: "Seen alone",
    "REFUSED": "Seen, not alone: the child did not want to be",
    "NOT_APPROPRIATE": "Seen, not alone: it would not have been right",
    TOGETHER: "Seen, not alone: another reason",
    TRIED: "Attempted: the child was not seen",
}
HELD: Mapping[str, str] = {
    SEEN: "Seen; alone or not is not recorded",
    NOT_ALONE: "Not seen alone; seen or not is not recorded",
    NOT_SAID: "Not recorded",
}
KEPT: Mapping[str, tuple[str, str]] = {
    ALONE: (YES, YES),
    TRIED: (NO, NO),
    SEEN: (YES, ""),
    NOT_ALONE: ("", NO),
    NOT_SAID: ("", ""),
}


class Tick(forms.BooleanField):
    """A box that is ticked for yes, kept as 1, and not for no, kept as 0."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)

    def clean(self, value: Any) -> str:
        """As it is kept."""
        return YES if super().clean(value) else NO

    def prepare_value(self, value: Any) -> bool:
        """Whether it is ticked."""
        return value in (True, YES, "Y", "on")


class VisitForm(LivedForm):
    """A visit to the child. Opened fresh, it says: today, in person. How it went is never filled in
    beforehand: whether the child was seen alone is what the record is for."""

    called: ClassVar[Mapping[str, str]] = {
        "date": "the day of the visit",
        "how": "how it went",
        "reason": "why the child was not seen",
        "where": "where it was",
        "where_said": "where it was",
        "who": "who else was there",
        "words": "what the child said",
        "kind": "whose visit it was",
    }
    reveals: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "how": {TRIED: "reason"},
        "where": {"OTHER": "where_said"},
    }
    spoken_as: ClassVar[Mapping[str, forms.Field]] = {
        "seen": YesNoCode(label="Was the child seen?"),
        "seen_alone": YesNoCode(label="Was the child seen alone?"),
        "not_alone": CodeRadios("NOT_ALONE", label="Why not alone?"),
    }

    model = Visit
    answers = ("visit",)
    date = PastDate(label="When was the visit?", initial=clock.today)
    how = RadiosField(
        label="How did it go?", choices=list(WENT.items()),
        hints={TRIED: "It is kept as an attempt, and counts as no visit."},
    )  # fmt: skip
    reason = CodeRadios("VISIT_MISSED", label="Why was the child not seen?", required=False)
    where = CodeRadios("VISIT_WHERE", label="Where was it?", required=False)
    where_said = forms.CharField(label="Where else?", max_length=100, required=False)
    in_person = YesNoCode(
        label="Was it in person?",
        help_text="No means by video or telephone, which is kept but is not a statutory visit.",
        initial=YES,
    )
    who = forms.CharField(
        label="Who else was there?",
        help_text="For example: the foster carer, for the first half.",
        max_length=200,
        required=False,
    )
    words = Words(
        label="What did the child say?",
        help_text="In the child’s own words.",
        rows=4,
        longest=10_000,
        required=False,
    )
    written = Tick(label="This is written to the child")
    kind = CodeRadios("VISIT", label="Whose visit was it?", initial="SW")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = str(self.initial.get("how"))
        if self.row is not None and held in HELD:
            self.fields["how"].choices = [*WENT.items(), (held, HELD[held])]
        if self.initial.get("in_person", YES):
            self.fields["in_person"].choices = [("yes", "Yes"), ("no", "No")]

    def initial_of(self, row: models.Model | None) -> dict[str, Any]:
        """What the fields say of a row; the visit of a reviewing officer is theirs."""
        found = super().initial_of(row)
        if isinstance(row, Visit):
            return {**found, "how": how_of(row)}
        roles = {grant.role for grant in self.desk.user.held}
        return {**found, "kind": "IRO"} if roles == {"iro"} else found

    def done(self) -> str:
        """Nobody is to think that an attempt, or a call, was kept as a visit."""
        if self.row is not None:
            return ""
        if self.cleaned_data["how"] == TRIED:
            return "Saved: attempted visit, which counts as no visit."
        if self.cleaned_data["in_person"] == NO:
            return "Saved: visit by video or telephone, which is not a statutory visit."
        return ""

    def values(self, model: type[models.Model]) -> dict[str, Any]:
        """With how it went as the columns keep it."""
        how = self.cleaned_data["how"]
        seen, alone = KEPT.get(how, (YES, NO))
        why = how if code_set("NOT_ALONE").has(how) else ""
        told = {**super().values(model), "seen": seen, "seen_alone": alone, "not_alone": why}
        if told["written"] == NO and self.row is not None and not self.initial["written"]:
            told["written"] = ""  # nobody said that it was not
        return told


def how_of(row: Visit) -> str:
    """How a visit went, as the one question has it."""
    if row.is_attempt:
        return TRIED
    if row.seen_alone in ("1", "Y"):
        return ALONE
    if row.seen_alone in ("0", "N"):
        return row.not_alone or (TOGETHER if row.seen else NOT_ALONE)
    return SEEN if row.seen in ("1", "Y") else NOT_SAID
