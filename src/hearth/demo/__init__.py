"""An invented council, complete and reproducible."""

from hearth.demo.council import DemoCouncil, write_council

__all__ = ["DemoCouncil", "write_council"]
