"""An installation of its own for a test: a data folder, perhaps a database, and its commands."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

__all__ = ["MAKE_TABLES", "PASSPHRASE", "Installation"]

PASSPHRASE = "four unrelated words here"
HEARTH = Path(sys.executable).with_name("hearth")
READY = "from hearth_web.config.commands.readiness import ready; ready()\n"
MAKE_TABLES = "from django.core.management import call_command as c; c('migrate', verbosity=0)"


@dataclass
class Installation:
    """Where it keeps its things, and what else its environment says."""

    folder: Path
    database: str = ""
    says: dict[str, str] = field(default_factory=dict)
    tables: Path | None = None  # the fixture of this name, where making them is not the test

    def __post_init__(self) -> None:
        if self.tables:
            self.folder.mkdir()
            shutil.copy(self.tables, self.folder)

    @property
    def environment(self) -> dict[str, str]:
        """This machine's environment without the tests' own settings."""
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("HEARTH_", "DJANGO_")) and name != "DATABASE_URL"
        }
        named = {"DATABASE_URL": self.database} if self.database else {}
        own = {"HEARTH_DATA": str(self.folder), "HEARTH_HTTPS": "no"}
        return {**kept, **named, **own, "HEARTH_BACKUP_PASSPHRASE": PASSPHRASE, **self.says}

    def hearth(self, *arguments: object) -> subprocess.CompletedProcess[str]:
        """Run a command of ``hearth`` to its end."""
        return self._run([HEARTH, *map(str, arguments)])

    def python(self, code: str) -> str:
        """What a few lines print, with Django ready and the tables, if any, as they are."""
        done = self._run([sys.executable, "-c", READY + code])
        assert done.returncode == 0, done.stderr
        return done.stdout

    def _run(self, command: list[str | Path]) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, env=self.environment, capture_output=True, text=True, check=False, timeout=300
        )
