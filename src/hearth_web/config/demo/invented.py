"""Names of nobody: common forenames with surnames made of two plain words."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from random import Random

__all__ = ["Names"]

_PARTS = tomllib.loads(
    (files("hearth_web.config.demo") / "data" / "names.toml").read_text(encoding="utf-8")
)
GIRLS, BOYS, ANY, FIRST, SECOND = (
    _PARTS[name].split() for name in ("girls", "boys", "any", "first", "second")
)


class Names:
    """A source of names; brothers and sisters ask once for a surname and share it."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng

    def forename(self, sex: str) -> str:
        """One that goes with the return's code for sex."""
        names = {"F": GIRLS, "M": BOYS}.get(sex, ANY)
        return str(self.rng.choice(ANY if self.rng.random() < 0.05 else names))

    def surname(self) -> str:
        """Two words run together, now and then two such names with a hyphen."""
        name = self.rng.choice(FIRST) + self.rng.choice(SECOND)
        return f"{name}-{self.surname()}" if self.rng.random() < 0.03 else name

    def person(self) -> str:
        """A whole name."""
        return f"{self.forename(self.rng.choice('FM'))} {self.surname()}"
