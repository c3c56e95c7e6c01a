"""A strategy taken away: as the file it could be brought back by, and as documents."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify
from django.views.decorators.http import require_POST, require_safe

from hearth.documents.model import Report
from hearth.documents.pledge_report import impact_report, strategy_report
from hearth.documents.renderers import FORMATS
from hearth.pledge.strategy import Promise
from hearth.pledge.strategy import Strategy as Tree
from hearth.pledge.workbook import to_workbook
from hearth.pledge.writing import to_yaml
from hearth_web import audit
from hearth_web.access.pages import page
from hearth_web.access.verbs import Verb
from hearth_web.pledge.figures.actions import prepare
from hearth_web.pledge.models import Strategy
from hearth_web.pledge.queries import promise_for, strategy_for
from hearth_web.pledge.showing import shower_for
from hearth_web.pledge.telling import printed, teller
from hearth_web.pledge.trees import grown
from hearth_web.ui.files import to_keep
from hearth_web.ui.models import House

__all__ = ["as_file", "blank", "document", "figures", "impact"]

FILES: Mapping[str, Callable[[Tree], bytes | str]] = {"yaml": to_yaml, "xlsx": to_workbook}


@page(Verb.MANAGE_PLEDGE)
@require_safe
def as_file(request: HttpRequest, id: UUID, kind: str) -> HttpResponse:
    """The file it could be brought by, with every value as it was written, small counts too."""
    strategy = strategy_for(request.user, id)
    return file_of(grown(strategy).tree, kind)


@page(Verb.MANAGE_PLEDGE)
@require_safe
def blank(request: HttpRequest) -> HttpResponse:
    """A workbook to fill in."""
    return file_of(Tree(), "xlsx")


def file_of(tree: Tree, kind: str) -> HttpResponse:
    """A strategy as YAML or as a workbook."""
    if kind not in FILES:
        raise Http404("no such kind")
    return named(FILES[kind](tree), tree.title, kind)


@page(Verb.SEE_PLEDGE)
@require_safe
def document(request: HttpRequest, id: UUID, kind: str) -> HttpResponse:
    """The strategy with where it stands, as a web page, Word or PDF."""
    strategy = strategy_for(request.user, id)
    shower = shower_for(request, strategy)
    report = strategy_report(shower.grown.tree, teller(shower), shower.today, council_of(strategy))
    return given(request, strategy, report, kind)


@page(Verb.SEE_PLEDGE)
@require_safe
def impact(request: HttpRequest, id: UUID, promise: UUID, kind: str) -> HttpResponse:
    """What came of one promise."""
    row = promise_for(request.user, id, promise)
    shower = shower_for(request, row.strategy)
    thing = with_whole_links(request, shower.grown.thing_of(row))
    report = impact_report(
        shower.grown.tree, thing, teller(shower), shower.today, council_of(row.strategy)
    )
    return given(request, row.strategy, report, kind)


def with_whole_links(request: HttpRequest, promise: Promise) -> Promise:
    """A promise whose links to pages of ours can be followed from a document."""
    found = [
        replace(each, link=request.build_absolute_uri(each.href) if each.href else each.link)
        for each in promise.evidence
    ]
    return replace(promise, evidence=tuple(found))


@page(Verb.PUBLISH_FIGURES)
@require_POST
def figures(request: HttpRequest, id: UUID) -> HttpResponse:
    """Take the document's figures to the register, to be held against others before it goes."""
    strategy = strategy_for(request.user, id)
    found = printed(shower_for(request, strategy))
    if not found:
        messages.error(request, "There are no figures of the record in this strategy yet.")
        return redirect("pledge", id)
    kept = prepare(by=request.user, title=strategy.title, figures=found, public=strategy.is_public)
    return redirect("figures-document", kept.pk)


def council_of(strategy: Strategy) -> str:
    """Whose document it is."""
    return House.now().name or strategy.council


def given(request: HttpRequest, strategy: Strategy, report: Report, kind: str) -> HttpResponse:
    """A report as a file to keep, and noted."""
    if kind not in FORMATS:
        raise Http404("no such kind")
    body = FORMATS[kind](report)
    with transaction.atomic():
        audit.record(
            by=request.user,
            action="pledge.strategy.document",
            subject=strategy,
            after={"title": report.title, "kind": kind},
        )
    return named(body, report.title, kind)


def named(body: bytes | str, title: str, suffix: str) -> HttpResponse:
    """A file that is saved under the title."""
    return to_keep(f"{slugify(title)[:80] or 'strategy'}.{suffix}", body)
