"""What each form says when it is filled in wrongly, and what it leaves out for whom."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from hearth_web.access.verbs import Verb
from hearth_web.people.forms.base import Desk
from hearth_web.people.forms.care import (
    CorrectCare,
    CorrectPlacement,
    CorrectStatus,
    EndCare,
    Move,
    NewStatus,
    StartCare,
)
from hearth_web.people.forms.facts import (
    AdoptionPlanForm,
    DeprivationForm,
    IdentifierForm,
    NoteForm,
)
from hearth_web.people.forms.people import CorrectAllocation, Give, RelationshipForm
from hearth_web.people.forms.reviews import ReviewForm
from hearth_web.people.forms.who import Identity, Immigration, Names, Needs, Numbers
from hearth_web.people.models import Allocation, PeriodOfCare
from hearth_web.wellbeing.forms import HealthCheckForm, MissingForm, SdqForm, VisitForm
from hearth_web.wellbeing.models import MissingEpisode

pytestmark = pytest.mark.django_db
ALL = frozenset({Verb.SEE_HEALTH, Verb.SEE_IMMIGRATION, Verb.SEE_ADOPTION})
TOMORROW = timezone.localdate() + timedelta(days=1)
DAY = date(2024, 5, 3)


def boxes(name: str, on: date) -> dict[str, str]:
    return {
        f"{name}-day": str(on.day),
        f"{name}-month": str(on.month),
        f"{name}-year": str(on.year),
    }


PLACE = {"place": "U4", "pl_post": "YO1 7HH"}
TABLE: list[tuple[Any, dict[str, Any], str, str]] = [
    (StartCare, {}, "decom", "Enter the day the child came into care"),
    (StartCare, {}, "cin", "Select the main need"),
    (StartCare, boxes("decom", TOMORROW), "decom", "came into care must be today or"),
    (StartCare, {"home_post": "nowhere"}, "home_post", "must be a full UK postcode, like YO1 7HH"),
    (StartCare, {"urn": "12"}, "urn", "must be 7 digits, or SC and 6 digits"),
    (StartCare, {"place": "ZZ"}, "place", "Select"),
    (Move, {}, "why_ended", "Select why the last placement ended"),
    (Move, {"carer": "x" * 201}, "carer", "must be 200 characters or fewer"),
    (Move, {"carer": "a\x00b"}, "carer", "holds a character we cannot keep"),
    (NewStatus, {"ls": "D1\x00"}, "ls", "Select"),
    (CorrectCare, boxes("dec", DAY), "rec", "Select why care ended"),
    (CorrectCare, {"rec": "E4A"}, "dec", "Enter the day care ended"),
    (CorrectCare, boxes("decom", DAY), "why", "Enter why you are changing what was there"),
    (EndCare, {"rec": "X1"}, "rec", "Select"),
    (CorrectStatus, boxes("decom", DAY) | boxes("dec", DAY - timedelta(1)), "dec", "on or after"),
    (CorrectPlacement, {"reason_place_change": "CARPL"}, "reason_place_change", "Leave it empty"),
    (Names, {}, "forename", "Enter a first name, a last name or what they are known as"),
    (Names, {"about": "x" * 100_001}, "about", "must be 100,000 characters or fewer"),
    (Identity, {"dob-day": "31", "dob-month": "2", "dob-year": "2012"}, "dob", "a real date"),
    (Needs, {"disability": ["NONE", "MOB"]}, "disability", "not both"),
    (Immigration, {"uasc": "no"} | boxes("duc", DAY), "duc", "Leave the date empty"),
    (Numbers, {"upn": "I123"}, "upn", "must be a letter, 11 digits"),
    (Numbers, {}, "child", "Enter the number in your case system"),
    (ReviewForm, {}, "review_code", "Select how the child took part"),
    (
        IdentifierForm,
        boxes("valid_from", DAY) | boxes("valid_to", DAY - timedelta(1)),
        "valid_to",
        "must be on or after valid from",
    ),
    (AdoptionPlanForm, boxes("date_placed_ceased", DAY), "reason_placed_ceased", "Select why"),
    (DeprivationForm, boxes("dolo_start", DAY) | boxes("dolo_end", date(2024, 1, 1)), "dolo_end",
     "must be on or after the start"),
    (NoteForm, {"body": " \n "}, "body", "Enter what happened"),
    (NoteForm, {"hour": "noonish"}, "hour", "The time must be hours and minutes, like 14:30"),
    (Give, {"role": "SW"} | boxes("decom", DAY), "worker", "Select a worker, a team, or both"),
    (Give, {"worker": str(uuid.uuid4())}, "worker", "Select the worker from the list"),
    (CorrectAllocation, boxes("decom", DAY) | boxes("dec", date(2024, 1, 1)), "dec", "on or after"),
    (RelationshipForm, {"relation": "SIBLING"}, "name", "Enter their name"),
    (RelationshipForm, {"relation": "OTHER"}, "relation_said", "Enter who they are"),
    (RelationshipForm, {"number": "1002"}, "number", "There is no child with the number 1002"),
    (RelationshipForm, {"number": "1001"}, "number", "This is the child's own number"),
    (MissingForm, boxes("mis_start", DAY) | boxes("mis_end", date(2024, 1, 1)), "mis_end", "on or"),
    (MissingForm, {"interview_accepted": "yes"}, "interview_offered", "Select Yes if the child"),
    (HealthCheckForm, {"status": "COMPLETED"} | boxes("date", TOMORROW), "date", "or earlier"),
    (SdqForm, {"score": "41"}, "score", "must be 40 or less"),
    (SdqForm, {}, "score", "Enter the score, or select why there is none"),
    (SdqForm, {"score": "9", "reason": "SDQ2"}, "reason", "Leave the reason empty"),
    (VisitForm, {"how": "tried"}, "reason", "Select why the child was not seen"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("form", "data", "field", "sentence"),
    TABLE,
    ids=[f"{form.__name__}-{field}-{n}" for n, (form, _, field, _) in enumerate(TABLE)],
)
def test_what_is_wrong_is_said(cast, form, data, field, sentence):
    rows: dict[Any, Any] = {
        CorrectCare: PeriodOfCare(child=cast.ash, decom=date(2024, 5, 2)),
        EndCare: PeriodOfCare(child=cast.ash),
        CorrectAllocation: Allocation.objects.filter(child=cast.ash).first(),
        Names: cast.ash,
        Needs: cast.ash,
        MissingForm: MissingEpisode(child=cast.ash, interview_offered="0"),
    }
    desk = Desk(cast["social_worker"], cast.ash, ALL)
    filled = form({"once": str(uuid.uuid4()), **data}, desk=desk, row=rows.get(form))
    assert any(sentence in said for said in filled.errors.get(field, [])), filled.errors


def test_filling_in_what_was_empty_asks_for_no_reason(cast):
    told = {"forename": "Ash", "surname": "Hillside", "once": str(uuid.uuid4())}
    desk = Desk(cast["social_worker"], cast.ash, ALL)
    assert Names({**told, "pronouns": "they"}, desk=desk, row=cast.ash).is_valid()
    changed = Names({**told, "surname": "Valeside"}, desk=desk, row=cast.ash)
    assert changed.errors["why"] == ["Enter why you are changing what was there"]


def test_a_field_somebody_may_not_see_is_neither_shown_nor_taken(cast):
    cast.ash.nationality = "Secret"
    data = {"nationality": "Forged", "religion": "Quaker", "why": "x", "once": str(uuid.uuid4())}
    form = Identity(data, desk=Desk(cast["virtual_school"], cast.ash, frozenset()), row=cast.ash)
    assert "nationality" not in form.fields
    assert form.forged == ["nationality"]
    form.is_valid()
    assert "Forged" not in str(form.cleaned_data)


def test_codes_are_those_of_the_day(cast):
    desk = Desk(cast["social_worker"], cast.ash, ALL)
    old = EndCare(boxes("dec", date(2017, 5, 1)), desk=desk, row=PeriodOfCare(child=cast.ash))
    new = EndCare(boxes("dec", date(2024, 5, 1)), desk=desk, row=PeriodOfCare(child=cast.ash))
    assert "E43" in dict(old.fields["rec"].choices) and "E45" not in dict(old.fields["rec"].choices)
    assert "E45" in dict(new.fields["rec"].choices) and "E43" not in dict(new.fields["rec"].choices)


AWKWARD = {
    "html": "<script>alert(1)</script>",
    "sql": "'; DROP TABLE people_child; --",
    "rtl": "\u202eevil\u200f",
    "emoji": "👩\u200d👧 ñ é",
}


@pytest.mark.parametrize("words", AWKWARD.values(), ids=AWKWARD)
def test_awkward_words_are_kept_as_words(cast, words):
    data = {"forename": words, "about": words, "why": words, "once": str(uuid.uuid4())}
    data["version"] = str(cast.ash.version)
    form = Names(data, desk=Desk(cast["social_worker"], cast.ash, ALL), row=cast.ash)
    assert form.is_valid(), form.errors
    form.save()
    cast.ash.refresh_from_db()
    assert cast.ash.forename == words and cast.ash.about == words
