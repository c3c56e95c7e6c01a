"""One box to find a child."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hearth_web.access.pages import page
from hearth_web.access.verbs import Verb
from hearth_web.people import presenters
from hearth_web.people.finding import find as search
from hearth_web.ui import clock

__all__ = ["find"]

PER_PAGE = 25
LONGEST = 200  # letters of what is typed that are looked at


@page(Verb.SEE_CHILDREN)
@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """What answers to `?q=`; the number of a child goes straight to their page."""
    typed = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST]
    today = clock.today()
    found = search(request.user, typed, today)
    if found.one is not None:
        return redirect("child", found.one.pk)
    pages = Paginator(found.children, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "find_words": typed,
        "found": found,
        "pages": pages,
        "results": [presenters.result(child, today) for child in pages],
    }
    return render(request, "people/find.html", context)
