"""A return interview belongs to the time missing, or away, that it followed."""

from __future__ import annotations

from datetime import date

import pytest

from hearth_web.imports.facts import wanted_facts
from hearth_web.wellbeing.models import MissingEpisode

DAY = date(2024, 6, 1)


@pytest.mark.parametrize(
    ("kinds", "of"), [(["M"], "M"), (["A"], "A"), (["A", "M"], "M"), (["M", "A"], "M"), ([], "M")]
)
def test_an_interview_makes_no_time_missing_of_its_own(kinds: list[str], of: str) -> None:
    rows = {
        "missing": [{"mis_start": DAY, "mis_end": DAY, "missing": kind} for kind in kinds],
        "missing_interviews": [{"mis_start": DAY, "offered": True}],
    }

    found = wanted_facts(rows)[MissingEpisode]

    assert set(found) == {(DAY, kind) for kind in kinds or ["M"]}
    assert found[DAY, of]["interview_offered"] == "1"
