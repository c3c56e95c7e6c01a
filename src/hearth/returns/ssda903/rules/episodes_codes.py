"""Episodes: each code one of the return's, and codes that must or cannot stand together."""

from __future__ import annotations

from hearth.returns.ssda903.model import (
    FROM_2026,
    ONLY_2025,
    UNTIL_2024,
    UNTIL_2025,
    Rule,
)
from hearth.returns.ssda903.views import EPISODES
from hearth.returns.ssda903.words import (
    blank,
    codes,
    filled,
    none_of,
    one_of,
    respite,
)

__all__ = ["FOR_ADOPTION", "FOSTER", "OTHER", "RULES", "TEMPORARY"]

TEMPORARY = ("T0", "T1", "T2", "T3", "T4")
FOR_ADOPTION = ("A3", "A4", "A5", "A6")
FOSTER = ("U1", "U2", "U3", "U4", "U5", "U6")
OTHER = ("Z11", "Z12", "Z13", "Z14")
NO_CODE_OF_PROVIDER = ~one_of("PLACE_PROVIDER", *codes("PLACE_PROVIDER"))
NO_PROVIDER = {UNTIL_2025: (*TEMPORARY, "Z1"), FROM_2026: (*TEMPORARY, *OTHER)}

TYPED = "A slip of the keyboard, or a code of the case system that the export did not translate."
COUNTED = "The code decides how the child is counted in every national figure on homes and orders."
WHOSE = "Who provides a home decides how it is paid for, inspected and counted."
TEMPORARY_IS = "A temporary move is a stay away from a home that is kept open for the child."


def not_in_set(code: str, field: str, what: str, example: str) -> Rule:
    """The check that a code, where there is one, is of its code set."""
    return Rule(
        code,
        field,
        EPISODES,
        fails=none_of(field, *codes(field)),
        message=f"Enter one of the return's codes for {what}, for example {example}.",
        means=f"The code for {what} is not one the return knows.",
        why=COUNTED,
        cause=TYPED,
    )


def not_by(code: str, provider: str, places: tuple[str, ...], what: str) -> Rule:
    """The check that a kind of provider does not go with some kinds of placement."""
    return Rule(
        code,
        "PLACE PLACE_PROVIDER",
        EPISODES,
        fails=one_of("PLACE", *places) & one_of("PLACE_PROVIDER", provider),
        message=f"Change the provider or the placement type: {provider} cannot provide this one.",
        means=f"The placement is of a type that is never provided by {what}.",
        why=WHOSE,
        cause="The provider was left from an earlier placement, or the type is wrong.",
    )


RULES = (
    not_in_set("143", "RNE", "the reason for a new episode", "S or P"),
    not_in_set("144", "LS", "legal status", "C2 or V2"),
    not_in_set("145", "CIN", "category of need", "N1"),
    Rule(
        "146",
        "PLACE",
        EPISODES,
        fails={
            UNTIL_2024: none_of("PLACE", *codes("PLACE", 2024)),
            # H5 and P2 ended in 2023/24, but this year's check still takes them.
            ONLY_2025: none_of("PLACE", *codes("PLACE", 2025), "H5", "P2"),
            FROM_2026: none_of("PLACE", *codes("PLACE", 2026)),
        },
        message=(
            "Enter one of this year's placement codes; H5 and P2 became K3, Z1 became Z11 to Z14."
        ),
        means="The placement type is not one the return of this year knows.",
        why=COUNTED,
        cause="Placement codes changed in 2024/25 and 2025/26, and an old one was kept.",
        differs=(
            "The reference lists K3 in lower case in 2024/25, so that every K3 fails; K3 is valid "
            "here."
        ),
    ),
    not_in_set("149", "REC", "the reason an episode ends", "X1 or E4A"),
    Rule(
        "178",
        "PLACE_PROVIDER PLACE",
        EPISODES,
        fails={
            UNTIL_2025: filled("PLACE_PROVIDER")
            & (
                ~one_of("PLACE_PROVIDER", *codes("PLACE_PROVIDER"))
                | one_of("PLACE", *TEMPORARY, "Z1")
            ),
            # T4 is not in the list of these years.
            FROM_2026: filled("PLACE_PROVIDER")
            & (NO_CODE_OF_PROVIDER | one_of("PLACE", "T0", "T1", "T2", "T3", *OTHER)),
        },
        message=(
            "Enter PR0 to PR5, or take the provider out for a temporary or other (Z) placement."
        ),
        means="The provider is not a code of the return, or stands where none may.",
        why=WHOSE,
        cause=TYPED,
    ),
    Rule(
        "213",
        "PLACE PLACE_PROVIDER",
        EPISODES,
        fails={
            UNTIL_2025: one_of("PLACE", *TEMPORARY) & filled("PLACE_PROVIDER"),
            FROM_2026: one_of("PLACE", *TEMPORARY, *OTHER) & filled("PLACE_PROVIDER"),
        },
        message="Take the provider out: temporary placements (and Z11 to Z14) have none.",
        means="A placement of a type without a provider has one.",
        why=TEMPORARY_IS,
        cause="The provider was carried over from the placement before.",
    ),
    Rule(
        "214",
        "LS PL_POST URN",
        EPISODES,
        fails=respite() & (filled("PL_POST") | filled("URN")),
        message="Take out placement postcode and URN: short breaks (V3, V4) have neither.",
        means="An episode of short breaks says where the child stays.",
        why="Of short breaks only the agreement or the break is counted, never the place.",
        cause="The case system fills in the address of the carer.",
    ),
    Rule(
        "378",
        "PLACE LS",
        EPISODES,
        fails=one_of("PLACE", "P1") & one_of("LS", "V2"),
        message=(
            "Change legal status or placement: a child accommodated under V2 cannot live with "
            "parents."
        ),
        means="A child accommodated by agreement is placed with a parent.",
        why="Accommodation by agreement ends when a child goes back to a parent.",
        cause="The child went home, and the episode should have ended instead.",
    ),
    Rule(
        "380",
        "PLACE RNE",
        EPISODES,
        fails=one_of("PLACE", *TEMPORARY) & ~one_of("RNE", "P", "B"),
        message=(
            "Enter P or B as the reason for the new episode: a temporary move is a change of "
            "placement."
        ),
        means="A temporary placement starts with a reason that is no change of placement.",
        why=TEMPORARY_IS,
        cause="Care seems to start in a temporary placement, or the placement code is wrong.",
    ),
    Rule(
        "381",
        "PLACE REC",
        EPISODES,
        fails=one_of("PLACE", *TEMPORARY) & filled("REC") & ~one_of("REC", "X1"),
        message=(
            "End the temporary placement with X1 and add the episode in which care really ended."
        ),
        means="Care ends from a temporary placement.",
        why=TEMPORARY_IS,
        cause="The child left care while away, and the return to the usual home was not recorded.",
    ),
    Rule(
        "382",
        "LS PLACE",
        EPISODES,
        fails=respite() & one_of("PLACE", *TEMPORARY),
        message="Change the placement code: short breaks (V3, V4) cannot be temporary placements.",
        means="A short break is coded as a temporary placement.",
        why="A short break is itself a stay away from home.",
        cause="The break was recorded as if the child had a placement to come back to.",
    ),
    Rule(
        "384",
        "PLACE LS",
        EPISODES,
        fails=respite() & one_of("PLACE", "U1", "U4"),
        message="Enter another foster code: long-term fostering (U1, U4) is not for short breaks.",
        means="A short break is coded as long-term fostering.",
        why="A carer is matched long term for living there, not for breaks.",
        cause="The code is the one of the child's main placement.",
    ),
    Rule(
        "390",
        "PLACE REC",
        EPISODES,
        fails=one_of("REC", "E11", "E12") & ~one_of("PLACE", *FOR_ADOPTION),
        message=(
            "Enter A3 to A6 for the last placement of an adopted child, or another reason for "
            "leaving."
        ),
        means="The child left care by adoption from a placement not made for adoption.",
        why="A child is placed with the adopters before the court makes the order.",
        cause="The placement code was not changed when the placement became one for adoption.",
    ),
    Rule(
        "398",
        "LS HOME_POST PL_POST",
        EPISODES,
        fails=respite() & (filled("HOME_POST") | filled("PL_POST")),
        message="Take out both postcodes: they are not collected for short breaks (V3, V4).",
        means="An episode of short breaks has a postcode.",
        why="The child lives at home, so there is no distance to measure.",
        cause="The case system fills in addresses by itself.",
    ),
    Rule(
        "408",
        "PLACE LS",
        EPISODES,
        fails=one_of("PLACE", "A5", "A6") & ~one_of("LS", "E1"),
        message="Enter E1 as legal status, or A3 or A4 if the parents agreed to the placement.",
        means="A placement under a placement order stands without that order.",
        why="A5 and A6 say that a court gave leave to place the child.",
        cause="The order was recorded later than the move.",
    ),
    Rule(
        "516",
        "REC PLACE",
        EPISODES,
        fails=one_of("REC", "E45", "E46") & ~one_of("PLACE", *FOSTER),
        message=(
            "Enter the foster placement (U1 to U6) the child left, or E47 or E48 as the reason."
        ),
        means=(
            "Care ended with a special guardianship to a foster carer, but the child was not "
            "fostered."
        ),
        why="The reason says who became the guardian.",
        cause="The guardian was a relative who had not been approved as a foster carer.",
    ),
    Rule(
        "526",
        "PLACE PLACE_PROVIDER",
        EPISODES,
        fails={
            years: blank("PLACE_PROVIDER") & ~one_of("PLACE", *places)
            for years, places in NO_PROVIDER.items()
        },
        message="Enter who provides the placement, PR0 to PR5.",
        means="The placement has no provider, and its type needs one.",
        why=WHOSE,
        cause="The home is not linked to a provider in the case system.",
    ),
    not_by("527", "PR1", ("P1", "R2", "R5"), "the council itself"),
    not_by("528", "PR2", ("P1", "R2", "R5"), "another council"),
    not_by("529", "PR3", (*FOR_ADOPTION, "K1", "K2", "P1", *FOSTER), "another public body"),
    not_by("530", "PR4", ("P1",), "a private provider"),
    not_by("531", "PR5", ("P1",), "a voluntary provider"),
    Rule(
        "550",
        "PLACE PLACE_PROVIDER",
        EPISODES,
        fails=one_of("PLACE_PROVIDER", "PR0") & ~one_of("PLACE", "P1"),
        message="Enter P1 as placement, or the real provider: PR0 is only for living with parents.",
        means="A placement that is not with a parent is said to be provided by one.",
        why=WHOSE,
        cause="The child moved and the provider was not changed with the placement.",
    ),
    Rule(
        "1009",
        "REASON_PLACE_CHANGE",
        EPISODES,
        fails=none_of("REASON_PLACE_CHANGE", *codes("REASON_PLACE_CHANGE")),
        message="Enter one of the return's reasons for a placement change, for example CARPL.",
        means="The reason the placement changed is not a code the return knows.",
        why="The reasons tell planned moves from those that show trouble.",
        cause=TYPED,
    ),
)
