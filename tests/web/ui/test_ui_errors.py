"""Bad days: a clear page, nothing given away."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client, RequestFactory
from lxml import html

from hearth_web.ui.views import errors

pytestmark = pytest.mark.django_db


@pytest.fixture
def careful() -> Client:
    """A client that meets a fault as a browser would."""
    return Client(raise_request_exception=False)


def test_a_stranger_is_offered_to_sign_in_and_to_come_back(client: Client) -> None:
    response = client.get("/child/12/?tab=health")
    tree = html.fromstring(response.content)
    assert response.status_code == 404
    assert tree.xpath("//title/text()") == ["Page not found – Hearth"]
    assert tree.xpath("//main//a[@role='button']/@href") == [
        "/account/login/?next=%2Fchild%2F12%2F%3Ftab%3Dhealth"
    ]


def test_what_is_not_there_and_what_is_not_theirs_look_alike(client: Client) -> None:
    there = client.get("/settings/people/").content.replace(b"settings%2Fpeople", b"_")
    not_there = client.get("/nowhere/nothing/").content.replace(b"nowhere%2Fnothing", b"_")
    assert there == not_there


def test_a_path_is_not_written_on_the_page(client: Client) -> None:
    assert b"<script>" not in client.get("/<script>alert(1)</script>/").content


def test_a_stale_form_says_nothing_was_saved_and_where_to_go() -> None:
    client = Client(enforce_csrf_checks=True)
    response = client.post("/form/", {"name": "Ash"})
    assert response.status_code == 403
    tree = html.fromstring(response.content)
    assert "Nothing was saved" in tree.text_content()
    assert tree.xpath("//main//a[@role='button']/@href") == ["/form/"]


@pytest.mark.parametrize(
    ("how", "status", "words"),
    [
        ("fault", 500, "Something went wrong"),
        ("away", 503, "Hearth is not available just now"),
        ("closed", 503, "Hearth is not available just now"),
        ("full", 507, "There is no room left"),
        ("crammed", 507, "There is no room left"),
        ("big", 413, "Hearth takes up to 300 MB at once"),
    ],
)
def test_each_bad_day_has_its_page(careful: Client, how: str, status: int, words: str) -> None:
    response = careful.get(f"/wrong/{how}/")
    page = response.content.decode()
    assert response.status_code == status
    assert words in page
    assert "1001" not in page
    assert "Traceback" not in page
    assert len(html.fromstring(page).xpath("//h1")) == 1


def test_when_the_database_is_away_it_says_when_to_try_again(careful: Client) -> None:
    assert careful.get("/wrong/away/")["Retry-After"] == "30"


def test_the_last_pages_need_no_database(django_assert_num_queries) -> None:
    request = RequestFactory().get("/")
    with django_assert_num_queries(0):
        assert errors.server_error(request).status_code == 500
        assert errors.unavailable(request).status_code == 503
        assert errors.no_room(request).status_code == 507


def test_the_last_pages_fetch_only_what_is_built() -> None:
    built = {"/static/ui/site.css", "/static/ui/images/mark.svg"}
    for page in (errors.FAULT, errors.FULL, errors.NO_DATABASE):
        tree = html.fromstring(page)
        assert set(tree.xpath("//link/@href | //img/@src")) == built
    assert (Path(errors.__file__).parents[1] / "frontend/images/mark.svg").exists()


def test_a_form_that_failed_says_so_in_the_title_and_above_the_heading(client: Client) -> None:
    tree = html.fromstring(client.post("/form/", {"name": "Ash"}).content)
    assert tree.xpath("//title/text()") == ["Error: Add a child – Hearth"]
    order = [each.get("class", "") for each in tree.xpath("//main//*[self::h1 or self::h2]")]
    assert order.index("govuk-error-summary__title") < order.index("govuk-heading-l")
    fine = html.fromstring(client.get("/form/").content)
    assert not fine.xpath("//*[contains(@class, 'error')]")


def test_messages_are_banners_and_escaped(client: Client) -> None:
    tree = html.fromstring(client.get("/form/?saved").content)
    (banner,) = tree.xpath("//div[contains(@class, 'govuk-notification-banner--success')]")
    assert banner.get("role") == "alert"
    assert "Saved <b>" in banner.text_content()


def test_a_whole_form_is_sent_as_it_should_be(client: Client) -> None:
    (form,) = html.fromstring(client.get("/form/").content).xpath("//main//form")
    assert (form.get("method"), form.get("enctype")) == ("post", "multipart/form-data")
    assert "novalidate" in form.attrib
    assert form.xpath(".//input[@name='csrfmiddlewaretoken']")
