"""Lists of children: everybody's, and one's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from hearth_web import audit
from hearth_web.access.pages import page
from hearth_web.access.verbs import Verb
from hearth_web.people.listing import Listing, listing
from hearth_web.people.models import Child
from hearth_web.people.queries import allocated_to, downloadable, is_worker, visible_children
from hearth_web.ui import clock
from hearth_web.ui.navigation import Link
from hearth_web.ui.tables import respond
from hearth_web.ui.tables.respond import FORMATS

__all__ = ["children", "listed", "my_children"]

QUICK = (
    ("Everyone", ""),
    ("In care", "status=in-care"),
    ("Care leavers", "status=care-leaver"),
    ("Short breaks", "status=short-breaks"),
    ("Without a worker", "no_worker=yes"),
)


@page(Verb.SEE_CHILDREN)
@require_safe
def children(request: HttpRequest) -> HttpResponse:
    """Every child within reach, filtered as the address says."""
    return listed(request, visible_children(request.user), "Children")


@page(Verb.SEE_CHILDREN)
@require_safe
def my_children(request: HttpRequest) -> HttpResponse:
    """The children allocated to this person."""
    return listed(request, allocated_to(request.user), "My children")


def listed(
    request: HttpRequest,
    some: QuerySet[Child],
    title: str,
    template: str = "people/children.html",
    more: Callable[[], Mapping[str, Any]] = dict,
) -> HttpResponse:
    """The list as a page, or as a file for those who may take one away.

    `more` gives what the page shows beside the list; a file needs none of it.
    """
    today = clock.today()
    if request.GET.get("format") not in FORMATS:
        found = listing(request, some, today, title)
        around = {**context(request, found, title), **more()}
        return respond(request, found.table, template, around)
    if not request.user.may(Verb.DOWNLOAD):
        raise Http404("download")
    found = listing(request, downloadable(request.user, some), today, title)
    if not found.form.is_valid():
        raise Http404("filters")
    with transaction.atomic():
        log_download(request, found)
        return respond(request, found.table, template)


def log_download(request: HttpRequest, found: Listing) -> None:
    """Who took which list away."""
    taken = {
        "list": found.table.caption,
        "format": request.GET["format"],
        "filters": dict(found.said),
        "children": found.count,
    }
    audit.record(by=request.user, action="people.children.downloaded", after=taken)


def context(request: HttpRequest, found: Listing, title: str) -> dict[str, object]:
    """What the page shows around the table."""
    return {
        "title": title,
        "listing": found,
        "form": found.form,
        "clear": request.path if found.chosen else "",
        "may_add": request.user.may(Verb.ADD_CHILD),
        "may_download": request.user.may(Verb.DOWNLOAD) and not found.form.errors,
        "quick": quick(request),
    }


def quick(request: HttpRequest) -> list[Link]:
    """Lists people open every day; the current one is the one this address asks for."""
    everybody, mine = reverse("children"), reverse("my-children")
    found = [Link(label, f"{everybody}?{query}" if query else everybody) for label, query in QUICK]
    if is_worker(request.user):
        found.insert(1, Link("My children", mine))
    here = request.get_full_path()
    return [replace(link, current="page" * (link.href == here)) for link in found]
