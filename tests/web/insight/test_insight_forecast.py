"""The forecast on the site: the command line's own, for each as they may see it, with scenarios,
prices and beds that people give by forms."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from insight_days import ON

from hearth.documents.board_report import Subject
from hearth.documents.forecast_report import Asked, evidence_from, read_known
from hearth.documents.forecast_report.pack import write_tables
from hearth.forecast.scenario import formed
from hearth.forecast.scenario.reading import scenarios_in
from hearth.vocabulary import Council
from hearth_web.access.models import User
from hearth_web.audit.models import Event
from hearth_web.insight.days import Reach
from hearth_web.insight.forecasting import actions
from hearth_web.insight.forecasting.forms import AskForm
from hearth_web.insight.forecasting.part_form import PartForm
from hearth_web.insight.forecasting.parts import KINDS
from hearth_web.insight.forecasting.questions import QUESTIONS
from hearth_web.insight.models import Forecast, HomesFile, Scenario
from hearth_web.insight.views import forecast as views
from hearth_web.jobs.worker import run_due

pytestmark = pytest.mark.django_db
SignedIn = Callable[[str], Client]
DOCS = Path(__file__).parents[3] / "docs" / "scenarios.md"
ASKED = {"as_at-day": "31", "as_at-month": "3", "as_at-year": "2025", "months": "12", "seed": "4"}
PRICES = b"group,weekly\nfoster-own,560\nfoster-agency,1080\n"
BEDS = b"group,beds\nfoster-own,12\n"


@pytest.fixture(autouse=True)
def few_futures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "FUTURES", 50)


def given(name: str, content: bytes) -> dict[str, object]:
    from django.core.files.uploadedfile import SimpleUploadedFile

    return {"file": SimpleUploadedFile(name, content)}


def carers(by: User) -> Scenario:
    """A scenario of four more carers."""
    made = actions.name_scenario(by=by, name="More carers")
    entry = {"net-carers": "4", "by": "September 2025", "filling": "85%"}
    actions.put_part(by=by, scenario=made, where="changes", entry=entry, place=None)
    return made


def test_it_is_the_forecast_of_the_command_line(
    signed_in: SignedIn, cast: object, brought: object, returns: list[Path], lewisham: Council,
    tmp_path: Path,
) -> None:  # fmt: skip
    client = signed_in("analyst")
    assert client.post("/forecast/prices/", given("prices.csv", PRICES)).status_code == 302
    assert client.post("/forecast/beds/", given("beds.csv", BEDS)).status_code == 302
    chosen = carers(cast["analyst"])
    answer = client.post("/forecast/make/", {**ASKED, "scenarios": [str(chosen.pk)]})
    assert answer.url.startswith("/job")
    run_due()

    made = Forecast.objects.get()
    assert made.made_at, made.job.error
    (tmp_path / "prices.csv").write_bytes(PRICES)
    (tmp_path / "beds.csv").write_bytes(BEDS)
    (tmp_path / "scenarios.yaml").write_text(made.scenarios)
    files = [tmp_path / name for name in ("scenarios.yaml", "prices.csv", "beds.csv")]
    whose = Subject("Larkmoor", lewisham)
    known = read_known(returns, whose, ON)
    asked = Asked(12, 50, 4, *files, tried=False)
    direct = write_tables(evidence_from(known, whose, asked), tmp_path)
    beside = {"forecast.html", "forecast.docx", "forecast.pdf", "figures.csv"}
    beside |= {"backtest.csv", "backtest-points.csv"}
    assert {path.name for path in direct} | beside == set(made.files)
    for path in direct:
        taken = b"".join(client.get(f"/forecast/{made.pk}/{path.name}").streaming_content)
        assert taken == path.read_bytes(), path.name
    for_officers(client, made)
    for_the_board(signed_in("board_member"), made)
    the_same_is_not_made_twice(client, chosen)


def for_officers(client: Client, made: Forecast) -> None:
    page = client.get("/forecast/").content.decode()
    assert "How many homes will we need?" in page
    assert "How far to trust it" in page
    side = client.get(f"/forecast/{made.pk}/?part=scenarios-side-by-side").content.decode()
    assert "4 more of the council&#x27;s own carers" in side
    assert "Beds short or spare" in side
    assert "<svg" in client.get(f"/forecast/{made.pk}/?part=homes-needed-by-kind").content.decode()
    assert client.get(f"/forecast/{made.pk}/?part=nothing").status_code == 404
    assert client.get(f"/forecast/{made.pk}/page.json").status_code == 404
    taken = Event.objects.filter(action="insight.forecast.downloaded")
    assert {event.after["file"] for event in taken} >= {"forecast.csv", "cost.csv"}


def for_the_board(client: Client, made: Forecast) -> None:
    """Small numbers withheld, and no plan that is not decided."""
    page = client.get("/forecast/").content.decode()
    assert "This is the public version" in page
    assert "More carers" not in page
    csv = b"".join(client.get(f"/forecast/{made.pk}/forecast.csv").streaming_content).decode()
    assert ",c,c,c," in csv
    assert "in the month" not in csv
    assert client.get(f"/forecast/{made.pk}/scenarios.csv").status_code == 404
    Forecast.objects.update(withheld=False)
    assert client.get(f"/forecast/{made.pk}/").status_code == 404
    assert "no forecast for you" in client.get("/forecast/").content.decode()


def the_same_is_not_made_twice(client: Client, chosen: Scenario) -> None:
    again = client.post("/forecast/make/", {**ASKED, "scenarios": [str(chosen.pk)]})
    assert again.url == f"/forecast/{Forecast.objects.get().pk}/"
    client.post("/forecast/make/", {**ASKED, "seed": "5", "scenarios": [str(chosen.pk)]})
    assert Forecast.objects.count() == 2


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"as_at-year": "2031"}, "on or before 31 March 2025"),
        ({"as_at-year": "2020", "as_at-month": "5"}, "on or after 1 July 2020"),
        ({"as_at-month": "soon"}, "must be a real date"),
        ({"months": "many"}, "must be a whole number"),
        ({"months": "500"}, "must be 120 or less"),
        ({"seed": "-1"}, "must be 0 or more"),
    ],
)
def test_what_cannot_be_forecast_is_said(wrong: dict[str, str], words: str) -> None:
    reach = Reach(date(2020, 4, 1), ON)
    form = AskForm({**ASKED, **wrong}, reach=reach, scenarios=(), base=None, area=None)
    assert words in str(form.errors)


def test_a_scenario_that_begins_before_the_day_is_said_before_it_is_made() -> None:
    late = Scenario(name="Long ago", changes=[{"fewer-entries": "1", "from": "June 2015"}])
    form = AskForm(
        {**ASKED, "scenarios": [str(late.pk)]},
        reach=Reach(date(2020, 4, 1), ON), scenarios=[late], base=None, area=None,
    )  # fmt: skip
    assert "“Long ago”: 1 June 2015 is before the forecast begins" in str(form.errors)


def test_nothing_can_be_forecast_without_data(signed_in: SignedIn, chosen: object) -> None:
    assert signed_in("analyst").get("/forecast/make/").url == "/picture/"
    assert signed_in("analyst").get("/forecast/").status_code == 200


@pytest.mark.parametrize(
    ("kind", "typed", "words"),
    [
        ("fewer-entries", {"fewer-entries": "lots", "from": "May 2026"}, "is not a number"),
        ("fewer-entries", {"fewer-entries": "2"}, "Enter from which month"),
        ("fewer-entries", {"fewer-entries": "2", "from": "May 2015"}, "before the forecast begins"),
        ("fewer-entries", {"fewer-entries": "2", "from": "Mai"}, "Write a month or a day"),
        (
            "fewer-entries",
            {"fewer-entries": "2", "from": "May 2026", "until": "April 2026"},
            "ends before it begins",
        ),
        ("more-entries", {"more-entries": "2", "from": "May 2026", "ages": "old"}, "range of ages"),
        (
            "net-carers",
            {"net-carers": "2", "by": "May 2026", "filling": "120"},
            "is not a share of a whole",
        ),
        (
            "step-downs",
            {"step-downs": "1", "from": "May 2026", "into_kinship": "60"},
            "add up to 60.0%",
        ),
        ("step-downs", {"step-downs": "1", "from": "May 2026"}, "into"),
        ("home-opens", {"home-opens": "May 2026", "beds": "2.5"}, "is not a whole number"),
        ("transfer-scheme", {"transfer-scheme": "80", "from": "May 2026"}, "more than 1 child in"),
    ],
)
def test_what_cannot_be_meant_is_said(kind: str, typed: dict[str, str], words: str) -> None:
    trial = Scenario(name="Trial")
    version = {"version": trial.changed_at.isoformat()}
    form = PartForm({**typed, **version}, kind=kind, scenario=trial, today=ON, area=None)
    assert not form.is_valid()
    assert words in html.unescape(str(form.errors))
    drawn = "".join(str(field) for field in form.groups)
    assert all(f'value="{each}"' in drawn for each in typed.values())  # nothing typed is lost


def test_every_kind_of_change_can_be_asked_for() -> None:
    assert {kind: {word.name for word in made.words} for kind, made in KINDS.items()} == {
        kind: set(question.words) for kind, question in QUESTIONS.items()
    }


def test_a_change_is_added_changed_and_taken_out(
    signed_in: SignedIn, cast: object, brought: object
) -> None:
    client = signed_in("finance")
    client.post("/forecast/scenarios/new/", {"name": "Step-downs"})
    made = Scenario.objects.get()
    address = f"/forecast/scenarios/{made.pk}/step-downs/"
    typed = {"step-downs": "2", "from": "May 2026", "into_foster-own": "60",
             "into_foster-agency": "40", "version": made.changed_at.isoformat()}  # fmt: skip
    assert client.post(address, typed).url == f"/forecast/scenarios/{made.pk}/"
    made.refresh_from_db()
    shares = {"foster-own": "60%", "foster-agency": "40%"}
    assert made.changes == [{"step-downs": "2", "into": shares, "from": "May 2026"}]
    said = "2 children a month move from"
    assert said in client.get(f"/forecast/scenarios/{made.pk}/").content.decode()

    form = client.get(f"{address}0/").content.decode()
    assert re.search(r'name="into_foster-own"[^>]*value="60"', form)
    stale = client.post(f"{address}0/", {**typed, "step-downs": "3"}).content.decode()
    assert "Somebody else changed this" in stale
    now = {"version": made.changed_at.isoformat(), "step-downs": "3"}
    client.post(f"{address}0/", {**typed, **now})
    made.refresh_from_db()
    assert made.changes[0]["step-downs"] == "3"
    client.post(f"{address}0/drop/")
    made.refresh_from_db()
    assert made.changes == []
    assert client.get(f"{address}0/").status_code == 404
    logged = Event.objects.filter(action="insight.scenario.changed").order_by("id")
    assert [len(event.after["says"]) for event in logged] == [1, 1, 0]


def test_no_two_scenarios_have_one_name(signed_in: SignedIn, cast: object, chosen: object) -> None:
    client = signed_in("team_manager")
    first = actions.name_scenario(by=cast["analyst"], name="Edge of care")
    for name in ("edge of  care", "base"):
        page = client.post("/forecast/scenarios/new/", {"name": name}).content.decode()
        assert "already" in page
    client.post(f"/forecast/scenarios/{first.pk}/name/", {"name": "Edge of Care"})
    assert [each.name for each in Scenario.objects.all()] == ["Edge of Care"]
    client.post(f"/forecast/scenarios/{first.pk}/remove/")
    assert not Scenario.objects.exists()


def test_a_file_of_scenarios_comes_in_and_goes_out_the_same(
    signed_in: SignedIn, cast: object, brought: object, lewisham: Council
) -> None:
    text = re.search(r"```yaml\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)[1]
    client = signed_in("analyst")
    page = client.post("/forecast/scenarios/bring/", given("plans.yaml", text.encode()))
    assert "Edge of care; More homes of our own; A harder year" in page.content.decode()
    out = client.get("/forecast/scenarios/file/").content.decode()
    came, went = (formed(scenarios_in(each, "x"), None, lewisham) for each in (text, out))
    told = {each.name: each for each in came.scenarios}
    for each in went.scenarios:
        same = told.pop(each.name)
        assert (each.asks, each.rises, each.outlays) == (same.asks, same.rises, same.outlays)
    assert told == {}
    assert went.base.rises == came.base.rises
    for made in Scenario.objects.all():  # each of its parts can be opened in a form
        parts = client.get(f"/forecast/scenarios/{made.pk}/").content.decode()
        for address in re.findall(r'href="(/forecast/scenarios/[^"]+/\d+/)"', parts):
            assert client.get(address).status_code == 200


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("plan.docx", b"PK", "must be a .yaml or .yml file"),
        ("plan.yaml", b"PK\x03\x04\x00\x00", "plan.yaml is no YAML file"),
        ("plan.yaml", b"scenarios:\n\t- name: A", "line 2"),
        ("plan.yaml", b"", "is empty"),
        (
            "plan.yaml",
            b"scenarios:" + 2 * b"\n  - name: A\n    changes:\n      - prices-rise: 3%\n"
            b"        from: May 2026\n",
            "another has the same name",
        ),
        (
            "plan.yaml",
            b"scenarios:\n  - name: [A]\n    changes:\n      - prices-rise: 3%\n"
            b"        from: May 2026\n",
            "it has no name",
        ),
    ],
)
def test_a_file_that_holds_no_scenarios_changes_nothing_else(
    signed_in: SignedIn, cast: object, chosen: object, name: str, content: bytes, words: str
) -> None:
    kept = carers(cast["analyst"])
    kept.refresh_from_db()
    page = signed_in("analyst").post("/forecast/scenarios/bring/", given(name, content))
    assert words in page.content.decode()
    before = kept.changes
    kept.refresh_from_db()
    assert kept.changes == before


def test_prices_say_what_is_wrong_and_what_has_none(
    signed_in: SignedIn, cast: object, brought: object
) -> None:
    client = signed_in("finance")
    rows = b"group,weekly\nfoster-own,560\nhome-own,dear\npalace,3\n"
    client.post("/forecast/prices/", given("ours.csv", rows))
    page = client.get("/forecast/prices/").content.decode()
    assert "ours.csv, row 3" in page
    assert "ours.csv, row 4" in page
    assert "live where nothing has a price" in page
    assert "£560" in page

    wrong = client.post("/forecast/prices/", given("x.csv", b"a,b\n1,2\n")).content.decode()
    assert "has no column group and weekly" in wrong
    assert "£560" in wrong
    book = client.post("/forecast/prices/", given("book.csv", b"PK\x03\x04\x14")).content.decode()
    assert "book.csv is no CSV file" in book
    useless = client.post("/forecast/prices/", given("x.csv", b"group,weekly\npalace,3\n"))
    assert "no row holds a price that can be used" in useless.content.decode()
    assert HomesFile.objects.count() == 1
    client.post("/forecast/prices/", given("new.csv", PRICES))
    first = HomesFile.objects.get(name="ours.csv")
    assert f"/forecast/lists/prices/{first.pk}/" in client.get("/forecast/prices/").content.decode()
    assert client.get(f"/forecast/lists/prices/{first.pk}/").content == rows


def test_who_makes_no_forecasts_finds_no_scenarios(signed_in: SignedIn, cast: object) -> None:
    for role in ("social_worker", "board_member", "democratic_services", "auditor"):
        for address in ("/forecast/make/", "/forecast/scenarios/", "/forecast/prices/"):
            assert signed_in(role).get(address).status_code == 404
