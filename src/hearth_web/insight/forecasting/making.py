"""Making a forecast in the background: the same documents as the command line gives."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from django.urls import reverse
from django.utils import timezone

from hearth.documents.forecast_report import (
    Asked,
    Evidence,
    evidence_from,
    forecast_report,
    known_from,
    made_public,
    write_evidence,
)
from hearth.errors import UsageError
from hearth.progress import Progress
from hearth_web import jobs
from hearth_web.bridge.memory import current
from hearth_web.insight.asking import subject
from hearth_web.insight.forecasting.blocks import write_page
from hearth_web.insight.forecasting.queries import PAGE, folder_of
from hearth_web.insight.models import Forecast
from hearth_web.jobs.models import Job

__all__ = ["is_year_end", "leads_to", "make_forecast"]


def make_forecast(work: jobs.Work) -> dict[str, list[str]]:
    """Forecast and write the files; from the beginning if it was broken off."""
    pk = work.arguments["forecast"]
    forecast = Forecast.objects.select_related("prices", "beds").get(pk=pk)
    held = current()
    if held.histories is None or held.council is None or not held.tables["episodes"].shape[0]:
        raise UsageError("There is no data to forecast from yet. Bring a return in first.")
    work.progress("Reading the past")
    known = known_from(held.histories, forecast.as_at)
    with asked_of(forecast) as asked:
        evidence = evidence_from(known, subject(held.council), asked, work.progress)
    forecast.files = written(forecast, evidence, work.progress)
    forecast.withheld = folder_of(forecast, exact=False).is_dir()
    forecast.made_at, forecast.version = timezone.now(), held.version
    forecast.save()
    return {"files": forecast.files}


@contextmanager
def asked_of(forecast: Forecast) -> Iterator[Asked]:
    """What is asked, with the texts it is asked with as files."""
    with TemporaryDirectory() as folder:
        texts = {
            "scenarios.yaml": forecast.scenarios,
            "prices.csv": forecast.prices.text if forecast.prices else "",
            "beds.csv": forecast.beds.text if forecast.beds else "",
        }
        scenarios, prices, beds = (lay(Path(folder) / name, text) for name, text in texts.items())
        yield Asked(forecast.months, forecast.futures, forecast.seed, scenarios, prices, beds)


def lay(path: Path, text: str) -> Path | None:
    """A text as a file; none for none."""
    if not text:
        return None
    path.write_text(text, encoding="utf-8")
    return path


def written(forecast: Forecast, evidence: Evidence, progress: Progress) -> list[str]:
    """Write the files into the forecast's folder, all or none; their names."""
    try:
        names = keep(evidence, folder_of(forecast, exact=True), progress)
        if is_year_end(forecast.as_at):
            write_withheld(forecast, evidence, progress)
    except BaseException:
        shutil.rmtree(folder_of(forecast, exact=True).parent, ignore_errors=True)
        raise
    return names


def keep(evidence: Evidence, out: Path, progress: Progress) -> list[str]:
    """Write the documents, the tables and the page; the names of what may be taken away."""
    out.mkdir(mode=0o700, parents=True, exist_ok=True)
    files = write_evidence(evidence, out, progress)
    write_page(forecast_report(evidence), out / PAGE)
    return [file.name for file in files]


def is_year_end(day: date) -> bool:
    """Whether those who see no small numbers see a forecast of this day: as of all numbers, the
    31 March only, because two days laid side by side say more than each."""
    return (day.month, day.day) == (3, 31)


def write_withheld(forecast: Forecast, evidence: Evidence, progress: Progress) -> None:
    """The same without what is small and without plans that are not decided, unless the whole
    council is small."""
    file = evidence.file
    anyway = file and (file.base.asks or file.base.rises)
    only = replace(file, scenarios=()) if file and anyway else None
    try:
        safe = made_public(replace(evidence, file=only, outcomes=evidence.outcomes[:1]))
    except UsageError:
        return
    keep(safe, folder_of(forecast, exact=False), progress)


def leads_to(job: Job) -> str:
    """The page of the forecast a job made."""
    return reverse("forecast-one", args=[job.arguments["forecast"]])
