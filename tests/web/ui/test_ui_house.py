"""The one council: kept in mind, checked, and seen on every page."""

from __future__ import annotations

import struct
import zlib

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from hearth_web.ui.logo import LARGEST, check_logo
from hearth_web.ui.models import House


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(width: int = 2, height: int = 1) -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    dots = chunk(b"IDAT", zlib.compress(b"\0\0\0"))
    return b"\x89PNG\r\n\x1a\n" + head + dots + chunk(b"IEND", b"")


def rename(name: str) -> None:
    house = House.now()
    house.name = name
    house.save()


@pytest.mark.django_db
def test_before_set_up_there_is_a_house_without_a_name() -> None:
    house = House.now()
    assert (house.name, house.is_set_up, str(house)) == ("", False, "Hearth")


@pytest.mark.django_db(transaction=True)
def test_it_is_read_once_and_afresh_when_it_changes(django_assert_num_queries) -> None:
    House.forget()
    rename("Hillshire")
    with django_assert_num_queries(1):
        assert [House.now().name for _ in range(3)] == ["Hillshire"] * 3
    rename("Valeshire")
    assert House.now().name == "Valeshire"
    House.forget()


@pytest.mark.django_db(transaction=True)
def test_what_a_transaction_undoes_is_not_remembered() -> None:
    rename("Hillshire")
    with pytest.raises(RuntimeError), transaction.atomic():
        rename("Valeshire")
        assert House.now().name == "Valeshire"
        raise RuntimeError
    assert House.now().name == "Hillshire"
    House.forget()


@pytest.mark.django_db(transaction=True)
def test_a_change_that_is_not_saved_changes_nothing() -> None:
    rename("Hillshire")
    House.now().name = "Valeshire"
    assert House.now().name == "Hillshire"
    House.forget()


@pytest.mark.django_db
def test_there_is_only_one() -> None:
    with pytest.raises((IntegrityError, ValidationError)):
        House(id=2, name="Another").save()


@pytest.mark.django_db
def test_a_house_that_is_set_up_has_a_council() -> None:
    with pytest.raises(ValidationError):
        House(set_up_at=timezone.now()).save()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"GIF89a", "must be a PNG"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "must be a PNG"),
        (png()[:-4], "not a whole PNG"),
        (png().replace(b"IDAT", b"IDAU"), "not a whole PNG"),
        (png(width=5000), "no more than 4000 pixels"),
        (png(height=0), "no more than 4000 pixels"),
        (png() + b"\0" * LARGEST, "smaller than 300 kB"),
    ],
)
def test_a_logo_is_a_small_whole_png(data: bytes, words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        check_logo(data)


@pytest.mark.django_db
def test_the_accent_and_the_logo_are_served_to_anybody(client: Client) -> None:
    House(name="Hillshire", accent="#ffdd00", logo=png()).save()
    style = client.get("/brand.css")
    picture = client.get("/logo.png")

    assert style["Content-Type"] == "text/css"
    assert f"--govuk-brand-colour: {House.now().readable_accent};" in style.content.decode()
    assert "#ffdd00" not in style.content.decode()
    assert (picture["Content-Type"], picture.content) == ("image/png", png())
    # A shared cache must never hold what may carry somebody's renewed session.
    assert {style["Cache-Control"], picture["Cache-Control"]} == {"private, max-age=86400"}


@pytest.mark.django_db
def test_no_logo_is_not_found(client: Client) -> None:
    assert client.get("/logo.png").status_code == 404


@pytest.mark.django_db
def test_every_page_names_the_council_in_its_title_and_header(client: Client) -> None:
    House(name="Hillshire <b>").save()
    page = client.get("/gallery/").content.decode()
    assert "<title>Gallery – Hillshire &lt;b&gt;</title>" in page
    assert '<span class="hearth-header__council">Hillshire &lt;b&gt;</span>' in page
