"""Care leaver measures: the worked examples of the definitions, and who is left out."""

from __future__ import annotations

from typing import Any

import pytest
from small_returns import counted, episode, histories_of, mixed, worked, year

Y21 = year(2021)
AGED_19 = "2001-06-15"


def leavers(
    *answers: dict[str, Any], born: dict[str, str | None] | None = None, episodes: Any = ()
) -> Any:
    """Care leavers, aged 19 at the end of the year unless `born` says otherwise."""
    named = [{"child": f"C{at}"} | answer for at, answer in enumerate(answers)]
    births: dict[str, str | None] = {row["child"]: AGED_19 for row in named} | (born or {})
    return histories_of(list(episodes), [2021], births, oc3=named)


def test_in_touch() -> None:
    histories = leavers(*({"in_touch": code} for code in ("YES", "YES", "REFU", "NREQ", "DIED")))
    assert worked(histories, "cl-in-touch", Y21) == (2, 4, 0, "50")
    assert worked(histories, "cl-number", Y21) == (4, None, 0, "4")


def test_in_education_employment_or_training() -> None:
    histories = leavers(
        {"in_touch": "YES", "activ": "F2"},
        {"in_touch": "YES", "activ": "P5"},
        {"in_touch": "YES", "activ": "G5"},
        {"in_touch": "NO", "activ": "0"},
        {"in_touch": "RHOM", "activ": "0"},
    )
    assert worked(histories, "cl-eet", Y21) == (2, 4, 1, "50")
    assert worked(histories, "cl-eet", Y21, "known only") == (2, 3, 0, "67")
    assert worked(histories, "cl-eet", Y21, "not-other") == (1, 4, 1, "25")
    assert worked(histories, "cl-eet", Y21, "not-illness") == (0, 4, 1, "0")


@pytest.mark.parametrize("activ", ["F1", "P1", "F2", "P2", "F3", "P3", "F4", "P4", "F5", "P5"])
def test_every_f_and_p_code_is_education_employment_or_training(activ: str) -> None:
    assert worked(leavers({"in_touch": "YES", "activ": activ}), "cl-eet", Y21)[0] == 1


def test_suitable_accommodation() -> None:
    histories = leavers(
        {"in_touch": "YES", "accom": "U1"},
        {"in_touch": "YES", "accom": "Z1"},
        {"in_touch": "YES", "accom": "X2"},
        {"in_touch": "REFU", "accom": "0"},
        {"in_touch": "YES", "accom": "G1"},
        {"in_touch": "DIED", "accom": "0"},
    )
    assert worked(histories, "cl-suitable", Y21) == (2, 4, 1, "50")
    assert worked(histories, "cl-suitable", Y21, "known only") == (2, 3, 0, "67")
    assert worked(histories, "cl-suitable", Y21, "live") == (2, 5, 2, "40")


@pytest.mark.parametrize("accom", ["S1", "S2", "X1", "X2", "U2", "W2"])
def test_custody_and_homelessness_are_never_suitable(accom: str) -> None:
    histories = leavers({"in_touch": "YES", "accom": accom})
    assert worked(histories, "cl-suitable", Y21) == (0, 1, 0, "0")


@pytest.mark.parametrize("accom", ["G1", "G2", "H1", "H2", "R1", "R2"])
def test_abroad_deported_or_unknown_residence_is_out_of_the_national_figure(accom: str) -> None:
    histories = leavers({"in_touch": "YES", "accom": accom})
    assert worked(histories, "cl-suitable", Y21) == (0, 0, 0, "n/a")
    assert worked(histories, "cl-suitable", Y21, "live") == (0, 1, 1, "n/a")


def test_staying_put() -> None:
    histories = leavers(
        {"accom": "Z1"},
        {"accom": "Z2"},
        {"accom": "U1"},
        {"accom": "U1"},
        {"accom": "B1"},
        {"child": "aged 17", "accom": "Z1"},
        {"child": "aged 21", "accom": "Z1"},
        born={"aged 17": "2003-06-15", "aged 21": "1999-06-15"},
        episodes=[
            episode("C0", "2015-01-01", "2019-06-15", rec="E17"),  # ends on the 18th birthday
            episode("C1", "2015-01-01", "2019-06-15", rec="E17"),
            episode("C2", "2015-01-01", "2019-06-15", rec="E5"),
            episode("C3", "2015-01-01", "2019-06-14", rec="E5"),  # the day before is not covered
            episode("C4", "2015-01-01", "2019-06-15", rec="E5", place="K2"),
        ],
    )
    assert worked(histories, "cl-staying-put", Y21) == (2, 5, 0, "40")
    assert worked(histories, "cl-staying-put", Y21, "fostered-at-18") == (2, 3, 0, "67")


@pytest.mark.parametrize(("end", "fostered"), [("2022-02-28", 0), ("2022-03-01", 1)])
def test_staying_put_after_a_leap_day_birth(end: str, fostered: int) -> None:
    """Born on 29 February 2004, a person is 17 until the end of February 2022."""
    histories = histories_of(
        [episode("A", "2015-01-01", end, rec="E17")],
        [2023],
        {"A": "2004-02-29"},
        oc3=[{"child": "A", "accom": "Z1"}],
    )
    assert worked(histories, "cl-staying-put", year(2023), "fostered-at-18")[1] == fostered


def test_no_information_about_where_they_live_is_unknown() -> None:
    histories = leavers({"accom": "0"}, {"accom": None}, {"accom": "Z1"})
    assert worked(histories, "cl-staying-put", Y21) == (1, 3, 2, "33")


def test_higher_education() -> None:
    histories = leavers(*({"activ": code} for code in ("F1", "P1", "G5", "F2")))
    assert worked(histories, "higher-education", Y21) == (2, 4, 0, "50")


@pytest.mark.parametrize(
    ("born", "band"),
    [
        ("2004-04-01", None),  # 16 until after the year
        ("2004-03-31", "17 to 18"),
        ("2002-04-01", "17 to 18"),
        ("2002-03-31", "19 to 21"),
        ("1999-04-01", "19 to 21"),
        ("1999-03-31", "22 to 25"),
        ("1995-04-01", "22 to 25"),
        ("1995-03-31", None),
        (None, "Not known"),
    ],
)
def test_bands_go_by_the_birthday_in_the_year(born: str | None, band: str | None) -> None:
    histories = leavers({"in_touch": "YES"}, born={"C0": born})
    by_age = mixed(histories, "cl-number", Y21, "care-leaver-age")
    assert [label for label, (number, _, _) in by_age.items() if number] == [band] * bool(band)


@pytest.mark.parametrize(
    ("episodes", "left_out"),
    [
        ([episode("C0", "2015-01-01", "2018-01-01", rec="E3")], True),
        (
            [
                episode("C0", "2015-01-01", "2016-01-01", rec="E3"),
                episode("C0", "2017-01-01", "2019-06-15", rec="E5"),
            ],
            False,
        ),
        (
            [
                episode("C0", "2014-01-01", "2015-01-01", rec="E3"),
                episode("C0", "2016-01-01", "2018-01-01", rec="E3"),
            ],
            True,
        ),
        ([episode("C0", "2015-01-01", "2019-06-15", ls="V4")], True),
        (
            [
                episode("C0", "2014-01-01", "2014-06-15", ls="V4"),
                episode("C0", "2015-01-01", "2019-06-15", rec="E5"),
            ],
            False,
        ),
        ([], False),  # left care before the returns begin
    ],
)
def test_care_transferred_and_short_breaks_alone_are_left_out(
    episodes: list[dict[str, Any]], left_out: bool
) -> None:
    histories = leavers({"in_touch": "YES"}, episodes=episodes)
    assert counted(histories, "cl-number", Y21) == ([] if left_out else ["C0"])


def test_each_year_has_its_own_answers() -> None:
    histories = histories_of(
        [],
        [2021, 2022],
        {"A": AGED_19},
        oc3=[
            {"child": "A", "year": 2021, "in_touch": "NO"},
            {"child": "A", "year": 2022, "in_touch": "YES"},
        ],
    )
    assert worked(histories, "cl-in-touch", Y21) == (0, 1, 0, "0")
    assert worked(histories, "cl-in-touch", year(2022)) == (1, 1, 0, "100")


def test_nobody_has_no_share() -> None:
    assert worked(leavers(), "cl-eet", Y21) == (0, 0, 0, "n/a")
