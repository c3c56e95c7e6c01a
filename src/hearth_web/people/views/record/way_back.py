"""Where a form leads once it is saved: the page its person came from, where that is one of ours."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.urls import Resolver404, resolve
from django.utils.http import url_has_allowed_host_and_scheme

__all__ = ["BACK", "only_ours", "way_back"]

BACK = "back"
LONGEST = 500


def way_back(request: HttpRequest) -> str:
    """The page that was named as the way back, in the form that was sent or in the link to it."""
    return only_ours(request.POST.get(BACK) or request.GET.get(BACK))


def only_ours(where: Any) -> str:
    """An address within the site as it was given; empty for anything else."""
    if not isinstance(where, str) or len(where) > LONGEST or not where.startswith("/"):
        return ""
    if not url_has_allowed_host_and_scheme(where, allowed_hosts=None):
        return ""
    try:
        resolve(urlsplit(where).path)
    except (Resolver404, ValueError):
        return ""
    return where
