"""What the web server runs."""

from __future__ import annotations

import gc
import os
import sys

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hearth_web.config.settings")
application = get_wsgi_application()

# Somebody who waits for the database takes the processor back after a millisecond, not five, from
# somebody whose numbers are being worked out.
sys.setswitchinterval(0.001)

# What is there before anybody asks stays: looking it through for rubbish, a quarter of a million
# things at a time, would stop everyone who waits.
gc.collect()
gc.freeze()
gc.set_threshold(10_000, 20, 20)
