"""``python -m hearth_web``: Django's own commands, for developers."""

from __future__ import annotations

import os
import sys

from django.core.management import execute_from_command_line

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hearth_web.config.settings")
execute_from_command_line(sys.argv)
