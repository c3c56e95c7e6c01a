"""Words of the invented board: its people, its papers, what was said. All invented."""

from __future__ import annotations

from datetime import time

from hearth_web.config.demo.users import NAMES

__all__ = [
    "AWAY",
    "BACKGROUND",
    "BEGUN",
    "BODY",
    "CLOSED_BECAUSE",
    "CLOSED_REPORT",
    "CLOSED_TITLE",
    "CONSULTED",
    "CONTACT",
    "DID",
    "DUTIES",
    "FUNCTIONS",
    "HELD",
    "LEFT",
    "MEMBERS",
    "NOTICES",
    "NO_IMPLICATIONS",
    "OFFICES",
    "PLAIN",
    "PLANS",
    "PRESENT",
    "RECIPIENTS",
    "REPORTS",
    "WRITTEN",
]

CHAIR, VICE, AWAY = NAMES["board_member"], "Councillor Tobias Wrenfield", "Councillor Safiya Marl"
RESERVE = "Councillor Lotte Quayle"
LEFT = "Councillor Edwin Tarrowby"
HEAD, SCHOOL = NAMES["head_of_service"], NAMES["virtual_school"]
CLERK = NAMES["democratic_services"]

BODY = {
    "name": "Corporate Parenting Board",
    "kind": "committee",
    "purpose": "To see that the council is a good parent to every child in its care and every "
    "young person who has left it.",
    "quorum": 3,
    "summons_name": "Margit Holloway-Penn",
    "summons_title": "Chief executive",
}
MEMBERS = (
    (CHAIR, "voting", "Group A"),
    (VICE, "voting", "Group A"),
    ("Councillor Amara Silcott", "voting", "Group B"),
    ("Councillor Hugh Penhallick", "voting", "Group B"),
    (AWAY, "voting", "Group A"),
    (RESERVE, "reserve", "Group A"),
    ("Ffion Ashgrove", "co_optee", "NHS"),
    ("Marcus Teale", "co_optee", "Foster carers’ association"),
)
DID = (
    (CHAIR, "training", 300, "Corporate parenting workshop"),
    (CHAIR, "meeting", 40, "Supper with the children in care council"),
    (VICE, "training", 300, "Corporate parenting workshop"),
    (VICE, "visit", 95, "The virtual school"),
    (AWAY, "training", 600, "Induction as a corporate parent"),
)
"""What members learned and visited: who, of what kind, how many days ago, what."""
OFFICES = (("chair", CHAIR), ("vice_chair", VICE))
FUNCTIONS = (
    "To keep under review how children in care and care leavers live, learn and are looked after.",
    "To agree the corporate parenting strategy and watch over its promises.",
    "To hear from children and young people at each meeting, and to answer them.",
    "To receive the yearly reports of the virtual school, of health, of fostering and adoption.",
    "To report to cabinet twice a year.",
)
NOTICES = (
    ("Access to information", "You may ask to see the minutes, the reports on this agenda and the "
     "background documents they rest on."),
    ("Coming to the meeting", "Everyone is welcome to the open part. If you need an interpreter, a "
     "lift or somebody to look after a child, tell us a week before."),
)  # fmt: skip
CONTACT = {"name": CLERK, "phone": "01632 960 118", "email": "democratic.services@council.example"}
RECIPIENTS = (("Legal services", "Gwen Abbotsleigh"), ("Children’s services", HEAD))
DUTIES = (
    {"to": "Cabinet", "what": "How well the council is doing as a parent",
     "rhythm": "times_a_year", "times": 2, "source": "Constitution, part 3"},
    {"to": "Scrutiny committee", "what": "What was discussed", "rhythm": "after_each_meeting",
     "within": 20, "source": "Constitution, part 3"},
)  # fmt: skip
PLANS = (
    (
        ("held", "Education", "Annual report of the virtual school"),
        ("held", "Homes", "Housing offer for care leavers"),
        ("coming", "Homes", "Fostering: finding and keeping carers"),
    ),
    (
        ("coming", "Homes", "Fostering: finding and keeping carers"),
        ("coming", "Care leavers", "Housing offer for care leavers"),
        ("later", "Health", "Annual health report"),
        ("later", "Homes", "Workshop: a good first home"),
    ),
)
PRESENT = (
    ("Jaz", "young_person", "Young people’s council"),
    ("Corey", "young_person", "Young people’s council"),
    (HEAD, "officer", "Head of service, children in care"),
    (SCHOOL, "officer", "Virtual school head"),
    (CLERK, "officer", "Democratic services"),
)
HELD = (
    (
        "Annual report of the virtual school",
        "written",
        (
            ("point", "More young people were in school every day than the year before.", "", ""),
            ("point", "Those who moved home in the year lost the most days.", "", ""),
            ("question", "How many children waited more than ten days for a school after a move?",
             "Councillor Amara Silcott", SCHOOL),
            ("request", "Laptops should come in the first week, not after a month.", "Jaz",
             SCHOOL),
            ("resolution", "That the report be noted.", "", ""),
        ),
    ),
    (
        "Letter from the young people’s council",
        "discussion",
        (
            ("point", "Young people asked to know before a meeting what happened to the last "
             "thing they said.", "", ""),
            ("resolution", "That each request be answered in writing before the next meeting.",
             "", CLERK),
        ),
    ),
)  # fmt: skip
WRITTEN = (
    ("Fostering: finding and keeping carers", time(14, 20)),
    ("How we keep our promises", time(14, 45)),
)
CLOSED_TITLE = "Price of the block contract with a provider of children’s homes"
CLOSED_BECAUSE = (
    "The council is still bargaining: telling the price would make every later offer dearer."
)
CLOSED_REPORT = {
    "purpose": "To tell the board what the provider asks for six beds over two years.",
    "recommendations": "That the board support the offer of the commissioning team.",
    "background": "Six children live with this provider now.",
    "key_issues": "The provider asks for a rise of nine in a hundred.",
    "financial": "The offer is within the budget of the year.",
    "community": "Two of the six children could go on living near their schools.",
    "equalities": "No group is worse off by it.",
    "resource": "Two officers bargain until May.",
    "legal": "The contract was let under the framework of 2023.",
}
REPORTS = {
    "Fostering: finding and keeping carers": {
        "purpose": "To say how many foster carers joined and left, and what we will do about it.",
        "recommendations": "That the board note who joined and who left.\n\n"
        "That the board support a friend for every new carer in their first year.",
        "background": "In the autumn the board asked why carers leave within two years.",
        "key_issues": "## Who joined and who left\n\n| | Joined | Left |\n|---|---|---|\n"
        "| Households | 11 | 9 |\n\n"
        "Four of those who left told us that nobody answered the phone at the weekend.\n\n"
        "## What we will do\n\n- a number that is answered day and night\n"
        "- a friend among the carers for each new household\n- respite that is planned, not begged",
        "community": "More carers from every part of the borough let more children stay near home.",
    },
    "How we keep our promises": {
        "purpose": "To show the board each promise of the strategy, and how it stands.",
        "recommendations": "That the board note where the promises stand, and ask about those that "
        "do not move.",
        "background": "The strategy was agreed a year ago. It makes eight promises.",
        "key_issues": "Five promises are being kept, two move too slowly, and one waits for a "
        "definition.",
        "community": "The promises are to every child and young person, wherever they live.",
    },
}
PLAIN = {
    "Fostering: finding and keeping carers": "Some foster carers stop. We asked them why. Many "
    "said that they felt alone. So every new carer gets a friend who has done it for years, and a "
    "phone number that somebody always answers.",
    "How we keep our promises": "We made eight promises to you. Five are going well. Two are too "
    "slow. One we have not worked out how to measure yet. Ask us about any of them.",
}
NO_IMPLICATIONS = {
    "policy": "None beyond the strategy.",
    "community": "None found.",
    "equalities": "The groups that wait longest were looked at one by one; none is worse off.",
    "health": "None.",
    "climate": "None.",
    "resource": "Within the posts there are.",
    "legal": "None beyond the council’s duties as corporate parent.",
    "financial": "None beyond the budget.",
}
BACKGROUND = {
    "title": "Corporate parenting strategy",
    "held_at": "Civic centre, room 12",
    "contact": CLERK,
}
CONSULTED = (("Director of law", True), ("Director of finance", True))
BEGUN = "Annual health report"
