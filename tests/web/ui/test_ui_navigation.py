"""Each person sees the sections they may open, and where they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import RequestFactory
from lxml import html

from hearth_web.ui import navigation
from hearth_web.ui.context import house


@dataclass
class Person:
    verbs: frozenset[str] = frozenset()
    is_authenticated: bool = True

    def may(self, verb: str) -> bool:
        return verb in self.verbs


@pytest.fixture(autouse=True)
def sections(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(navigation, "_sections", {})
    monkeypatch.setattr(navigation, "_find", [])
    navigation.register("Brand", "ui:brand", "see", 20)
    navigation.register("Gallery", "ui:gallery", None, 10, covers=("/child/",))
    navigation.register("Not built yet", "nowhere", None, 5)
    navigation.register("Account", "my-account", None, 10, place="account")
    navigation.register("Accessibility", "ui:logo", None, 10, place="footer", is_public=True)
    navigation.register("For us", "tried-table", None, 20, place="footer")
    navigation.register_find("tried-table", "find")
    yield


def at(path: str, *verbs: str, signed_in: bool = True) -> HttpRequest:
    request = RequestFactory().get(path)
    request.user = Person(frozenset(verbs), signed_in)  # type: ignore[assignment]
    return request


def labels(request: HttpRequest, place: navigation.Place = "main") -> list[str]:
    return [link.label for link in navigation.links(request, place)]


def test_sections_come_in_order_to_those_who_may() -> None:
    assert labels(at("/")) == ["Gallery"]
    assert labels(at("/", "see")) == ["Gallery", "Brand"]


def test_a_stranger_is_offered_only_what_opens_for_them() -> None:
    stranger = at("/", "see", signed_in=False)
    assert labels(stranger) == labels(stranger, "account") == []
    assert labels(stranger, "footer") == ["Accessibility"]
    assert labels(at("/"), "footer") == ["Accessibility", "For us"]
    assert labels(RequestFactory().get("/")) == []


@pytest.mark.parametrize(
    ("path", "current"),
    [
        ("/gallery/", ["page", ""]),
        ("/gallery/12", ["true", ""]),
        ("/child/12", ["true", ""]),
        ("/children/", ["", ""]),
        ("/brand.css", ["", "page"]),
    ],
)
def test_the_section_one_is_in_is_marked(path: str, current: list[str]) -> None:
    assert [link.current for link in navigation.links(at(path, "see"), "main")] == current


def test_the_search_box_is_for_those_who_may_search() -> None:
    assert navigation.find_url(at("/", "find")) == "/table/"
    assert navigation.find_url(at("/")) == navigation.find_url(at("/", signed_in=False)) == ""


def header(request: HttpRequest) -> html.HtmlElement:
    return html.fromstring(render_to_string("ui/header.html", house(request), request))


@pytest.mark.django_db
def test_the_header_draws_what_this_person_may_use() -> None:
    drawn = header(at("/gallery/", "find"))
    (form,) = drawn.xpath("//form[@role='search']")
    assert (form.get("action"), form.get("method")) == ("/table/", "get")
    (box,) = form.xpath(".//input[@name='q']")
    assert form.xpath(f".//label[@for='{box.get('id')}']")
    assert drawn.xpath("//a[@aria-current]/strong/text()") == ["Gallery"]
    assert header(at("/", signed_in=False)).xpath("//form | //nav") == []


@pytest.mark.django_db
def test_nothing_is_read_until_a_template_asks(django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        context = house(at("/"))
    with django_assert_num_queries(1):
        assert str(context["house"]) == "Hearth"


@pytest.mark.django_db
@pytest.mark.parametrize("is_demo", [True, False])
def test_a_demonstration_says_that_nobody_exists(settings, is_demo: bool) -> None:
    settings.DEMO = is_demo
    assert ("Nobody here exists" in header(at("/")).text_content()) is is_demo
