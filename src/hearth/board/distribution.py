"""Who is sent the papers, on paper or electronically, and how many copies that makes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hearth.board.meetings import Meeting, Recipient

__all__ = ["DistributionList", "distribution_of"]


@dataclass(frozen=True)
class DistributionList:
    """The list by group, in the order the groups first come."""

    groups: Sequence[tuple[str, Sequence[Recipient]]]

    @property
    def paper_copies(self) -> int:
        """How many copies to print."""
        return sum(each.paper for _, members in self.groups for each in members)

    @property
    def electronic_copies(self) -> int:
        """How many are sent without paper."""
        return sum(not each.paper for _, members in self.groups for each in members)


def distribution_of(meeting: Meeting) -> DistributionList:
    """The distribution list of a meeting."""
    groups: dict[str, list[Recipient]] = {}
    for recipient in meeting.distribution:
        groups.setdefault(recipient.group, []).append(recipient)
    return DistributionList([*groups.items()])
