"""Who a child is beyond the return: names, identifiers, addresses, disability, family, status."""

from __future__ import annotations

from hearth.records.model import Column, Kind, Sensitivity, Table
from hearth.records.tables.common import CHILD, DOB
from hearth.records.tables.extra.columns import code, day, end_day, identifier, text, yes_no

__all__ = ["ADDRESSES", "DISABILITIES", "FAMILY", "IDENTIFIERS", "IMMIGRATION", "PERSONS"]

SPECIAL, LOCATION = Sensitivity.SPECIAL, Sensitivity.LOCATION

PERSONS = Table(
    name="persons",
    return_name="Persons",
    description="One row per person: what the return does not ask of them.",
    key=("child",),
    columns=(
        CHILD,
        text("forename", "First name"),
        text("surname", "Last name"),
        text("known_as", "The name the person likes to be known by"),
        code("gender", "GENDER", "Gender", SPECIAL),
        text("nationality", "Nationality", SPECIAL),
        yes_no("disabled", "Whether the person has a disability", SPECIAL),
        yes_no("send", "Whether the person has special educational needs", SPECIAL),
        DOB,
        day("expected_dob", "Date a child not yet born is expected"),
        day("died", "Date of death", SPECIAL),
        identifier("nhs_number", "NHS number"),
    ),
)

IDENTIFIERS = Table(
    name="identifiers",
    return_name="Identifiers",
    description="One row per other identifier of a person, from when to when it was theirs.",
    key=("child", "kind", "value"),
    columns=(
        CHILD,
        code("kind", "IDENTIFIER", "What kind of identifier it is"),
        identifier("value", "The identifier", required=True),
        day("valid_from", "Date it became theirs"),
        day("valid_to", "Date it was given up; empty while it is theirs"),
    ),
)

ADDRESSES = Table(
    name="addresses",
    return_name="Addresses",
    description="One row per address of a person, from when to when they lived there.",
    key=("child", "start", "kind"),
    columns=(
        CHILD,
        text("kind", "What kind of address it is, in the source's own words", LOCATION),
        text("address", "The address in one line", LOCATION),
        Column("postcode", Kind.POSTCODE, "Postcode", LOCATION),
        day("start", "Date the person began to live there", LOCATION),
        end_day("living there", LOCATION),
    ),
)

DISABILITIES = Table(
    name="disabilities",
    return_name="Disabilities",
    description="One row per disability of a person; NONE says that there is none.",
    key=("child", "disability"),
    columns=(CHILD, code("disability", "DISABILITY", "The disability", SPECIAL)),
)

FAMILY = Table(
    name="family",
    return_name="Family",
    description="One row per tie: `other` is the `relation` of `child`. Siblings have two rows.",
    key=("child", "other", "relation"),
    columns=(
        CHILD,
        identifier("other", "The other person, as `child` elsewhere", required=True),
        code("relation", "RELATION", "What the other person is to the child"),
    ),
)

IMMIGRATION = Table(
    name="immigration",
    return_name="Immigration",
    description="One row per immigration status of a person, from when to when.",
    key=("child", "status", "start"),
    columns=(
        CHILD,
        code("status", "IMMIGRATION", "Immigration status", SPECIAL),
        day("start", "Date the status began", SPECIAL),
        end_day("the status", SPECIAL),
    ),
)
