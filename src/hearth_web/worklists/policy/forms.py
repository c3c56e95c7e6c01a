"""Forms of the council's own rules."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.text import capfirst

from hearth.documents.sentences import day
from hearth.duties.catalogue import CATALOGUE
from hearth.duties.changing import why_refused
from hearth.duties.limits import Limit, Span, limits, relaxations
from hearth.duties.model import Duty, Level
from hearth.duties.parts import part_words, parts_of
from hearth_web.ui import clock
from hearth_web.ui.forms import CheckboxesField, DateField, HearthForm, LongTextField, RadiosField
from hearth_web.worklists.asking import GROUPS
from hearth_web.worklists.models import OwnLimit, OwnRelaxation, OwnSetting, Recorded
from hearth_web.worklists.policy import changes
from hearth_web.worklists.policy.changes import Change
from hearth_web.worklists.policy.said import DAY_BEFORE, span_words
from hearth_web.worklists.rules import OWNER_WORDS

__all__ = ["FORMS", "SHOWN", "EndForm", "RuleForm", "Which", "offered"]

LONGEST = 1_000
MOST = 3_650
AMBER_DAYS = Span(7, "d")
SUGGESTED: Mapping[str, str] = {"visit-local-standard": "28 or 42 days"}
UNITS = [("wd", "Working days"), ("d", "Days"), ("m", "Months"), ("h", "Hours")]
SHOWN: Mapping[str, str] = {
    "": "All duties",
    "own": "With a rule of the council’s own",
    "unrecorded": "Not recorded here",
    "verify": "To be verified against the law",
    "untaken": "Not taken on",
}
Kind = OwnSetting.Kind
DUE_DAY = "For example, 31 3 2025."


class Which(HearthForm):
    """Which duties are listed. Read from the address."""

    q = forms.CharField(label="Words", required=False, max_length=100)
    group = forms.ChoiceField(
        label="Part of the work",
        required=False,
        choices=[("", "All"), *((key, group.value) for key, group in GROUPS.items())],
    )
    show = forms.ChoiceField(label="Which", required=False, choices=list(SHOWN.items()))


class RuleForm(HearthForm):
    """A change of one duty's rules, and why it is made."""

    title: ClassVar[str] = ""
    intro: ClassVar[str] = ""
    why = LongTextField(
        label="Why?",
        help_text="Who decided it, and where. It stands in the history of the duty.",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why"},
    )

    def __init__(self, *args: Any, duty: Duty, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.duty = duty
        self.set_up()
        self.order_fields([name for name in self.fields if name != "why"])

    def set_up(self) -> None:
        """Choices and first values that depend on the duty."""

    def change(self) -> Change:
        """The change that was asked for, from the rules as they are now."""
        raise NotImplementedError


class LimitForm(RuleForm):
    """A stricter limit of the council's own."""

    title = "Set the council’s own limit"
    intro = (
        "It may be shorter than the law’s limit, never longer. Whichever day comes first is the "
        "day due; both are kept."
    )
    level: ClassVar[Level] = Level.LOCAL
    part = RadiosField(label="For which part of the duty?", choices=())
    number = forms.IntegerField(
        label="How long?",
        min_value=0,
        max_value=MOST,
        error_messages={"required": "Enter how long, as a whole number"},
    )
    unit = RadiosField(label="In", choices=UNITS)
    starts = DateField(
        label="From which day?",
        help_text="It holds for what opens on this day or later. What opened before keeps the rule "
        "of its day.",
    )
    last = DateField(
        label="Until which day?", required=False, help_text="Leave it empty if it stays."
    )
    source = forms.CharField(
        label="Where does it come from?", help_text="For example, the service’s standards of 2025."
    )

    def set_up(self) -> None:
        """The duty's parts."""
        parts = parts_of(self.duty.id)
        self.fields["part"].choices = [
            (part, capfirst(part_words(self.duty.id, part))) for part in parts
        ]
        if len(parts) == 1:
            self.fields["part"].widget = forms.HiddenInput()
        self.initial.setdefault("part", parts[0])
        usual = next((each for each in limits(self.duty.id) if each.span.unit != "given"), None)
        units = {unit for unit, _ in UNITS}
        self.initial.setdefault(
            "unit", usual.span.unit if usual and usual.span.unit in units else "d"
        )
        self.initial.setdefault("starts", clock.today())
        if suggested := SUGGESTED.get(self.duty.id):
            self.fields[
                "number"
            ].help_text = f"Councils that have such a standard chose {suggested}."

    def clean(self) -> dict[str, Any]:
        """A limit that a council may set."""
        told = super().clean() or self.cleaned_data
        if not self.errors and (refused := why_refused(self.limit())):
            of_days = told.get("last") and told["last"] < told["starts"]
            self.add_error("last" if of_days else "number", refused)
        return told

    def limit(self) -> Limit:
        """The limit asked for."""
        told = self.cleaned_data
        part, last = told["part"], told["last"]
        usual = next((each for each in limits(self.duty.id) if each.part == part), None)
        return Limit(
            duty=self.duty.id,
            part=part,
            span=Span(told["number"], told["unit"]),
            level=self.level,
            amber=usual.amber if usual else AMBER_DAYS,
            source=told["source"],
            starts=told["starts"],
            stops=last + DAY_BEFORE if last else None,
        )

    def change(self) -> Change:
        """The limit, and what gives way to it."""
        return changes.set_limit(self.limit())


class EmergencyForm(LimitForm):
    """A limit made by law for a time, in place of the usual one."""

    title = "Add an emergency rule"
    intro = (
        "Only where the law itself has changed for a time, as in spring 2020. It stands in place "
        "of the law’s limit for what opens between its two days. A limit of the council’s own goes "
        "on counting beside it: end that too if it is not to."
    )
    level = Level.EMERGENCY

    def set_up(self) -> None:
        """An end, and a source in law."""
        super().set_up()
        must_be_law(self)
        self.fields["last"].help_text = DUE_DAY
        self.fields["last"].required = True


class RelaxForm(RuleForm):
    """Something counts for a time that does not otherwise."""

    title = "Let virtual visits count for a time"
    intro = (
        "Only where the law itself allows it for a time, as from 24 April to 25 September 2020. A "
        "visit by telephone or video in these days then counts as a visit."
    )
    duties = CheckboxesField(label="For which duties?", choices=())
    starts = DateField(label="From which day?", help_text=DUE_DAY)
    last = DateField(label="Until which day?", help_text=DUE_DAY)
    source = forms.CharField(label="Where does it come from?")

    def set_up(self) -> None:
        """The duties that a relaxation is known for."""
        self.fields["duties"].choices = [
            (id, duty.title) for id, duty in CATALOGUE.items() if relaxations(id)
        ]
        self.initial.setdefault("duties", [self.duty.id])
        must_be_law(self)

    def clean(self) -> dict[str, Any]:
        """It ends after it begins."""
        told = super().clean() or self.cleaned_data
        if told.get("starts") and told.get("last") and told["last"] < told["starts"]:
            self.add_error("last", "The rule must end after it begins. Give a later last day.")
        return told

    def change(self) -> Change:
        """The same for each duty chosen."""
        told = self.cleaned_data
        stops = told["last"] + DAY_BEFORE
        return changes.relax(told["duties"], "virtual", told["starts"], stops, told["source"])


def must_be_law(form: HearthForm) -> None:
    """An emergency rule names the law it comes from."""
    field = form.fields["source"]
    field.label, field.help_text = "Which law made it?", "For example, SI 2020/445, regulation 8."
    field.error_messages["required"] = "Name the law that made it"


class AmberForm(RuleForm):
    """How long before the day due the warning begins."""

    title = "Set when the warning begins"
    intro = "From then on it is shown as due soon."
    number = forms.IntegerField(
        label="How long before the day it is due?",
        required=False,
        min_value=0,
        max_value=MOST,
        help_text="Leave it empty for the usual warning.",
    )
    unit = RadiosField(label="In", choices=UNITS[:2], initial="wd")

    def set_up(self) -> None:
        """What is usual."""
        usual = dict.fromkeys(span_words(each.amber) for each in limits(self.duty.id))
        if usual:
            self.fields[
                "number"
            ].help_text = f"Leave it empty for the usual warning: {' or '.join(usual)} before."

    def change(self) -> Change:
        """Another warning, or the usual one."""
        told = self.cleaned_data
        number = told["number"]
        value = "" if number is None else str(Span(number, told["unit"]))
        return changes.set_value(self.duty.id, Kind.AMBER, value)


class OwnerForm(RuleForm):
    """Who owes it here."""

    title = "Set who owes it"
    intro = "Their worklist shows it from then on, and no longer that of whoever owed it before."
    owner = forms.ChoiceField(label="Who owes it here?")

    def set_up(self) -> None:
        """Every owner, the usual one said to be it."""
        usual = self.duty.owner.value
        self.fields["owner"].choices = [
            (owner, f"{words} (usual)" if owner == usual else words)
            for owner, words in OWNER_WORDS.items()
        ]
        self.initial.setdefault("owner", usual)

    def change(self) -> Change:
        """Another owner, or the usual one."""
        owner = self.cleaned_data["owner"]
        value = "" if owner == self.duty.owner.value else owner
        return changes.set_value(self.duty.id, Kind.OWNER, value)


class RecordedForm(RuleForm):
    """Whether, and since when, the council records what is done about a duty."""

    title = "Set whether it is recorded here"
    intro = (
        "What fell due before the council recorded it is not asked about. By itself Hearth takes "
        "the first day of which anything is recorded."
    )
    reveals: ClassVar[Mapping[str, Mapping[str, str]]] = {"which": {"since": "since"}}
    which = RadiosField(label="Is it recorded here?", choices=())
    since = DateField(label="From which day?", help_text=DUE_DAY, required=False)

    def set_up(self) -> None:
        """What was worked out, and what can be said instead."""
        held: date | None = (
            Recorded.objects.filter(duty=self.duty.id).values_list("since", flat=True).first()
        )
        found = f"now since {day(held)}" if held else "nothing is recorded of it yet"
        self.fields["which"].choices = [
            ("", f"As the record has it: {found}"),
            ("since", "We record this from a day on"),
            (OwnSetting.NEVER, "We do not record this here"),
        ]
        self.fields["which"].required = False

    def change(self) -> Change:
        """The day, never, or as the record has it."""
        told = self.cleaned_data
        value = told["since"].isoformat() if told["which"] == "since" else told["which"]
        return changes.set_value(self.duty.id, Kind.KEPT, value)


class EndForm(RuleForm):
    """A rule of the council's own ends, or never was."""

    title = "End this rule"
    intro = (
        "What opened before that day keeps the rule. Give the day on which it began, or an earlier "
        "one, to take it back: what opened under it is then judged as if it had never been."
    )
    stops = DateField(label="From which day does it no longer hold?", help_text=DUE_DAY)

    def __init__(self, *args: Any, row: OwnLimit | OwnRelaxation, **kwargs: Any) -> None:
        self.row = row
        super().__init__(*args, **kwargs)

    def set_up(self) -> None:
        """From today on, unless another day is given."""
        self.initial.setdefault("stops", clock.today())

    def clean_stops(self) -> date:
        """Before it would end anyway."""
        given: date = self.cleaned_data["stops"]
        if self.row.stops and given >= self.row.stops:
            raise forms.ValidationError("It has ended by that day already. Give an earlier day.")
        return given

    def change(self) -> Change:
        """The rule up to that day."""
        return changes.end(self.row, self.cleaned_data["stops"])


FORMS: Mapping[str, type[RuleForm]] = {
    "limit": LimitForm,
    "emergency": EmergencyForm,
    "virtual": RelaxForm,
    "warning": AmberForm,
    "owner": OwnerForm,
    "recorded": RecordedForm,
}
"""What may be changed of a duty, by the word in its address."""


def offered(duty: Duty) -> list[tuple[str, str]]:
    """What may be changed of this duty."""
    return [
        (word, form.title)
        for word, form in FORMS.items()
        if word != "virtual" or relaxations(duty.id)
    ]
