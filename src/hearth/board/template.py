"""The sections of an officer's report: a council may rename, drop and order them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hearth.errors import UsageError
from hearth.vocabulary.nearest import not_found

__all__ = ["DEFAULT_TEMPLATE", "Template", "TemplateSection"]


STRUCTURED = frozenset({"background_papers", "appendices", "audit"})


@dataclass(frozen=True)
class TemplateSection:
    """A section as the council wants it.

    A `required` one that a paper leaves out is said to be lacking. `is_implication` ones stand
    one level below, after the key issues. `numbered` ones have numbered paragraphs. `hint` says to
    the author what belongs there; `begins` is the text it begins with.
    """

    key: str
    heading: str
    required: bool = False
    numbered: bool = True
    is_implication: bool = False
    hint: str = ""
    begins: str = ""

    @property
    def is_text(self) -> bool:
        """Whether its author writes text; the others are tables and facts."""
        return self.key not in STRUCTURED


SECTIONS = (
    TemplateSection(
        "purpose", "Purpose", numbered=False, hint="Why the report comes to this body, in a breath."
    ),
    TemplateSection(
        "recommendations",
        "Recommendations",
        required=True,
        hint="What the body is asked to do, each as a sentence it can resolve.",
    ),
    TemplateSection(
        "background", "Background", hint="What members must know that came before this report."
    ),
    TemplateSection(
        "key_issues",
        "Key issues for consideration",
        required=True,
        hint="What there is to weigh, with figures and where they come from.",
    ),
    TemplateSection("policy", "Policy implications", is_implication=True),
    TemplateSection("community", "Community impact statement", True, is_implication=True),
    TemplateSection(
        "equalities",
        "Equalities implications",
        True,
        is_implication=True,
        hint="How the equality duty was met: Equality Act 2010, section 149.",
    ),
    TemplateSection("health", "Health implications", is_implication=True),
    TemplateSection("climate", "Climate change implications", is_implication=True),
    TemplateSection("resource", "Resource implications", True, is_implication=True),
    TemplateSection("legal", "Legal implications", True, is_implication=True),
    TemplateSection("financial", "Financial implications", True, is_implication=True),
    TemplateSection("background_papers", "Background documents", required=True),
    TemplateSection("appendices", "Appendices"),
    TemplateSection("audit", "Audit trail", required=True),
)


@dataclass(frozen=True)
class Template:
    """A council's template: its sections in their order."""

    sections: Sequence[TemplateSection] = SECTIONS

    def section(self, key: str) -> TemplateSection | None:
        """The section of a key, if the council has it."""
        return next((each for each in self.sections if each.key == key), None)

    @classmethod
    def of(cls, keys: Sequence[str], headings: dict[str, str] | None = None) -> Template:
        """A template of these sections in this order, some under other headings.

        NotFoundError for a section there is no such, UsageError for one given twice.
        """
        known = {each.key: each for each in SECTIONS}
        for key in [*keys, *(headings or {})]:
            if key not in known:
                raise not_found("section of a report", key, known)
        if len({*keys}) != len(keys):
            twice = next(key for key in keys if list(keys).count(key) > 1)
            raise UsageError(f"The section {twice} is in the template twice. Take one out.")
        renamed = {**{key: known[key].heading for key in keys}, **(headings or {})}
        return cls(tuple(replace(known[key], heading=renamed[key]) for key in keys))


DEFAULT_TEMPLATE = Template()
