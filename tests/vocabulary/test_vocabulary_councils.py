"""Councils by any name they go by, their changes, children and neighbours."""

from datetime import date

import pytest

from hearth.errors import NotFoundError
from hearth.vocabulary import council, councils, neighbours

NAMES = [
    ("Lewisham", "209"),
    ("LEWISHAM ", "209"),
    ("London Borough of Lewisham", "209"),
    ("lewisham council", "209"),
    ("209", "209"),
    ("E09000023", "209"),
    ("e09000023", "209"),
    ("St Helens", "342"),
    ("St. Helens Borough Council", "342"),
    ("Bristol", "801"),
    ("Bristol City Council", "801"),
    ("City of Bristol", "801"),
    ("Hull", "810"),
    ("Hull City Council", "810"),
    ("Kingston upon Hull", "810"),
    ("Kingston upon Thames", "314"),
    ("Herefordshire", "884"),
    ("Herefordshire Council", "884"),
    ("BCP Council", "839"),
    ("Bournemouth, Christchurch & Poole", "839"),
    ("Bournemouth", "837"),
    ("Royal Borough of Kensington and Chelsea", "207"),
    ("The Royal Borough of Windsor & Maidenhead", "868"),
    ("Leicestershire County Council", "855"),
    ("Leicestershire", "855"),
    ("Leicester City Council", "856"),
    ("Leicester City", "856"),
    ("Leicester", "856"),
    ("Durham", "840"),
    ("Durham County Council", "840"),
    ("City of London", "201"),
    ("City of London Corporation", "201"),
    ("City of York Council", "816"),
    ("North Yorkshire Council", "815"),
    ("City of Bradford Metropolitan District Council", "380"),
    ("Wirral Metropolitan Borough Council", "344"),
    ("Metropolitan Borough of Wirral", "344"),
    ("Sandwell MBC", "333"),
    ("Westminster City Council", "213"),
    ("City of Wolverhampton Council", "336"),
    ("Newcastle City Council", "391"),
    ("Council of the Isles of Scilly", "420"),
    ("Isle of Wight Council", "921"),
    ("Stockton on Tees", "808"),
    ("Telford & Wrekin Council", "894"),
    ("Medway Council", "887"),
    ("Cumbria County Council", "909"),
    ("Dorset Council", "838"),
    ("E08000016", "370"),  # Barnsley's code before 2025
    ("E08000038", "370"),
    ("E10000023", "815"),  # North Yorkshire's code as a county
    ("E06000048", "929"),
]


@pytest.mark.parametrize(("text", "la_number"), NAMES)
def test_a_council_is_found_by_any_name_it_goes_by(text, la_number):
    assert council(text).la_number == la_number


@pytest.mark.parametrize("each", councils(), ids=lambda each: each.name)
def test_every_name_and_code_finds_its_own_council(each):
    codes = (each.la_number, each.ons_code, *each.former_ons_codes)
    names = (each.name, *each.also_known_as, f"{each.name} Council", f"{each.name} City Council")

    assert {council(text).la_number for text in (*codes, *names)} == {each.la_number}


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("Lewsham", "Lewisham"),
        ("Leicestershir", "Leicestershire"),
        ("Wolverhamton City Council", "Wolverhampton"),
        ("Southend", "Southend-on-Sea"),
    ],
)
def test_a_wrong_name_is_told_the_nearest(text, offer):
    with pytest.raises(NotFoundError, match=f"{offer}.*three-digit number"):
        council(text)


@pytest.mark.parametrize("text", ["", "London", "England", "999", "E07000135", "Council", "City"])
def test_what_is_not_a_council_is_not_taken_for_one(text):
    with pytest.raises(NotFoundError):
        council(text)


def test_a_council_and_what_is_known_of_it():
    lewisham = council("Lewisham")

    assert lewisham.ons_code == "E09000023"
    assert (lewisham.region, lewisham.sub_region) == ("London", "Inner London")
    assert lewisham.population[2024] == 62052
    assert not lewisham.abolished
    assert lewisham.successors == ()


@pytest.mark.parametrize(
    ("name", "last_day", "successors"),
    [
        ("835", date(2019, 3, 31), ["838", "839"]),
        ("Poole", date(2019, 3, 31), ["839"]),
        ("Bournemouth", date(2019, 3, 31), ["839"]),
        ("Northamptonshire", date(2021, 3, 31), ["940", "941"]),
        ("Cumbria", date(2023, 3, 31), ["942", "943"]),
    ],
)
def test_an_abolished_council_is_found_and_says_so(name, last_day, successors):
    found = council(name)

    assert found.abolished
    assert found.to_date == last_day
    assert list(found.successors) == successors
    for successor in found.successors:
        assert council(successor).from_date > last_day


def test_there_are_153_councils_today_each_with_children_in_every_year_it_has_had():
    today = [each for each in councils() if not each.abolished]

    assert len(today) == 153
    assert len({each.ons_code for each in councils()}) == len(councils()) == 158
    for each in today:
        first = each.from_date.year if each.from_date else 2012
        assert set(range(first, 2025)) <= set(each.population)


def test_england_and_its_regions_add_up_to_the_published_totals():
    children = {}
    for each in councils():
        children[each.region] = children.get(each.region, 0) + each.population.get(2024, 0)

    assert len(children) == 9
    assert children["London"] == 1_916_086
    assert sum(children.values()) == 12_183_016


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2025, 3, 31), 62052),
        (date(2024, 7, 1), 62052),
        (date(2024, 6, 30), 62600),
        (date(2021, 3, 31), 65999),
        (date(2013, 6, 30), 64514),
        (date(2012, 6, 30), None),  # before the figures we hold
        (date(2025, 7, 1), None),  # not yet estimated
    ],
)
def test_population_is_of_the_june_before(on, expected):
    assert council("Lewisham").residents(on) == expected


def test_population_of_a_council_that_was_not_there_is_not_known():
    assert council("Cumberland").residents(date(2022, 3, 31)) is None
    assert council("Cumbria").residents(date(2024, 3, 31)) is None


def test_a_council_can_be_a_key():
    assert {council("209"): 1}[council("Lewisham")] == 1


def test_neighbours_closest_first():
    close = neighbours("209")

    assert [each.rank for each in close] == list(range(1, 11))
    assert (close[0].la_number, close[0].name, close[0].closeness) == (
        "208",
        "Lambeth",
        "Very close",
    )
    assert [each.name for each in close[:4]] == ["Lambeth", "Southwark", "Croydon", close[3].name]


def test_the_two_versions_differ():
    assert neighbours("209", "April 2021")[1].name == "Croydon"
    assert neighbours("209", "May 2025")[1].name == "Southwark"


@pytest.mark.parametrize(
    ("version", "without"),
    [
        ("May 2025", {"835", "836", "837", "909", "928"}),
        ("April 2021", {"942", "943"}),
    ],
)
def test_who_has_a_list_in_each_version(version, without):
    lists = {each.la_number: neighbours(each.la_number, version) for each in councils()}

    assert without <= {number for number, close in lists.items() if not close}
    for number, close in lists.items():
        assert len(close) in (0, 10)
        assert number not in {each.la_number for each in close}
        assert len({each.la_number for each in close}) == len(close)


def test_wrong_names_are_told_the_nearest():
    with pytest.raises(NotFoundError, match="May 2025"):
        neighbours("209", "May 2024")
    with pytest.raises(NotFoundError, match="council"):
        neighbours("000")
