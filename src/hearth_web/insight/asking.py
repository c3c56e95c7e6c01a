"""What a page of numbers was asked for: whose, on which day, and what this person may have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.http import Http404, HttpRequest

from hearth.documents.board_report import Evidence, Subject
from hearth.documents.sentences import day
from hearth.measures import Figures
from hearth.vocabulary import Council
from hearth_web.access.pages import SignedInRequest
from hearth_web.access.verbs import Verb
from hearth_web.bridge.house import council
from hearth_web.bridge.memory import Held, at_hand
from hearth_web.bridge.versions import version
from hearth_web.insight.days import Reach, reach_of
from hearth_web.insight.scopes import EVERYONE, Scope, asked
from hearth_web.ui.models import House

__all__ = ["Asked", "NothingYetError", "asked_of", "bare_evidence", "last_year_end", "subject"]


class NothingYetError(Exception):
    """No data has been brought, or no council chosen: there are no numbers to show."""


@dataclass(frozen=True)
class Asked:
    """A question about numbers. `wrong` says what was wrong with the day asked for.

    `exact` is False for those whose small numbers are withheld: they have the whole service at
    the last 31 March and nothing else, because what is safe to show depends on all that is shown.
    """

    scope: Scope
    on: date
    reach: Reach
    held: Held
    exact: bool
    wrong: str = ""
    typed: Mapping[str, str] = field(default_factory=dict)
    behind: datetime | None = None  # when the record was read, where it was written to since

    @property
    def boxes(self) -> Mapping[str, str]:
        """What stands in the boxes of the day: what was typed where it was wrong."""
        on = {"day": str(self.on.day), "month": str(self.on.month), "year": str(self.on.year)}
        return dict(self.typed) if self.wrong else on

    @property
    def query(self) -> str:
        """The address's query that asks the same again."""
        parts = [f"on={self.on.isoformat()}", self.scope.query]
        return "&".join(part for part in parts if part)


def subject(council: Council) -> Subject:
    """Whose numbers they are, by the name this installation goes by."""
    return Subject(House.now().name or council.name, council)


def asked_of(request: SignedInRequest) -> Asked:
    """What this request asks for.

    Raises NothingYetError before there is any data, and Http404 for a team or worker that is not
    there or not for this person.
    """
    if council() is None:
        raise NothingYetError
    held = at_hand()
    reach = reach_of(held.record)
    if reach is None or not held.tables["episodes"].shape[0]:
        raise NothingYetError
    scope = asked(request.user, request.GET.get("team", ""), request.GET.get("worker", ""))
    if scope is None:
        raise Http404("no such numbers for them")
    if not request.user.may(Verb.SEE_EXACT_NUMBERS):
        return Asked(EVERYONE, last_year_end(reach), reach, held, exact=False)
    on, wrong = day_asked(request, reach)
    behind = None if held.version == version() else held.read_at
    return Asked(scope, on, reach, held, True, wrong, typed(request), behind)


def day_asked(request: HttpRequest, reach: Reach) -> tuple[date, str]:
    """The day asked about, or the usual one with what was wrong.

    It may be written ``on=2025-03-31``, or in the three boxes of a form.
    """
    boxes = list(typed(request).values())
    text = request.GET.get("on", "").strip()
    if not text and not any(boxes):
        return reach.usual, ""
    try:
        on = date.fromisoformat(text) if text else date(*map(int, boxes))
    except ValueError:
        return reach.usual, "Enter a real date, such as 31 3 2025."
    if not reach.holds(on):
        within = f"Enter a date from {day(reach.first)} to {day(reach.last)}: that is what is held."
        return reach.usual, within
    return on, ""


def typed(request: HttpRequest) -> dict[str, str]:
    """What was typed into the boxes of the day."""
    return {box: request.GET.get(f"on-{box}", "").strip() for box in ("year", "month", "day")}


def last_year_end(reach: Reach) -> date:
    """The last 31 March within reach."""
    end = date(reach.last.year, 3, 31)
    return end if end <= reach.last else date(reach.last.year - 1, 3, 31)


def bare_evidence(asked: Asked) -> Evidence:
    """What the documents' words ask for, without figures: whose report it is and of when."""
    assert asked.held.council is not None
    return Evidence(subject(asked.held.council), asked.on, Figures(()))
