"""Roles: readable bundles of verbs, and how far each reaches. Keys are kept; names may change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from hearth_web.access.verbs import Verb

__all__ = ["ROLES", "Reach", "Role"]


class Reach(Enum):
    """Whose records a role opens."""

    SERVICE = "every child of the council"
    TEAM = "the children of a team and the teams below it"
    OWN = "the children allocated to this person"
    NOBODY = "no child's record"


@dataclass(frozen=True)
class Role:
    """What a kind of person may do. `reach` is how far the verbs about children go."""

    key: str
    name: str
    description: str
    reach: Reach
    verbs: frozenset[Verb]


RECORDS = frozenset({Verb.SEE_CHILDREN, Verb.RECORD})
SENSITIVE = frozenset(
    {Verb.SEE_HEALTH, Verb.SEE_IMMIGRATION, Verb.SEE_ADOPTION, Verb.SEE_PROTECTION}
)
EXACT = frozenset({Verb.SEE_NUMBERS, Verb.SEE_EXACT_NUMBERS})
BEHIND = EXACT | {Verb.SEE_CHILDREN_BEHIND}
BOARD = frozenset({Verb.SEE_PLEDGE, Verb.SEE_FIGURES, Verb.SEE_BOARD, Verb.SEE_FINDINGS})
WORKER = RECORDS | SENSITIVE | BEHIND | {Verb.SEE_TEAMS, Verb.SEE_QUALITY, Verb.BREAK_GLASS}
MANAGER = WORKER | {
    Verb.ALLOCATE,
    Verb.ADD_CHILD,
    Verb.DOWNLOAD,
    Verb.MAKE_REPORT,
    Verb.PLAN_HOMES,
    Verb.SEE_FINDINGS,
    Verb.AUDIT_FILES,
    Verb.HOLD_PANELS,
}


def _role(
    key: str, name: str, reach: Reach, verbs: frozenset[Verb] | set[Verb], description: str
) -> tuple[str, Role]:
    return key, Role(key, name, description, reach, frozenset(verbs))


ROLES: Mapping[str, Role] = MappingProxyType(
    dict(
        (
            _role(
                "administrator",
                "Administrator",
                Reach.NOBODY,
                {
                    Verb.MANAGE_USERS,
                    Verb.MANAGE_HOUSE,
                    Verb.MANAGE_DUTIES,
                    Verb.SEE_IMPORTS,
                    Verb.READ_AUDIT,
                },
                "Looks after people who sign in, teams and settings. Opens no child's record.",
            ),
            _role(
                "analyst",
                "Performance analyst",
                Reach.SERVICE,
                RECORDS
                | SENSITIVE
                | BEHIND
                | {
                    Verb.ADD_CHILD,
                    Verb.SEE_TEAMS,
                    Verb.SEE_QUALITY,
                    Verb.MAKE_REPORT,
                    Verb.PLAN_HOMES,
                    Verb.IMPORT,
                    Verb.SEE_IMPORTS,
                    Verb.DOWNLOAD,
                    Verb.USE_API,
                    Verb.MANAGE_PLEDGE,
                    Verb.PUBLISH_FIGURES,
                    Verb.WRITE_PAPERS,
                }
                | BOARD,
                "Brings the data in, puts it right, and answers for the numbers.",
            ),
            _role(
                "head_of_service",
                "Head of service",
                Reach.SERVICE,
                MANAGER
                | {
                    Verb.RESTRICT,
                    Verb.MANAGE_DUTIES,
                    Verb.REVIEW_BREAK_GLASS,
                    Verb.SEE_IMPORTS,
                    Verb.READ_AUDIT,
                    Verb.USE_API,
                    Verb.SEE_NEW_IDENTITY,
                    Verb.MANAGE_PLEDGE,
                    Verb.PUBLISH_FIGURES,
                    Verb.SEE_CLOSED_PAPERS,
                    Verb.WRITE_PAPERS,
                    Verb.MANAGE_FINDINGS,
                }
                | BOARD,
                "Answers for every child of the council.",
            ),
            _role(
                "team_manager",
                "Team manager",
                Reach.TEAM,
                MANAGER | {Verb.REVIEW_BREAK_GLASS},
                "Answers for the children of a team, and gives them their workers.",
            ),
            _role(
                "social_worker",
                "Social worker",
                Reach.OWN,
                WORKER,
                "Works with the children allocated to them.",
            ),
            _role(
                "personal_adviser",
                "Personal adviser",
                Reach.OWN,
                WORKER,
                "Works with the care leavers allocated to them.",
            ),
            _role(
                "iro",
                "Independent reviewing officer",
                Reach.OWN,
                WORKER,
                "Reviews the care plans of the children allocated to them.",
            ),
            _role(
                "placements",
                "Placements officer",
                Reach.SERVICE,
                RECORDS
                | BEHIND
                | {Verb.DOWNLOAD, Verb.PLAN_HOMES, Verb.SEE_TEAMS}
                | {Verb.SEE_HEALTH, Verb.SEE_PROTECTION},
                "Finds homes and keeps what is known of them right.",
            ),
            _role(
                "fostering",
                "Fostering supervising social worker",
                Reach.OWN,
                RECORDS | BEHIND | {Verb.SEE_TEAMS},
                "Supports carers, and sees the children who live with them.",
            ),
            _role(
                "virtual_school",
                "Virtual school",
                Reach.SERVICE,
                RECORDS | BEHIND | {Verb.DOWNLOAD, Verb.SEE_TEAMS, Verb.SEE_PROTECTION},
                "Champions the education of every child in care.",
            ),
            _role(
                "health",
                "Looked-after children's nurse",
                Reach.SERVICE,
                RECORDS | BEHIND | {Verb.SEE_HEALTH, Verb.SEE_TEAMS, Verb.SEE_PROTECTION},
                "Sees that every child's health is looked after.",
            ),
            _role(
                "finance",
                "Finance lead",
                Reach.SERVICE,
                BEHIND | {Verb.SEE_CHILDREN, Verb.DOWNLOAD, Verb.SEE_IMMIGRATION, Verb.PLAN_HOMES},
                "Follows what is spent and what can be claimed.",
            ),
            _role(
                "democratic_services",
                "Democratic services officer",
                Reach.NOBODY,
                {
                    Verb.SEE_NUMBERS,
                    Verb.MAKE_REPORT,
                    Verb.SEE_CLOSED_PAPERS,
                    Verb.WRITE_PAPERS,
                    Verb.MANAGE_BOARD,
                }
                | BOARD,
                "Makes the board's packs. Opens no child's record.",
            ),
            _role(
                "board_member",
                "Board member",
                Reach.NOBODY,
                {Verb.SEE_NUMBERS, Verb.SEE_CLOSED_PAPERS} | BOARD,
                "Sees how good a parent the council is, never who a child is.",
            ),
            _role(
                "auditor",
                "Auditor",
                Reach.NOBODY,
                {Verb.READ_AUDIT, Verb.SEE_IMPORTS, Verb.REVIEW_BREAK_GLASS},
                "Reads who did and saw what, and proves that nothing was removed.",
            ),
        )
    )
)
"""Every role by its key, in the order they are offered."""
