"""What changed in words between two versions."""

from __future__ import annotations

from hearth.pledge.versions import changes, in_words


def test_the_draft_and_the_final_pledge(seed, lewisham):
    told = {each.what for each in changes(seed("lewisham-2020-draft").strategy, lewisham)}
    assert "Promise 4 (Improving our care and pathway planning) had the number 1.4." in told
    plan = "My care and pathway plan"
    assert f"Promise 15 ({plan}): its title was My plan, and is {plan}." in told
    assert "The strategy: its version was Draft, January 2021, and is Final." in told
    assert "Measure 1 (A lower rate of children looked after) is new." in told
    assert not [each for each in told if "no longer there" in each]


def test_a_strategy_and_itself_differ_in_nothing(lewisham):
    assert changes(lewisham, lewisham) == []


def test_targets_owners_and_days_are_told(said):
    def plan(leads, due):
        entry = f"{{number: 1, wording: Plan early, leads: '{leads}', due: {due}}}"
        return said(f"title: T\nactions:\n  - {entry}\n").strategy

    told = changes(plan("CSC", "May 2022"), plan("CSC, Health", "June 2022"))
    assert [each.what for each in told] == [
        "Action 1 (Plan early): its leads was CSC, and is CSC and Health.",
        "Action 1 (Plan early): its due was 31 May 2022, and is 30 June 2022.",
    ]


def test_evidence_that_goes_and_who_was_asked_are_told(said):
    heard = "    evidence:\n      - {kind: voice, words: They listened}\n"
    asked = "consultations:\n  - {who: Children in care council}\n"
    old, new = (
        said(f"title: T\nambitions:\n  - title: Voice\n{text}").strategy for text in (heard, asked)
    )
    assert [each.what for each in changes(old, new)] == [
        "Piece of evidence “They listened” is no longer there.",
        "Consultation “Children in care council” is new.",
    ]


def test_two_actions_that_changed_numbers_are_the_same_two(said):
    def two(recruit, open_one):
        carers = f"  - {{number: {recruit}, wording: Recruit more carers}}\n"
        home = f"  - {{number: {open_one}, wording: Open a home}}\n"
        return said(f"title: T\nactions:\n{carers}{home}").strategy

    assert [each.what for each in changes(two(1, 2), two(2, 1))] == [
        "Action 2 (Recruit more carers) had the number 1.",
        "Action 1 (Open a home) had the number 2.",
    ]


def test_words_that_went_and_came():
    pieces = in_words("being independent one day", "becoming independent one day soon")
    assert [(each.text, each.fate) for each in pieces] == [
        ("being", "gone"),
        ("becoming", "new"),
        ("independent one day", ""),
        ("soon", "new"),
    ]
