"""What a person finds on the first page: their children, numbers that moved, where to go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, Sum
from django.urls import NoReverseMatch, reverse

from hearth.documents.board_report import Evidence
from hearth.documents.board_report.blocks import shown
from hearth.documents.board_report.scorecard import direction_of
from hearth.documents.sentences import plural
from hearth.measures import CATALOGUE, Figures
from hearth_web.access.models import User
from hearth_web.access.verbs import Verb
from hearth_web.bridge.house import council
from hearth_web.bridge.versions import version
from hearth_web.insight import models
from hearth_web.insight.asking import subject
from hearth_web.insight.boards import read_board
from hearth_web.insight.days import same_day_before
from hearth_web.insight.models import Amiss
from hearth_web.insight.scopes import EVERYONE, PUBLIC
from hearth_web.people.models import Child, Worker
from hearth_web.people.queries import visible_children

__all__ = ["Door", "Moved", "doors", "moved", "my_children", "my_work"]

MOST = 12
# What a head of service or a councillor looks at first; those that moved are shown.
WATCHED = (
    "cla-number", "foster-share", "in-borough-share", "over-20-miles", "stability-3plus",
    "stability-2years", "reviews-in-timescale", "rha-up-to-date", "dental", "missing-any",
    "cl-in-touch", "cl-eet", "cl-suitable",
)  # fmt: skip


@dataclass(frozen=True)
class Moved:
    """A number now and a year before."""

    title: str
    href: str
    now: str
    before: str
    direction: str

    @property
    def change(self) -> str:
        """What it was, in words."""
        return f"a year before: {self.before}"

    @property
    def better(self) -> str:
        """Better, worse, or nothing where neither is better."""
        return self.direction if self.direction in ("better", "worse") else ""


@dataclass(frozen=True)
class Door:
    """Somewhere to go, and why one might."""

    title: str
    href: str
    why: str


def my_work(user: User) -> Worker | None:
    """The worker this person is; None for those who hold no cases."""
    return Worker.objects.select_related("team").filter(user=user).first()


def my_children(user: User, worker: Worker | None) -> Sequence[Child]:
    """The children whose worker, adviser or reviewing officer this person is today."""
    if worker is None:
        return []
    mine = Q(standing__worker=worker) | Q(standing__adviser=worker) | Q(standing__iro=worker)
    return list(visible_children(user).filter(mine).select_related("standing")[: MOST + 1])


def moved(user: User) -> list[Moved]:
    """Watched numbers that moved in a year, from the figures at hand; none are worked out here."""
    home = council()
    if home is None or not user.may(Verb.SEE_NUMBERS):
        return []
    key = EVERYONE.key if user.may(Verb.SEE_EXACT_NUMBERS) else PUBLIC
    kept = list(models.Figures.objects.filter(scope=key).values_list("on", flat=True))
    if not kept:
        return []
    on = kept[-1]
    board = read_board(key, on, sorted({on, same_day_before(on)} & set(kept)), version())
    evidence = Evidence(subject(home), on, Figures(()))
    found = []
    for id in WATCHED:
        now, before = board.now(id), board.before(id)
        way = direction_of(evidence, now, before) if now is not before else ""
        if now and before and way not in ("", "no change"):
            href = reverse("measure", args=[id])
            found.append(Moved(CATALOGUE[id].title, href, shown(now), shown(before), way))
    return found


BRING = (
    "Bring your data in",
    "import-new",
    Verb.IMPORT,
    "Returns, Ofsted lists or an export. There are no numbers of your own before.",
)


def doors(user: User) -> list[Door]:
    """Where this person's work is, by what they may do."""
    offered = (
        *(() if Child.objects.exists() else (BRING,)),
        (
            "Team work",
            "team-work",
            Verb.SEE_TEAMS,
            "What is due and what is late, by duty and worker.",
        ),
        ("Children", "children", Verb.SEE_CHILDREN, "Find a child, or list them by what matters."),
        ("Numbers", "numbers", Verb.SEE_NUMBERS, "Every measure, its trend, and others beside it."),
        ("Where our children live", "map", Verb.SEE_NUMBERS, "By distance and kind of home."),
        (
            "How many homes will we need?",
            "forecast",
            Verb.SEE_NUMBERS,
            "Children in care, homes and cost to come, and how sure that is.",
        ),
        ("Data quality", "quality", Verb.SEE_QUALITY, amiss()),
        ("The return", "return", Verb.SEE_QUALITY, "What fails its checks, and where to mend it."),
        ("Imports", "imports", Verb.SEE_IMPORTS, "What was brought in, when, and what it changed."),
        ("Board report", "report", Verb.MAKE_REPORT, "The whole report as Word, PDF and web page."),
        ("People and teams", "users", Verb.MANAGE_USERS, "Who signs in, and what they may do."),
        ("Council settings", "house", Verb.MANAGE_HOUSE, "Name, colour and logo."),
        ("Public numbers", "openness", Verb.MANAGE_HOUSE, "Whether everyone may see the numbers."),
        ("Audit", "audit", Verb.READ_AUDIT, "Who did and saw what."),
    )
    return [
        Door(title, href, why)
        for title, name, verb, why in offered
        if user.may(verb) and (href := address(name))
    ]


def address(name: str) -> str:
    """The address of a page; nothing while there is none."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def amiss() -> str:
    """How much was amiss when it was last counted."""
    last = Amiss.objects.order_by("-on").values_list("on", flat=True).first()
    total = Amiss.objects.filter(on=last).aggregate(all=Sum("count"))["all"] if last else None
    if total is None or not Child.objects.exists():
        return "What is missing or contradictory, and where it is mended."
    things = plural(total, "thing")
    return f"{things} missing or contradictory in the whole record last night."
