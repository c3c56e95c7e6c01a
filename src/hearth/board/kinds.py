"""Kinds of report: what each is for, and its sections in order, each with a hint and a beginning.

A kind is one file of `data/kinds`. Around its sections stays the council's own template: purpose
and recommendations before, implications and audit trail after.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from hearth.board.papers import Paper, Section
from hearth.board.template import DEFAULT_TEMPLATE, Template, TemplateSection

__all__ = [
    "OFFICER",
    "PaperKind",
    "heading_of",
    "kind_of",
    "kinds",
    "standing_page",
    "template_for",
]

OFFICER = "officer"
KINDS = (
    OFFICER,
    "annual",
    "review",
    "scorecard",
    "inspection",
    "work-plan",
    "after-meeting",
    "virtual-school",
    "health",
    "reviewing-officers",
    "fostering-adoption",
)
"""Every kind, in the order in which they are offered."""
BODY = ("background", "key_issues")
"""The sections of the template in whose place those of a kind stand."""


@dataclass(frozen=True)
class PaperKind:
    """A kind of report. `about` says when to choose it.

    `own` are its sections in place of background and key issues, `implications` and `last` those
    it adds after the template's; `told` are the template's own sections that it begins or explains
    in its own way.
    """

    key: str
    name: str
    about: str
    own: tuple[TemplateSection, ...] = ()
    implications: tuple[TemplateSection, ...] = ()
    last: tuple[TemplateSection, ...] = ()
    told: tuple[TemplateSection, ...] = ()

    @property
    def sections(self) -> tuple[TemplateSection, ...]:
        """Everything it says of sections."""
        return (*self.own, *self.implications, *self.last, *self.told)

    @property
    def beginnings(self) -> Mapping[str, str]:
        """The texts a report of this kind begins with, by the key of their section."""
        return {each.key: each.begins for each in self.sections if each.begins}


@cache
def kinds() -> Mapping[str, PaperKind]:
    """Every kind by its key."""
    return {key: read("kinds", key) for key in KINDS}


def kind_of(key: str) -> PaperKind:
    """The kind of a key; one that a later version wrote and this does not know is the usual one."""
    return kinds().get(key, kinds()[OFFICER])


@cache
def standing_page(key: str) -> Paper:
    """A page that nobody writes: its sections are those of its file, and their figures are live."""
    kind = read("pages", key)
    sections = [Section(each.key, each.begins, each.heading) for each in kind.own]
    return Paper(kind.name, sections)


def read(folder: str, key: str) -> PaperKind:
    """One kind of its file."""
    text = (files("hearth.board") / "data" / folder / f"{key}.toml").read_text(encoding="utf-8")
    said = tomllib.loads(text)
    given = [(section_of(each), each.get("where", "own")) for each in said.get("section", ())]
    usual = {each.key for each in DEFAULT_TEMPLATE.sections} - {*BODY}
    placed: dict[str, list[TemplateSection]] = {}
    for section, where in given:
        placed.setdefault("told" if section.key in usual else where, []).append(section)
    parts = {where: tuple(some) for where, some in placed.items()}
    return PaperKind(key, said["name"], said["about"], **parts)


def section_of(said: Mapping[str, Any]) -> TemplateSection:
    """One section of a kind. Those of the template keep its heading unless they have their own."""
    usual = DEFAULT_TEMPLATE.section(said["key"])
    heading = said.get("heading") or (usual.heading if usual else "")
    return TemplateSection(
        said["key"],
        heading,
        required=not said.get("optional", False),
        is_implication=said.get("where") == "implications",
        hint=said.get("hint", ""),
        begins=said.get("begins", "").strip(),
    )


def template_for(key: str, template: Template = DEFAULT_TEMPLATE) -> Template:
    """The council's template with the sections of a kind in their places."""
    kind = kind_of(key)
    told = {each.key: each for each in kind.told}
    outer = [explained(each, told.get(each.key)) for each in template.sections]
    if not kind.own:
        return Template(tuple(outer))
    at = place_of_body(outer)
    before = [each for each in outer[:at] if each.key not in BODY]
    after = [each for each in outer[at:] if each.key not in BODY]
    return Template((*before, *kind.own, *ended(after, kind)))


def explained(section: TemplateSection, told: TemplateSection | None) -> TemplateSection:
    """A section of the template as a kind explains it."""
    if told is None:
        return section
    return replace(section, hint=told.hint or section.hint, begins=told.begins)


def place_of_body(sections: list[TemplateSection]) -> int:
    """Where the template has its background and key issues, or its first implication."""
    ends = (
        at
        for at, each in enumerate(sections)
        if each.key in BODY or each.is_implication or not each.is_text
    )
    return next(ends, len(sections))


def ended(sections: list[TemplateSection], kind: PaperKind) -> Iterator[TemplateSection]:
    """What follows the body: implications, those of the kind after the template's, and the rest."""
    texts = [each for each in sections if each.is_text]
    yield from (*texts, *kind.implications, *kind.last)
    yield from (each for each in sections if not each.is_text)


def heading_of(key: str) -> str:
    """The heading of a section, of whatever kind it is."""
    found = DEFAULT_TEMPLATE.section(key)
    every = (each for kind in kinds().values() for each in kind.sections if each.key == key)
    found = found or next(every, None)
    return found.heading if found else key.replace("_", " ").capitalize()
