"""The documentation of a table, from its columns."""

from __future__ import annotations

from hearth.records.model import Column, Table

__all__ = ["constraint", "describe"]

HEADINGS = ("Column", "Holds", "Meaning", "Allowed", "Sensitivity")


def describe(table: Table) -> str:
    """A Markdown section about the table: what it is, what names a row, and each column."""
    rows = [HEADINGS, ("---",) * len(HEADINGS), *map(described, table.columns)]
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    key = ", ".join(f"`{name}`" for name in table.key)
    return "\n".join(
        [
            f"## {table.return_name} (`{table.name}`)",
            "",
            table.description,
            "",
            f"A row is named by {key}.",
            "",
            *lines,
            "",
        ]
    )


def described(column: Column) -> tuple[str, ...]:
    """One line of the documentation table."""
    return (
        f"`{column.name}`",
        column.kind.value,
        column.description,
        constraint(column),
        column.sensitivity.value,
    )


def constraint(column: Column) -> str:
    """What a cell of the column may hold, in words; empty when anything may stand there."""
    parts = []
    if column.required:
        parts.append("always filled")
    if column.code_set:
        parts.append(f"code set {column.code_set}")
    if column.minimum is not None and column.maximum is not None:
        parts.append(f"{column.minimum} to {column.maximum}")
    if column.pattern:
        # A bar would end the cell of a Markdown table.
        parts.append("matches `" + column.pattern.replace("|", r"\|") + "`")
    return "; ".join(parts)
