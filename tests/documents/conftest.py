from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sample import sample

if TYPE_CHECKING:
    from hearth.documents.model import Report


@pytest.fixture(scope="session")
def report() -> Report:
    return sample()
