"""The table as the screen shows it: headings that sort, cells in words, one page of rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest
from django.utils.html import format_html

from hearth_web.ui.addresses import changed
from hearth_web.ui.tables.model import Column, Table, value_of
from hearth_web.ui.words import shown

__all__ = ["Cell", "Heading", "Screen", "screen"]


@dataclass(frozen=True)
class Heading:
    """A column's heading; `sorted` is ascending, descending or nothing (aria-sort)."""

    label: str
    is_numeric: bool
    href: str
    sorted: str


@dataclass(frozen=True)
class Cell:
    """One cell in words; `colour` is that of its tag. What is short is kept on one line."""

    words: str
    is_numeric: bool
    href: str
    is_tag: bool
    is_short: bool
    colour: str
    said: str = ""

    @property
    def html(self) -> str:
        """The words, with their link or their tag. A template of its own would cost a list of
        fifty rows as much as reading it."""
        if self.href and self.said:
            link = '<a class="govuk-link" href="{}">{}<span class="{}"> {}</span></a>'
            return format_html(link, self.href, self.words, "govuk-visually-hidden", self.said)
        if self.href:
            return format_html('<a class="govuk-link" href="{}">{}</a>', self.href, self.words)
        if self.is_tag:
            tag = '<strong class="govuk-tag govuk-tag--{}">{}</strong>'
            return format_html(tag, self.colour, self.words)
        return self.words


@dataclass(frozen=True)
class Screen:
    """All that the template draws; `page` is None when everything is on one."""

    table: Table
    headings: list[Heading]
    rows: list[list[Cell]]
    page: Page[Any] | None


def screen(table: Table, request: HttpRequest) -> Screen:
    """The table ready for the template, at the page the address asks for."""
    page = _page(table, request)
    rows = table.rows_of(table.rows if page is None else page.object_list)
    return Screen(
        table,
        [_heading(column, table.sort, request) for column in table.columns],
        [[_cell(column, row) for column in table.columns] for row in rows],
        page,
    )


def _page(table: Table, request: HttpRequest) -> Page[Any] | None:
    if not table.per_page:
        return None
    rows: Any = table.rows  # only sliced, though Django's types ask for single rows too
    return Paginator(rows, table.per_page).get_page(request.GET.get("page"))


def _heading(column: Column, sort: str, request: HttpRequest) -> Heading:
    """A sorted column's link turns it round; another's sorts by it. Both go to the first page."""
    if not column.sorts:
        return Heading(column.label, column.is_numeric, "", "")
    is_up, is_down = sort == column.key, sort == f"-{column.key}"
    href = changed(request, sort=f"-{column.key}" if is_up else column.key, page=None)
    way = "ascending" if is_up else "descending" if is_down else ""
    return Heading(column.label, column.is_numeric, href, way)


def _cell(column: Column, row: Any) -> Cell:
    words = shown(column.of(row), column.kind, column.decimals)
    return Cell(
        words,
        column.is_numeric,
        column.address_in(row),
        column.kind == "tag" and bool(words),
        column.kind in ("date", "tag"),
        column.colours.get(words, "grey"),
        str(value_of(row, column.said)) if column.said else "",
    )
