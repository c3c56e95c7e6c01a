"""Invented things for the gallery to show: nobody here exists."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict

from hearth.documents.charts import bars, line
from hearth.documents.model import Figure
from hearth.documents.model import Table as DocumentTable
from hearth_web.ui.forms import (
    CheckboxesField,
    DateField,
    HearthForm,
    LongTextField,
    RadiosField,
    SearchSelect,
    UploadField,
    VersionedForm,
    YesNoField,
)
from hearth_web.ui.navigation import Link
from hearth_web.ui.parts import Event, Line
from hearth_web.ui.tables import Column, Table, chosen_sort, sorted_rows

__all__ = ["samples"]

TOWNS = (
    "Ashby", "Birchley", "Cedarham", "Dunmoor", "Elmstead", "Fernhill", "Gorsedale", "Hawthorn",
    "Ivybridge Road", "Juniper Vale", "Kingswood", "Larchfield", "Maplewell", "Nettlecombe",
)  # fmt: skip


class Everything(HearthForm):
    """One of each kind of field."""

    name = forms.CharField(help_text="As the young person writes it.", max_length=60)
    email = forms.EmailField(label="Email address", required=False)
    size = forms.IntegerField(label="Shoe size", min_value=1, max_value=20, required=False)
    born = DateField(label="Date of birth", help_text="For example, 27 3 2012.")
    home = RadiosField(
        label="Where they live",
        choices=[("foster", "Foster home"), ("kin", "With family or friends"), ("other", "Other")],
        hints={"kin": "A connected person assessed by the council."},
    )
    other_home = forms.CharField(label="What kind of home")
    languages = CheckboxesField(
        label="Languages spoken at home",
        choices=[("cy", "Welsh"), ("en", "English"), ("pl", "Polish")],
        required=False,
    )
    advocate = YesNoField(label="Has an advocate", required=False)
    school = forms.ChoiceField(
        label="School", choices=[("", "---------"), ("1", "Hill Primary"), ("2", "Vale Academy")]
    )
    town = forms.ChoiceField(
        choices=[("", "---------"), *((town.lower(), town) for town in TOWNS)], widget=SearchSelect
    )
    wishes = LongTextField(label="What they told us", max_length=200, required=False)
    letter = UploadField(kinds=[".pdf", ".docx"], largest=5, help_text="PDF or Word, up to 5 MB.")
    agreed = forms.BooleanField(label="The young person has read this")

    reveals = {"home": {"other": "other_home"}}  # noqa: RUF012


class Search(HearthForm):
    """What a list may be filtered by."""

    status = forms.ChoiceField(
        label="Legal status",
        choices=[("", "Any"), ("C2", "Full care order"), ("V2", "Section 20")],
        required=False,
    )
    team = forms.ChoiceField(choices=[("", "Any"), ("hill", "Hill team")], required=False)


class Note(VersionedForm):
    """Something two people may be changing at once."""

    note = LongTextField(max_length=100)


WRONG = {
    "name": "", "email": "not an address", "size": "0", "born-day": "31", "born-month": "2",
    "born-year": "2012", "home": "other", "school": "9", "wishes": "x" * 201,
}  # fmt: skip


def samples(request: HttpRequest) -> dict[str, Any]:
    """The context of every example."""
    wrong_file = SimpleUploadedFile("letter.exe", b"not a letter")
    return {
        "empty_form": Everything(auto_id="empty_%s"),
        "wrong_form": Everything(WRONG, MultiValueDict({"letter": [wrong_file]})),
        "stale_form": Note({"note": "My words", "version": "1"}, version=2, auto_id="stale_%s"),
        "filter_form": Search({"status": "C2"}, auto_id="filter_%s"),
        "chosen": [Link("Full care order", "?")],
        "table": _table(request),
        "empty_table": Table("Missing tonight", COLUMNS[1:3], [], empty="Nobody is missing."),
        "bar_figure": _bars(),
        "line_figure": _line(),
        "lines": LINES,
        "events": EVENTS,
        "links": [Link("Overview", "#", "page"), Link("Health", "#"), Link("Education", "#")],
        "crumbs": [{"text": "Children", "href": "#"}, {"text": "Ash Hillside"}],
        "facts": ["Restricted", "Out of area"],
    }


COLUMNS = (
    Column("name", "Name", sorts=True, link="href"),
    Column("born", "Date of birth", "date", sorts=True),
    Column("status", "Status", "tag", colours={"On time": "green", "Late": "red"}),
    Column("cost", "Cost a week", "money", sorts=True),
    Column("visits", "Visits", "number"),
)
NAMES = ("Ash Hillside", "Birch Valeside", "Cedar Marsh", "Dale Rowan", "=2+2", "Fern O’Leary")


def _table(request: HttpRequest) -> Table:
    rows = [
        {
            "name": name,
            "href": "#",
            "born": date(2010 + at, 3, 4 + at) if at != 3 else None,
            "status": "Late" if at % 3 == 1 else "On time",
            "cost": 512.5 + 1250 * at,
            "visits": 12 + at,
        }
        for at, name in enumerate(NAMES)
    ]
    sort = chosen_sort(request, COLUMNS, "name")
    return Table(
        "Visits this quarter",
        COLUMNS,
        sorted_rows(rows, sort),
        sort=sort,
        per_page=4,
        notes=["Cost is what the home is paid, not what it takes to run."],
    )


LINES = [
    Line("Name", "Ash Hillside", "#"),
    Line("Date of birth", date(2012, 5, 4), "#"),
    Line("Religion", None, "#", "Add"),
    Line("Interpreter needed", False),
]
EVENTS = [
    Event(
        date(2024, 5, 3), "Moved to live with Rowan and Sky", "Planned, after two visits.", "Home"
    ),
    Event(date(2024, 2, 12), "Full care order", kind="Legal status", colour="blue", href="#"),
    Event(None, "First came into care", "The day was not written down.", "Care"),
]


def _bars() -> Figure:
    labels, values = ["Foster home", "With family or friends", "Children’s home"], [41, 22, None]
    rows = [[a, "not shown" if b is None else str(b)] for a, b in zip(labels, values, strict=True)]
    return Figure(
        "Most children live in foster homes",
        bars("Where children live", labels, values),
        DocumentTable("Where children live", ["Home", "Children"], rows, frozenset({1})),
    )


def _line() -> Figure:
    years, ours, theirs = ["2022", "2023", "2024", "2025"], [61, 64, 70, 69], [70, 71, 71, 70]
    rows = [[y, str(a), str(b)] for y, a, b in zip(years, ours, theirs, strict=True)]
    return Figure(
        "More children are in care than three years ago, as in England",
        line("Children in care", years, [("Our council", ours), ("England", theirs)], "per 10,000"),
        DocumentTable(
            "Children in care per 10,000", ["Year", "Our council", "England"], rows,
            frozenset({1, 2}),
        ),
    )  # fmt: skip
