"""What would be unsafe in an installation that holds real children's records."""

from __future__ import annotations

from hearth_web.config.deployment import contents, sentences, surroundings
from hearth_web.config.deployment.model import Finding, Level

__all__ = ["Finding", "Level", "findings"]


def findings() -> list[Finding]:
    """Everything found, the unsafe first."""
    found = [*surroundings.findings(), *contents.findings(), *sentences.findings()]
    return sorted(found, key=lambda one: not one.level.stops)
