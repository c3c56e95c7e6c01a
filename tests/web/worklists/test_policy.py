"""The council's own rules: who may set them and what, shown first, and what they then do."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from worklists_help import TODAY, kept, open_now

from hearth.duties.catalogue import CATALOGUE
from hearth.duties.limits import Limit, Span
from hearth.duties.model import Level
from hearth_web.access.models import User
from hearth_web.audit import System
from hearth_web.audit.models import Event as Logged
from hearth_web.jobs.models import Job
from hearth_web.people.actions import Change, apply
from hearth_web.people.models import Child, Review
from hearth_web.people.standing import refresh
from hearth_web.wellbeing.models import Visit
from hearth_web.worklists.models import Obligation, OwnLimit, OwnSetting, Recorded
from hearth_web.worklists.policy import changes
from hearth_web.worklists.policy.actions import change_rules
from hearth_web.worklists.policy.preview import preview
from hearth_web.worklists.policy.recorded import bring_up_to_date
from hearth_web.worklists.policy.work import RECOMPUTE, recompute
from hearth_web.worklists.queries import policy
from hearth_web.worklists.states import is_open, overdue

pytestmark = pytest.mark.django_db
NIGHT = System("tests")
Kind = OwnSetting.Kind
VISITS = "visit-six-weekly"


def visit(child: Child, *days: date, in_person: str = "1") -> None:
    values = {"kind": "SW", "seen": "1", "in_person": in_person}
    apply(
        by=NIGHT,
        child=child,
        changes=[Change(Visit, None, values | {"date": day}) for day in days],
    )


def limit(span: str, duty: str = VISITS, level: Level = Level.LOCAL, **more: Any) -> Limit:
    part = more.pop("part", "first")
    return Limit(duty, part, Span.read(span), level, Span(7, "d"), "Our standards", **more)


def set_rule(by: User, change: Any) -> None:
    change_rules(by=by, change=lambda: change, why="Decided by the board")
    recompute()


def sent(number: int = 28, starts: str = "2025-01-01", **more: str) -> dict[str, Any]:
    told = {"part": "first", "number": number, "unit": "d", "starts": starts}
    return told | {"source": "Our standards", "why": "Decided by the board"} | more


def text(response: Any) -> str:
    return str(response.content.decode())


# Who may.


@pytest.mark.parametrize("role", ["social_worker", "team_manager", "analyst", "board_member"])
def test_only_those_who_look_after_the_rules_open_them(
    cast: Any, signed_in: Any, role: str
) -> None:
    client = signed_in(role)
    for address in (
        reverse("policy"),
        reverse("policy-duty", args=[VISITS]),
        reverse("policy-change", args=[VISITS, "limit"]),
        reverse("policy-end", args=["limit", 1]),
    ):
        assert client.get(address).status_code == 404
    assert client.post(reverse("policy-change", args=[VISITS, "limit"]), sent()).status_code == 404


def test_a_guessed_duty_or_rule_is_not_found(larkmoor: Any, signed_in: Any) -> None:
    client = signed_in("administrator")
    for address in (
        "nothing/",
        "nothing/limit/",
        f"{VISITS}/nothing/",
        "sdq/virtual/",
        "end/limit/9/",
    ):
        assert client.get(reverse("policy") + address).status_code == 404


def test_every_duty_is_listed_with_its_limit_and_where_it_comes_from(
    larkmoor: Any, signed_in: Any
) -> None:
    client = signed_in("head_of_service")
    page = text(client.get(reverse("policy")))
    for duty in CATALOGUE.values():
        assert reverse("policy-duty", args=[duty.id]) in page
    assert "42 days" in page
    assert "Duties that wait" in page
    narrowed = text(client.get(reverse("policy"), {"q": "six-weekly"}))
    assert reverse("policy-duty", args=[VISITS]) in narrowed
    assert reverse("policy-duty", args=["sdq"]) not in narrowed
    one = text(client.get(reverse("policy-duty", args=[VISITS])))
    assert "regulation 28(2)(b)" in one
    assert "From 24 April 2020 to 25 September 2020" in one


# What may be set.


@pytest.mark.parametrize(
    ("what", "told", "said"),
    [
        ("limit", sent(43), "43 days is longer than the law allows, which is 42 days"),
        ("limit", sent(60, part="then"), "Select"),
        ("limit", sent(28, last="2024-12-01"), "Give a later last day"),
        ("emergency", sent(60), "until which day"),
        ("virtual", {"duties": [VISITS], "why": "x", "starts": "2025-01-01", "last": "2025-02-01"},
         "Name the law that made it"),
        ("limit", sent(why=""), "Say why"),
    ],
)  # fmt: skip
def test_what_a_council_may_not_set_is_said_on_the_field(
    larkmoor: Any, signed_in: Any, what: str, told: dict[str, Any], said: str
) -> None:
    address = reverse("policy-change", args=[VISITS, what])
    page = text(signed_in("administrator").post(address, told | {"confirmed": "yes"}))
    assert "There is a problem" in page
    assert said.casefold() in page.casefold()
    assert not OwnLimit.objects.exists()


@pytest.mark.parametrize("wrong", [limit("43 d"), limit("60 d", part="then")])
def test_nor_by_any_other_way(larkmoor: Any, wrong: Limit) -> None:
    """A limit for a part that the law's has not would stand in place of the law's."""
    with pytest.raises(ValidationError):
        set_rule(larkmoor["administrator"], changes.set_limit(wrong))
    assert not OwnLimit.objects.exists()


# Shown first, then saved.


def test_what_is_shown_before_is_what_comes_to_pass(owed: Any, signed_in: Any) -> None:
    visit(owed.ash, date(2025, 2, 8), date(2025, 3, 1))
    visit(owed.birch, date(2025, 2, 8), date(2025, 3, 20))
    late = Obligation.objects.filter(overdue(TODAY), duty=VISITS)
    assert not late.exists()
    client = signed_in("head_of_service")
    address = reverse("policy-change", args=[VISITS, "limit"])
    page = text(client.post(address, sent()))
    assert "What this would change today" in page
    assert "Ash Hillside" in page
    assert not OwnLimit.objects.exists()
    told = preview(changes.set_limit(limit("28 d", starts=date(2025, 1, 1))), TODAY)
    counts = dict(told.by_kind)
    response = client.post(address, sent(confirmed="yes"))
    assert response.url == reverse("policy-duty", args=[VISITS])
    assert Job.objects.filter(kind=RECOMPUTE).exists()
    before = dict(
        Obligation.objects.filter(is_open(TODAY), duty=VISITS).values_list("child", "due")
    )
    recompute()
    after = dict(Obligation.objects.filter(is_open(TODAY), duty=VISITS).values_list("child", "due"))
    assert [row.child_id for row in late] == [owed.ash.pk]
    assert counts["Would become overdue"] == late.count()
    assert counts["Due sooner"] == sum(after[child] < before[child] for child in before) == 2
    assert preview(changes.set_limit(limit("28 d", starts=date(2025, 1, 1))), TODAY).is_nothing


def test_those_who_open_no_record_are_shown_no_child(owed: Any, signed_in: Any) -> None:
    visit(owed.ash, date(2025, 2, 8), date(2025, 3, 1))
    address = reverse("policy-change", args=[VISITS, "limit"])
    page = text(signed_in("administrator").post(address, sent()))
    assert "Would become overdue" in page
    assert "1 to 5" in page
    assert "Hillside" not in page


def test_a_rule_of_today_leaves_last_years_results_alone(owed: Any) -> None:
    visit(owed.ash, date(2025, 2, 8), date(2025, 3, 15))
    rows = Obligation.objects.filter(child=owed.ash, duty=VISITS)
    done = rows.exclude(done=None).values().get()
    set_rule(owed["administrator"], changes.set_limit(limit("14 d", starts=TODAY)))
    assert rows.exclude(done=None).values().get() == done
    assert open_now(owed.ash, VISITS).due == date(2025, 4, 26)  # opened before the rule


def test_a_rule_of_days_gone_by_changes_what_opened_in_them(owed: Any, signed_in: Any) -> None:
    visit(owed.ash, date(2025, 2, 8), date(2025, 3, 15))
    visit(owed.birch, date(2025, 2, 20), date(2025, 3, 27))
    told = {"starts": "2025-02-01", "last": "2025-02-10"}
    address = reverse("policy-change", args=[VISITS, "limit"])
    page = text(signed_in("head_of_service").post(address, sent(**told)))
    assert "changes the rule for days that have passed" in page
    assert "1 done on time that would count as done late" in page
    days = {"starts": date(2025, 2, 1), "stops": date(2025, 2, 11)}
    set_rule(owed["administrator"], changes.set_limit(limit("28 d", **days)))
    late = Obligation.objects.filter(duty=VISITS, late=True)
    assert [row.child_id for row in late] == [owed.ash.pk]
    rule = late.get().rule
    assert rule is not None
    assert (rule.level, rule.span) == ("local", "28 d")


def test_a_standard_suggested_can_be_taken_on(owed: Any) -> None:
    name = "visit-local-standard"
    assert not Obligation.objects.filter(duty=name).exists()
    visit(owed.ash, date(2025, 2, 8))
    set_rule(owed["administrator"], changes.set_limit(limit("28 d", name, starts=date(2025, 1, 1))))
    assert Obligation.objects.filter(duty=name, child=owed.ash).exists()


def test_an_emergency_rule_stands_in_place_of_the_law(owed: Any) -> None:
    days = {"starts": date(2025, 2, 1), "stops": date(2025, 3, 1)}
    rule = limit("60 wd", "review-first", Level.EMERGENCY, **days)
    assert open_now(owed.ash, "review-first").due == date(2025, 3, 3)
    set_rule(owed["administrator"], changes.set_limit(rule))
    assert open_now(owed.ash, "review-first").due == date(2025, 4, 30)


def test_virtual_visits_count_between_two_days_and_then_no_longer(owed: Any) -> None:
    visit(owed.ash, date(2025, 2, 8))
    visit(owed.ash, date(2025, 3, 1), in_person="0")
    assert open_now(owed.ash, VISITS).opened == date(2025, 2, 8)
    change = changes.relax([VISITS], "virtual", date(2025, 2, 20), date(2025, 3, 5), "SI 1")
    set_rule(owed["administrator"], change)
    assert open_now(owed.ash, VISITS).opened == date(2025, 3, 1)
    set_rule(owed["administrator"], changes.end(change.made[0], date(2025, 2, 25)))
    assert open_now(owed.ash, VISITS).opened == date(2025, 2, 8)


def test_work_goes_to_whom_the_council_says_owes_it(owed: Any) -> None:
    set_rule(owed["administrator"], changes.set_value("review-first", Kind.OWNER, "TM"))
    assert open_now(owed.ash, "review-first").owner == "TM"
    set_rule(owed["administrator"], changes.set_value("review-first", Kind.OWNER, ""))
    assert open_now(owed.ash, "review-first").owner == "IRO"


def test_the_warning_begins_when_the_council_says(owed: Any) -> None:
    visit(owed.ash, date(2025, 2, 8), date(2025, 3, 1))
    set_rule(owed["administrator"], changes.set_value(VISITS, Kind.AMBER, "20 d"))
    row = open_now(owed.ash, VISITS)
    assert (row.due, row.amber) == (date(2025, 4, 12), date(2025, 3, 23))


# What is kept.


def test_nothing_is_written_over_and_each_change_is_told(owed: Any, signed_in: Any) -> None:
    admin = owed["administrator"]
    set_rule(admin, changes.set_limit(limit("28 d", starts=date(2025, 1, 1))))
    set_rule(
        admin, changes.set_limit(limit("35 d", starts=date(2025, 2, 1), stops=date(2025, 3, 1)))
    )
    rows = OwnLimit.objects.order_by("id").values_list("span", "starts", "stops", "undone_at")
    first, *rest = rows
    assert first[:3] == ("28 d", date(2025, 1, 1), None)
    assert first[3] is not None
    assert {row[:3] for row in rest} == {
        ("28 d", date(2025, 1, 1), date(2025, 2, 1)),
        ("28 d", date(2025, 3, 1), None),
        ("35 d", date(2025, 2, 1), date(2025, 3, 1)),
    }
    page = text(signed_in("administrator").get(reverse("policy-duty", args=[VISITS])))
    assert "Took back: The council’s own limit: 28 days" in page
    assert page.count(admin.name) >= 4
    assert "Decided by the board" in page
    logged = Logged.objects.filter(action="worklists.policy.changed")
    assert logged.count() == 2
    assert logged.order_by("-id")[0].why == "Decided by the board"


def test_ending_a_rule_leaves_what_opened_under_it(owed: Any, signed_in: Any) -> None:
    visit(owed.ash, date(2025, 2, 8), date(2025, 3, 15))
    set_rule(owed["administrator"], changes.set_limit(limit("28 d", starts=date(2025, 2, 1))))
    row = OwnLimit.objects.get()
    told = {"stops": "2025-03-01", "why": "A new standard", "confirmed": "yes"}
    address = reverse("policy-end", args=["limit", row.pk])
    assert signed_in("administrator").post(address, told).status_code == 302
    recompute()
    assert Obligation.objects.get(child=owed.ash, duty=VISITS, late=True).opened == date(2025, 2, 8)
    assert open_now(owed.ash, VISITS).due == date(2025, 4, 26)


# Since when it is recorded here.


def test_what_was_never_recorded_is_not_asked_about(owed: Any) -> None:
    """Nothing was ever done here but visits: of all else the record says nothing."""
    assert policy().kept_from is None
    assert Obligation.objects.filter(duty="review-first").exists()
    visit(owed.ash, date(2025, 2, 8))
    assert bring_up_to_date()
    assert not bring_up_to_date()
    recompute()
    found = policy().kept_from or {}
    assert found["visit-first-week"] == date(2025, 2, 8)
    assert "review-first" not in found
    asked = set(Obligation.objects.values_list("duty", flat=True))
    assert "visit-first-week" in asked
    assert "review-first" not in asked


def test_what_the_council_says_of_its_record_wins(owed: Any, signed_in: Any) -> None:
    visit(owed.ash, date(2025, 2, 8))
    bring_up_to_date()
    admin = signed_in("administrator")
    why = {"why": "The reviews are in this system now", "confirmed": "yes"}
    since = {"which": "since", "since": "2025-02-10"}
    assert admin.post(reverse("policy-change", args=["review-first", "recorded"]), since | why).url
    never = {"which": "never"}
    assert admin.post(
        reverse("policy-change", args=["visit-first-week", "recorded"]), never | why
    ).url
    bring_up_to_date()
    recompute()
    asked = set(Obligation.objects.values_list("duty", flat=True))
    assert "review-first" in asked
    assert "visit-first-week" not in asked
    listed = text(admin.get(reverse("policy"), {"show": "unrecorded"}))
    assert "Not recorded here, as the council says" in listed
    assert reverse("policy-duty", args=["review-first"]) not in listed


def test_one_child_and_everybody_agree_on_what_is_recorded(owed: Any) -> None:
    visit(owed.ash, date(2025, 2, 8))
    bring_up_to_date()
    recompute()
    apply(by=NIGHT, child=owed.birch, changes=[
        Change(Review, None, {"review": date(2025, 2, 27), "review_code": "PN1"})
    ])  # fmt: skip
    before = kept()
    refresh()
    assert kept() == before
    assert bring_up_to_date()  # a review now is recorded
    assert Recorded.objects.get(duty="review-first").since == date(2025, 2, 27)
