"""Forms of rounds of file audits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from hearth.quality.grading import HIGHEST, USUAL_GOOD, USUAL_WORDS, Scale
from hearth_web.access.models import User
from hearth_web.quality.forms.inspections import DAY, NO_CHILD, text
from hearth_web.quality.models import AuditAnswer, AuditQuestion
from hearth_web.quality.queries.audits import WHOM
from hearth_web.ui import clock
from hearth_web.ui.forms import DateField, HearthForm, RadiosField, VersionedForm, YesNoField

__all__ = [
    "ActionForm",
    "AddRound",
    "ChangeRound",
    "DrawForm",
    "FinishForm",
    "GradeForm",
    "ModerateForm",
]

MOST_QUESTIONS = 30
MOST_FILES = 200
CHILDS = "Written so that the child can read it one day."


def lines_of(words: str) -> list[str]:
    """The lines that say something."""
    return [" ".join(line.split()) for line in words.splitlines() if line.strip()]


class RoundFields(forms.Form):
    """What a round looks at, its scale and what is wanted."""

    title = forms.CharField(
        label="What is the round called?", help_text="For example, Spring 2025.", max_length=160
    )
    theme = text(3, label="What does it look at? (optional)", help_text=NO_CHILD, required=False)
    began = DateField(label="When does it begin?", help_text=DAY)
    closes = DateField(label="By when are files graded? (optional)", required=False)
    grades = text(
        10,
        label="What does each grade mean?",
        help_text=f"One line for each grade, the lowest first; {HIGHEST} at most.",
        initial="\n".join(USUAL_WORDS),
    )
    good_from = forms.IntegerField(
        label="From which grade on is it good?",
        min_value=2,
        max_value=HIGHEST,
        initial=USUAL_GOOD,
    )
    aspiration = forms.IntegerField(
        label="What share should be good or better? (optional)",
        help_text="Per cent, for example 80.",
        min_value=0,
        max_value=100,
        required=False,
    )
    aspiration_above = forms.BooleanField(
        label="It must be more than that, not just that much", required=False
    )

    def clean_grades(self) -> list[str]:
        """The words of each grade."""
        return lines_of(self.cleaned_data["grades"])

    def clean(self) -> dict[str, Any]:
        """A scale that can be, and days in their order."""
        told = super().clean() or self.cleaned_data
        if told.get("grades") and told.get("good_from"):
            try:
                Scale(tuple(told["grades"]), told["good_from"])
            except ValueError as wrong:
                self.add_error("grades", str(wrong))
        if told.get("began") and told.get("closes") and told["closes"] < told["began"]:
            self.add_error("closes", "It must be after the round begins.")
        return told


class AddRound(HearthForm, RoundFields):
    """A new round with its questions."""

    questions = text(
        6,
        label="Which questions does the auditor answer? (optional)",
        help_text="One on each line. Each is answered yes, partly, no, or does not apply.",
        required=False,
    )

    def clean_questions(self) -> list[str]:
        """Each question once."""
        found = list(dict.fromkeys(lines_of(self.cleaned_data["questions"])))
        if len(found) > MOST_QUESTIONS:
            raise ValidationError(f"Enter {MOST_QUESTIONS} questions or fewer")
        if any(len(each) > 300 for each in found):
            raise ValidationError("Each question must be 300 characters or fewer")
        return found


class ChangeRound(VersionedForm, RoundFields):
    """A round corrected, what was learned from it, and whether it is closed."""

    learning = text(
        4,
        label="What was learned, and what changes? (optional)",
        help_text=NO_CHILD,
        required=False,
    )
    is_closed = YesNoField(label="Is the round closed?")

    def __init__(self, *args: Any, is_graded: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_graded:  # a grade given keeps its meaning
            for name in ("grades", "good_from"):
                del self.fields[name]


class DrawForm(HearthForm):
    """How files are drawn."""

    whom = RadiosField(label="Whose files?", choices=list(WHOM.items()), initial="in-care")
    number = forms.IntegerField(
        label="How many files?", min_value=1, max_value=MOST_FILES, initial=20
    )
    by_team = YesNoField(
        label="Does each team give its share?",
        help_text="By the number of its children, one at least where there is room for all.",
        initial=True,
    )
    seed = forms.CharField(
        label="Seed",
        help_text="Any word. With it the same files can be drawn again, so that anybody can check "
        "that nobody chose them.",
        max_length=40,
    )


class GradeForm(VersionedForm):
    """An auditor's answers, words and grade."""

    def __init__(
        self, *args: Any, scale: Scale, questions: Sequence[AuditQuestion], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.questions = list(questions)
        for each in self.questions:
            self.fields[f"answer-{each.pk}"] = RadiosField(
                label=each.words, choices=AuditAnswer.Answer.choices
            )
            self.fields[f"words-{each.pk}"] = forms.CharField(
                label="What shows it? (optional)", required=False, max_length=2_000
            )
        self.fields["strengths"] = text(
            3, label="What is done well for this child?", help_text=CHILDS, required=False
        )
        self.fields["to_improve"] = text(
            3, label="What must become better?", help_text=CHILDS, required=False
        )
        self.fields["grade"] = grade_field(scale, "What grade do you give?")
        self.order_fields(list(self.fields))

    @property
    def values(self) -> dict[str, Any]:
        """Grade and words."""
        told = self.cleaned_data
        return {
            "grade": int(told["grade"]),
            "strengths": told["strengths"],
            "to_improve": told["to_improve"],
        }

    @property
    def answers(self) -> dict[AuditQuestion, tuple[str, str]]:
        """The answer to each question, with its words."""
        told = self.cleaned_data
        return {
            each: (told[f"answer-{each.pk}"], told[f"words-{each.pk}"]) for each in self.questions
        }


def grade_field(scale: Scale, label: str) -> RadiosField:
    """Every grade with its words."""
    grades = range(1, len(scale.words) + 1)
    return RadiosField(label=label, choices=[(str(each), scale.said(each)) for each in grades])


class ModerateForm(VersionedForm):
    """A second person's grade, and why."""

    words = text(
        3,
        label="Why do you keep or change the grade?",
        error_messages={"required": "Say why you keep or change the grade"},
    )

    def __init__(self, *args: Any, scale: Scale, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["grade"] = grade_field(scale, "What grade do you give?")
        self.order_fields(["grade", "words"])


class ActionForm(HearthForm):
    """Something to put right in the child's file."""

    what = text(3, label="What must be put right?", help_text=CHILDS)
    owner = forms.ChoiceField(
        label="By whom?", help_text="They see this action, and nothing of the grade."
    )
    due = DateField(label="By when?", help_text="For example, 31 3 2025.", earliest=clock.today)

    def __init__(self, *args: Any, people: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(each.pk): each for each in people}
        self.fields["owner"].choices = [(key, str(each)) for key, each in self.people.items()]

    @property
    def values(self) -> dict[str, Any]:
        """As the row keeps them."""
        told = self.cleaned_data
        return {"what": told["what"], "owner": self.people[told["owner"]], "due": told["due"]}


class FinishForm(HearthForm):
    """What was done."""

    words = text(
        3,
        label="What was done?",
        help_text=CHILDS,
        error_messages={"required": "Say what was done"},
    )
