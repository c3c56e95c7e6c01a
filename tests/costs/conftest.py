"""A price list read from its text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from hearth.costs import Prices, read_prices


@pytest.fixture
def listed(tmp_path: Path) -> Callable[[str], Prices]:
    """Reads a price list from its text."""

    def read(text: str) -> Prices:
        path = tmp_path / "prices.csv"
        path.write_text(text, encoding="utf-8")
        return read_prices(path)

    return read
