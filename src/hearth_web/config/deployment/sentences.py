"""What Django's own check for deployment finds, in its words."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.checks import WARNING, run_checks

from hearth_web.config.deployment.model import Finding, know, unsafe

__all__ = ["findings"]

# Said already, in our own words: HSTS, redirect, secure cookies and the secret key.
SAID = {f"security.W{number:03}" for number in (4, 8, 9, 12, 16, 18)}
# Left to the council: it binds every site of the domain for years.
LEFT = {"security.W021"}


def findings() -> Iterator[Finding]:
    """Django's warnings are things to know, its errors unsafe."""
    for one in run_checks(include_deployment_checks=True):
        if one.id not in SAID | LEFT and not one.is_silenced():
            kind = know if one.level <= WARNING else unsafe
            yield kind(str(one.msg), str(one.hint or "See Django's documentation of this check."))
