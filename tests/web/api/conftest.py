"""A program with a token of a person of the cast."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from hearth_web.api import actions
from hearth_web.api.scopes import SCOPES, offered_to

Program = Callable[..., Client]


@pytest.fixture(autouse=True)
def nobody_has_asked_yet(db: None) -> None:
    cache.clear()


@pytest.fixture
def program(cast: Any) -> Program:
    """A client that sends a token of this role's person: all scopes it may have, or those named."""

    def client(role: str, scopes: Sequence[str] = tuple(SCOPES), days: int = 1) -> Client:
        user = cast[role]
        allowed = [scope.key for scope in offered_to(user) if scope.key in scopes]
        _, secret = actions.make_token(
            by=user,
            name="Warehouse",
            scopes=allowed,
            expires_at=timezone.now() + timedelta(days=days),
        )
        return Client(headers={"Authorization": f"Bearer {secret}"})

    return client
