"""An invented council, complete and reproducible."""

from hearth.demo.council import DemoCouncil, write_council
from hearth.demo.explained import explained

__all__ = ["DemoCouncil", "explained", "write_council"]
