"""How things stand with a care leaver: what people fill in."""

from __future__ import annotations

from typing import Any

from django import forms

from hearth_web.leaving.models import LeavingCare
from hearth_web.leaving.queries import held_of
from hearth_web.people.forms.base import FactForm
from hearth_web.people.forms.fields import CodeField, CodeRadios, PastDate

__all__ = ["LeavingCareForm"]

THERE = "How things stand is recorded already. Change it on the child's page."


class LeavingCareForm(FactForm):
    """How things stand now; what stood before is in the history of it."""

    asks_why = False  # it is kept up to date, not put right
    model = LeavingCare
    eligibility = CodeRadios("ELIGIBILITY", label="What are they entitled to?")
    adviser_name = forms.CharField(
        label="Name of the personal adviser", max_length=200, required=False
    )
    in_touch = CodeRadios("IN_TOUCH", label="Are we in touch?", required=False)
    latest_contact = PastDate(label="When were we last in touch?", required=False)
    activ = CodeField("ACTIV", label="What are they doing?", required=False)
    accom = CodeField("ACCOM", label="Where do they live, and is it suitable?", required=False)
    pathway_plan_review = PastDate(label="When was the pathway plan last reviewed?", required=False)

    def clean(self) -> dict[str, Any]:
        """There is one answer for each young person."""
        told = super().clean()
        if self.row is None and held_of(self.its_child):
            self.add_error(None, THERE)
        return told

    def values(self, model: type[Any]) -> dict[str, Any]:
        """The parts of the accommodation follow the whole."""
        told = super().values(model)
        accom = told["accom"]
        return {**told, "accom_type": accom[:1], "accom_suitable": accom[1:]}
