"""The profile of a council, read as its reader would."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

import pytest

from hearth.benchmarks import indicators, series
from hearth.documents.council_profile import profile_report
from hearth.documents.council_profile.contents import items, sections
from hearth.documents.model import Figure, Heading, KeyFigures, Listing, Note, Paragraph, Table
from hearth.errors import NotFoundError

ODD = ["City of London", "Isles of Scilly", "Cumberland", "Northamptonshire", "Rutland"]


@cache
def profile(name):
    return profile_report(name, made_on=date(2026, 1, 15))


@pytest.fixture(scope="module")
def leicestershire():
    return profile("Leicestershire")


def of(report, kind):
    return [block for block in report.blocks if isinstance(block, kind)]


def tables(report):
    return of(report, Table) + [figure.table for figure in of(report, Figure)]


def table(report, start):
    return next(each for each in tables(report) if each.caption.startswith(start))


def text(report):
    words = [block.text for block in report.blocks if hasattr(block, "text")]
    return "\n".join([*words, *(item for each in of(report, Listing) for item in each.items)])


def test_the_title_names_the_council_and_the_dates(leicestershire):
    assert leicestershire.title == "Leicestershire: children in care and care leavers"
    assert leicestershire.on == date(2025, 3, 31)
    assert "Made on 15 January 2026" in leicestershire.subtitle


def test_it_opens_with_key_figures(leicestershire):
    figures = of(leicestershire, KeyFigures)[0].figures
    assert (figures[0].value, figures[0].label) == ("694", "children looked after")
    assert "47 per 10,000" in figures[0].detail
    assert "England 67" in figures[0].detail


def test_every_section_is_there_in_order(leicestershire):
    headings = [h.text for h in of(leicestershire, Heading) if h.level == 2]
    assert headings[0] == "What stands out"
    assert headings[1 : 1 + len(sections())] == [each.title for each in sections()]
    assert headings[-4:] == [
        "Statistical neighbours",
        "How to read this profile",
        "What is missing",
        "Sources",
    ]


def test_a_table_holds_the_published_values(leicestershire):
    found = table(leicestershire, "Three or more placements in the year")
    own = {
        str(p.year): f"{p.value:.0f}%"
        for p in series("cla-3plus-placements-year-percent", "Leicestershire")
    }
    assert found.columns[:4] == ["31 March", "Leicestershire", "England", "East Midlands"]
    assert {row[0]: row[1] for row in found.rows} == own
    assert found.rows[-1] == ["2025", "10%", "10%", "9%", "12%", "10 of 10", "66"]


def test_a_sentence_is_made_from_the_numbers(leicestershire):
    assert (
        "On 31 March 2025, 10% of children looked after had had three or more placements in the "
        "year (66 children). It was 10% in England, 9% in the East Midlands and 12% at the median "
        "of its 10 statistical neighbours. Of these 11 councils it was 4th best (lower is better). "
        "It has risen from 6% in 2022, for the worse."
    ) in text(leicestershire)


def test_no_table_has_a_blank_or_a_broken_cell(leicestershire):
    for each in tables(leicestershire):
        for row in each.rows:
            assert len(row) == len(each.columns)
            assert all(cell and cell not in ("None", "nan") for cell in row)


def test_ten_years_at_most_and_nothing_left_out_that_is_published():
    named = {item.indicator for item in items()} | {item.count for item in items()}
    named |= {id.removesuffix("-percent") for id in named}
    missing = {each.id for each in indicators() if each.first_year_la} - named
    assert missing == set()


def test_breaks_are_marked_in_the_chart_and_said_beneath(leicestershire):
    rate = next(f for f in of(leicestershire, Figure) if f.caption.startswith("Children looked"))
    assert "method changed" in rate.chart.svg
    assert any("2021 census" in note for note in rate.table.notes)


def test_a_caution_true_of_a_whole_section_is_said_once(leicestershire):
    said = [
        n.text for n in of(leicestershire, Note) if "children and family social workers" in n.text
    ]
    assert len(said) == 1
    beneath = [note for each in tables(leicestershire) for note in each.notes]
    assert not any("children and family social workers" in note for note in beneath)


def test_the_licence_and_every_publication_are_named(leicestershire):
    assert "Open Government Licence v3.0" in text(leicestershire)
    publications = [row[0] for row in table(leicestershire, "Publications").rows]
    assert any("Local Authority Interactive Tool" in name for name in publications)
    assert not any(".csv" in name for name in publications)


def test_withheld_is_said_and_never_zero():
    report = profile("Rutland")
    own = {str(p.year): p for p in series("cla-away-percent", "Rutland")}
    rows = table(report, "Children away without authorisation").rows
    shown = {row[0]: row[1] for row in rows}
    hidden = [year for year, each in own.items() if each.status == "c" and year in shown]
    assert hidden
    assert all(shown[year] == "withheld" for year in hidden)
    assert any("It is not zero" in note for each in tables(report) for note in each.notes)


def test_a_latest_year_that_is_withheld_is_not_passed_over():
    report = profile("Lewisham")
    assert (
        "In the school year 2024/25 the figure is withheld to protect confidentiality. "
        "The last number published is for 2017/18."
    ) in text(report)


def test_inner_london_has_its_own_column():
    found = table(profile("Lewisham"), "Long-term stability")
    assert found.columns[1:5] == ["Lewisham", "England", "London", "Inner London"]


def test_few_children_are_not_ranked_on_the_first_page():
    report = profile("City of London")
    assert any("fewer than 50 children" in note.text for note in of(report, Note))
    assert "Among the best" not in text(report)
    assert of(report, KeyFigures)[0].figures[0].value == "withheld"


def test_an_abolished_council_says_so_and_ends():
    report = profile("Northamptonshire")
    assert report.on == date(2021, 3, 31)
    assert (
        "Northamptonshire was abolished on 31 March 2021. North Northamptonshire and West "
        "Northamptonshire took over its duties"
    ) in text(report)
    assert "list of April 2021" in text(report)


def test_a_new_council_says_when_it_began():
    report = profile("Cumberland")
    assert "Cumberland began on 1 April 2023" in text(report)
    assert [row[0] for row in table(report, "Long-term stability").rows] == ["2024", "2025"]


@pytest.mark.parametrize("name", ODD)
def test_what_is_missing_is_listed(name):
    report = profile(name)
    at = [getattr(b, "text", "") for b in report.blocks].index("What is missing")
    after = report.blocks[at + 1 :]
    assert isinstance(after[0], Paragraph)
    assert isinstance(after[1], Listing) and after[1].items
    titles = {item.title for item in items()}
    assert set(after[1].items) <= titles


def test_progress_is_told():
    heard = []
    profile_report("Rutland", progress=lambda doing, done=0, total=0: heard.append((done, total)))
    assert heard[0] == (0, len(sections()))
    assert heard[-1] == (len(sections()), len(sections()))


def test_an_unknown_council_is_refused_with_the_nearest():
    with pytest.raises(NotFoundError, match="Leicestershire"):
        profile_report("Leicestershyre")


def test_shares_stand_beside_england_and_numbers_do_not(leicestershire):
    shares = table(leicestershire, "Kind of home")
    assert shares.columns[-2:] == ["England 2025", "Median of neighbours 2025"]
    numbers = table(leicestershire, "Where they lived, aged 19 to 21, to 2017")
    assert numbers.columns == ["Group", "2014", "2015", "2016", "2017"]


def test_the_glance_shows_the_latest_year_with_its_rank_and_direction(leicestershire):
    found = [each for each in tables(leicestershire) if each.caption == "At a glance"]
    row = next(r for each in found for r in each.rows if r[0].startswith("Three or more pl"))
    assert row == [
        "Three or more placements in the year, 2025",
        "10%",
        "10%",
        "9%",
        "12%",
        "4th best of 11",
        "rising from 6% in 2022",
    ]


def test_a_figure_that_stopped_years_ago_is_no_key_figure():
    report = profile("Isles of Scilly")
    shown = of(report, KeyFigures)[0].figures
    assert shown[0].label == "children looked after"
    years = [int(re.findall(r"\b20\d\d\b", each.detail)[0]) for each in shown]
    assert years[0] == 2020
    assert min(years) >= years[0] - 1
