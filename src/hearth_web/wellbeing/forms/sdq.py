"""A strengths and difficulties score, and what a high one asks for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from hearth_web.people.forms.fields import CodeField, PastDate
from hearth_web.wellbeing.answers import said_of_score
from hearth_web.wellbeing.forms.base import LivedForm
from hearth_web.wellbeing.models import SdqScore
from hearth_web.wellbeing.rules import HIGHEST, LOWEST

__all__ = ["SdqForm"]


class SdqForm(LivedForm):
    """A strengths and difficulties score."""

    called: ClassVar[Mapping[str, str]] = {
        "date": "the day of the questionnaire",
        "score": "the score",
        "reason": "why there is no score",
    }

    model = SdqScore
    twins = ("date",)
    answers = ("sdq",)
    date = PastDate(label="When was the questionnaire done?")
    score = forms.IntegerField(
        label="Total difficulties score",
        help_text=f"A whole number from {LOWEST} to {HIGHEST}, from the carer’s questionnaire.",
        min_value=LOWEST,
        max_value=HIGHEST,
        required=False,
    )
    reason = CodeField("SDQ_REASON", label="If there is no score, why not?", required=False)
    code_day = "date"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["score"].widget.attrs["class"] = "govuk-input--width-3"

    def clean(self) -> dict[str, Any]:
        """A score, or why there is none."""
        told = super().clean()
        if told.get("score") is None and not told.get("reason") and "score" not in self.errors:
            self.add_error("score", "Enter the score, or select why there is none")
        if told.get("score") is not None and told.get("reason"):
            self.add_error("reason", "Leave the reason empty: there is a score")
        return told

    def notice(self) -> str:
        """That a score is high, and what to do next."""
        return said_of_score(self.its_child, SdqScore(**self.values(SdqScore)))
