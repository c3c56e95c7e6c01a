from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from meeting_help import TODAY, Board, make_board


@pytest.fixture(autouse=True)
def the_day(settings: Any, tmp_path: Path) -> None:
    """It is 31 March 2025, and each test keeps its files to itself."""
    settings.TODAY = TODAY
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def board(cast: Any) -> Board:
    return make_board(cast["democratic_services"])


@pytest.fixture
def clerk(board: Board, signed_in: Callable[[str], Client]) -> Client:
    """The democratic services officer, signed in."""
    return signed_in("democratic_services")
