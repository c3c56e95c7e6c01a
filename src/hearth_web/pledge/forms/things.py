"""The form of anything of a strategy: it asks for the words of its kind."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce

from hearth.measures import catalogue
from hearth.measures.catalogue import id_of
from hearth.pledge.reading import period_fault
from hearth.pledge.shape import HEAD, ITS_OWN, LONG, NAMED, NOTHING, SHORT, TINY, Holds, Kind, Word
from hearth_web.pledge.forms.words import HINTS, LABELS
from hearth_web.pledge.models import Promise, Strategy
from hearth_web.pledge.models.tree import EVIDENCE, STATES
from hearth_web.pledge.queries import ambitions_elsewhere
from hearth_web.ui.forms import (
    CheckboxesField,
    DateField,
    LongTextField,
    RadiosField,
    SearchSelect,
    VersionedForm,
    YesNoField,
)

__all__ = ["ThingForm", "initial_of"]

CHOICES = {Holds.STATE: STATES, Holds.EVIDENCE: EVIDENCE}
PLACED_UNDER = ("promises", *ITS_OWN, *NAMED)
NAMES = {"version": "edition"}  # a versioned form has a hidden field of that name
TIE = "tied_"  # with a number: the measures of the catalogue, in the order of the values
FEW = 3


class ThingForm(VersionedForm):
    """A thing of a strategy. `strategy` is whose; without it, it is a new strategy's head."""

    def __init__(self, *args: Any, kind: Kind, strategy: Strategy | None, **kwargs: Any) -> None:
        self.kind, self.strategy = kind, strategy
        ties = max(FEW, sum(name.startswith(TIE) for name in kwargs.get("initial") or ()))
        kwargs.setdefault("version", 0)
        self.base_fields = {**self.base_fields, **dict(fields_of(kind, strategy, ties))}
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        """An end does not come before its beginning."""
        cleaned = super().clean()
        for first, last in (("first", "last"), ("begins", "due"), ("set_on", "due")):
            fault = period_fault(cleaned.get(first), cleaned.get(last))
            if fault:
                self.add_error(last, fault)
        return cleaned

    def values(self) -> dict[str, Any]:
        """The columns of its row."""
        kept = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        for name, shown in NAMES.items():
            if shown in kept:
                kept[name] = kept.pop(shown)
        if "leads" in kept:
            kept["leads"] = [line.strip() for line in kept["leads"].splitlines() if line.strip()]
        if self.kind.sheet == "measures":
            kept["tied_to"] = ties_in([kept.pop(name) for name in [*kept] if name.startswith(TIE)])
        return kept


def fields_of(kind: Kind, strategy: Strategy | None, ties: int) -> list[tuple[str, forms.Field]]:
    """The fields of a kind, in the order of its words; a measure may be counted by several."""
    fields: list[tuple[str, forms.Field]] = []
    if strategy is not None and kind.sheet in PLACED_UNDER:
        name = "within" if kind.sheet == "promises" else "promise"
        fields.append((name, placing(kind, strategy)))
    for word in kind.words:
        if word.name == "tied_to":
            fields += [(f"{TIE}{at}", tie(at)) for at in range(ties)]
        elif word.name == "bears_on" and strategy is not None:
            fields.append((word.name, bearing(strategy)))
        elif word.name == "under":
            fields.append((word.name, delivering(strategy)))
        elif word.name != "under_ambition":
            fields.append((NAMES.get(word.name, word.name), field_of(word, kind)))
    return fields


def field_of(word: Word, kind: Kind) -> forms.Field:
    """The field of one word."""
    plain = {
        "label": label_of(word, kind),
        "help_text": HINTS.get(word.name, ""),
        "required": word.key == kind.needs,
    }
    if word.holds in CHOICES:
        return RadiosField(**plain | {"choices": CHOICES[word.holds], "required": True})
    if word.holds is Holds.YES:
        return YesNoField(**plain | {"required": True})
    if word.holds in (Holds.FIRST_DAY, Holds.LAST_DAY):
        return DateField(**plain)
    if word.holds in (Holds.LONG, Holds.NAMES):
        widget = forms.Textarea(attrs={"rows": 3})
        return LongTextField(**plain, max_length=LONG, widget=widget)
    longest = TINY if word.holds is Holds.NUMBER else SHORT
    return forms.CharField(**plain, max_length=longest)


def label_of(word: Word, kind: Kind) -> str:
    """What a field is called; the day of an aspiration is no day on which something is done."""
    if word.name == "due" and kind.sheet == "measures":
        return "Day by which it is to be reached"
    return LABELS.get(word.name, word.key.replace("-", " ").capitalize())


def placing(kind: Kind, strategy: Strategy) -> forms.Field:
    """Under which ambition or promise it stands."""
    if kind.sheet == "promises":
        ambitions = strategy.promises.filter(within=None).order_by("place")
        return forms.ModelChoiceField(ambitions, label="Under which ambition?", empty_label=None)
    return forms.ModelChoiceField(
        in_order(strategy),
        label="Under which ambition or promise?",
        required=False,
        empty_label="The strategy as a whole",
    )


def in_order(strategy: Strategy) -> QuerySet[Promise]:
    """Every ambition with its promises behind it."""
    own = Coalesce("within__place", "place")
    return strategy.promises.order_by(own, F("within").asc(nulls_first=True), "place")


def ties_in(chosen: list[str]) -> list[str]:
    """The measures chosen, in the order of the values; a gap says that nothing counts that one."""
    while chosen and not chosen[-1]:
        chosen.pop()
    return [each or NOTHING for each in chosen]


def tie(at: int) -> forms.Field:
    """A measure of the catalogue it is counted by."""
    choices = [(id_of(each), each.title) for each in catalogue()]
    return forms.ChoiceField(
        label="Counted by" if not at else f"Counted by, value {at + 1}",
        help_text="Its value then comes from the record. Leave it empty for words."
        if not at
        else "",
        required=False,
        choices=[("", "Nothing counts it"), *sorted(choices, key=lambda pair: pair[1])],
        widget=SearchSelect,
    )


def bearing(strategy: Strategy) -> forms.Field:
    """The promises a measure tells about beside its own."""
    promises = in_order(strategy).exclude(number="")
    return CheckboxesField(
        label="Which promises does it tell about?",
        required=False,
        choices=[(each.number, str(each)) for each in promises],
    )


def delivering(strategy: Strategy | None) -> forms.Field:
    """The ambition of another strategy."""
    return AmbitionField(
        ambitions_elsewhere(strategy),
        label=LABELS["under"],
        required=False,
        empty_label="None: it stands by itself",
    )


class AmbitionField(forms.ModelChoiceField):
    """An ambition with its strategy's title."""

    def label_from_instance(self, obj: Any) -> str:
        """Both."""
        return f"{obj.strategy}: {obj}"


def initial_of(row: Any, kind: Kind) -> dict[str, Any]:
    """A row's values as its form shows them."""
    names = [word.name for word in kind.words if hasattr(row, word.name)]
    values = {name: getattr(row, name) for name in names}
    values |= {name: getattr(row, f"{name}_id") for name in ("within", "promise", "under")
               if hasattr(row, f"{name}_id")}  # fmt: skip
    for name, shown in NAMES.items():
        if name in values:
            values[shown] = values.pop(name)
    if "leads" in values:
        values["leads"] = "\n".join(values["leads"])
    if kind is not HEAD and "tied_to" in values:
        tied = enumerate(values.pop("tied_to"))
        values |= {f"{TIE}{at}": "" if each == NOTHING else each for at, each in tied}
    return values
