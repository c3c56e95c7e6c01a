"""Who a person is: names, identifiers, addresses, disabilities, immigration status and family."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date
from itertools import permutations

from hearth.sources.plain import Line
from hearth.sources.ssd.given import Given

__all__ = ["take_people"]

LARGEST_FAMILY = 25  # more of one family is an identifier that means none
PERSON = ("forename", "surname", "gender", "nationality", "send", "dob", "expected_dob", "died",
          "nhs_number")  # fmt: skip


def take_people(given: Given) -> None:
    """Add persons and all that is said of who they are."""
    born = first_births(given)
    for line in given["ssd_person"]:
        person(given, line, born.get(line["child"]))
    for line in given["ssd_linked_identifiers"]:
        if line["kind"]:
            names = ("child", "kind", "value", "valid_from")
            given.add("identifiers", line, **line.take(**{name: name for name in names}),
                      **line.take_end(valid_to="valid_to"))  # fmt: skip
    for line in given["ssd_address"]:
        address(given, line)
    for line in given["ssd_disability"]:
        if line["disability"]:
            given.add("disabilities", line, child=line["child"], disability=line["disability"])
    for line in given["ssd_immigration_status"]:
        immigration(given, line)
    mothers(given)
    families(given)


def person(given: Given, line: Line, born: date | None) -> None:
    """One person: what the return asks, and what it does not."""
    child = line["child"]
    upn = line.take(upn="upn") or line.take(upn="upn_unknown")
    mother = {}
    if line["mother"] is not None and line["sex"] == "F":
        mother = {"mother": "1" if line["mother"] else "0"}
    first = {"mc_dob": born} if born else {}
    who = line.take(sex="sex", dob="dob", ethnic="ethnic")
    given.add("header", line, child=child, **who, **upn, **mother, **first)
    given.add("persons", line, child=child, **line.take(**{name: name for name in PERSON}))
    if line["legacy"]:
        given.add("identifiers", line, child=child, kind="LEGACY", value=line["legacy"])


def first_births(given: Given) -> dict[str, date]:
    """The birth of each mother's first child."""
    found: dict[str, date] = {}
    for line in given["ssd_mother"]:
        mother, born = line["child"], line["mc_dob"]
        if born and born < found.get(mother, date.max):
            found[mother] = born
    return found


def address(given: Given, line: Line) -> None:
    """One address, in one line."""
    words = {"address": words_of(line["json"])} if line["json"] else {}
    given.add("addresses", line, **line.take(child="child", kind="kind", postcode="postcode"),
              **line.take(start="start"), **line.take_end(end="end"), **words)  # fmt: skip


def words_of(text: str) -> str:
    """The parts of an address as JSON in one line; any other text as it is."""
    try:
        parts = json.loads(text)
    except ValueError:
        return text
    values = parts.values() if isinstance(parts, dict) else [parts]
    return ", ".join(str(value).strip() for value in values if value not in (None, ""))


def immigration(given: Given, line: Line) -> None:
    """One immigration status; an unaccompanied child is on the return's table too."""
    child, status = line["child"], line["status"]
    if not status:
        return
    given.add("immigration", line, child=child, status=status, **line.take(start="start"),
              **line.take_end(end="end"))  # fmt: skip
    if status == "UASC":
        known = given.persons.get(child)
        who = known.take(sex="sex", dob="dob") if known else {}
        given.add("uasc", line, child=child, **who, **line.take_end(duc="end"))


def mothers(given: Given) -> None:
    """Mother and child, each way round."""
    for line in given["ssd_mother"]:
        if other := line["own_child"]:
            given.add("family", line, child=line["child"], other=other, relation="CHILD")
            given.add("family", line, child=other, other=line["child"], relation="MOTHER")


def families(given: Given) -> None:
    """People of one family, each tied to each; the dataset does not say how."""
    members: dict[str, dict[str, Line]] = defaultdict(dict)
    for line in given["ssd_family"]:
        members[line["family"]].setdefault(line["child"], line)
    for family, people in members.items():
        if len(people) > LARGEST_FAMILY:
            first = next(iter(people.values()))
            what = f"family {family} has {len(people):,} members, too many to be one. Not used."
            given.say("family", first, "family", what)
            continue
        for child, other in permutations(people, 2):
            given.add("family", people[child], child=child, other=other, relation="FAMILY")
