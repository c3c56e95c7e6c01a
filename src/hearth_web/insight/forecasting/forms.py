"""What the pages of the forecast ask."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from hearth.dates import add_months
from hearth.forecast.estimate import LEAST
from hearth.forecast.scenario import Fault
from hearth.vocabulary import Council
from hearth_web.insight.days import Reach
from hearth_web.insight.forecasting.queries import scenario_called
from hearth_web.insight.forecasting.said import BASE, LONGEST, faults_in, together
from hearth_web.insight.models import Scenario
from hearth_web.ui.forms import (
    CheckboxesField,
    DateField,
    HearthForm,
    UploadField,
)

__all__ = ["AskForm", "ListForm", "NameForm", "ScenariosForm", "plain_sentence"]

MOST_MONTHS = 120


class AskForm(HearthForm):
    """Of which day, how far, and beside which scenarios."""

    as_at = DateField(
        label="Day to forecast from",
        help_text="Nothing that is recorded after it is used. From a 31 March the forecast is also "
        "made with small numbers withheld, for board members.",
    )
    months = forms.IntegerField(
        label="How many months ahead",
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-4"}),
        min_value=1,
        max_value=MOST_MONTHS,
        help_text="For example, 36. After three years a range is too wide to plan by.",
    )
    scenarios = CheckboxesField(
        label="Scenarios to set beside it",
        required=False,
        help_text="Each is compared with what happens if things go on as they do.",
    )
    seed = forms.IntegerField(
        label="Number that chance starts from",
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-4"}),
        min_value=0,
        max_value=999_999,
        help_text="The same number gives the same forecast again. Leave it as it is.",
    )

    def __init__(
        self,
        *args: Any,
        reach: Reach,
        scenarios: Sequence[Scenario],
        base: Scenario | None,
        area: Council | None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.base, self.area = base, area
        self.known = {str(each.pk): each for each in scenarios}
        first = add_months(reach.first, LEAST)
        self.fields["as_at"].earliest, self.fields["as_at"].latest = first, reach.last
        if scenarios:
            self.fields["scenarios"].choices = [(key, s.name) for key, s in self.known.items()]
        else:
            del self.fields["scenarios"]

    @property
    def chosen(self) -> list[Scenario]:
        """The scenarios that were ticked."""
        return [self.known[key] for key in self.cleaned_data.get("scenarios") or ()]

    def clean(self) -> dict[str, Any]:
        """Every scenario must be possible on that day."""
        cleaned = super().clean() or self.cleaned_data
        if not self.errors:
            said = together(self.base, self.chosen)
            for fault in faults_in(said, cleaned["as_at"], self.area):
                where = "scenarios" if "scenarios" in self.fields else None
                self.add_error(where, in_a_sentence(fault))
        return cleaned


def in_a_sentence(fault: Fault) -> str:
    """A fault of a scenario that was saved: which, and what is wrong."""
    whose = f"Scenario “{fault.scenario}”" if fault.scenario else "What happens anyway"
    return f"{whose}: {plain_sentence(fault)}"


def plain_sentence(fault: Fault) -> str:
    """What is wrong, without the word of the file it stands under."""
    said = fault.sentence.removeprefix(f"{fault.word}: ")
    return f"{said[:1].upper()}{said[1:]}"


class NameForm(HearthForm):
    """What a scenario is called."""

    name = forms.CharField(
        label="Name of the scenario",
        max_length=LONGEST,
        help_text="For example, More homes of our own.",
    )

    def __init__(self, *args: Any, scenario: Scenario | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.scenario = scenario

    def clean_name(self) -> str:
        """No two of one name."""
        name = " ".join(str(self.cleaned_data["name"]).split())
        other = scenario_called(name)
        if name.casefold() == BASE.casefold() or (other and other != self.scenario):
            raise forms.ValidationError(
                f"There is a scenario called “{name}” already. Write another name."
            )
        return name


class ScenariosForm(HearthForm):
    """A file of scenarios."""

    file = UploadField(
        label="File of scenarios",
        kinds=(".yaml", ".yml"),
        largest=1,
        help_text="A YAML file as the command line takes it. A scenario of the same name is "
        "written over.",
    )


class ListForm(HearthForm):
    """A list of prices or of beds."""

    file = UploadField(label="File", kinds=(".csv", ".txt"), largest=5)

    def __init__(self, *args: Any, label: str, hint: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].label, self.fields["file"].help_text = label, hint
