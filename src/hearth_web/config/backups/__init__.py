"""Everything an installation holds, in one encrypted file, and back again."""

from hearth_web.config.backups.errors import BackupError
from hearth_web.config.backups.give_back import Restored, restore
from hearth_web.config.backups.take import Taken, take

__all__ = ["BackupError", "Restored", "Taken", "restore", "take"]
