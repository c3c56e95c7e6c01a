"""From a report or a file to the register: looked at, answered or corrected, published."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from hearth.documents.model import Heading, Paragraph, Report
from hearth_web.audit.models import Event
from hearth_web.insight.forecasting.blocks import write_page
from hearth_web.insight.forecasting.queries import PAGE
from hearth_web.insight.forecasting.queries import folder_of as forecast_folder
from hearth_web.insight.models import BoardReport, Forecast
from hearth_web.insight.reports import folder_of
from hearth_web.pledge.figures import actions
from hearth_web.pledge.figures.checking import told_about, unanswered
from hearth_web.pledge.models import FigureDocument, PrintedFigure

pytestmark = pytest.mark.django_db
HEAD = "quantity,printed,document,when,place\n"
STRATEGY = f"{HEAD}in-borough-share,36%,The strategy,31 March 2021,page 5\n"
FROZEN = (  # as `hearth report` writes it, shortened
    "quantity,label,printed,unit,numerator,denominator,definition,version,when,document,place,"
    "source,status,covers\n"
    "in-borough-share,Living in the council's area,32%,%,18,57,children inside the boundary,"
    '3097d8db,31 March 2025,"Corporate parenting report, 31 March 2025",In short; Where children'
    " live,Own figures: SSDA903 returns of 2024/25,final,year to 31 March 2025\n"
    "missing-any,Children who went missing,16%,%,11,68,children missing at least once,61a09c1d,"
    'year to 31 March 2025,"Corporate parenting report, 31 March 2025",Missing from home,,final,\n'
)
REPORT = f"{HEAD}in-borough-share,35%,The report,31 March 2021,section 6\n"


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def brought(cast: Any, text: str, *, public: bool = True) -> FigureDocument:
    (document,) = actions.bring(by=cast["analyst"], name="f.csv", data=text.encode(), public=public)
    return document


def published(cast: Any, text: str, *, public: bool = True) -> FigureDocument:
    document = brought(cast, text, public=public)
    return actions.publish(by=cast["analyst"], document=document, on=date(2021, 6, 1))


def made_report(cast: Any) -> BoardReport:
    report = BoardReport.objects.create(
        as_at=date(2025, 3, 31), by=cast["analyst"], public=False, made_at=timezone.now(),
        files=["figures.csv"],
    )  # fmt: skip
    folder_of(report).mkdir(parents=True)
    (folder_of(report) / "figures.csv").write_text(FROZEN)
    return report


def test_a_board_report_goes_from_the_register_page_into_the_register(
    cast: Any, signed_in: Callable[[str], Client]
) -> None:
    report = made_report(cast)
    client = signed_in("analyst")
    assert "Board report of 31 March 2025" in client.get("/figures/").content.decode()
    page = client.post(f"/figures/prepare/{report.pk}/", follow=True)
    assert "Nothing in it contradicts anything that was published." in page.content.decode()
    document = FigureDocument.objects.get(report=report)
    assert document.published_at is None
    address = f"/figures/documents/{document.pk}/publish/"
    form = {"on-day": "9", "on-month": "6", "on-year": "2025"}
    page = client.post(address, form, follow=True)
    assert "are published." in page.content.decode()
    document.refresh_from_db()
    assert document.published_on == date(2025, 6, 9)
    event = Event.objects.get(action="pledge.figures.published")
    assert event.after["figures"] == document.figures.count() == 2
    assert client.post(address, form).status_code == 404
    assert client.post(f"/figures/prepare/{report.pk}/").url == f"/figures/documents/{document.pk}/"


def test_the_page_of_a_report_leads_to_its_figures(
    cast: Any, signed_in: Callable[[str], Client]
) -> None:
    report = made_report(cast)
    analyst, manager = signed_in("analyst"), signed_in("team_manager")
    page = f"/report/{report.pk}/"
    assert f"/figures/prepare/{report.pk}/" in analyst.get(page).content.decode()
    assert "Figures printed" not in manager.get(page).content.decode()
    analyst.post(f"/figures/prepare/{report.pk}/")
    document = FigureDocument.objects.get()
    told = analyst.get(page).content.decode()
    assert f"/figures/documents/{document.pk}/" in told
    assert "Not published yet" in told


def test_a_forecast_has_the_figures_of_each_of_its_readers(
    cast: Any, signed_in: Callable[[str], Client]
) -> None:
    made = Forecast.objects.create(
        as_at=date(2025, 3, 31), months=12, futures=9, seed=1, version="1", digest="1",
        by=cast["analyst"], made_at=timezone.now(), files=["figures.csv"], withheld=True,
    )  # fmt: skip
    blocks = [Heading("In short"), Paragraph("More homes.")]
    for exact in (True, False):
        out = forecast_folder(made, exact=exact)
        out.mkdir(parents=True)
        (out / "figures.csv").write_text(REPORT)
        write_page(Report("How many?", "", "Larkmoor", made.as_at, blocks), out / PAGE)
    analyst = signed_in("analyst")
    page = f"/forecast/{made.pk}/"
    told = analyst.get(page).content.decode()
    for readers, public in (("exact", False), ("public", True)):
        address = f"/figures/prepare/forecast/{made.pk}/{readers}/"
        assert address in told
        analyst.post(address)
        analyst.post(address)
        assert FigureDocument.objects.filter(forecast=made, public=public).count() == 1
    assert analyst.post(f"/figures/prepare/forecast/{made.pk}/anybody/").status_code == 404
    assert (
        "Forecast from 31 March 2025, small numbers withheld" in analyst.get(page).content.decode()
    )
    assert "Figures printed" not in signed_in("placements").get(page).content.decode()


def test_a_frozen_figure_keeps_how_it_was_reckoned(cast: Any) -> None:
    document = actions.prepare_report(by=cast["analyst"], report=made_report(cast))
    row = document.figures.get(quantity="in-borough-share", last="2025-03-31")
    assert (row.printed, row.numerator, row.denominator) == ("32%", 18, 57)
    assert row.definition.startswith("children inside the boundary")
    assert len(row.version) == 8
    assert row.source.startswith("Own figures: SSDA903 returns")
    assert "Where children live" in row.place


def test_a_report_made_before_figures_were_kept_says_what_to_do(cast: Any) -> None:
    report = made_report(cast)
    (folder_of(report) / "figures.csv").unlink()
    with pytest.raises(ValidationError, match="Make it again"):
        actions.prepare_report(by=cast["analyst"], report=report)


def test_a_contradiction_has_to_be_answered_before_a_document_goes(
    cast: Any, signed_in: Callable[[str], Client]
) -> None:
    published(cast, STRATEGY)
    draft = brought(cast, REPORT)
    client = signed_in("analyst")
    page = client.get(f"/figures/documents/{draft.pk}/").content.decode()
    assert "is printed as 36% and 35% for 31 March 2021" in page
    assert "1 contradiction must be answered or corrected before it can be published." in page
    assert "Publish its figures" not in page
    form = {"on-day": "1", "on-month": "7", "on-year": "2021"}
    refused = client.post(f"/figures/documents/{draft.pk}/publish/", form).content.decode()
    assert "1 of its contradictions is not answered." in refused
    (told,) = told_about(cast["analyst"], draft)
    address = f"/figures/contradictions/{told.finding.key}/?next=/figures/documents/{draft.pk}/"
    assert "Error: Say why they differ" in client.post(address, {"reason": ""}).content.decode()
    answered = client.post(address, {"reason": "The report counts at noon."}, follow=True)
    assert "The report counts at noon." in answered.content.decode()
    assert answered.redirect_chain[-1][0] == f"/figures/documents/{draft.pk}/"
    client.post(f"/figures/documents/{draft.pk}/publish/", form)
    draft.refresh_from_db()
    assert draft.published_at is not None
    assert Event.objects.get(action="pledge.figures.answered").why == "The report counts at noon."


def test_what_has_one_cause_is_answered_at_once(
    cast: Any, signed_in: Callable[[str], Client]
) -> None:
    more = "cl-eet,55%,The {},31 March 2021,page 2\n"
    published(cast, STRATEGY + more.format("strategy"))
    draft = brought(cast, REPORT + more.format("report").replace("55", "57"))
    client = signed_in("analyst")
    assert (
        "Give one reason for all 2"
        in client.get(f"/figures/documents/{draft.pk}/").content.decode()
    )
    address = f"/figures/documents/{draft.pk}/answer/"
    page = client.post(address, {"reason": "Recorded late."}, follow=True).content.decode()
    assert page.count("Recorded late.") == 2
    assert "Publish its figures" in page
    assert Event.objects.filter(action="pledge.figures.answered").count() == 2
    assert client.get(address)["Location"] == f"/figures/documents/{draft.pk}/"


def test_an_answer_never_leads_to_another_site(
    cast: Any, signed_in: Callable[[str], Client]
) -> None:
    published(cast, STRATEGY)
    (told,) = told_about(cast["analyst"], brought(cast, REPORT))
    address = f"/figures/contradictions/{told.finding.key}/?next=https://elsewhere.example/"
    answered = signed_in("analyst").post(address, {"reason": "Because."})
    assert answered["Location"] == "/figures/contradictions/"


def test_a_correction_keeps_both_and_only_the_newer_is_held_against_others(
    cast: Any, signed_in: Callable[[str], Client]
) -> None:
    first = published(cast, STRATEGY).figures.get()
    draft = brought(cast, REPORT)
    assert len(unanswered(told_about(cast["analyst"], draft))) == 1
    client = signed_in("head_of_service")
    same = client.post(f"/figures/{first.pk}/correct/", {"printed": "36%", "why": "Typo"})
    assert "This is what it says already." in same.content.decode()
    page = client.post(
        f"/figures/{first.pk}/correct/",
        {"printed": "35%", "why": "A child was counted twice."},
        follow=True,
    ).content.decode()
    newer = PrintedFigure.objects.get(corrects=first)
    assert "It corrects" in page
    assert "A child was counted twice." in page
    first.refresh_from_db()
    assert (first.printed, newer.printed) == ("36%", "35%")
    assert "Superseded" in client.get(f"/figures/{first.pk}/").content.decode()
    assert told_about(cast["analyst"], draft) == []
    again = client.post(f"/figures/{first.pk}/correct/", {"printed": "34%", "why": "Again"})
    assert "This figure was corrected already." in again.content.decode()
    event = Event.objects.get(action="pledge.figures.corrected")
    assert (event.before["printed"], event.after["printed"]) == ("36%", "35%")


def test_what_is_prepared_can_be_forgotten_and_what_is_published_cannot(
    cast: Any, signed_in: Callable[[str], Client]
) -> None:
    kept, draft = published(cast, STRATEGY), brought(cast, REPORT)
    client = signed_in("analyst")
    client.post(f"/figures/documents/{draft.pk}/forget/")
    assert list(FigureDocument.objects.all()) == [kept]
    assert client.post(f"/figures/documents/{kept.pk}/forget/").status_code == 404
    with pytest.raises(ValidationError, match="cannot be forgotten"):
        actions.discard(by=cast["analyst"], document=kept)


def test_a_file_gives_a_document_for_each_title_and_each_figure_once(
    cast: Any, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("analyst")
    both = STRATEGY + REPORT.removeprefix(HEAD) + ",12%,The report,31 March 2021,\n"

    def send() -> str:
        file = SimpleUploadedFile("printed.csv", both.encode(), "text/csv")
        form = {"file": file, "readers": "public"}
        return client.post("/figures/bring/", form, follow=True).content.decode()

    assert "The figures of 2 documents are taken in." in send()
    assert sorted(FigureDocument.objects.values_list("title", flat=True)) == [
        "The report",
        "The strategy",
    ]
    with_faults = FigureDocument.objects.get(title="The strategy")
    assert with_faults.faults == ["printed.csv, row 4: quantity: is empty. The row is left out."]
    page = client.get(f"/figures/documents/{with_faults.pk}/").content.decode()
    assert "Not everything in its file could be used" in page
    assert "Every figure of this file is in the register already." in send()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"CHILD,DOB\n1,2010\n", "has no column quantity, printed and document"),
        (HEAD.encode() + b",,,,\nx,,,,\n", "No row of this file can be used."),
        (b"", "Its first line must hold the headings"),
    ],
)
def test_a_file_of_no_use_says_what_is_wrong(
    cast: Any, signed_in: Callable[[str], Client], data: bytes, says: str
) -> None:
    form = {"file": SimpleUploadedFile("f.csv", data or b"\n"), "readers": "public"}
    page = signed_in("analyst").post("/figures/bring/", form).content.decode()
    assert says in page
    assert "<title>Error: Bring figures" in page
    assert not FigureDocument.objects.exists()


def test_the_file_to_begin_with_can_be_brought_as_it_is(
    cast: Any, signed_in: Callable[[str], Client]
) -> None:
    given = signed_in("analyst").get("/figures/example.csv").content
    (document,) = actions.bring(by=cast["analyst"], name="f.csv", data=given, public=True)
    assert (document.figures.count(), document.faults) == (3, [])
    assert told_about(cast["analyst"], document) == []


def test_a_status_is_changed_and_logged(cast: Any, signed_in: Callable[[str], Client]) -> None:
    row = published(cast, STRATEGY).figures.get()
    client = signed_in("analyst")
    client.post(f"/figures/{row.pk}/status/", {"status": "needs validation"})
    row.refresh_from_db()
    assert row.status == "needs validation"
    assert "Needs validation" in client.get("/figures/").content.decode()
    client.post(f"/figures/{row.pk}/status/", {"status": "needs validation"})
    assert Event.objects.filter(action="pledge.figures.status").count() == 1
