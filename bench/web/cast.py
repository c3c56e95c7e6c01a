"""Who drives: a session and the children of each of the fifty, and a count of queries a page."""

from __future__ import annotations

import json
from datetime import timedelta
from importlib import import_module
from typing import Any

from hearth_web.config.commands.readiness import ready

ready()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from bench.web.pages import OPENED, PAGES  # noqa: E402
from hearth_web.access.models import User  # noqa: E402
from hearth_web.insight.boards import is_month_end  # noqa: E402
from hearth_web.insight.models import Figures  # noqa: E402
from hearth_web.insight.reckoning import FIGURES, ask  # noqa: E402
from hearth_web.jobs.worker import run_due  # noqa: E402
from hearth_web.people.queries import visible_children  # noqa: E402

BACKEND = "django.contrib.auth.backends.ModelBackend"


def session_of(user: User) -> str:
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store["_auth_user_id"], store["_auth_user_backend"] = str(user.pk), BACKEND
    store["_auth_user_hash"] = user.get_session_auth_hash()
    store.save()
    return str(store.session_key)


def driver(user: User) -> dict[str, Any]:
    children = visible_children(user).select_related("standing").order_by("?")[:60]
    return {
        "role": user.grants.get().role,
        "session": session_of(user),
        "children": [str(child.pk) for child in children],
        "words": [child.surname[:5].lower() for child in children] or ["oak"],
    }


def queries(drivers: list[dict[str, Any]]) -> dict[str, int]:
    """The most queries any of a few tellings of each page makes, once it is warm."""
    most: dict[str, int] = {}
    for one in drivers[::10]:
        client = Client()
        client.cookies[settings.SESSION_COOKIE_NAME] = one["session"]
        for name, page in PAGES.items():
            client.get(page.path(one, 0))
            with CaptureQueriesContext(connection) as caught:
                client.get(page.path(one, 1))
            shown = OPENED if page.saves else name
            most[shown] = max(most.get(shown, 0), len(caught))
    return most


def forget_odd_days() -> None:
    """What a run before this one asked about was not asked before again."""
    for kept in Figures.objects.only("on"):
        if not is_month_end(kept.on):
            kept.delete()


if __name__ == "__main__":
    settings.ALLOWED_HOSTS = ["*"]
    everybody = User.objects.filter(email__endswith="@bench.example").order_by("email")
    found = [driver(user) for user in everybody]
    counted = queries(found)
    forget_odd_days()
    ask(FIGURES, pause=timedelta())  # as every night
    run_due()
    print(json.dumps({"drivers": found, "queries": counted}))
