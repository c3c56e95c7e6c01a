"""A time missing, with the times of day that its clocks run from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from django.utils import timezone

from hearth.dates import moments
from hearth.documents.sentences import day as in_words
from hearth_web.people.forms.events.fields import ClockField
from hearth_web.people.forms.fields import YES, CodeRadios, PastDate, YesNoCode
from hearth_web.wellbeing.answers import said_of_return
from hearth_web.wellbeing.forms.base import LivedForm
from hearth_web.wellbeing.models import MissingEpisode

__all__ = ["MissingForm"]

TIMES: Mapping[str, str] = {"start_time": "mis_start", "end_time": "mis_end"}
ASKED_AFTER = ("interview_offered", "interview_accepted")


class MissingForm(LivedForm):
    """A child was missing, or away without leave.

    A return interview is recorded by itself; what a source said of one can be corrected here.
    """

    called: ClassVar[Mapping[str, str]] = {
        "missing": "whether the child was missing or away",
        "mis_start": "the day it started",
        "start_time": "the time it started",
        "mis_end": "the day the child was back",
        "end_time": "the time the child was back",
    }
    lived = ("mis_start", "mis_end")

    model = MissingEpisode
    missing = CodeRadios("MISSING", label="Missing, or away without leave?")
    mis_start = PastDate(
        label="When did it start?",
        help_text="The day the child left, or was last seen by a responsible adult if later.",
    )
    start_time = ClockField(label="At what time?", help_text="For example, 17:05.", required=False)
    mis_end = PastDate(
        label="When was the child back?",
        help_text="Leave it empty while the child is not back.",
        required=False,
    )
    end_time = ClockField(
        label="At what time was the child back?",
        help_text="The 72 hours for a return interview run from then.",
        required=False,
    )
    interview_offered = YesNoCode(label="Was a return interview offered?")
    interview_accepted = YesNoCode(label="Did the child accept it?")
    code_day = "mis_start"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not any(getattr(self.row, name, "") for name in ASKED_AFTER):
            for name in ASKED_AFTER:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """Nothing ends before it starts; what was not offered was not accepted."""
        told = super().clean()
        for name, of in TIMES.items():
            self.check_time(name, told.get(name, ""), told.get(of))
        start, end = told.get("mis_start"), told.get("mis_end")
        if start and end and end < start:
            self.add_error("mis_end", "The day the child was back must be on or after the start")
        elif is_before(end, told.get("end_time"), start, told.get("start_time")):
            self.add_error("end_time", "The time the child was back must be after it started")
        if told.get("interview_accepted") == YES and told.get("interview_offered") != YES:
            self.add_error("interview_offered", "Select Yes if the child accepted the interview")
        return told

    def notice(self) -> str:
        """When the 72 hours for a return interview end, where they run still."""
        return said_of_return(self.its_child, MissingEpisode(**self.values(MissingEpisode)))

    def check_time(self, name: str, clock: str, day: date | None) -> None:
        """A time has a day on which clocks showed it, and is not to come."""
        what = self.called[name]
        if not clock:
            return
        if day is None:
            if TIMES[name] not in self.errors:
                words = f"Enter {self.called[TIMES[name]]}, or leave {what} empty"
                self.add_error(TIMES[name], words)
            return
        when = moments(day, clock)
        if not when:
            words = f"There was no {clock} on {in_words(day)}, when the clocks went forward"
            self.add_error(name, f"{words}. Enter the time a clock showed")
        elif when[0] > timezone.now():
            self.add_error(name, f"{what[:1].upper()}{what[1:]} must be now or earlier")


def is_before(end: Any, end_clock: Any, start: Any, start_clock: Any) -> bool:
    """Whether the end cannot but be before the start, in the hour that comes twice as well."""
    if not (end and end_clock and start and start_clock):
        return False
    starts, ends = moments(start, start_clock), moments(end, end_clock)
    return bool(starts and ends and ends[-1].timestamp() < starts[0].timestamp())
