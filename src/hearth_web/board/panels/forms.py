"""Forms of panels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from django import forms

from hearth.dates.words import day
from hearth.quality import RULES
from hearth_web.access.models import User
from hearth_web.board.panels.models import KINDS, Panel, Sitting
from hearth_web.board.panels.settling import NOTHING, Settled, choices_for, settled_by
from hearth_web.ui import clock
from hearth_web.ui.forms import (
    DateField,
    HearthForm,
    LongTextField,
    RadiosField,
    VersionedForm,
    YesNoField,
)

__all__ = [
    "AddPanel",
    "CaseForm",
    "ChangePanel",
    "CloseForm",
    "DecisionForm",
    "FinishForm",
    "SittingForm",
]

LONG = 4_000
CHILDS = (
    "It stands in the child’s record, for everybody who may open it and for the child to read one "
    "day."
)
BY_HAND = "by-hand"


def text(rows: int, **kwargs: Any) -> LongTextField:
    """Several lines."""
    return LongTextField(max_length=LONG, widget=forms.Textarea(attrs={"rows": rows}), **kwargs)


class PanelFields(forms.Form):
    """What a panel is, and how children come before it."""

    name = forms.CharField(
        label="What is the panel called?",
        help_text="For example, Permanence tracking panel.",
        max_length=120,
    )
    kind = forms.ChoiceField(label="What kind is it?", choices=tuple(KINDS.items()))
    rule = RadiosField(
        label="How do children come before it?",
        choices=[
            (BY_HAND, "Only when somebody puts them there"),
            *((key, rule.sentence(rule.usual)) for key, rule in RULES.items()),
        ],
        help_text="A child may be put there by hand beside any rule.",
    )
    number = forms.IntegerField(
        label="Another number for the rule (optional)",
        help_text="Months, moves, times or miles, where yours is not the one above. An age is in "
        "months: 210 is 17 and a half.",
        min_value=1,
        max_value=999,
        required=False,
    )
    every_weeks = forms.IntegerField(
        label="How many weeks between sittings? (optional)",
        min_value=1,
        max_value=52,
        required=False,
    )
    chair = forms.CharField(label="Usual chair (optional)", max_length=160, required=False)
    terms = text(3, label="What is it for? (optional)", required=False)

    def clean(self) -> dict[str, Any]:
        """The rule as it is kept, and a name nobody else has."""
        told = super().clean() or self.cleaned_data
        told["rule"] = "" if told.get("rule") == BY_HAND else told.get("rule", "")
        if told.get("name") in self.taken:
            self.add_error("name", "Another panel has this name. Give it one of its own.")
        return told

    taken: frozenset[str] = frozenset()


class AddPanel(HearthForm, PanelFields):
    """A new panel."""

    def __init__(self, *args: Any, taken: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.taken = frozenset(taken)


class ChangePanel(VersionedForm, PanelFields):
    """A panel changed, closed, or opened again."""

    open = YesNoField(label="Does the panel sit?")

    def __init__(self, *args: Any, taken: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.taken = frozenset(taken)


class SittingForm(HearthForm):
    """A day on which the panel sits, and who was there."""

    on = DateField(label="On which day does it sit?", help_text="For example, 2 4 2025.")
    chair = forms.CharField(label="Chair (optional)", max_length=160, required=False)
    present = text(2, label="Who is there? (optional)", required=False)


class CaseForm(HearthForm):
    """Which panel a child is put before, and why."""

    panel = RadiosField(label="Which panel?", choices=())
    why = text(3, label="Why?", help_text=CHILDS, error_messages={"required": "Say why"})

    def __init__(self, *args: Any, panels: Sequence[Panel], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.panels = {str(each.pk): each for each in panels}
        self.fields["panel"].choices = [(key, each.name) for key, each in self.panels.items()]


class CloseForm(HearthForm):
    """Why a child is taken off a list."""

    why = text(
        2,
        label="Why is the child taken off the list?",
        help_text=CHILDS,
        error_messages={"required": "Say why"},
    )


class DecisionForm(HearthForm):
    """What was decided, what happens next, and when the panel looks again."""

    reveals: ClassVar[Mapping[str, Mapping[str, str]]] = {"again": {"yes": "next_on"}}
    decision = text(4, label="What was decided?", help_text=CHILDS)
    settles = RadiosField(
        label="Does it settle something that is due?",
        help_text="Then it is recorded as done on the day of the sitting, and leaves the list of "
        "what is due.",
        choices=(),
    )
    action = text(2, label="What happens next? (optional)", required=False)
    owner = forms.ChoiceField(label="Who does it?", required=False)
    owner_words = forms.CharField(
        label="Or somebody who does not sign in", max_length=160, required=False
    )
    due = DateField(label="By when?", help_text="For example, 30 4 2025.", required=False)
    again = RadiosField(
        label="Does the panel look at it again?",
        choices=[("yes", "Yes, and the child comes back by itself"), ("no", "No")],
    )
    next_on = DateField(label="From which day on?", required=False)

    def __init__(self, *args: Any, people: Iterable[User], sitting: Sitting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sitting, offers = sitting, choices_for(sitting.panel.kind)
        if offers:
            self.fields["settles"].choices = offers
        else:
            del self.fields["settles"]
        self.people = {str(each.pk): each for each in people}
        self.fields["owner"].choices = [
            ("", "Somebody else, or nobody"),
            *((key, str(each)) for key, each in self.people.items()),
        ]

    def clean(self) -> dict[str, Any]:
        """An action has somebody and a day; the panel looks again after it sat."""
        told = super().clean() or self.cleaned_data
        if told.get("owner") and told.get("owner_words"):
            self.add_error("owner_words", "Choose who does it from the list, or write it: not both")
        if told.get("action"):
            if not told.get("owner") and not told.get("owner_words"):
                self.add_error("owner", "Say who does it")
            if not told.get("due") and "due" not in self.errors:
                self.add_error("due", "Say by when it is done")
        if told.get("settles", NOTHING) != NOTHING and self.sitting.on > clock.today():
            words = f"The panel sits on {day(self.sitting.on)}. What it settles is recorded then"
            self.add_error("settles", words)
        next_on = told.get("next_on")
        if next_on and next_on <= clock.today():
            self.add_error("next_on", "The day the panel looks again must be in the future")
        return told

    @property
    def settled(self) -> Settled | None:
        """What it settles."""
        return settled_by(self.sitting.panel.kind, self.cleaned_data.get("settles", NOTHING))

    @property
    def values(self) -> dict[str, Any]:
        """As the row keeps them."""
        told = self.cleaned_data
        has_action = bool(told["action"])
        return {
            "decision": told["decision"],
            "action": told["action"],
            "owner": self.people.get(told["owner"]) if has_action else None,
            "owner_words": told["owner_words"] if has_action else "",
            "due": told["due"] if has_action else None,
            "next_on": told["next_on"],
        }


class FinishForm(HearthForm):
    """What was done."""

    words = text(3, label="What was done?", error_messages={"required": "Say what was done"})
