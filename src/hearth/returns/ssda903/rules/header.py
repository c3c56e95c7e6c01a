"""Header: who the child is."""

from __future__ import annotations

import narwhals.stable.v2 as nw

from hearth.returns.ssda903.model import FROM_2025, FROM_2026, UNTIL_2024, Frame, Rule, View
from hearth.returns.ssda903.returned import Returned
from hearth.returns.ssda903.views import EPISODES_HEADER, HEADER
from hearth.returns.ssda903.words import (
    YEAR_END,
    YEAR_START,
    birthday,
    blank,
    code_from,
    codes,
    day,
    filled,
    is_date,
    no_date,
    not_a_date,
    one_of,
    shift_date,
    sure,
    text,
)

__all__ = ["RULES"]

UPN = r"^(UN[1-5]|[A-HJ-NP-RT-Z]([0-9]{12}|[0-9]{11}[A-Z]))$"
COUNTED = "Every national figure is broken down by it, so it has to be known for every child."
TYPED = "A slip of the keyboard, or a code of the case system that the export did not translate."
UPN_WHY = (
    "The UPN joins the child to school results; a wrong one joins to another child or to nobody."
)
LAYOUT = "An export that writes dates in another layout, or a slip in typing."
ASKED_OF_GIRLS = "The Department counts girls in care who are mothers, to plan help for both."

WEEK_BEFORE_END = shift_date(YEAR_END, "-7d")  # 24 March
LAST_AUGUST = shift_date(shift_date(YEAR_START, "-7mo"), "-1d")  # 31 August of the year before
NOT_A_MOTHER = one_of("MOTHER", "0") | blank("MOTHER")


def same_upn(returned: Returned) -> Frame:
    """Header rows whose real UPN stands on another row too."""
    real = returned["Header"].filter(filled("UPN") & ~one_of("UPN", *codes("UPN_UNKNOWN")))
    return real.filter(~nw.col("UPN").is_unique())


RULES = (
    Rule(
        "101",
        "SEX",
        HEADER,
        fails={
            UNTIL_2024: code_from("SEX", *codes("SEX", 2024)),
            FROM_2025: code_from("SEX", *codes("SEX", 2025)),
        },
        message="Enter the child's sex: M, F or U (up to 2023/24: 1 male, 2 female).",
        means="The child's sex is missing or is not one of the codes of that year.",
        why=COUNTED,
        cause="The codes changed from 1 and 2 to M, F and U in 2024/25.",
    ),
    Rule(
        "102",
        "DOB",
        HEADER,
        fails=no_date("DOB"),
        message="Enter the date of birth as day/month/year, for example 09/04/2011.",
        means="The date of birth is missing or is no date in the calendar.",
        why="Age decides which duties, rules and figures apply to a child.",
        cause="An export that writes dates in another layout, or a date not yet known.",
    ),
    Rule(
        "103",
        "ETHNIC",
        HEADER,
        fails=code_from("ETHNIC", *codes("ETHNIC")),
        message=(
            "Enter one of the return's ethnic group codes, for example WBRI; NOBT if not yet asked."
        ),
        means="The ethnic group is missing or is not one of the return's codes.",
        why=COUNTED,
        cause=TYPED,
    ),
    Rule(
        "105",
        "UASC",
        View("Header of an XML file", ("Header", "xml"), {"Header": "row"}, lambda r: r["Header"]),
        fails=~sure(text("UASC").str.contains(r"^\s*[01](\.0*)?\s*$")),
        message="Enter 1 if the child was an unaccompanied asylum seeker in the year, otherwise 0.",
        means="The XML file does not say whether the child was an unaccompanied asylum seeker.",
        why="The Home Office pays for these children, and they are counted apart.",
        cause="The item was left empty for children it was never asked about.",
    ),
    Rule(
        "168",
        "UPN",
        HEADER,
        fails=filled("UPN") & ~sure(text("UPN").str.contains(UPN)),
        message="Enter the 13-character UPN, or UN1 to UN5 to say why there is none.",
        means="The pupil number has the wrong shape.",
        why=UPN_WHY,
        cause="A digit lost or added by hand, or a number a spreadsheet shortened.",
    ),
    Rule(
        "171",
        "MC_DOB",
        HEADER,
        fails=not_a_date("MC_DOB"),
        message="Enter the date of birth of her first child as day/month/year, or leave it empty.",
        means="The date of birth of the girl's first child is no date in the calendar.",
        why=ASKED_OF_GIRLS,
        cause=LAYOUT,
    ),
    Rule(
        "174",
        "SEX MC_DOB",
        HEADER,
        fails={
            UNTIL_2024: one_of("SEX", "1") & filled("MC_DOB"),
            FROM_2025: one_of("SEX", "M") & filled("MC_DOB"),
        },
        message="Take out the date of birth of a first child, or put the child's sex right.",
        means="A boy has the date of birth of a first child, which is asked of mothers only.",
        why=ASKED_OF_GIRLS,
        cause="The sex is wrong, or a father's child was recorded in the mother's item.",
    ),
    Rule(
        "209",
        "UPN DOB",
        HEADER,
        fails=one_of("UPN", "UN1") & (birthday(4) <= LAST_AUGUST),
        message="Enter the UPN from the school, or UN2 to UN5 if there is another reason for none.",
        means="UN1 says the child is not yet of school age, but by age the child is.",
        why=UPN_WHY,
        cause="The code was right when the child was small and was carried over.",
    ),
    Rule(
        "210",
        "UPN DECOM",
        EPISODES_HEADER,
        fails=one_of("Header.UPN", "UN4") & (day("DECOM") < WEEK_BEFORE_END),
        message=(
            "Enter the UPN: UN4 is only for children who came into care in the year's last week."
        ),
        means="UN4 says there was no time to find the UPN, but care began more than a week before.",
        why=UPN_WHY,
        cause="UN4 was entered at the start and never replaced.",
        differs=(
            "The reference fails episodes that start on or after 24 March. Its message, and what "
            "UN4 means, say the opposite."
        ),
    ),
    Rule(
        "231",
        "DOB UASC",
        HEADER,
        years=FROM_2025,
        fails=one_of("UASC", "1") & (birthday(11) > YEAR_END),
        message=(
            "Check that the child is an unaccompanied asylum seeker and the date of birth is right."
        ),
        means="A child under 11 at the end of the year is marked as unaccompanied asylum seeker.",
        why="So young a child seldom arrives alone: one of the two facts is likely wrong.",
        cause="A wrong year of birth, or the child is in the UASC table by mistake.",
        differs=(
            "The reference looks for a column UASC_STATUS, which no return has once it is read; "
            "the flag is called UASC."
        ),
    ),
    Rule(
        "232",
        "SEX",
        HEADER,
        years=FROM_2025,
        fails=one_of("SEX", "U"),
        message="Find out the child's sex and enter M or F; keep U only if it cannot be known.",
        means="The sex is entered as unknown, which is accepted but asked about.",
        why=COUNTED,
        cause="The case system's default, never filled in.",
    ),
    Rule(
        "301",
        "DOB",
        HEADER,
        fails=day("DOB") > YEAR_END,
        message="Put the date of birth right, or leave the child out: not born by 31 March.",
        means="The child was born after the collection year ended.",
        why="An unborn child cannot be looked after, so one of the dates is wrong.",
        cause="A wrong year, or an expected birth entered in the record.",
    ),
    Rule(
        "351",
        "DOB",
        HEADER,
        fails=birthday(25) < YEAR_START,
        message=(
            "Put the date of birth right, or leave the person out: over 25 when the year began."
        ),
        means=(
            "The person was 25 before the collection year began, older than any care leaver "
            "counted."
        ),
        why="The return is about children and care leavers up to 25.",
        cause="A wrong century or year of birth, or a closed case still exported.",
    ),
    Rule(
        "444",
        "UPN",
        HEADER,
        years=FROM_2026,
        find=lambda returned: {"Header": same_upn(returned)},
        message="Give each child its own UPN: the same number stands on more than one child.",
        means="Two or more children of this return have one UPN.",
        why=UPN_WHY,
        cause="Brothers and sisters copied from one record, or one child entered twice.",
    ),
    Rule(
        "611",
        "MOTHER MC_DOB",
        HEADER,
        fails=one_of("MOTHER", "1") & blank("MC_DOB"),
        message="Enter the date of birth of her first child, or 0 if she is not a mother.",
        means="The girl is a mother, but there is no date of birth of her first child.",
        why=ASKED_OF_GIRLS,
        cause="The two items are kept on different pages of the case system.",
    ),
    Rule(
        "612",
        "SEX MOTHER MC_DOB",
        HEADER,
        fails={
            UNTIL_2024: one_of("SEX", "2") & NOT_A_MOTHER & filled("MC_DOB"),
            FROM_2025: one_of("SEX", "F") & NOT_A_MOTHER & filled("MC_DOB"),
        },
        message="Enter 1 for mother, or take out the date of birth of a first child.",
        means="There is a date of birth of a first child, but the girl is not said to be a mother.",
        why=ASKED_OF_GIRLS,
        cause="The date was recorded when her child was born and the other item forgotten.",
    ),
    Rule(
        "620",
        "DOB MOTHER",
        HEADER,
        fails=one_of("MOTHER", "1") & (birthday(11) > YEAR_START),
        message="Check the date of birth and whether she is a mother: she was under 11.",
        means="The girl is said to be a mother and was under 11 when the year began.",
        why="A mother so young is so rare that the record is likely wrong.",
        cause="A wrong year of birth, or the wrong child marked.",
    ),
    Rule(
        "621",
        "DOB MC_DOB",
        HEADER,
        fails=is_date("MC_DOB") & ~sure(day("MC_DOB") > day("DOB")),
        message="Put right one of the two dates of birth: a child must be born after its mother.",
        means="The first child's date of birth is not after the mother's own.",
        why="One of the two dates is wrong, and both are used to work out ages.",
        cause="The mother's own date of birth typed into the item for her child.",
    ),
)
