"""The work of this app that is done in the background."""

from __future__ import annotations

from datetime import time

from hearth_web import jobs
from hearth_web.insight import reckoning, reports
from hearth_web.insight.forecasting import actions, making
from hearth_web.insight.quality import lists

__all__ = ["register"]


def register() -> None:
    """Tell the worker what there is to do."""
    jobs.register(reckoning.FIGURES, title="Working out the numbers", every_night_at=time(2))(
        reckoning.reckon_all
    )
    jobs.register(reckoning.PACK, title="Withholding small numbers", every_night_at=time(3))(
        reckoning.seal_pack
    )
    jobs.register(lists.COUNTING, title="Counting what is amiss", every_night_at=time(4))(
        lists.count_nightly
    )
    jobs.register(reports.KIND, title="Making the board report", leads_to=reports.leads_to)(
        reports.make_report
    )
    jobs.register(actions.KIND, title="Making the forecast", leads_to=making.leads_to)(
        making.make_forecast
    )
