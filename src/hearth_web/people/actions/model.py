"""What a change is, and what can go wrong with one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from hearth.records.care import Fault
from hearth_web.people.models import Fact
from hearth_web.people.models.base import Numbered

__all__ = ["Applied", "Change", "ConflictError", "DisagreementError", "NotThereError"]


@dataclass(frozen=True)
class Change:
    """One change to a record: a new fact (no `id`), a corrected one, or one removed (no `values`).

    `values` are by field name; those not named stay as they are. `version` is the one that was
    seen by whoever changes it; None does not ask.
    """

    model: type[Fact]
    id: UUID | None = None
    values: Mapping[str, Any] | None = None
    version: int | None = None

    def __post_init__(self) -> None:
        if self.id is None and self.values is None:
            raise TypeError("A change has an id, values, or both.")


@dataclass
class Applied:
    """What `apply_many` did: by child, the fact of each change in order (None where removed).

    `refused` holds the children nothing was written for, and why; only where asked to skip them.
    """

    facts: dict[UUID, list[Fact | None]] = field(default_factory=dict)
    refused: dict[UUID, tuple[Fault, ...]] = field(default_factory=dict)


class DisagreementError(Exception):
    """The record would contradict itself. `problems` says how, by child."""

    def __init__(self, problems: Mapping[UUID | None, Sequence[Fault]]) -> None:
        self.problems = problems
        super().__init__(" ".join(self.sentences))

    @property
    def sentences(self) -> list[str]:
        """Every problem as a sentence, once."""
        said = (each.sentence for found in self.problems.values() for each in found)
        return list(dict.fromkeys(said))


class ConflictError(Exception):
    """Somebody else changed it in the meantime. `row` is how it stands now."""

    def __init__(self, row: Numbered) -> None:
        self.row = row
        super().__init__("Somebody else has changed this since you opened it.")


class NotThereError(Exception):
    """The record or fact to change is not there, or is another child's."""
