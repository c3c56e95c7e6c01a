"""Passwords that are refused, and those that are not."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from hearth_web.access.models import User
from hearth_web.access.passwords import is_breached
from hearth_web.ui.models import House

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> House:
    house = House(code="E09000023", name="Lewisham")
    house.save()
    return house


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("short words", "12 characters"),
        ("Ada.Field.2024", "easy to guess"),
        ("ada@council.test", "too similar"),
        ("passwordpassword", "easy to guess"),
        ("Lewisham2024!", "easy to guess"),
        ("l3w1sham-c0uncil", "easy to guess"),
        ("Autumn2026!!!!", "easy to guess"),
        ("september-2025", "easy to guess"),
        ("qwertyuiop123", "easy to guess"),
        ("asdfghjkl;'#", "easy to guess"),
        ("poiuytrewq987", "easy to guess"),
        ("aaaaaaaaaaaa", "easy to guess"),
        ("123456789012", "easy to guess"),
        ("SocialWorker01", "easy to guess"),
        ("P@ssw0rd12345", "easy to guess"),
    ],
)
def test_a_password_that_is_guessed_is_refused(house: House, password: str, said: str) -> None:
    user = User(name="Ada Field", email="ada@council.test")
    with pytest.raises(ValidationError, match=said):
        validate_password(password, user)


@pytest.mark.parametrize(
    "password",
    ["three odd wet lamps", "Welcome to the green goose", "kettle-march-violin", "vN8#qL2!xT5@z"],
)
def test_a_password_of_several_words_is_taken(house: House, password: str) -> None:
    validate_password(password, User(name="Ada Field", email="ada@council.test"))


def digest(password: str) -> str:
    return hashlib.sha1(password.encode(), usedforsecurity=False).hexdigest().upper()


@pytest.mark.parametrize("count", [0, 1, 2, 3, 1000])
def test_every_password_of_the_file_is_found_and_no_other(tmp_path: Path, count: int) -> None:
    known = [f"known {n}" for n in range(count)]
    file = tmp_path / "breached.txt"
    file.write_text("".join(f"{h}:{n}\r\n" for n, h in enumerate(sorted(map(digest, known)))))
    assert all(is_breached(password, file) for password in known)
    assert not any(is_breached(f"other {n}", file) for n in range(50))


def test_the_file_may_hold_the_beginnings_of_hashes(tmp_path: Path) -> None:
    file = tmp_path / "breached.txt"
    file.write_text("\n".join(sorted(digest(f"known {n}")[:16] for n in range(99))))
    assert is_breached("known 98", file)
    assert not is_breached("other", file)


def test_a_breached_password_is_refused(tmp_path: Path, settings: pytest.FixtureRequest) -> None:
    file = tmp_path / "breached.txt"
    file.write_text(digest("three odd wet lamps") + ":7\n")
    settings.BREACHED_PASSWORDS = str(file)
    with pytest.raises(ValidationError, match="breach of another site"):
        validate_password("three odd wet lamps")
    validate_password("three odd wet lions")
