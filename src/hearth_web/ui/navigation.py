"""The sections of the site. Each app adds its own when Django starts; the header draws them.

An app says in its ``AppConfig.ready``::

    navigation.register("Children", "people:list", Verb.SEE_CHILDREN, 20)
    navigation.register("Sign out", "account_logout", None, 90, place="account")
    navigation.register("Our pledge", "public-pledges", place="footer", is_public=True)
    navigation.register_find("find", Verb.SEE_CHILDREN)
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

__all__ = ["Link", "find_url", "links", "register", "register_find"]

Place = Literal["main", "account", "footer"]
# A verb of `hearth_web.access`, which this tier does not know; None is everybody signed in.
Verb = Any


@dataclass(frozen=True)
class Section:
    """One entry: its words, its address, the verb that shows it, where and in what order."""

    label: str
    url_name: str
    verb: Verb | None
    order: int
    place: Place
    covers: tuple[str, ...]
    is_public: bool


@dataclass(frozen=True)
class Link:
    """An entry as drawn for one person; `current` is "page", "true" or nothing (aria-current)."""

    label: str
    href: str
    current: str = ""


_sections: dict[str, Section] = {}
_find: list[tuple[str, Verb | None]] = []


def register(
    label: str,
    url_name: str,
    verb: Verb | None = None,
    order: int = 50,
    *,
    place: Place = "main",
    covers: tuple[str, ...] = (),
    is_public: bool = False,
) -> None:
    """Add a section. `covers` are the beginnings of other paths that belong to it ("/child/")."""
    _sections[url_name] = Section(label, url_name, verb, order, place, covers, is_public)


def register_find(url_name: str, verb: Verb | None) -> None:
    """Say where the header's search box goes (GET, ``q``) and who sees it."""
    _find[:] = [(url_name, verb)]


def links(request: HttpRequest, place: Place) -> list[Link]:
    """The sections this person sees in that place, the current one marked."""
    shown = [
        (section, href)
        for section in sorted(_sections.values(), key=lambda each: (each.order, each.label))
        if section.place == place and _shows(request, section)
        for href in _addresses(section.url_name)
    ]
    here = _current(request.path, shown)
    return [Link(each.label, href, here.get(each.url_name, "")) for each, href in shown]


def find_url(request: HttpRequest) -> str:
    """Where the search box of the header goes; empty for those who may not search."""
    for url_name, verb in _find:
        if _may(request, verb):
            return next(_addresses(url_name), "")
    return ""


def _shows(request: HttpRequest, section: Section) -> bool:
    """What is public is for everybody, signed in or not."""
    return section.is_public or _may(request, section.verb)


def _may(request: HttpRequest, verb: Verb | None) -> bool:
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return False
    return verb is None or bool(user.may(verb))


def _addresses(url_name: str) -> Iterator[str]:
    """The address, if the app has given it one yet."""
    try:
        yield reverse(url_name)
    except NoReverseMatch:
        return


def _current(path: str, shown: list[tuple[Section, str]]) -> dict[str, str]:
    """The one section the path lies in: the one with the longest beginning in common."""
    best, longest = "", 0
    for section, href in shown:
        for start in (href, *section.covers):
            within = path.startswith(start) if start != "/" else path == "/"
            if within and len(start) > longest:
                best, longest = section.url_name, len(start)
    if not best:
        return {}
    exact = any(href == path for section, href in shown if section.url_name == best)
    return {best: "page" if exact else "true"}
