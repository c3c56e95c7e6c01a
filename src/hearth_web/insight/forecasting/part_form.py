"""The form of one change or cost of a scenario: its words asked for, and read back as a file says
them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django import forms

from hearth.forecast.groups import GROUPS
from hearth.forecast.scenario.values import group
from hearth.vocabulary import Council
from hearth_web.insight.forecasting.forms import plain_sentence
from hearth_web.insight.forecasting.parts import KINDS, Entry, faults_of
from hearth_web.insight.forecasting.questions import QUESTIONS, Words
from hearth_web.insight.models import Scenario
from hearth_web.ui.forms import CheckboxesField, RadiosField, VersionedForm
from hearth_web.ui.forms.sentences import give_sentences

__all__ = ["PartForm"]

HOMES = [(each.id, each.label) for each in GROUPS]
LABELS = dict(HOMES)
LONGEST = 60  # characters of one answer
INTO = {
    "kinship": "relatives or friends as foster carers",
    "foster-own": "the council’s own foster carers",
    "foster-agency": "agency and other foster carers",
    "home-own": "the council’s own children’s homes",
    "supported": "supported accommodation",
    "parents": "their parents",
}
"""Where children usually move on to, in the words of a form."""


class PartForm(VersionedForm):
    """One change or cost. `today` is the day of the forecast, before which nothing may begin."""

    def __init__(
        self,
        *args: Any,
        kind: str,
        scenario: Scenario,
        today: date,
        area: Council | None,
        entry: Entry | None = None,
        **kwargs: Any,
    ) -> None:
        kwargs.setdefault("initial", answers_in(entry, kind) if entry else {})
        super().__init__(*args, version=scenario.changed_at.isoformat(), **kwargs)
        self.kind, self.today, self.area = kind, today, area
        needed = {word.name for word in KINDS[kind].words if word.needed}
        for word, words in QUESTIONS[kind].words.items():
            must = word in needed and word != "transfer-scheme"
            self.fields |= dict(fields_for(word, words, self.initial, must=must))
        for field in self.fields.values():
            give_sentences(field)
        self.fields["version"] = self.fields.pop("version")

    def clean(self) -> dict[str, Any]:
        """What was typed must be something that can be done."""
        cleaned = super().clean()
        if not self.errors:
            for fault in faults_of(self.entry, self.today, self.area):
                self.add_error(self.field_of(fault.word), plain_sentence(fault))
        return cleaned

    def field_of(self, word: str) -> str | None:
        """The field a fault is about."""
        near = [name for name in self.fields if name == word or name.startswith(f"{word}_")]
        filled = [name for name in near if self.cleaned_data.get(name)]
        return next(iter((*filled, *near)), None)

    @property
    def entry(self) -> dict[str, Any]:
        """The change as a file of scenarios would have it."""
        given = ((word, self.answer(word)) for word in QUESTIONS[self.kind].words)
        return {word: said for word, said in given if said or word == self.kind}

    def answer(self, word: str) -> Any:
        """What was typed for a word, as a file would say it."""
        how = QUESTIONS[self.kind].words[word].how
        if how == "shares":
            typed = {home: self.cleaned_data.get(f"{word}_{home}", "") for home in LABELS}
            return {home: percent(said) for home, said in typed.items() if said}
        said = self.cleaned_data.get(word)
        if how == "percent":
            return percent(said or "")
        return list(said) if isinstance(said, list) else said or ""


def fields_for(
    word: str, words: Words, given: Mapping[str, Any], *, must: bool
) -> Iterator[tuple[str, forms.Field]]:
    """The field that asks for a word; of shares one for each kind of home."""
    said: dict[str, Any] = {"label": words.label, "help_text": words.hint, "required": must}
    match words.how:
        case "groups":
            yield word, CheckboxesField(choices=HOMES, **{**said, "required": False})
        case "yes-no":
            choices = [("yes", "Yes"), ("no", "No, once")]
            yield word, RadiosField(choices=choices, **{**said, "required": False})
        case "shares":
            hint = words.hint
            for home in (home for home in LABELS if home in INTO or f"{word}_{home}" in given):
                to = INTO.get(home, f"{LABELS[home][:1].lower()}{LABELS[home][1:]}")
                asked = f"Of them, in per cent, to {to}"
                yield f"{word}_{home}", short(asked, hint, must=False)
                hint = ""
        case _:
            yield word, short(words.label, words.hint, must=must)


def short(label: str, hint: str, *, must: bool) -> forms.CharField:
    """A short line."""
    widget = forms.TextInput(attrs={"class": "govuk-input--width-10"})
    return forms.CharField(
        label=label, help_text=hint, required=must, max_length=LONGEST, widget=widget
    )


def percent(typed: str) -> str:
    """A number asked for in per cent with its sign."""
    plain = typed.strip()
    return plain if not plain or plain.endswith("%") else f"{plain}%"


def answers_in(entry: Entry, kind: str) -> dict[str, Any]:
    """What a form would have been told to give this entry."""
    found: dict[str, Any] = {}
    for word, words in QUESTIONS[kind].words.items():
        said = entry.get(word)
        if said is None:
            continue
        if words.how == "shares":
            shares = said if isinstance(said, Mapping) else {homes_in(said)[0]: "100%"}
            found |= {
                f"{word}_{homes_in(home)[0]}": per_cent(str(share))
                for home, share in shares.items()
            }
        elif words.how == "groups":
            found[word] = homes_in(said)
        elif words.how == "percent":
            found[word] = per_cent(str(said))
        else:
            found[word] = str(said)
    return found


def homes_in(said: Any) -> list[str]:
    """The kinds of home that one name or a list of them stands for."""
    names = said if isinstance(said, list) else [said]
    return [GROUPS[at].id for name in names for at in group(str(name))]


def per_cent(said: str) -> str:
    """A share as a form asks for it: without the sign, 0.85 as 85."""
    if said.endswith("%") or not said:
        return said.removesuffix("%")
    try:
        return f"{100 * float(said):g}"
    except ValueError:
        return said
