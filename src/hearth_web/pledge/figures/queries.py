"""Reading the register. Everything starts from what this person may see."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Count, QuerySet
from django.http import Http404

from hearth.documents import PRINTED
from hearth.published import quantity_called, title_of
from hearth.published.figure import plain
from hearth_web.access.models import User
from hearth_web.access.verbs import Verb
from hearth_web.insight.models import BoardReport
from hearth_web.pledge.models import FigureAnswer, FigureDocument, PrintedFigure

__all__ = [
    "answers",
    "document_for",
    "documents_for",
    "figure_for",
    "figures_for",
    "prepared_for",
    "quantities_called",
    "quantities_for",
    "reports_to_publish",
]

NEWEST = 10


def documents_for(user: User) -> QuerySet[FigureDocument]:
    """Documents this person may know of: those of small numbers only who may see such.

    What is only prepared is for those who publish.
    """
    found = FigureDocument.objects.all()
    if not user.may(Verb.PUBLISH_FIGURES):
        found = found.exclude(published_at=None)
    return found if user.may(Verb.SEE_EXACT_NUMBERS) else found.filter(public=True)


def prepared_for(user: User) -> QuerySet[FigureDocument]:
    """Documents that are not published yet."""
    waiting = documents_for(user).filter(published_at=None)
    return waiting.annotate(many=Count("figures")).order_by("-at")


def document_for(user: User, id: UUID) -> FigureDocument:
    """One document; Http404 where there is none for this person."""
    found = documents_for(user).filter(pk=id).select_related("by").first()
    if found is None:
        raise Http404("no such document for them")
    return found


def figures_for(user: User, *, prepared: bool = False) -> QuerySet[PrintedFigure]:
    """Published figures this person may see; with `prepared` also those not published yet."""
    documents = documents_for(user)
    if not prepared:
        documents = documents.exclude(published_at=None)
    rows = PrintedFigure.objects.filter(document__in=documents)
    return rows.select_related("document", "corrected_by")


def figure_for(user: User, id: UUID) -> PrintedFigure:
    """One figure; Http404 where there is none for this person."""
    rows = figures_for(user, prepared=True).select_related("document", "corrected_by", "corrects")
    found = rows.filter(pk=id).first()
    if found is None:
        raise Http404("no such figure for them")
    return found


def quantities_for(user: User) -> list[tuple[str, str, int]]:
    """Each quantity of which something was published: its id, its title, and how many times."""
    counted = figures_for(user).order_by().values("quantity").annotate(many=Count("pk"))
    found = [(row["quantity"], title_of(row["quantity"]), row["many"]) for row in counted]
    return sorted(found, key=lambda each: each[1].casefold())


def quantities_called(user: User, words: str) -> list[str]:
    """The quantities of these words, whatever their case and marks."""
    wanted = plain(quantity_called(words))
    return [quantity for quantity, _, _ in quantities_for(user) if plain(quantity) == wanted]


def answers(keys: Iterable[str]) -> dict[str, FigureAnswer]:
    """The answer that holds for each finding that has one."""
    rows = FigureAnswer.objects.filter(key__in=list(keys)).select_related("by")
    return {row.key: row for row in rows}


def reports_to_publish(user: User) -> list[BoardReport]:
    """The newest board reports with figures of which no document is kept yet."""
    kept = FigureDocument.objects.exclude(report=None).values("report")
    made = BoardReport.objects.exclude(made_at=None).exclude(pk__in=kept)
    if not user.may(Verb.SEE_EXACT_NUMBERS):
        made = made.filter(public=True)
    return [report for report in made[:NEWEST] if PRINTED in report.files]
