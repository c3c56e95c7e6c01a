"""YAML as plain mappings, lists and text, with the line each key stands on.

Everything stays text: what `on`, `1e3` or `2025-09` mean is for those who read the values.
"""

from __future__ import annotations

from typing import Any

import yaml

from hearth.errors import UnreadableError

__all__ = ["Lined", "plain"]

DEEPEST = 12  # nothing a person writes by hand goes deeper
BIGGEST = 1_000_000  # characters


class Lined(dict[str, Any]):
    """A mapping that knows the line it begins on (`line`), those of its keys (`lines`), and where a
    key is given again (`again`); of such a key the first value is held."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: dict[str, int] = {}
        self.again: dict[str, int] = {}


def plain(text: str, name: str, what: str, begin: str) -> Lined:
    """The mapping that a YAML text is.

    `what` is what the file should hold, such as "scenarios"; `begin` says how such a file begins.

    UnreadableError, with the line, for a text that is no YAML or not a mapping. References to
    other places (`*`) are refused: a few lines of them can stand for millions.
    """
    if len(text) > BIGGEST:
        raise UnreadableError(f"{name} is too large for a file of {what}.")
    try:
        refuse_deep(text, name)
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        raise UnreadableError(broken(error, name)) from error
    if not isinstance(node, yaml.MappingNode):
        raise UnreadableError(f"{name} holds no {what}. {begin}")
    return mapping_of(node)


def refuse_deep(text: str, name: str) -> None:
    """UnreadableError for references, and for what is nested deeper than people write."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent):
            raise UnreadableError(
                f"{name}, line {line}: a reference with * is not read. Write the value again, or "
                "put quotation marks round a text that begins with *."
            )
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise UnreadableError(f"{name}, line {line}: this is nested too deep to be read.")


def broken(error: yaml.YAMLError, name: str) -> str:
    """What to say of a text that is no YAML."""
    mark = getattr(error, "problem_mark", None)
    place = f"{name}, line {mark.line + 1}" if mark else name
    return (
        f"{place}: this cannot be read as YAML ({getattr(error, 'problem', None) or error}). Check "
        "that lines of one list or mapping begin in the same column, with spaces and not tabs, and "
        "that each key is followed by a colon and a space."
    )


def value_of(node: yaml.Node) -> Any:
    """A node as a mapping, list or text."""
    if isinstance(node, yaml.MappingNode):
        return mapping_of(node)
    if isinstance(node, yaml.SequenceNode):
        return [value_of(each) for each in node.value]
    empty = node.tag == "tag:yaml.org,2002:null" and node.value != ""
    return "" if empty else str(node.value)


def mapping_of(node: yaml.MappingNode) -> Lined:
    """A mapping with its lines."""
    found = Lined(node.start_mark.line + 1)
    for key_node, held in node.value:
        key = str(key_node.value)
        line = key_node.start_mark.line + 1
        if key in found:
            found.again[key] = line
            continue
        found[key] = value_of(held)
        found.lines[key] = line
    return found
