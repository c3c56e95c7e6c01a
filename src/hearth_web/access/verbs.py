"""What a person may be allowed to do. Roles are bundles of these; see `roles`."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Verb"]


class Verb(StrEnum):
    """One thing a role may let a person do. The value is a stable key, kept in tokens and logs."""

    SEE_CHILDREN = "see_children"  # open the record of children within reach
    RECORD = "record"  # add to and correct those records
    ADD_CHILD = "add_child"
    ALLOCATE = "allocate"  # give a child a worker or a team
    SEE_HEALTH = "see_health"  # health, SDQ, substance misuse
    SEE_IMMIGRATION = "see_immigration"
    SEE_ADOPTION = "see_adoption"  # plans and decisions for adoption
    SEE_PROTECTION = "see_protection"  # times in need and on child protection plans
    SEE_NEW_IDENTITY = "see_new_identity"  # the link between an adopted child's two identities
    RESTRICT = "restrict"  # restrict a record, and say who may see it
    BREAK_GLASS = "break_glass"  # open a record out of reach for a stated reason, for a short time
    REVIEW_BREAK_GLASS = "review_break_glass"
    SEE_NUMBERS = "see_numbers"
    SEE_EXACT_NUMBERS = "see_exact_numbers"  # without it small numbers are withheld
    SEE_CHILDREN_BEHIND = "see_children_behind"  # the children in a numerator, within reach
    SEE_TEAMS = "see_teams"  # pages of teams and workers
    SEE_QUALITY = "see_quality"  # what is missing or contradictory, by team
    MAKE_REPORT = "make_report"
    PLAN_HOMES = "plan_homes"  # forecasts, scenarios, and the prices and beds they reckon with
    IMPORT = "import"
    SEE_IMPORTS = "see_imports"
    DOWNLOAD = "download"  # take a list away as a file
    USE_API = "use_api"
    MANAGE_USERS = "manage_users"
    MANAGE_HOUSE = "manage_house"  # the council's name, colours, teams
    MANAGE_DUTIES = "manage_duties"  # the council's own time limits, and emergency rules
    SEE_PLEDGE = "see_pledge"  # strategies, promises and how each stands, before they are public
    MANAGE_PLEDGE = "manage_pledge"
    SEE_FIGURES = "see_figures"  # every figure that has left in a document
    PUBLISH_FIGURES = "publish_figures"  # freeze them, and say why two of them differ
    SEE_BOARD = "see_board"  # bodies, meetings, open papers before they are public
    SEE_CLOSED_PAPERS = "see_closed_papers"  # part B: exempt information
    WRITE_PAPERS = "write_papers"
    MANAGE_BOARD = "manage_board"  # bodies, members, agendas, packs, minutes
    SEE_FINDINGS = "see_findings"  # what inspectors and auditors found, and what was done
    MANAGE_FINDINGS = "manage_findings"
    AUDIT_FILES = "audit_files"  # grade the work on a child's file, within reach
    HOLD_PANELS = "hold_panels"  # list children for a panel, and write down what it decided
    READ_AUDIT = "read_audit"
