"""What the web server runs."""

from __future__ import annotations

import gc
import logging
import os
import sys
import threading
import time

from django.core.wsgi import get_wsgi_application
from django.urls import reverse

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hearth_web.config.settings")
application = get_wsgi_application()

# Django loads the pages and puts their addresses together when the first of them is asked for:
# more than half a second, for which nobody is to wait.
reverse("home")

# Somebody who waits for the database takes the processor back after a millisecond, not five, from
# somebody whose numbers are being worked out.
sys.setswitchinterval(0.001)

# What is there before anybody asks stays: looking it through for rubbish, a quarter of a million
# things at a time, would stop everyone who waits.
gc.collect()
gc.freeze()
gc.set_threshold(10_000, 20, 20)


SOONER = 0.8  # of the time for which pages show the version before


def keep_ready() -> None:
    """Have the record in memory before anybody asks, and again after changes, so that nobody waits
    while it is read. What goes wrong, they will be told who ask."""
    from django.db import DatabaseError, connections

    from hearth_web.bridge.memory import STALE_FOR
    from hearth_web.insight import reckoning

    ready = ""
    while True:
        try:
            ready = reckoning.make_ready(ready)
        except (DatabaseError, OSError) as error:
            logging.getLogger("hearth.site").warning("the record was not read ahead: %s", error)
        finally:
            connections.close_all()
        time.sleep(SOONER * STALE_FOR.total_seconds())


if os.environ.get("SERVER_SOFTWARE", "").startswith("gunicorn"):  # not for who only looks in here
    threading.Thread(target=keep_ready, name="keep-ready", daemon=True).start()
