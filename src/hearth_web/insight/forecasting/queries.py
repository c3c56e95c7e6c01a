"""Reading forecasts, scenarios and lists: what there is for one person."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404

from hearth.documents.model import Report
from hearth_web.access.models import User
from hearth_web.access.verbs import Verb
from hearth_web.insight.forecasting.blocks import read_report
from hearth_web.insight.models import Forecast, HomesFile, Scenario
from hearth_web.ui.files import TYPES

__all__ = [
    "PAGE",
    "base_scenario",
    "file_for",
    "folder_of",
    "forecast_for",
    "in_the_making",
    "list_for",
    "lists_before",
    "made_for",
    "page_for",
    "scenario_called",
    "scenario_for",
    "scenarios",
]

PAGE = "page.json"  # the report, kept to be shown as pages


def folder_of(forecast: Forecast, *, exact: bool) -> Path:
    """Where the files of a forecast lie: exact ones, and those without what is small."""
    kept = Path(settings.MEDIA_ROOT) / "forecasts" / str(forecast.pk)
    return kept / ("exact" if exact else "withheld")


def made_for(user: User) -> QuerySet[Forecast]:
    """The finished forecasts this person may see, newest day first."""
    made = Forecast.objects.select_related("by", "prices", "beds").exclude(made_at=None)
    if not user.may(Verb.SEE_EXACT_NUMBERS):
        made = made.filter(withheld=True)
    return made.order_by("-as_at", "-made_at")


def in_the_making() -> list[Forecast]:
    """Those that are being made or could not be, newest first."""
    waiting = Forecast.objects.select_related("job", "by").filter(made_at=None)
    return list(waiting.exclude(job=None)[:5])


def forecast_for(user: User, id: UUID) -> Forecast:
    """One of them; Http404 for any other."""
    found = made_for(user).filter(pk=id).first()
    if found is None:
        raise Http404("no such forecast for them")
    return found


def page_for(user: User, forecast: Forecast) -> Report | None:
    """What it says, as this person may see it; None where its files have gone."""
    path = folder_of(forecast, exact=user.may(Verb.SEE_EXACT_NUMBERS)) / PAGE
    return read_report(path) if path.is_file() else None


def file_for(user: User, forecast: Forecast, name: str) -> tuple[Path, str]:
    """One of its files, as this person may have it, and its type; Http404 for any other."""
    path = folder_of(forecast, exact=user.may(Verb.SEE_EXACT_NUMBERS)) / name
    if name not in forecast.files or not path.is_file():
        raise Http404("no such file")
    return path, TYPES[path.suffix]


def scenarios() -> list[Scenario]:
    """Every scenario by name, without what happens anyway."""
    return list(Scenario.objects.select_related("by").filter(is_base=False))


def base_scenario() -> Scenario | None:
    """What happens anyway; None until somebody says that anything does."""
    return Scenario.objects.select_related("by").filter(is_base=True).first()


def scenario_for(id: UUID) -> Scenario:
    """One scenario; Http404 for none."""
    found = Scenario.objects.select_related("by").filter(pk=id).first()
    if found is None:
        raise Http404("no such scenario")
    return found


def scenario_called(name: str) -> Scenario | None:
    """The scenario of that name, however it is spelt in capitals."""
    return Scenario.objects.filter(name__iexact=name).first()


def lists_before(kind: str) -> list[HomesFile]:
    """The lists of a kind that were in use before."""
    return list(HomesFile.objects.select_related("by").filter(kind=kind)[1:21])


def list_for(kind: str, id: UUID) -> HomesFile:
    """One list; Http404 for none."""
    found = HomesFile.objects.filter(kind=kind, pk=id).first()
    if found is None:
        raise Http404("no such list")
    return found
