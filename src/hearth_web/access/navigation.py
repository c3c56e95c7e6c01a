"""Where the pages of this app stand in the navigation."""

from __future__ import annotations

from hearth_web.access.verbs import Verb
from hearth_web.ui import navigation

__all__ = ["register"]


def register() -> None:
    """Sections and account links, each for those who may."""
    navigation.register("Audit", "audit", Verb.READ_AUDIT, 80)
    navigation.register(
        "People and teams", "users", Verb.MANAGE_USERS, 85, covers=("/settings/teams/",)
    )
    navigation.register("Council settings", "house", Verb.MANAGE_HOUSE, 90)
    navigation.register(
        "My account", "my-account", None, 10, place="account", covers=("/account/",)
    )
    navigation.register("Sign out", "account_logout", None, 90, place="account")
    navigation.register("Who may do what", "roles", None, 40, place="account")
