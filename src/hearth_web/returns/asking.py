"""What a page of the return was asked for: which check, and whose children."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404

from hearth.dates import CollectionYear
from hearth_web.access.models import User
from hearth_web.access.pages import SignedInRequest
from hearth_web.access.verbs import Verb
from hearth_web.insight import scopes
from hearth_web.insight.scopes import Scope
from hearth_web.returns import queries
from hearth_web.returns.models import Check
from hearth_web.returns.queries import Sight
from hearth_web.returns.years import deadlines, preparing

__all__ = ["Asked", "asked_of", "year_of"]


@dataclass(frozen=True)
class Asked:
    """A question about failures: of a check, of the children of a scope, who asks.

    `check` is None while the return of the year was never checked, `year` while nothing is held.
    """

    user: User
    check: Check | None
    year: int | None
    years: tuple[int, ...]
    scope: Scope
    deadlines: Mapping[int, date]

    @cached_property
    def sight(self) -> Sight:
        """What this person may see of the check, which must be there."""
        assert self.check is not None
        return Sight(self.user, self.check, self.scope)

    @property
    def of_files(self) -> bool:
        """Whether it is about the files of an import."""
        return self.check is not None and self.check.imported is not None

    @property
    def label(self) -> str:
        """The year as people write it."""
        return CollectionYear(self.year).label if self.year else ""

    @property
    def of_year(self) -> str:
        """The query that names the year and nothing else."""
        return f"?year={self.year}" if self.year else ""

    def query(self, **more: str) -> str:
        """The address's query that asks the same again, with more or with parts taken away."""
        parts = {"check": str(self.check.pk)} if self.check and self.of_files else {}
        if not self.of_files and self.year:
            parts["year"] = str(self.year)
        if self.scope.id:
            parts[self.scope.kind] = str(self.scope.id)
        parts |= more
        return "?" + urlencode({name: value for name, value in parts.items() if value})


def asked_of(request: SignedInRequest) -> Asked:
    """What this request asks for; Http404 for what is not there or not for this person."""
    user, get = request.user, request.GET
    scope = scopes.asked(user, get.get("team", ""), get.get("worker", ""))
    if scope is None:
        raise Http404("no such team or worker for them")
    said, checks = deadlines(), queries.checks_of_record()
    years = queries.years_known(checks)
    if get.get("check"):
        check = check_asked(user, get["check"])
        return Asked(user, check, check.year, tuple(years), scope, said)
    year = year_asked(get.get("year", ""), years, said)
    found = checks.get(year) if year else None
    return Asked(user, found, year, tuple(years), scope, said)


def check_asked(user: User, text: str) -> Check:
    """The check of an import's files, for those who may see imports."""
    try:
        found = queries.check_called(UUID(text))
    except ValueError:
        found = None
    if found is None or not user.may(Verb.SEE_IMPORTS):
        raise Http404("no such check for them")
    return found


def year_asked(text: str, years: Sequence[int], said: Mapping[int, date]) -> int | None:
    """The year of the address, or the one being prepared; None where nothing is held."""
    if not text:
        return preparing(years, said)
    if text.isdecimal() and int(text) in years:
        return int(text)
    raise Http404("no return of that year")


def year_of(text: str) -> int | None:
    """As `year_asked`, for a page that asks for nothing else."""
    checked = queries.checks_of_record()
    return year_asked(text, queries.years_known(checked), deadlines())
