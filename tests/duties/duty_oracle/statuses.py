"""Who is eligible, relevant, former relevant or qualifying: section 9, by its exact tests."""

from __future__ import annotations

from datetime import date

from hearth.dates import add_months

from .counting import DAY, DECLINED, FAR, Life, cut, first_of, joined, last_of, without

Spells = list[tuple[date, date]]

WEEKS_13 = 91
# Nobody's care leaver here: died, another council took over, or was found to be an adult.
NOT_OURS = {"E2", "E3", "E15"}
GUARDIANSHIP = {"E43", "E44", "E45", "E46", "E47", "E48"}
TO_PARENT = {"E4A", "E4B", "E41", *GUARDIANSHIP}


def between(life: Life, spells: Spells, low: int, high: int) -> Spells:
    """The spells as far as they lie between two birthdays."""
    cut = [(max(start, life.at(low)), min(end, life.at(high))) for start, end in spells]
    return [(start, end) for start, end in cut if start < end]


def looked_after(life: Life) -> Spells:
    """Care to 18. Short breaks never count for these, not even the days beyond regulation 48: the
    specification can be read either way there, and this one is the engine's."""
    return joined((row["start"], row["end"]) for row in cut(life["periods"], life.at(18)))


def counted(life: Life) -> list[tuple[date, date, date]]:
    """Care since the 14th birthday, with the day on which it made 91 days in all."""
    found = []
    days = 0
    for start, end in between(life, looked_after(life), 14, 18):
        found.append((start, end, start + max(0, WEEKS_13 - 1 - days) * DAY))
        days += (end - start).days
    return found


def eligible(life: Life) -> Spells:
    """16 or 17, looked after now, and 91 days since 14 that end at 16 or later."""
    spells = [(max(reach, life.at(16)), end) for _, end, reach in counted(life)]
    return [(start, end) for start, end in spells if start < end]


def ended_as(life: Life, day: date, recs: set[str]) -> bool:
    return day < FAR and any(row["end"] == day and row["rec"] in recs for row in life["periods"])


def relevant(life: Life) -> Spells:
    """Eligible when last looked after, looked after no longer, not yet 18; or detained or in
    hospital at 16. Not once they have lived with a parent for six months."""
    left = [end for _, end in eligible(life) if not ended_as(life, end, NOT_OURS)]
    found = []
    for day in [*left, *detained_at_16(life)]:
        again = first_of((start for start, _, _ in counted(life)), day) or FAR
        found.append((day, min(again, life.at(18))))
    return without(joined(each for each in found if each[0] < each[1]), settled_at_home(life))


def detained_at_16(life: Life) -> list[date]:
    """Looked after for long enough, under no care order, just before being detained at 16."""
    birthday = life.at(16)
    found = []
    for row in life.happened("DETAINED"):
        ends = [
            end
            for _, end, reach in counted(life)
            if reach < end and life.status(end - DAY) not in ("C1", "C2")
        ]
        before = last_of(ends, row["on"] + DAY)
        if row["on"] <= birthday < row["until"] and before and before >= row["on"] - DAY:
            found.append(birthday)
    return found


def settled_at_home(life: Life) -> Spells:
    """From six months with a parent, or another with parental responsibility, on."""
    said = [(row["on"], row["until"]) for row in life.happened("WITH_PARENT")]
    moved = [row["on"] for row in life.happened("NEW_HOME")]
    moved += [end for _, end in said if end < FAR]
    left = [row["end"] for row in life["periods"] if row["rec"] in TO_PARENT and row["end"] < FAR]
    lived = [*said, *((day, first_of(moved, day) or FAR) for day in left)]
    back = [row["start"] for row in life["periods"]]
    cut = [(start, min(end, first_of(back, start) or FAR)) for start, end in lived]
    months = [(add_months(a, 6), b) for a, b in joined(each for each in cut if each[0] < each[1])]
    return [(start, end) for start, end in months if start < end]


def grown_up(life: Life, upto: int = 25) -> Spells:
    """Former relevant from 18 to an age: was relevant, or eligible until 18."""
    to_18 = [end for _, end in eligible(life) if end == life.at(18)]
    ours = to_18 and not ended_as(life, life.at(18), NOT_OURS)
    return [(life.at(18), life.at(upto))] if ours or relevant(life) else []


def overlap(one: Spells, other: Spells) -> Spells:
    cut = [(max(a, c), min(b, d)) for a, b in one for c, d in other]
    return [(start, end) for start, end in cut if start < end]


def over_21(life: Life) -> Spells:
    return between(life, grown_up(life), 21, 25)


def wanting(life: Life) -> Spells:
    """Those of 21 to 24 who said that they want support, until they say otherwise."""
    no = [row["on"] for row in life.events("OFFER_21") if row["outcome"] == DECLINED]
    said = [(row["on"], first_of(no, row["on"]) or FAR) for row in life.happened("OFFER_21")]
    return overlap(over_21(life), joined(each for each in said if each[0] < each[1]))


def advised(life: Life) -> Spells:
    return joined((r["start"], r["end"]) for r in life["allocations"] if r["role"] == "PA")


def supported(life: Life) -> Spells:
    return joined([*wanting(life), *overlap(over_21(life), advised(life))])


def former_relevant(life: Life) -> Spells:
    return joined([*grown_up(life, 21), *supported(life)])


def qualifying(life: Life) -> Spells:
    """In care at some time at 16 or 17, or left it to a special guardian; and no other of these."""
    care = joined(between(life, looked_after(life), 16, 18))
    left = [end for _, end in care if not ended_as(life, end, NOT_OURS)]
    left += [row["end"] for row in life["periods"] if row["rec"] in GUARDIANSHIP]
    spells = joined(between(life, [(day, FAR) for day in left if day < FAR], 16, 21))
    return without(spells, [*care, *relevant(life), *grown_up(life, 21)])


def leavers(life: Life) -> Spells:
    return joined([*relevant(life), *grown_up(life), *qualifying(life)])


def standing(life: Life) -> list[tuple[str, date, date]]:
    """What somebody is, and from when to when."""
    each = {
        "ELIGIBLE": eligible(life),
        "RELEVANT": relevant(life),
        "FORMER_RELEVANT": former_relevant(life),
        "QUALIFYING": qualifying(life),
    }
    return [(status, start, end) for status, spells in each.items() for start, end in spells]
