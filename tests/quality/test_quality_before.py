"""What was found before: findings like earlier ones, shown with what was done then."""

from __future__ import annotations

from datetime import date

import pytest

from hearth.quality import Answered, Echo, Echoes, Finding, FindingKind, Improvement, State
from hearth.quality.likeness import Rarity, likeness
from hearth.stems import stem

TODAY = date(2025, 3, 31)
IN_2019, IN_2024 = date(2019, 7, 5), date(2024, 10, 4)
HOMES_2019 = (
    "There are not enough local placements for teenagers with complex needs, and some older "
    "adolescents wait too long for a suitable home."
)
HOMES_2024 = (
    "Sufficiency for older young people persists as an issue. It is hard to find a home for "
    "adolescents whose behaviour is complex."
)
OTHERS = (
    "Supervision does not always prevent drift.",
    "Care leavers do not all have their health history.",
    "Reviews are chaired with skill.",
    "Foster carers describe reliable support.",
    "Personal advisers keep in touch with dedication.",
)


def finding(
    words: str,
    on: date,
    *,
    theme: str = "placements",
    kind: FindingKind = FindingKind.IMPROVE,
    improvements: tuple[Improvement, ...] = (),
) -> Finding:
    return Finding(words[:20], str(on), on, kind, "in-care", theme, words, "31", improvements)


def action(state: State, due: date | None = None) -> Improvement:
    return Improvement("1", "a", "Commission homes", "Head of commissioning", due, state)


def echoes(of: Finding, among: list[Finding]) -> list[Echo]:
    return Echoes(among, TODAY).of(of)


@pytest.mark.parametrize(
    ("words", "one"),
    [
        (("placement", "placements", "placed", "placing"), "plac"),
        (("plan", "plans", "planned", "planning"), "plan"),
        (("stable", "stability"), "stab"),
        (("adolescents", "adolescence"), "adolesc"),
        (("supervised", "supervision", "supervisory"), "supervi"),
        (("family", "families"), "fami"),
        (("care", "cares"), "care"),
        (("carer", "carers"), "carer"),
    ],
)
def test_words_of_one_stem(words: tuple[str, ...], one: str) -> None:
    assert {stem(word) for word in words} == {one}


def test_a_rare_word_shared_counts_for_more_than_a_common_one() -> None:
    rarity = Rarity(["plans drift", "plans late", "plans missing", "plans absent", "dentists away"])
    assert rarity.of(stem("dentists")) > rarity.of(stem("plans")) > 0
    rare = likeness("plans and dentists", "dentists and plans wait", rarity)
    assert rare.words == ("dentists", "plans")  # the rarest is told first


def test_one_word_in_common_is_not_enough() -> None:
    assert likeness("Adolescents wait", "Adolescents travel", Rarity(())).share == 0


def test_texts_of_small_words_and_nothing_are_not_alike() -> None:
    assert likeness("", "", Rarity(())).share == 0
    assert likeness("It was what they said.", "It was what they said.", Rarity(())).share == 0


def test_a_finding_made_again_is_shown_with_what_was_done_then() -> None:
    earlier = finding(HOMES_2019, IN_2019, improvements=(action(State.DONE, date(2020, 1, 1)),))
    others = [finding(words, IN_2019, theme="quality") for words in OTHERS]
    later = finding(HOMES_2024, IN_2024)
    (echo,) = echoes(later, [earlier, *others, later])
    assert echo.earlier is earlier
    assert echo.same_theme
    assert {"adolescents", "complex"} <= set(echo.words)
    assert echo.then is Answered.DONE
    assert echo.what_was_done == "What was planned was done, and it was found again."
    assert echo.why.startswith("Same theme. Both say: ")


@pytest.mark.parametrize(
    ("improvements", "said"),
    [
        ((), "forgotten"),
        ((action(State.UNDER_WAY, date(2020, 1, 1)),), "late"),
        ((action(State.UNDER_WAY, date(2026, 1, 1)),), "in hand"),
        ((action(State.STOPPED),), "stopped"),
    ],
)
def test_what_became_of_the_earlier_one(improvements: tuple[Improvement, ...], said: str) -> None:
    earlier = finding(HOMES_2019, IN_2019, improvements=improvements)
    (echo,) = echoes(finding(HOMES_2024, IN_2024), [earlier])
    assert said in echo.what_was_done


def test_a_strength_that_slipped_is_told_and_a_strength_now_has_no_echo() -> None:
    then = finding(HOMES_2019, IN_2019, kind=FindingKind.STRENGTH)
    (echo,) = echoes(finding(HOMES_2024, IN_2024), [then])
    assert echo.what_was_done == "It was a strength then."
    now = finding(HOMES_2024, IN_2024, kind=FindingKind.STRENGTH)
    assert echoes(now, [finding(HOMES_2019, IN_2019)]) == []


def test_neither_the_same_inspection_nor_a_later_one_is_before() -> None:
    later = finding(HOMES_2024, IN_2024)
    twin = finding(HOMES_2019, IN_2024)
    after = finding(HOMES_2019, date(2025, 1, 1))
    assert echoes(later, [later, twin, after]) == []


def test_under_another_theme_it_must_be_more_alike() -> None:
    words = "Plans are not updated when risk escalates, concerns arise or a child’s needs change."
    earlier = "Some plans are out of date and do not follow changing needs."
    every = [finding(each, IN_2019, theme="quality") for each in OTHERS]
    same = [finding(earlier, IN_2019, theme="plans"), *every]
    other = [finding(earlier, IN_2019, theme="health"), *every]
    later = finding(words, IN_2024, theme="plans")
    assert len(Echoes([*same, later], TODAY).of(later)) == 1
    assert Echoes([*other, later], TODAY).of(later) == []


def test_findings_on_other_matters_are_not_shown() -> None:
    later = finding(HOMES_2024, IN_2024)
    assert echoes(later, [finding(words, IN_2019) for words in OTHERS]) == []
