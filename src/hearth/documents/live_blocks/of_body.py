"""What a body's own record says: functions, work plan, what was resolved, asked and is still open.

Only the open part is told: reports that print it may be read by everyone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from hearth.board.bodies import Contact
from hearth.board.follow_ups import FollowUp, FollowUpKind
from hearth.board.meetings import Asked, Meeting, Part
from hearth.board.minutes import Minute, Minutes
from hearth.board.words import clock
from hearth.board.work_plan import Drift, PlannedItem, WorkPlan
from hearth.dates import add_months
from hearth.dates.words import day
from hearth.documents.board_report.blocks import capital
from hearth.documents.live_blocks.pieces import LacksError, grid
from hearth.documents.model import Block, Heading, Listing, Numbered, Paragraph
from hearth.documents.sentences import plural

__all__ = [
    "Activity",
    "asked",
    "contacts",
    "drifts",
    "functions",
    "meetings",
    "open_follow_ups",
    "requests",
    "resolved",
    "training",
    "work_plan",
]


@dataclass(frozen=True)
class Activity:
    """What a member did: a training, or a visit."""

    member: str
    is_training: bool
    on: date
    what: str


NOBODY = "Nobody yet"
NOT_SET = "Not set"
NO_ANSWER = "No answer yet"


def functions(kind: str, given: Sequence[str]) -> list[Block]:
    """The functions the constitution gives a body, by letter."""
    if not given:
        raise LacksError(f"No functions of the {kind} are entered.")
    intro = Paragraph(f"The constitution gives the {kind} these functions:", leads=True)
    return [intro, Numbered(given, letters=True)]


def work_plan(plan: WorkPlan | None) -> list[Block]:
    """What is planned for each meeting, by theme."""
    if plan is None or not plan.items:
        raise LacksError("No work plan is agreed.")
    found: list[Block] = [Paragraph(f"As agreed on {day(plan.agreed_on)}.")]
    for on in sorted({each.meeting for each in plan.items}):
        found += meeting_of([each for each in plan.items if each.meeting == on], on)
    return found


def meeting_of(items: Sequence[PlannedItem], on: date) -> Iterator[Block]:
    """The items of one meeting under their themes."""
    yield Heading(day(on))
    for theme in dict.fromkeys(each.theme for each in items):
        if theme:
            yield Paragraph(f"**{theme}**", leads=True)
        yield Listing([each.title for each in items if each.theme == theme])


def contacts(given: Sequence[tuple[str, Contact]]) -> list[Block]:
    """Whom to ask about each body."""
    rows = [(each.name, whose, each.phone, each.email) for whose, each in given]
    lacks = "Nobody is named whom members could ask."
    return [grid("People to ask", ("Name", "About", "Telephone", "Email"), rows, lacks)]


def meetings(given: Sequence[Meeting], plans: Sequence[PlannedItem]) -> list[Block]:
    """The meetings to come, each with what is planned for it."""
    rows = [
        (
            day(each.on),
            each.body.name,
            ", ".join(filter(None, [clock(each.at) if each.at else "", each.place])),
            "\n".join(item.title for item in plans if item.meeting == each.on),
        )
        for each in sorted(given, key=lambda each: each.on)
    ]
    columns = ("Day", "What meets", "When and where", "What is planned")
    return [grid("Meetings to come", columns, rows, "No meeting is called.")]


def training(members: Sequence[str], done: Sequence[Activity], on: date) -> list[Block]:
    """How many of a body's members were trained in the year to a day, and what each did last."""
    if not members:
        raise LacksError("No members are entered whose training could be told.")
    since = add_months(on, -12)
    lately = {each.member for each in done if each.is_training and since < each.on <= on}
    trained = len(lately.intersection(members))
    told = Paragraph(
        f"{trained} of {plural(len(members), 'member')} had training as a corporate parent in the "
        f"twelve months to {day(on)}."
    )
    rows = [
        (name, last_of(name, done, on, training=True), last_of(name, done, on, training=False))
        for name in members
    ]
    columns = ("Member", "Last training", "Last visit, or time with young people")
    return [told, grid("What each member learned and visited last", columns, rows, "")]


def last_of(name: str, done: Sequence[Activity], on: date, *, training: bool) -> str:
    """The last training, or the last of anything else, of a member by a day."""
    mine = [
        each
        for each in done
        if each.member == name and each.is_training is training and each.on <= on
    ]
    last = max(mine, key=lambda each: each.on, default=None)
    return f"{last.what}, {day(last.on)}" if last else "None recorded"


def drifts(found: Sequence[Drift]) -> list[Block]:
    """What became of what was agreed."""
    if not found:
        raise LacksError("No meeting has been held since a work plan was agreed.")
    return [Listing([each.in_words for each in found])]


def opened(minutes: Minutes | None) -> tuple[Minutes, list[Minute]]:
    """Minutes with their open items; LacksError where there are none."""
    items = [each for each in minutes.items if each.part is Part.A] if minutes else []
    if minutes is None:
        raise LacksError("No meeting has been held that could be reported on.")
    return minutes, items


def resolved(minutes: Minutes | None) -> list[Block]:
    """What a meeting resolved, item by item."""
    held, items = opened(minutes)
    told: list[Block] = []
    for item in items:
        if item.resolutions:
            words = [each.words for each in item.resolutions]
            told += [Heading(item.title), Numbered(words, letters=True)]
    if not told:
        raise LacksError(f"The meeting of {day(held.on)} resolved nothing.")
    return [Paragraph(f"{held.body} met on {day(held.on)} and resolved:", leads=True), *told]


def asked(minutes: Minutes | None) -> list[Block]:
    """Members' questions and young people's requests at a meeting, each with its answer."""
    held, items = opened(minutes)
    rows = [question(each, item) for item in items for each in item.asked]
    columns = ("What was asked", "By whom", "Who answers", "By when", "Answer")
    lacks = f"Nothing was asked at the meeting of {day(held.on)}."
    return [grid(f"Asked at the meeting of {day(held.on)}", columns, rows, lacks)]


def question(given: Asked, item: Minute) -> tuple[str, ...]:
    """One of them, with the item it was asked on."""
    by = "A young person" if given.young_person else given.by
    when = day(given.due) if given.due else NOT_SET
    words = f"{given.words} ({item.title})"
    return words, by, given.owner or NOBODY, when, given.answer or NO_ANSWER


def open_follow_ups(given: Iterable[FollowUp], on: date) -> list[Block]:
    """What meetings asked for and nobody has closed."""
    still = [each for each in given if each.part is Part.A and each.closed_on is None]
    rows = [
        (
            each.words,
            f"{capital(each.kind.value)}, {day(each.raised_on)}",
            each.owner or NOBODY,
            day(each.due) if each.due else NOT_SET,
            each.answer or capital(each.standing_on(on)),
        )
        for each in sorted(still, key=lambda each: (each.due or date.max, each.raised_on))
    ]
    columns = ("What is to be done", "Asked", "By whom", "By when", "How it stands")
    return [grid("Still open", columns, rows, "Nothing is open from earlier meetings.")]


def requests(given: Iterable[FollowUp], on: date) -> list[Block]:
    """What young people asked a body for, and what they were answered. Nobody is named."""
    told = [each for each in given if each.kind is FollowUpKind.REQUEST and each.part is Part.A]
    rows = [
        (
            each.words,
            day(each.raised_on),
            each.owner or NOBODY,
            each.answer or capital(each.standing_on(on)),
        )
        for each in sorted(told, key=lambda each: each.raised_on, reverse=True)
    ]
    columns = ("What young people asked for", "When", "Who answers", "What came of it")
    return [grid("Requests of young people", columns, rows, "None of their requests is recorded.")]
