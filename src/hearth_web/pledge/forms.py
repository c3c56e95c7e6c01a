"""What the pages of strategies ask. A form of a thing asks for the words of its kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce

from hearth.measures import catalogue
from hearth.measures.catalogue import id_of
from hearth.pledge.reading import period_fault
from hearth.pledge.shape import HEAD, LONG, SHORT, Holds, Kind, Word
from hearth_web.pledge.models import Promise, Strategy
from hearth_web.pledge.models.tree import EVIDENCE, NUMBER, STATES
from hearth_web.pledge.queries import ambitions_elsewhere
from hearth_web.ui import clock
from hearth_web.ui.forms import (
    CheckboxesField,
    DateField,
    HearthForm,
    LongTextField,
    RadiosField,
    SearchSelect,
    UploadField,
    VersionedForm,
    YesNoField,
)

__all__ = [
    "ActionsFilter",
    "BringForm",
    "ProgressForm",
    "ThingForm",
    "VersionForm",
    "WhyForm",
    "initial_of",
]

LABELS: Mapping[str, str] = {
    "first": "First day",
    "last": "Last day",
    "word": "What you call it",
    "wording": "In words",
    "where_we_are": "Where we are now",
    "challenges": "What makes it hard",
    "plain_words": "In plain words, for young people",
    "under": "Which ambition of another strategy does it deliver?",
    "leads": "Who leads",
    "owner": "Who answers for it",
    "begins": "First day",
    "due": "Day by which it is to be done",
    "when_set": "Value when it was set",
    "target": "Aspiration",
    "set_on": "Day of that value",
    "confirm_by": "Day by which it will be settled",
    "definition": "What exactly is counted",
    "definition_from": "First day of this definition, if it is new",
    "frequency": "How often it is looked at",
    "on": "Day",
    "by": "Who says so",
    "words": "In short",
    "source": "Where it is from",
    "said": "What they said",
    "address": "Web address",
    "kind": "Kind",
    "public": "May everyone see it?",
}
HINTS: Mapping[str, str] = {
    "word": "For example, promise, outcome or function.",
    "leads": "Services and partners, one on each line.",
    "owner": "A post, such as Head of fostering.",
    "target": "For example <62, >90%, 95% or more, reduce, increase, maintain or TBC. For several "
    "values put / between them.",
    "when_set": "For example 89%. For several values put / between them, in the same order.",
    "confirm_by": "For an aspiration that is to be confirmed.",
    "plain_words": "Written by people, for people of fifteen. It stands beside the strategy.",
    "public": "Without sign-in, where the strategy is shown. Say yes only if nobody can "
    "be known from it.",
    "definition_from": "Values before and after it are not compared.",
}
CHOICES = {Holds.STATE: STATES, Holds.EVIDENCE: EVIDENCE}
PLACED_UNDER = ("promises", "actions", "measures", "champions", "commitments")
NAMES = {"version": "edition"}  # a versioned form has a hidden field of that name
TIES = ("tied_1", "tied_2", "tied_3")
LONGEST_WHY = 1_000


class ThingForm(VersionedForm):
    """A thing of a strategy. `strategy` is whose; without it, it is a new strategy's head."""

    def __init__(self, *args: Any, kind: Kind, strategy: Strategy | None, **kwargs: Any) -> None:
        self.kind, self.strategy = kind, strategy
        kwargs.setdefault("version", 0)
        self.base_fields = {**self.base_fields, **dict(fields_of(kind, strategy))}
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
            tied = [kept.pop(name) for name in TIES]
            kept["tied_to"] = [each for each in tied if each]
        return kept


def fields_of(kind: Kind, strategy: Strategy | None) -> list[tuple[str, forms.Field]]:
    """The fields of a kind, in the order of its words."""
    fields: list[tuple[str, forms.Field]] = []
    if strategy is not None and kind.sheet in PLACED_UNDER:
        name = "within" if kind.sheet == "promises" else "promise"
        fields.append((name, placing(kind, strategy)))
    for word in kind.words:
        if word.name == "tied_to":
            fields += [(name, tie(at)) for at, name in enumerate(TIES)]
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
    longest = NUMBER if word.holds is Holds.NUMBER else SHORT
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


def tie(at: int) -> forms.Field:
    """A measure of the catalogue it is counted by."""
    ordinal = ("", "second ", "third ")[at]
    choices = [(id_of(each), each.title) for each in catalogue()]
    return forms.ChoiceField(
        label=f"Counted by{f', {ordinal}value' if ordinal else ''}",
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
        values |= dict(zip(TIES, values.pop("tied_to"), strict=False))
    return values


class ProgressForm(HearthForm):
    """How an action goes."""

    on = DateField(label="Day", latest=clock.today, initial=clock.today)
    state = RadiosField(
        label="Where is it now?",
        required=False,
        choices=[*STATES, ("", "As it was")],
        initial="",
    )
    note = LongTextField(
        label="What happened?",
        max_length=LONG,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Say what happened"},
    )
    by = forms.CharField(
        label="Who says so", max_length=SHORT, required=False, help_text="A post or a service."
    )


class BringForm(HearthForm):
    """A file of a strategy."""

    file = UploadField(
        label="File",
        kinds=(".yaml", ".yml", ".xlsx"),
        largest=10,
        help_text="A YAML file, or a workbook with a sheet for each kind of thing.",
        error_messages={"required": "Choose a file"},
    )
    replaces = forms.ModelChoiceField(
        Strategy.objects.none(),
        label="What is it?",
        required=False,
        empty_label="A new strategy",
        help_text="A new version keeps what was said about each action so far.",
    )

    def __init__(self, *args: Any, strategies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["replaces"]
        field.queryset = strategies
        field.label_from_instance = lambda each: f"A new version of {each}"


class WhyForm(HearthForm):
    """Why something is done."""

    why = LongTextField(
        label="Why?",
        max_length=LONGEST_WHY,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why"},
    )


class VersionForm(HearthForm):
    """A name for the strategy as it is."""

    label = forms.CharField(
        label="Name of the version",
        max_length=SHORT,
        help_text="For example, Agreed by cabinet, 12 March 2025.",
        error_messages={"required": "Give the version a name"},
    )
    why = LongTextField(
        label="Why is it kept?",
        required=False,
        max_length=LONGEST_WHY,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ActionsFilter(HearthForm):
    """Which actions are listed. Read from the address."""

    state = forms.ChoiceField(
        label="State",
        required=False,
        choices=[("", "All"), ("late", "Late"), *STATES],
    )
    lead = forms.ChoiceField(label="Who leads", required=False)

    def __init__(self, *args: Any, leads: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["lead"]
        field.choices = [("", "All"), *((each, each) for each in leads)]
