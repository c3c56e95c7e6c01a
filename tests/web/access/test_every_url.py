"""Every address of the site, and who may open it: the table is `tests/web/urls.csv`.

A new page gets a line there: its name, its kind (public; signed-in; verbs; token, for the API;
closed, for what a library offers and we do not), and the verbs, any of which opens it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from addresses import TABLE, Address, Row, addresses, table
from django.test import Client

from hearth_web.access.doors import SIGNED_IN, SIGNED_OUT
from hearth_web.access.roles import ROLES

pytestmark = pytest.mark.django_db
KINDS = {"public", "signed-in", "verbs", "token", "closed"}
NOT_THERE = {"public": (), "token": (401, 404, 405)}


def kind_of(view: Any, name: str) -> str:
    """What the view itself says."""
    if getattr(view, "public", False) or name in SIGNED_OUT:
        return "public"
    if getattr(view, "verbs", ()):
        return "verbs"
    if getattr(view, "guarded", False) or name in SIGNED_IN:
        return "signed-in"
    return "token" if name.startswith("api-") else "closed"


def listed() -> list[tuple[Address, Row]]:
    """Every address with its line of the table."""
    known = table()
    return [(each, known[each.name]) for each in addresses() if each.name in known]


def test_no_address_is_missing_from_the_table() -> None:
    known = table()
    missing = sorted(
        f"{each.name},{kind_of(each.view, each.name)},{' '.join(getattr(each.view, 'verbs', ()))}"
        for each in addresses()
        if each.name not in known
    )
    assert not missing, (
        f"Say in {TABLE.name} who may open these pages; this is what their views say:\n"
        + "\n".join(missing)
    )


def test_the_table_names_no_address_that_is_gone() -> None:
    gone = sorted(set(table()) - {each.name for each in addresses()})
    assert not gone, f"Take these out of {TABLE.name}: {', '.join(gone)}"


def test_the_table_says_what_the_views_say() -> None:
    for each, row in listed():
        verbs = tuple(map(str, getattr(each.view, "verbs", ())))
        said = (kind_of(each.view, each.name), verbs)
        assert (row.kind, row.verbs) == said, f"{each.name}: the table and the view differ"
    assert {row.kind for row in table().values()} <= KINDS


def test_signed_out_only_public_pages_are_there() -> None:
    client = Client()
    for each, row in listed():
        expected = NOT_THERE.get(row.kind, (404,))
        for ask in (client.get, client.post) if expected else ():
            assert ask(each.path).status_code in expected, f"{each.name} is open to a stranger"


@pytest.mark.parametrize("role", ROLES)
def test_a_page_of_another_role_is_not_there(
    role: str, cast: Any, signed_in: Callable[[str], Client]
) -> None:
    client, user = signed_in(role), cast[role]
    for each, row in listed():
        refused = row.kind == "closed" or (
            row.kind == "verbs" and not any(user.may(verb) for verb in row.verbs)
        )
        if refused:
            assert client.get(each.path).status_code == 404, f"{each.name} is open to {role}"


def test_a_page_of_ones_own_role_is_there(cast: Any, signed_in: Callable[[str], Client]) -> None:
    for each, row in listed():
        if row.kind != "verbs" or not each.is_plain:
            continue
        for role in ROLES:
            if any(cast[role].may(verb) for verb in row.verbs):
                status = signed_in(role).get(each.path).status_code
                assert status != 404, f"{each.name} is not there for {role}"
