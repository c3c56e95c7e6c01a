"""Uploads that are too large, or for which there is no room, refused with a page."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress

from django.conf import settings
from django.http import HttpRequest, HttpResponse, UnreadablePostError

from hearth_web.ui.room import is_disk_full
from hearth_web.ui.views.errors import no_room, too_large

__all__ = ["Uploads"]

# What somebody who is not signed in may send as files: there is no form that asks them for any.
MOST_FROM_STRANGERS = 1024 * 1024
PIECE = 1024 * 1024
PATIENCE = 60  # seconds that a thread of the server is given to what is too large


class Uploads:
    """Looks at a request with files in it before any view does.

    A stated length above the limit is refused and nothing of it kept. The files are then taken in
    here, so that a full disk is a page that says so.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Refuse, or pass on."""
        if request.content_type != "multipart/form-data":
            return self.get_response(request)
        most = settings.LARGEST_UPLOAD if request.user.is_authenticated else MOST_FROM_STRANGERS
        if (length := stated_length(request)) > most:
            read_away(request, length if request.user.is_authenticated else 20 * most)
            return too_large(request)
        try:
            request.POST  # noqa: B018 - reading it takes the files in
        except UnreadablePostError:
            pass  # the sender went away; whoever reads the request next says so
        except OSError as error:
            if not is_disk_full(error):
                raise
            drop(request)
            return no_room(request)
        return self.get_response(request)


def read_away(request: HttpRequest, length: int) -> None:
    """Take what is still being sent and keep none of it, for a while.

    A browser looks for the answer only once it has sent everything; one that is cut off shows its
    own page of a lost connection instead.
    """
    until = time.monotonic() + PATIENCE
    with suppress(OSError):
        while length > 0 and time.monotonic() < until:
            piece = request.read(min(PIECE, length))
            if not piece:
                return
            length -= len(piece)


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
