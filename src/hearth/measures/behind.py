"""The children behind a number."""

from __future__ import annotations

from typing import Any

import narwhals.stable.v2 as nw

from hearth import frames
from hearth.errors import NotFoundError, UsageError
from hearth.measures.catalogue import measure_called
from hearth.measures.lines import Line, lines_of
from hearth.measures.model import Breakdown, Derived, Window
from hearth.measures.reach import moved, why_not
from hearth.measures.whose import rows_of
from hearth.records.histories import Histories
from hearth.vocabulary import Council

__all__ = ["breakdowns_behind", "rows"]


def rows(
    histories: Histories,
    council: Council,
    measure_id: str,
    window: Window,
    variant: str = "",
) -> nw.DataFrame[Any]:
    """The rows a figure is the total of: one per child, or per event of a child.

    Columns: `child`, `in_numerator`, `in_denominator` and `unknown` (Int64: what the row adds to
    each; a count has the same in both), then a text column per breakdown (`breakdowns_behind`) with
    the label of the row's category, and what the population's rows tell (`Population.tells`).
    Rows that add nothing are left out. `variant` picks a second figure. A derived measure shows
    the rows of the measure it is made of. Raises NotFoundError for an unknown measure or variant
    and UsageError when the returns cannot feed the window.
    """
    measure = measure_called(measure_id)
    own = measure.of
    asked = measure.windows(window)[0] if isinstance(measure, Derived) else window
    line = line_called(lines_of(own), variant)
    looked_at = moved(asked, line.population.timing)
    reason = why_not(histories, own, line.population, looked_at)
    if reason is not None:
        raise UsageError(
            f"{measure.title} cannot be worked out for {council.name} on {looked_at.end}. {reason}"
        )
    population = rows_of(line.population, histories, (looked_at,))
    return frames.collect(shown(population, line))


def line_called(lines: tuple[Line, ...], variant: str) -> Line:
    """The line of a variant, by its id; empty for the measure's own."""
    for line in lines:
        if line.variant == variant:
            return line
    known = ", ".join(line.variant for line in lines if line.variant) or "none"
    raise NotFoundError(f"{lines[0].title} has no second figure {variant!r}. It has: {known}.")


def shown(population: nw.LazyFrame[Any], line: Line) -> nw.LazyFrame[Any]:
    """What each row adds, and its categories in words."""
    numerator = counted(line.numerator)
    denominator = numerator if line.denominator is None else counted(line.denominator)
    unknown = nw.lit(0, nw.Int64) if line.unknown is None else counted(line.unknown)
    return (
        population.select(
            "child",
            numerator.alias("in_numerator"),
            denominator.alias("in_denominator"),
            unknown.alias("unknown"),
            *(label_of(breakdown) for breakdown in breakdowns_of(line)),
            *line.population.tells,
        )
        .filter(
            (nw.col("in_numerator") != 0)
            | (nw.col("in_denominator") != 0)
            | (nw.col("unknown") != 0)
        )
        .sort("child")
    )


def breakdowns_behind(measure_id: str) -> dict[str, Breakdown]:
    """By what the rows behind a figure can be told apart, by id; each names their `column`.

    Raises NotFoundError for an unknown measure.
    """
    whole = line_called(lines_of(measure_called(measure_id).of), "")
    return {each.id: each for each in breakdowns_of(whole)}


def breakdowns_of(line: Line) -> tuple[Breakdown, ...]:
    """The population's, then what the measure's mixes divide it by."""
    mixes = (line.shares, *mixes_beside(line))
    every = (*line.population.breakdowns, *(mix for mix in mixes if mix is not None))
    return tuple({each.id: each for each in every}.values())


def mixes_beside(line: Line) -> list[Breakdown | None]:
    """What the measure's mixes over the same rows divide them by."""
    if line.population is not line.measure.population:
        return []
    return [each.shares for each in line.measure.variants if each.population is None]


def counted(expression: nw.Expr) -> nw.Expr:
    """What an expression adds: truths 1, nulls 0."""
    return expression.cast(nw.Int64).fill_null(0)


def label_of(breakdown: Breakdown) -> nw.Expr:
    """The label of each position."""
    labels = [category.label for category in breakdown.categories]
    return nw.col(breakdown.column).replace_strict(
        list(range(len(labels))), labels, default=None, return_dtype=nw.String
    )
