"""The form that puts a finding, an inspection or an audit under a promise."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from hearth.pledge.shape import LONG
from hearth_web.board.forms.base import OnceField
from hearth_web.pledge.models import Promise
from hearth_web.ui.forms import HearthForm, LongTextField, SearchSelect, YesNoField

__all__ = ["BearingForm"]


class BearingForm(HearthForm):
    """On which promise it bears, and what of it stands there."""

    once = OnceField()
    promise = forms.ChoiceField(label="Which promise does it bear on?", widget=SearchSelect)
    words = LongTextField(
        label="In short",
        help_text="What stands under the promise and in its impact report. Name no child.",
        max_length=LONG,
    )
    public = YesNoField(
        label="May everyone see it?",
        help_text="Without sign-in, where the strategy is shown. Say yes only if nobody can be "
        "known from it.",
    )

    def __init__(self, *args: Any, promises: Iterable[Promise], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.promises = {str(each.pk): each for each in promises}
        choices = [(key, f"{each.strategy}: {each}") for key, each in self.promises.items()]
        self.fields["promise"].choices = [("", "Choose a promise"), *choices]

    def chosen(self) -> Promise:
        """The promise that was chosen."""
        return self.promises[self.cleaned_data["promise"]]
