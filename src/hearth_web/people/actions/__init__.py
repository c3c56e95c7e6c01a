"""The only writers of a child's record: each checks, changes and audits in one transaction."""

from hearth_web.people.actions.changes import apply, apply_many
from hearth_web.people.actions.children import (
    add_child,
    add_children,
    change_child,
    change_children,
)
from hearth_web.people.actions.model import (
    Applied,
    Change,
    ConflictError,
    DisagreementError,
    NotThereError,
)

__all__ = [
    "Applied",
    "Change",
    "ConflictError",
    "DisagreementError",
    "NotThereError",
    "add_child",
    "add_children",
    "apply",
    "apply_many",
    "change_child",
    "change_children",
]
