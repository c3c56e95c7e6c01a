"""What everyone may read without signing in: only what was published, and of that the open part."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import conditional_page, require_safe

from hearth_web.access.pages import page
from hearth_web.board import making, public
from hearth_web.board.live import from_kept
from hearth_web.board.models import Pack
from hearth_web.board.queries import public_pack
from hearth_web.board.views.papers import handed_out
from hearth_web.ui import clock
from hearth_web.ui.models import House

__all__ = ["attachment", "feed", "meeting", "meetings", "minutes", "pack_file", "paper"]

FIVE_MINUTES = 5 * 60
View = Callable[..., Any]


def for_everyone(view: View) -> View:
    """Kept by browsers and caches for some minutes, and asked for again by its ETag.

    Whoever comes with cookies may be signed in, and their page holds their own menu: that one is
    nobody else's.
    """

    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        response = view(request, *args, **kwargs)
        kept = "private, no-cache" if request.COOKIES else f"public, max-age={FIVE_MINUTES}"
        response["Cache-Control"] = kept
        return response

    found: View = conditional_page(shown)
    return found


@page(public=True)
@require_safe
@for_everyone
def meetings(request: HttpRequest) -> HttpResponse:
    """The bodies, their coming meetings, and those whose papers are out."""
    context = {"bodies": public.bodies(clock.today())}
    return render(request, "board/public/meetings.html", context)


@page(public=True)
@require_safe
@for_everyone
def meeting(request: HttpRequest, id: UUID) -> HttpResponse:
    """The agenda of a meeting as it was published last, and everything published before."""
    context = public.meeting_for(id)
    return render(request, "board/public/meeting.html", context)


@page(public=True)
@require_safe
@for_everyone
def paper(request: HttpRequest, id: UUID, number: int) -> HttpResponse:
    """One open paper of a published pack."""
    pack = public_pack(id)
    context = {
        "pack": pack,
        "open": pack.open,
        "item": item_with_paper(pack, number),
        "live": from_kept(pack.open.get("live", {})),
    }
    return render(request, "board/public/paper.html", context)


def item_with_paper(pack: Pack, number: int) -> dict[str, Any]:
    """The open item of that number, if it has a paper; else Http404."""
    for each in pack.open.get("items", []):
        if each["number"] == str(number) and each["paper"]:
            found: dict[str, Any] = each
            return found
    raise Http404("paper")


@page(public=True)
@require_safe
@for_everyone
def minutes(request: HttpRequest, id: UUID) -> HttpResponse:
    """The open minutes as they were published."""
    pack = public_pack(id)
    if pack.what != Pack.What.MINUTES:
        raise Http404("minutes")
    context = {"pack": pack, "minutes": pack.open["minutes"], "open": pack.open}
    return render(request, "board/public/minutes.html", context)


@page(public=True)
@require_safe
@for_everyone
def attachment(request: HttpRequest, id: UUID, file: UUID) -> FileResponse:
    """A file of an open paper, as it was when the pack was published."""
    found = public.file_of(public_pack(id), str(file))
    if found is None:
        raise Http404("file")
    response = handed_out(found["file"], found["name"])
    response["ETag"] = f'"{found["digest"]}"'
    return response


@page(public=True)
@require_safe
@for_everyone
def pack_file(request: HttpRequest, id: UUID, name: str) -> FileResponse:
    """A file of an open pack."""
    pack = public_pack(id)
    path = making.file_of(pack, name, closed=False)
    if path is None:
        raise Http404("file")
    response = making.as_response(path)
    response["ETag"] = f'"{pack.pk}-{pack.mark[:16]}"'
    return response


@page(public=True)
@require_safe
@for_everyone
def feed(request: HttpRequest) -> HttpResponse:
    """What was published, the newest first, as Atom."""
    made = Atom1Feed(
        title=f"Meetings and papers of {House.now().name or 'the council'}",
        link=request.build_absolute_uri(reverse("public-meetings")),
        feed_url=request.build_absolute_uri(reverse("public-feed")),
        description="Agendas, papers and minutes that were published.",
        language="en-GB",
    )
    for each in public.newest():
        made.add_item(
            title=each.title,
            link=request.build_absolute_uri(each.href),
            description=each.words,
            unique_id=f"urn:uuid:{each.pack.pk}",
            pubdate=each.pack.published_at,
            updateddate=each.pack.published_at,
        )
    return HttpResponse(made.writeString("utf-8"), content_type="application/atom+xml")
