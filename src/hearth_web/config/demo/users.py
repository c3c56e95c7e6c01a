"""One person in each role, all invented."""

from __future__ import annotations

from hearth_web.access.models import Grant, User
from hearth_web.access.roles import ROLES, Reach

__all__ = ["HOST", "NAMES", "address_of", "make"]

HOST = "council.example"

# Invented people: nobody here exists.
NAMES = {
    "administrator": "Alma Keyes",
    "analyst": "Imran Tally",
    "head_of_service": "Ruth Overmere",
    "team_manager": "Dara Fenwillow",
    "social_worker": "Sol Marchetti-Dean",
    "personal_adviser": "Pip Larkrise",
    "iro": "Iris Oakenshaw",
    "placements": "Corin Hallowes",
    "fostering": "Freya Lindenbrook",
    "virtual_school": "Vera Quillfeather",
    "health": "Nia Brightwater",
    "finance": "Felix Coyne",
    "democratic_services": "Dilys Minter",
    "board_member": "Councillor Bea Harrowgate",
    "auditor": "Otto Ledgerwood",
}


def address_of(role: str) -> str:
    """The address the person of a role signs in with."""
    return f"{role.replace('_', '.')}@{HOST}"


def make(password: str) -> dict[str, User]:
    """The people, each with their role; by role. The team manager's team comes with the data."""
    found = {}
    for role in ROLES.values():
        name = NAMES.get(role.key, role.name)
        user = User.objects.create_user(address_of(role.key), password, name=name)
        if role.reach is not Reach.TEAM:
            Grant.objects.create(user=user, role=role.key)
        found[role.key] = user
    return found
