"""The work of this app in the background, and what asks for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time
from typing import Any

from hearth_web import jobs
from hearth_web.audit.log import recorded
from hearth_web.audit.models import Event
from hearth_web.bridge.versions import changes_a_record
from hearth_web.returns import filing, work
from hearth_web.returns.models import Check

__all__ = ["register"]


def register() -> None:
    """Tell the worker what there is to do, and look again at children who change."""
    jobs.register(
        work.CHECK, title="Checking the return", every_night_at=time(4, 30), leads_to=work.leads_to
    )(work.check_whole)
    jobs.register(work.MENDED, title="Checking what has changed")(work.check_mended)
    jobs.register(filing.WRITE, title="Writing the return", leads_to=filing.leads_to)(
        filing.write_return
    )
    jobs.register(filing.TIDY, title="Removing old files", every_night_at=time(5))(filing.tidy)
    recorded.connect(look_again, dispatch_uid="returns.mended")


def look_again(sender: Any, events: Sequence[Event], **_: Any) -> None:
    """Ask for the rows of changed children to be checked, where the return was checked at all."""
    if not any(event.child and changes_a_record(event) for event in events):
        return
    if Check.objects.filter(imported=None, ready=True).exists():
        work.ask(work.MENDED)
