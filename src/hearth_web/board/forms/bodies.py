"""Forms about a body: what it is, who is on it, what it does and owes."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django import forms

from hearth_web.board.forms.base import RowForm
from hearth_web.board.models import (
    Activity,
    Body,
    Contact,
    Function,
    Member,
    Notice,
    Office,
    Recipient,
    Report,
    Reporting,
)
from hearth_web.ui import clock
from hearth_web.ui.forms import DateField, LongTextField, RadiosField, YesNoField

__all__ = [
    "ActivityForm",
    "BodyForm",
    "ContactForm",
    "FunctionForm",
    "MemberForm",
    "NoticeForm",
    "OfficeForm",
    "RecipientForm",
    "ReportForm",
    "ReportingForm",
]


def few(label: str, help_text: str = "", *, least: int = 0, most: int = 500) -> forms.IntegerField:
    """A small whole number."""
    return forms.IntegerField(
        label=label, help_text=help_text, min_value=least, max_value=most, required=False,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-3"}),
    )  # fmt: skip


class BodyForm(RowForm):
    """A board, committee, panel or forum."""

    model = Body

    name = forms.CharField(label="Name", max_length=160)
    kind = forms.ChoiceField(label="What kind of body is it?", choices=Body.Kind.choices)
    purpose = LongTextField(label="What it is for", max_length=2000, required=False)
    quorum = few("How many voting members make it quorate?", "Leave it empty if nobody has said.")
    notice = few(
        "Clear days of notice",
        "How many whole days lie between publishing the papers and the meeting. The law asks for "
        "five (Local Government Act 1972, section 100B).",
        least=1,
        most=60,
    )
    working_days = YesNoField(
        label="Do only working days count?",
        help_text="Saturdays, Sundays and bank holidays do not count then.",
    )
    summons_name = forms.CharField(
        label="Who summons its members?", max_length=160, required=False,
        help_text="The name at the foot of the front sheet.",
    )  # fmt: skip
    summons_title = forms.CharField(label="As what?", max_length=160, required=False)
    is_executive = YesNoField(
        label="Does it decide for the cabinet?",
        help_text="The executive’s own rules on access to information hold for it then.",
    )
    is_public = YesNoField(
        label="Is it on the public pages?",
        help_text="Published agendas, open papers and minutes are there for everyone. A panel "
        "about children never is.",
    )
    is_open = YesNoField(label="Does it still meet?")

    def said_by(self, row: Any) -> dict[str, Any]:
        """A new body is as most are."""
        return super().said_by(row or Body())

    def clean(self) -> dict[str, Any]:
        """Its name is its own; panels are not public."""
        told = super().clean() or self.cleaned_data
        same = Body(pk=getattr(self.row, "pk", None), name=told.get("name") or "")
        if same.name and name_taken(same):
            self.add_error("name", "There is a body of that name already. Choose another name")
        if told.get("kind") == Body.Kind.PANEL and told.get("is_public"):
            self.add_error("is_public", "A panel speaks about children. Choose No")
        return told


def name_taken(body: Body) -> bool:
    """Whether another body has the name."""
    return Body.objects.filter(name__iexact=body.name).exclude(pk=body.pk).exists()


class FunctionForm(RowForm):
    """One function."""

    model, under = Function, "body"

    words = LongTextField(label="What is it to do?", max_length=1000)
    place = few("Where in the list", "1 is the first.", most=99)


class MemberForm(RowForm):
    """Somebody's time on a body."""

    model, under = Member, "body"

    name = forms.CharField(
        label="Name", max_length=160, help_text="As it is printed: Councillor Ada Finch."
    )
    role = RadiosField(
        label="As what?",
        choices=Member.Role.choices,
        hints={
            Member.Role.RESERVE: "Votes only in the place of a voting member who is away.",
            Member.Role.CO_OPTEE: "Speaks, and never votes.",
        },
    )
    stands_for = forms.CharField(
        label="Group or organisation", max_length=160, required=False,
        help_text="A political group, a service, or where they come from.",
    )  # fmt: skip
    start = DateField(label="First day", help_text="For example, 20 5 2024.")
    end = DateField(
        label="Last day", required=False,
        help_text="Leave it empty while they are on the body. A change of role is a new line.",
    )  # fmt: skip
    email = forms.EmailField(label="Email address", required=False)
    paper_copies = few("Paper copies of the agenda", "0 is electronic only.", most=20)


class ActivityForm(RowForm):
    """A member's training or visit."""

    model, under = Activity, "member"

    kind = RadiosField(label="What was it?", choices=Activity.Kind.choices)
    on = DateField(label="On which day?", help_text="For example, 20 5 2024.")
    what = forms.CharField(
        label="What, or where?", max_length=200,
        help_text="For example: corporate parenting workshop. Everyone may read it: name no child, "
        "and no home in which one could be found.",
    )  # fmt: skip
    learned = LongTextField(
        label="What did they take from it? (optional)", max_length=2000, required=False,
        help_text="It stays on the members’ page, and no paper prints it. Name no child.",
    )  # fmt: skip

    def clean_on(self) -> date:
        """A day that was."""
        on: date = self.cleaned_data["on"]
        if on > clock.today():
            raise forms.ValidationError("The day must be today or in the past")
        return on


class OfficeForm(RowForm):
    """Who is chair or vice-chair."""

    model, under = Office, "body"

    kind = RadiosField(label="Which office?", choices=Office.Kind.choices)
    member = forms.ModelChoiceField(label="Who holds it?", queryset=Member.objects.none(),
                                    empty_label="Select")  # fmt: skip
    start = DateField(
        label="First day", help_text="Usually the day of the meeting that elected them."
    )
    end = DateField(label="Last day", help_text="Usually the last day of the municipal year.")

    def offer(self) -> None:
        """Members of this body."""
        body = self.parent or self.row.body
        self.fields["member"].queryset = body.members.order_by("name")
        self.fields["member"].label_from_instance = in_words


def in_words(member: Member) -> str:
    """A member with what they are, to be told from their other times."""
    until = f", until {member.end:%-d %B %Y}" if member.end else ""
    return f"{member.name} ({member.get_role_display().lower()}{until})"


class ContactForm(RowForm):
    """Whom to ask."""

    model, under = Contact, "body"

    name = forms.CharField(label="Name", max_length=160)
    phone = forms.CharField(label="Telephone", max_length=60, required=False)
    email = forms.EmailField(label="Email address", required=False)


class NoticeForm(RowForm):
    """Some lines on the front sheet."""

    model, under = Notice, "body"

    heading = forms.CharField(label="Heading", max_length=120)
    words = LongTextField(label="What the public should know", max_length=2000)
    place = few("Where in the list", "1 is the first.", most=99)


class RecipientForm(RowForm):
    """Somebody else who is sent the agenda."""

    model, under = Recipient, "body"

    heading = forms.CharField(
        label="Heading", max_length=120, help_text="For example: Legal services."
    )
    name = forms.CharField(label="Name", max_length=160)
    paper_copies = few("Paper copies", "0 is electronic only.", most=50)


class ReportingForm(RowForm):
    """A duty to report to another body."""

    model, under = Reporting, "body"
    reveals: ClassVar = {
        "rhythm": {
            Reporting.Rhythm.AFTER_EACH_MEETING: "within",
            Reporting.Rhythm.TIMES_A_YEAR: "times",
        }
    }

    to = forms.CharField(
        label="To which body does it report?", max_length=160, help_text="For example: Cabinet."
    )
    what = forms.CharField(label="What does it report?", max_length=300)
    rhythm = RadiosField(label="How often?", choices=Reporting.Rhythm.choices)
    within = few("Within how many working days of the meeting?", least=1, most=200)
    times = few("How many times in a municipal year?", least=1, most=12)
    start = DateField(
        label="Since when is it owed?",
        help_text="What fell due before that day is not asked about.",
    )
    owner = forms.CharField(label="Who sees to it?", max_length=160, required=False)
    source = forms.CharField(
        label="Where does the duty stand?", max_length=160, required=False,
        help_text="For example: constitution, part 3, paragraph 9.",
    )  # fmt: skip


class ReportForm(RowForm):
    """That a report was made."""

    model, under = Report, "reporting"

    on = DateField(label="On which day was the report made?")
    words = forms.CharField(label="Where can it be found?", max_length=300, required=False)
