"""One person in each role, all invented, in the teams of the invented council."""

from __future__ import annotations

from hearth_web.access.models import Grant, Team, User
from hearth_web.access.roles import ROLES, Reach

__all__ = ["HOST", "NAMES", "TEAM", "address_of", "make"]

HOST = "council.example"
SERVICE, TEAM = "Children's services", "Willow team"

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
    """The teams and the people, each with their role; by role."""
    service = Team.objects.create(name=SERVICE, code="CS")
    team = Team.objects.create(name=TEAM, code="WIL", parent=service)
    found = {}
    for role in ROLES.values():
        name = NAMES.get(role.key, role.name)
        user = User.objects.create_user(address_of(role.key), password, name=name)
        Grant.objects.create(
            user=user, role=role.key, team=team if role.reach is Reach.TEAM else None
        )
        found[role.key] = user
    return found
