"""The rules in force, read once for each change of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from hearth.duties.catalogue import CATALOGUE
from hearth.duties.coverage import EARLIEST
from hearth.duties.limits import Policy, Span
from hearth.duties.model import Duty
from hearth.duties.parts import owed_by
from hearth_web.worklists.models import (
    OwnLimit,
    OwnRelaxation,
    OwnSetting,
    PolicyMark,
    Recorded,
    Set,
)

__all__ = ["Standing", "in_force", "rule_in_force", "rules_in_force", "standing_of"]

Kind = OwnSetting.Kind
NEVER = OwnSetting.NEVER


@dataclass(frozen=True)
class Standing:
    """What holds beside the law: limits and the like, and who owes a duty here."""

    policy: Policy = field(default_factory=Policy)
    owners: Mapping[str, str] = field(default_factory=dict)

    def owner_of(self, duty: Duty, part: str = "") -> str:
        """The role that owes a duty, or a part of it, here."""
        return self.owners.get(duty.id) or owed_by(duty, part).value


_held: tuple[str, Standing] = ("", Standing())


def in_force() -> Standing:
    """The rules in force. One query, unless they have changed since this process last asked."""
    global _held
    mark = PolicyMark.objects.values_list("mark", flat=True).first() or ""
    known, standing = _held
    if mark != known:
        standing = read_now()
        _held = (mark, standing)
    return standing


def read_now() -> Standing:
    """The rules as the database has them."""
    return standing_of(rules_in_force())


def rules_in_force() -> list[Set]:
    """The council's own rules that are not taken back, each kind in the order they were made."""
    kinds: tuple[type[Set], ...] = (OwnLimit, OwnRelaxation, OwnSetting)
    return [
        row for kind in kinds for row in kind._default_manager.filter(undone_at=None).order_by("id")
    ]


def rule_in_force(kind: str, id: int) -> OwnLimit | OwnRelaxation | None:
    """One of the council's own rules that can end: a "limit", or "virtual" visits that count."""
    if kind == "limit":
        return OwnLimit.objects.filter(pk=id, undone_at=None).first()
    if kind == "virtual":
        return OwnRelaxation.objects.filter(pk=id, undone_at=None).first()
    return None


def standing_of(rows: Iterable[Set]) -> Standing:
    """What holds by these rules of the council's, and by what is recorded here."""
    held = list(rows)
    said: dict[str, dict[str, str]] = {kind.value: {} for kind in Kind}
    for row in held:
        if isinstance(row, OwnSetting):
            said[row.kind][row.duty] = row.value
    policy = Policy(
        limits=tuple(row.limit for row in held if isinstance(row, OwnLimit)),
        relaxations=tuple(row.relaxation for row in held if isinstance(row, OwnRelaxation)),
        ambers=tuple((duty, Span.read(text)) for duty, text in said[Kind.AMBER].items()),
        kept_from=kept(dict(Recorded.objects.values_list("duty", "since")), said[Kind.KEPT]),
    )
    return Standing(policy, said[Kind.OWNER])


def kept(
    worked_out: Mapping[str, date | None], said: Mapping[str, str]
) -> Mapping[str, date] | None:
    """From when each duty is asked about: what the council says wins over what was worked out.

    Until it has been worked out for the first time every duty is asked about.
    """
    if not (worked_out or said):
        return None
    since = worked_out or dict.fromkeys(CATALOGUE, EARLIEST)
    found = {duty: day for duty, day in since.items() if day and duty not in said}
    own = {duty: date.fromisoformat(value) for duty, value in said.items() if value != NEVER}
    return found | own
