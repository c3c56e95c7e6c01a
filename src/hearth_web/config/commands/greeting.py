"""What a person reads when the site has started."""

from __future__ import annotations

__all__ = ["greeting"]

BY_HTTPS = (
    "It answers by https alone, which the council's own proxy speaks for it: open the link there,",
    "at your own address. For a look round on this machine, start it with HEARTH_HTTPS=no.",
)


def greeting(address: str, *, demo: bool) -> str:
    """Where the site is and how to begin: sign-ins of the demonstration, or the set-up link."""
    from django.conf import settings

    from hearth_web.config.commands.demonstration import sign_ins

    lines = ["", f"Hearth is at {address}  (Ctrl-C stops it)"]
    if settings.HTTPS:
        lines += BY_HTTPS
    if demo:
        lines += ["", *sign_ins()]
    elif link := set_up_link(address):
        lines += ["", "Nobody can sign in yet. Open this once to make the first administrator:"]
        lines += [f"  {link}"]
    return "\n".join(lines)


def set_up_link(address: str) -> str:
    """The link by which the first administrator is made; empty once somebody can sign in."""
    from django.urls import reverse

    from hearth_web.access import actions

    code = actions.set_up_code()
    return address.rstrip("/") + reverse("set-up", args=[code]) if code else ""
