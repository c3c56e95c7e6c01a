from __future__ import annotations

from datetime import date, timedelta

import numpy as np
from generator import council
from pasts import Life, past_with

from hearth.forecast.groups import GROUPS
from hearth.forecast.past import FAR, day_number

FIRST, TODAY = date(2022, 3, 31), date(2025, 3, 31)


def test_earlier_nothing_later_has_happened():
    lives = [
        Life(date(2015, 1, 1), date(2023, 1, 1), date(2024, 1, 1)),
        Life(date(2015, 1, 1), date(2024, 6, 1)),
    ]
    then = past_with(lives, FIRST, TODAY).upto(day_number(date(2023, 6, 30)))
    assert then.start.tolist() == [day_number(date(2023, 1, 1))]
    assert then.end.tolist() == then.until.tolist() == [FAR]


def test_earlier_and_today_agree_on_who_was_there():
    past = council("steady", 60, 5, years=3, futures=2).past
    for back in (30, 365, 900):
        day = past.today - back
        then = past.upto(day)
        counts = [np.bincount(p.group[p.on(day)], minlength=len(GROUPS)) for p in (past, then)]
        assert counts[0].tolist() == counts[1].tolist()


def test_the_day_care_ends_a_child_is_not_counted():
    end = date(2024, 1, 1)
    past = past_with([Life(date(2015, 1, 1), date(2023, 1, 1), end)], FIRST, TODAY)
    assert len(past.on(day_number(end - timedelta(days=1)))) == 1
    assert len(past.on(day_number(end))) == 0
