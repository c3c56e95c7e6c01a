"""An inspection in papers: the last one before the meeting, or the one that is named."""

from __future__ import annotations

from hearth.documents.live_blocks import LacksError, of_inspection
from hearth.documents.model import Block
from hearth.quality import Inspection
from hearth_web.board.live.asking import Asked, Named, called
from hearth_web.quality.models import Inspection as Kept
from hearth_web.quality.queries.inspections import all_findings, before, inspections

__all__ = ["NAMED", "titles"]


def titles() -> list[str]:
    """The inspections that may be named."""
    return [called(each) for each in Kept.objects.values_list("title", flat=True)]


def before_then(asked: Asked) -> list[Inspection]:
    """Those that had ended by the day of the meeting, the newest first."""
    every = asked.once("inspections", inspections)
    return [each.told for each in every if each.told.ended <= asked.on]


def found(asked: Asked) -> Inspection:
    """The inspection that is named, or the newest; LacksError where there is none."""
    every = before_then(asked)
    if asked.whose:
        every = [each for each in every if called(each.title) == asked.whose]
    if not every:
        raise LacksError("No inspection is entered that had ended by the day of the meeting.")
    return every[0]


def found_before(asked: Asked) -> list[Block]:
    """What an earlier inspection had found already."""
    inspection = found(asked)
    every = all_findings(asked.once("inspections", inspections))
    echoes = before(inspection.findings, every, asked.today)
    return of_inspection.before(inspection, echoes)


NAMED: Named = {
    "inspection": (
        "Why inspectors came, what they looked at, and how they judged.",
        lambda asked: of_inspection.about(found(asked)),
    ),
    "findings": (
        "What they found, by the part of the service.",
        lambda asked: of_inspection.findings(found(asked)),
    ),
    "inspection-voice": (
        "What young people told them.",
        lambda asked: of_inspection.said_of(found(asked), "voice"),
    ),
    "inspection-workforce": (
        "What they found of the workforce.",
        lambda asked: of_inspection.said_of(found(asked), "workforce"),
    ),
    "to-improve": (
        "Everything to improve, with what is done about it.",
        lambda asked: of_inspection.improve(found(asked), asked.today),
    ),
    "found-before": ("What an earlier inspection had found already.", found_before),
    "improvements": (
        "Every action of the improvement plans, with letters.",
        lambda asked: of_inspection.improvements(before_then(asked), asked.today),
    ),
}
"""What may be asked of an inspection: what it is in words, and how it is made."""
