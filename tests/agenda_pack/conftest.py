"""The packs of two meetings, made once: a council's real shape, and one with closed business."""

from __future__ import annotations

import pytest
from pack_help import Made, made


@pytest.fixture(scope="session")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The meeting of 4 November 2020."""
    return made("southwark-2020-11-04.yaml", tmp_path_factory.mktemp("seed"))


@pytest.fixture(scope="session")
def westmarch(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A meeting with closed items, one urgent, and votes."""
    return made("westmarch-2025-04-24.yaml", tmp_path_factory.mktemp("westmarch"))
