"""What this app shows of a child: the sections of their page and the lanes of their journey."""

from __future__ import annotations

from hearth_web.access.verbs import Verb
from hearth_web.people import journey, sections
from hearth_web.people.sections import Section
from hearth_web.people.showing import (
    beside,
    care,
    events,
    family,
    lanes,
    person,
    plans,
    workers,
    writing,
)

__all__ = ["register"]

SECTIONS = (
    Section("about", "Who they are", 20, None, "people/sections/about.html", person.about),
    Section(
        "family",
        "Family and people who matter",
        30,
        None,
        "people/sections/family.html",
        family.family,
    ),
    Section("workers", "Workers", 40, None, "people/sections/history.html", workers.workers),
    Section("homes", "Homes", 50, None, "people/sections/history.html", care.homes),
    Section("addresses", "Addresses", 55, None, "people/sections/addresses.html", beside.addresses),
    Section("status", "Legal status", 60, None, "people/sections/history.html", care.statuses),
    Section("care", "Times in care", 70, None, "people/sections/history.html", care.care),
    Section(
        "permanence",
        "Plan for where they grow up",
        390,
        None,
        "people/sections/history.html",
        beside.permanence,
    ),
    Section("plans", "Reviews and orders", 400, None, "people/sections/plans.html", plans.plans),
    Section(
        "adoption",
        "Adoption",
        420,
        Verb.SEE_ADOPTION,
        "people/sections/adoption.html",
        plans.adoption,
    ),
    Section(
        "immigration",
        "Immigration",
        440,
        Verb.SEE_IMMIGRATION,
        "people/sections/immigration.html",
        plans.immigration,
    ),
    Section(
        "protection",
        "In need and child protection",
        460,
        Verb.SEE_PROTECTION,
        "people/sections/protection.html",
        beside.protection,
    ),
    Section("notes", "Notes", 600, None, "people/sections/notes.html", writing.notes),
    Section(
        "documents", "Documents", 620, None, "people/sections/documents.html", writing.documents
    ),
)


def register() -> None:
    """Called once, when the app is ready."""
    for section in (*SECTIONS, *events.OWN):
        sections.register(section)
    for part in events.FOLLOWING:
        sections.follow(part)
    for lane in lanes.LANES:
        journey.register(lane)
