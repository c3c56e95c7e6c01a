"""The web half as files: which tier each lies in, and what its code and templates say."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

__all__ = ["APPS", "ROOT", "WEB", "modules", "templates", "tier_of"]

ROOT = Path(__file__).parents[2]
WEB = ROOT / "src" / "hearth_web"


def tiers() -> dict[str, int]:
    """Each app's tier from the import contract: 0 is the highest."""
    said = tomllib.loads((ROOT / "pyproject.toml").read_text())
    (contract,) = (
        one for one in said["tool"]["importlinter"]["contracts"] if one["id"] == "web-tiers"
    )
    return {
        app.strip(): number
        for number, layer in enumerate(contract["layers"])
        for app in re.split(r"[|:]", layer)
    }


TIERS = tiers()
APPS = tuple(app for app in TIERS if (WEB / app / "apps.py").exists())


def tier_of(path: Path) -> str:
    """The app a file lies in."""
    return path.relative_to(WEB).parts[0]


def may_know(app: str, other: str) -> bool:
    """Whether an app may name another: itself, or one below it."""
    return app == other or TIERS[app] < TIERS[other]


def modules(*within: str) -> Iterator[tuple[Path, ast.Module]]:
    """The modules of the web half, migrations apart; only those with one of these names or in
    a package of that name, if any are given.
    """
    for path in sorted(WEB.rglob("*.py")):
        parts = path.relative_to(WEB).with_suffix("").parts
        if "migrations" in parts or (within and not {*within} & {*parts[1:]}):
            continue
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def templates() -> Iterator[tuple[Path, str]]:
    """Every template."""
    for path in sorted(WEB.rglob("templates/**/*")):
        if path.suffix in {".html", ".txt", ".svg"}:
            yield path, path.read_text(encoding="utf-8")
