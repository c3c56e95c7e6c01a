"""Changing the register: each act is checked, done and logged in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from hearth.dates.words import day
from hearth.documents import PRINTED
from hearth.published import Figure, Reading, figures_in, read_figures
from hearth.published.figure import plain
from hearth_web import audit
from hearth_web.access.models import User
from hearth_web.insight.forecasting.queries import folder_of
from hearth_web.insight.models import BoardReport, Forecast
from hearth_web.insight.reports import file_of
from hearth_web.pledge.figures.checking import Told, told_about, unanswered
from hearth_web.pledge.figures.rows import figure_of, row_of
from hearth_web.pledge.models import FigureAnswer, FigureDocument, PrintedFigure
from hearth_web.ui.models import House

__all__ = [
    "answer",
    "bring",
    "correct",
    "discard",
    "prepare",
    "prepare_forecast",
    "prepare_report",
    "publish",
    "set_status",
]

MANY = 500  # rows sent to the database at a time
SHORTEST = 3  # letters of a reason


def prepare_report(*, by: User, report: BoardReport) -> FigureDocument:
    """Take the figures of a board report, to be looked at before it goes.

    ValidationError when the report was made before figures were kept beside it.
    """
    kept = file_of(report, PRINTED)
    return prepare_made(by, kept and kept[0], "", report=report, public=report.public)


def prepare_forecast(*, by: User, forecast: Forecast, public: bool) -> FigureDocument:
    """Take the figures of a forecast: of what everybody may read of it, or of the exact one."""
    path = folder_of(forecast, exact=not public) / PRINTED
    title = f"Forecast from {day(forecast.as_at)}"
    return prepare_made(by, path, title, forecast=forecast, public=public)


def prepare_made(
    by: User, path: Path | None, title: str, *, public: bool, **of: Any
) -> FigureDocument:
    """The figures of a document that was made here, once: `of` says of which."""
    if path is None or not path.is_file():
        raise ValidationError("There is no file of its figures any more. Make it again.")
    reading = read_figures(path)
    with transaction.atomic():
        same = FigureDocument.objects.select_for_update().filter(**of, public=public)
        if (held := same.first()) is not None:
            return held
        first = reading.figures[0].document if reading.figures else "Corporate parenting report"
        return keep(by, title or first, reading.figures, reading.faults, public=public, **of)


def prepare(
    *,
    by: User,
    title: str,
    figures: Sequence[Figure],
    public: bool,
    id: UUID | None = None,
    goes_with: str = "",
) -> FigureDocument:
    """Take the figures of any document, to be looked at before it goes; it may have an id.

    Those that go with something are published and forgotten by whoever publishes that.
    """
    with transaction.atomic():
        return keep(by, title, figures, (), public=public, id=id, goes_with=goes_with)


def bring(*, by: User, name: str, data: bytes, public: bool) -> list[FigureDocument]:
    """Take the figures of a file, to be looked at: a document for each title and day in it.

    Figures that the register has already are left out. UnreadableError when it is no such file;
    ValidationError when nothing in it can be used or nothing in it is new.
    """
    reading = figures_in(name, data)
    if not reading.figures:
        raise ValidationError(["No row of this file can be used.", *reading.faults[:5]])
    with transaction.atomic():
        editions: dict[tuple[str, date | None], list[Figure]] = {}
        for figure in new_ones(reading):
            editions.setdefault((figure.document, figure.published_on), []).append(figure)
        if not editions:
            raise ValidationError("Every figure of this file is in the register already.")
        return [
            keep(by, title, figures, reading.faults if at == 0 else (), public=public)
            for at, ((title, _), figures) in enumerate(editions.items())
        ]


def new_ones(reading: Reading) -> list[Figure]:
    """The figures of a file that are not kept yet, the council's own without its name."""
    council = plain(House.now().name or "")
    ours = [
        replace(each, whose="") if council and plain(each.whose) == council else each
        for each in reading.figures
    ]
    titles = {figure.document for figure in ours}
    kept = PrintedFigure.objects.filter(document__title__in=titles).select_related("document")
    known = {figure_of(row).key for row in kept}
    return [figure for figure in ours if figure.key not in known]


def keep(
    by: User,
    title: str,
    figures: Sequence[Figure],
    faults: Sequence[str],
    *,
    report: BoardReport | None = None,
    forecast: Forecast | None = None,
    public: bool,
    id: UUID | None = None,
    goes_with: str = "",
) -> FigureDocument:
    """A document with its figures, prepared and not published."""
    document = FigureDocument.objects.create(
        id=id or uuid4(),
        title=title,
        public=public,
        report=report,
        forecast=forecast,
        goes_with=goes_with[:300],
        faults=list(faults),
        published_on=next((each.published_on for each in figures if each.published_on), None),
        by=by,
    )
    rows = [row_of(figure, document, place) for place, figure in enumerate(figures)]
    PrintedFigure.objects.bulk_create(rows, batch_size=MANY)
    after = {"title": title, "figures": len(rows), "public": public}
    audit.record(by=by, action="pledge.figures.prepared", subject=document, after=after)
    return document


def publish(*, by: User, document: FigureDocument, on: date, goes_with: str = "") -> FigureDocument:
    """Freeze the figures of a document: from now on every other is held against them.

    ValidationError while a contradiction is neither answered nor corrected, and for a document that
    goes with another: whoever publishes that says so by `goes_with`.
    """
    with transaction.atomic():
        held = FigureDocument.objects.select_for_update().get(pk=document.pk)
        must_go_by_itself(held, goes_with)
        if held.published_at is not None:
            raise ValidationError("The figures of this document are published already.")
        told = told_about(by, held)
        if waiting := unanswered(told):
            raise ValidationError(
                f"{len(waiting)} of its contradictions {'is' if len(waiting) == 1 else 'are'} not"
                " answered. Correct a figure or say why they differ, then publish."
            )
        held.published_on, held.published_at = on, timezone.now()
        held.save(update_fields=["published_on", "published_at"])
        after = {
            "title": held.title,
            "figures": held.figures.count(),
            "published_on": on.isoformat(),
            "answered": sum(each.answer is not None for each in told),
        }
        audit.record(by=by, action="pledge.figures.published", subject=held, after=after)
    return held


def must_go_by_itself(document: FigureDocument, goes_with: str = "") -> None:
    """ValidationError for figures that are published with something, and are not now."""
    if document.published_at is None and document.goes_with not in ("", goes_with):
        raise ValidationError(
            f"These figures go with “{document.goes_with}”. They are published when it is, and "
            "change when it is made again."
        )


def discard(*, by: User, document: FigureDocument, goes_with: str = "") -> None:
    """Forget what was prepared. What is published stays."""
    with transaction.atomic():
        held = FigureDocument.objects.select_for_update().get(pk=document.pk)
        must_go_by_itself(held, goes_with)
        if held.published_at is not None:
            raise ValidationError("What is published cannot be forgotten. Correct its figures.")
        before = {"title": held.title, "figures": held.figures.count()}
        audit.record(by=by, action="pledge.figures.discarded", subject=held, before=before)
        held.delete()


def answer(*, by: User, told: Sequence[Told], reason: str) -> None:
    """Say why figures that seem to contradict each other may stand: one reason for all given."""
    with transaction.atomic():
        for each in told:
            said = FigureAnswer.objects.create(
                key=each.finding.key, what=each.finding.what, reason=reason, by=by
            )
            after = {"what": said.what}
            audit.record(
                by=by, action="pledge.figures.answered", subject=said, after=after, why=reason
            )


def correct(*, by: User, figure: PrintedFigure, printed: str, why: str) -> PrintedFigure:
    """Put another value in the place of a figure; both are kept.

    ValidationError when it was corrected already, the value is the same, or it is to go with a pack
    that prints another.
    """
    with transaction.atomic():
        must_go_by_itself(figure.document)
        held = PrintedFigure.objects.select_for_update().get(pk=figure.pk)
        if PrintedFigure.objects.filter(corrects=held).exists():
            raise ValidationError("This figure was corrected already. Correct the newer one.")
        if held.printed == printed:
            raise ValidationError({"printed": "This is what it says already. Enter another value."})
        was = held.pk
        held.pk, held.printed, held.corrects_id, held.why = None, printed, was, why
        held.id = PrintedFigure._meta.get_field("id").get_default()
        held.numerator = held.denominator = None
        held.at = timezone.now()
        held._state.adding = True
        held.save(force_insert=True)
        audit.record(
            by=by,
            action="pledge.figures.corrected",
            subject=held,
            before={"printed": figure.printed},
            after={"printed": printed, "figure": str(held)},
            why=why,
        )
    return held


def set_status(*, by: User, figure: PrintedFigure, status: str) -> None:
    """Say how far a figure may be relied on."""
    with transaction.atomic():
        held = PrintedFigure.objects.select_for_update().get(pk=figure.pk)
        if held.status == status:
            return
        before = {"status": held.status}
        held.status = status
        held.save(update_fields=["status"])
        after = {"status": status, "figure": str(held)}
        audit.record(
            by=by, action="pledge.figures.status", subject=held, before=before, after=after
        )
