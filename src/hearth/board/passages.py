"""Whether words of the closed part stand in the open one: looked for before anything is made."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from typing import Any

from hearth.board.kinds import kinds
from hearth.board.meetings import AgendaItem, Meeting
from hearth.board.papers import Attached
from hearth.board.parts import closed_part, open_part
from hearth.board.prose import plain
from hearth.board.template import DEFAULT_TEMPLATE, Template

__all__ = ["Shared", "shared_passages", "shared_titles", "texts_of"]

LONG_ENOUGH = 8
"""Words in a row that two papers do not share by chance."""
TOO_LONG = 15
"""Words in a row that nobody writes twice without copying them."""

Run = tuple[str, ...]
HYPHEN = re.compile(r"(?<=\w)[-\u00ad\u2010\u2011]\s?(?=\w)")


@dataclass(frozen=True)
class Shared:
    """A passage of a closed item that stands in an open one, or in the appendix that is `file`.

    `title` is how the passage is written, where it is what the closed item is called.
    """

    closed_item: str
    open_item: str
    run: Run
    file: str = ""
    title: str = ""

    @property
    def is_copied(self) -> bool:
        """Whether it is too long for two authors to have come upon it."""
        return len(self.run) >= TOO_LONG

    @property
    def words(self) -> str:
        """The passage, or how it begins."""
        if self.title:
            return self.title
        more = "…" if self.is_copied else ""
        return " ".join(self.run[:TOO_LONG]) + more


@dataclass(frozen=True)
class Place:
    """What the public can read in one place: an open item with its report, or an appendix of it."""

    item: str
    file: str
    texts: Sequence[Sequence[str]]


def shared_passages(meeting: Meeting, template: Template = DEFAULT_TEMPLATE) -> list[Shared]:
    """The longest passage of each closed item in each open place that has one.

    Left out is what gives nothing away: the words of the template and of the kinds of report, and a
    short passage that stands in another open item too, as what every author writes under a heading
    does. A long one never is.
    """
    closed = [(item.number, held_by(item)) for item in closed_part(meeting).meeting.items]
    sought = grams(words for _, held in closed for words in held)
    if not sought:
        return []
    opened = [(place, grams(place.texts, sought)) for place in places(meeting)]
    ours = grams(map(words_of, template_texts(template)))
    found = []
    for number, held in closed:
        for place, theirs in opened:
            others = ours.union(*(each for at, each in opened if at.item != place.item))
            told = [run for run in runs(held, theirs) if not is_known(run, ours, others)]
            if told:
                found.append(Shared(number, place.item, max(told, key=len), place.file))
    return found


def shared_titles(meeting: Meeting, template: Template = DEFAULT_TEMPLATE) -> list[Shared]:
    """Titles of closed items, too short for a passage, that the public can read somewhere.

    A title of one word is no title that gives something away, nor one that open items have too.
    """
    public = [said(words_of(item.title)) for item in open_part(meeting).meeting.items]
    public += map(said, map(words_of, template_texts(template)))
    closed = {
        (item.number, run): title
        for item in closed_part(meeting).meeting.items
        for run, title in titles_of(item).items()
        if 1 < len(run) < LONG_ENOUGH and not any(said(run) in each for each in public)
    }
    if not closed:
        return []
    return [
        Shared(number, place.item, run, place.file, title)
        for place in places(meeting)
        for (number, run), title in closed.items()
        if any(said(run) in said(words) for words in place.texts)
    ]


def said(words: Sequence[str]) -> str:
    """Words one after another, so that whole words are looked for and no halves."""
    return f" {' '.join(words)} "


def titles_of(item: AgendaItem) -> dict[Run, str]:
    """What an item and its paper are called, by its words."""
    titles = (item.paper.title if item.paper else "", item.title)
    return {tuple(words_of(title)): title for title in titles}


def held_by(item: AgendaItem) -> list[list[str]]:
    """What a closed item says, its files too."""
    return [*map(words_of, (item.title, item.note, *texts_of(item.paper)))]


def places(meeting: Meeting) -> Iterator[Place]:
    """Every place of the open part."""
    for item in open_part(meeting).meeting.items:
        files = item.paper.files if item.paper else []
        told = replace(item, paper=item.paper.with_files(unsaid)) if item.paper else item
        yield Place(item.number, "", [*map(words_of, texts_of(told))])
        for title, file in files:
            yield Place(item.number, title, [words_of(file.said)])


def unsaid(file: Attached) -> Attached:
    """A file of which only the name is told."""
    return replace(file, said="")


def template_texts(template: Template) -> Iterator[str]:
    """The words of the template and of the kinds of report: nobody's own."""
    sections = [*template.sections, *(each for kind in kinds().values() for each in kind.sections)]
    return (text for each in sections for text in (each.heading, each.hint, each.begins))


def is_known(run: Run, ours: Set[Run], others: Set[Run]) -> bool:
    """Whether a passage gives nothing away."""
    known = ours if len(run) >= TOO_LONG else others
    return all(gram in known for gram in grams_of(run))


def runs(texts: Iterable[Sequence[str]], known: Set[Run]) -> Iterator[Run]:
    """Every passage of the texts that stands in what is known, as long as it goes on."""
    for words in texts:
        start: int | None = None
        for at, gram in enumerate([*grams_of(words), ()]):
            if gram in known:
                start = at if start is None else start
            elif start is not None:
                yield tuple(words[start : at + LONG_ENOUGH - 1])
                start = None


def grams(texts: Iterable[Sequence[str]], among: Set[Run] | None = None) -> set[Run]:
    """Every run of so many words in the texts, or those that are `among` others."""
    found = (gram for words in texts for gram in grams_of(words))
    return set(found) if among is None else {gram for gram in found if gram in among}


def grams_of(words: Sequence[str]) -> Iterator[Run]:
    """Every run of so many words, in their order."""
    return zip(*(words[at:] for at in range(LONG_ENOUGH)), strict=False)


def words_of(text: str) -> list[str]:
    """The words of a text, however they are written or marked: joined where a hyphen parts them,
    as at the end of a line, and with ligatures as the letters they are."""
    letters = unicodedata.normalize("NFKC", HYPHEN.sub("", plain(text))).replace("\u200b", "")
    return re.findall(r"[^\W_]+", letters.casefold())


def texts_of(value: Any) -> Iterator[str]:
    """Every text within a dataclass, however deep."""
    if isinstance(value, str) and not isinstance(value, Enum):
        yield value
    elif is_dataclass(value) and not isinstance(value, type):
        for each in fields(value):
            yield from texts_of(getattr(value, each.name))
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for each in value:
            yield from texts_of(each)
