"""Uploads that are too large, or for which there is no room, refused with a page."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from django.conf import settings
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.shortcuts import render

from hearth_web.imports.keeping import is_disk_full
from hearth_web.ui.views.errors import too_large

__all__ = ["Uploads"]

# What somebody who is not signed in may send as files: there is no form that asks them for any.
MOST_FROM_STRANGERS = 1024 * 1024


class Uploads:
    """Looks at a request with files in it before any view does.

    A stated length above the limit is refused before a byte is read. The files are then taken in
    here, so that a full disk is a page that says so.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Refuse, or pass on."""
        if request.content_type != "multipart/form-data":
            return self.get_response(request)
        most = settings.LARGEST_UPLOAD if request.user.is_authenticated else MOST_FROM_STRANGERS
        if stated_length(request) > most:
            return too_large(request)
        try:
            request.POST  # noqa: B018 - reading it takes the files in
        except UnreadablePostError:
            pass  # the sender went away; whoever reads the request next says so
        except OSError as error:
            if not is_disk_full(error):
                raise
            drop(request)
            return render(request, "imports/disk_full.html", status=507)
        return self.get_response(request)


def drop(request: HttpRequest) -> None:
    """Close, and so remove, what was kept of a file for which there was no room."""
    for handler in request.upload_handlers:
        if file := getattr(handler, "file", None):
            with suppress(OSError):
                file.close()


def stated_length(request: HttpRequest) -> int:
    """How much the sender says is coming."""
    said = request.META.get("CONTENT_LENGTH") or "0"
    return int(said) if said.isdecimal() else 0
