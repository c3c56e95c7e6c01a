"""What a person reads when the site has started."""

from __future__ import annotations

__all__ = ["greeting"]


def greeting(address: str, *, demo: bool) -> str:
    """Where the site is and how to begin: sign-ins of the demonstration, or the set-up link."""
    from hearth_web.config.commands.demonstration import sign_ins

    lines = ["", f"Hearth is at {address}  (Ctrl-C stops it)"]
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
