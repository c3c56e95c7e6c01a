"""Tables and the chart of audit rounds, small numbers withheld from those who may not see them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.urls import reverse

from hearth.documents import charts
from hearth.documents.model import Figure
from hearth.documents.model import Table as Printed
from hearth.documents.sentences import short_day
from hearth.measures.disclosure import FEWEST
from hearth.quality import Scale, Share, share_of
from hearth_web.access.models import User
from hearth_web.quality.models import AuditRound, FileAudit
from hearth_web.quality.queries.audits import Tally, is_withheld, share_in
from hearth_web.ui.tables import Column, Table

__all__ = [
    "NOTE",
    "STATE_COLOURS",
    "WITHHELD",
    "answer_table",
    "file_state",
    "file_table",
    "grade_table",
    "over_time",
    "round_table",
    "share_words",
    "stands_to",
    "team_table",
]

WITHHELD = "Withheld"
NO_GRADE = "Nothing graded"
STATE_COLOURS = {"To grade": "grey", "Graded": "blue", "Moderated": "green"}
NOTE = f"Withheld: it would tell of fewer than {FEWEST} children."


def share_words(user: User, share: Share) -> str:
    """A share as somebody may see it: "46% (6 of 13)"."""
    if is_withheld(user, share):
        return WITHHELD if share.graded else NO_GRADE
    if share.percent is None:
        return NO_GRADE
    return f"{share.percent}% ({share.good} of {share.graded})"


def stands_to(round: AuditRound, share: Share, user: User) -> str:
    """Whether the aspiration is met, as far as somebody may know."""
    if round.wanted is None:
        return "No aspiration"
    if not share.graded or is_withheld(user, share):
        return "Not known"
    return "Met" if round.wanted.is_met(share) else "Not met"


def round_table(user: User, rounds: Sequence[AuditRound]) -> Table:
    """Every round, with its share against what is wanted."""
    columns = (
        Column("title", "Round", link="href"),
        Column("began", "Began", "date"),
        Column("share", "Good or better"),
        Column("wanted", "Wanted"),
        Column("met", "Aspiration", "tag", colours={"Met": "green", "Not met": "orange"}),
        Column("state", "State"),
    )
    rows = [round_row(user, each) for each in rounds]
    notes = [NOTE] if any(row["share"] == WITHHELD for row in rows) else []
    return Table("Rounds", columns, rows, empty="No round has begun yet.", notes=notes)


def round_row(user: User, round: AuditRound) -> dict[str, Any]:
    """One round."""
    share = share_in(round)
    return {
        "title": round.title,
        "href": reverse("file-audit-round", args=[round.pk]),
        "began": round.began,
        "share": share_words(user, share),
        "wanted": str(round.wanted or "Not set"),
        "met": stands_to(round, share, user),
        "state": "Closed" if round.closed_on else "Open",
    }


def over_time(user: User, rounds: Iterable[AuditRound]) -> Figure | None:
    """The share over the rounds beside what was wanted; None where there are not two to draw."""
    ordered = sorted(rounds, key=lambda each: each.began)
    shares = [share_in(each) for each in ordered]
    drawn = [
        None if share.percent is None or is_withheld(user, share) else float(share.percent)
        for share in shares
    ]
    if sum(each is not None for each in drawn) < 2:
        return None
    wanted = [None if each.aspiration is None else float(each.aspiration) for each in ordered]
    title = "Files good or better, by round"
    series = [("Good or better", drawn), ("Wanted", wanted)]
    chart = charts.line(
        title, [short_day(each.began) for each in ordered], series, "%", highlight=series[0][0]
    )
    rows = [
        (each.title, share_words(user, share), str(each.wanted or "Not set"))
        for each, share in zip(ordered, shares, strict=True)
    ]
    return Figure(title, chart, Printed(title, ("Round", "Good or better", "Wanted"), rows))


def file_state(file: FileAudit) -> str:
    """How far a file has come."""
    if file.grade is None:
        return "To grade"
    return "Graded" if file.moderated_grade is None else "Moderated"


def file_table(files: Sequence[FileAudit]) -> Table:
    """The files of a round that the reader may audit, with both grades and how they differ."""
    columns = (
        Column("child", "Child", link="href"),
        Column("team", "Team"),
        Column("state", "State", "tag", colours=STATE_COLOURS),
        Column("auditor", "Graded by"),
        Column("grade", "First grade"),
        Column("moderated", "Moderated"),
        Column("difference", "Difference"),
    )
    rows = [
        {
            "child": each.child.name,
            "href": reverse("file-audit", args=[each.pk]),
            "team": str(each.team or "No team"),
            "state": file_state(each),
            "auditor": str(each.auditor or "Nobody yet"),
            "grade": "" if each.grade is None else each.grade,
            "moderated": "" if each.moderated_grade is None else each.moderated_grade,
            "difference": signed(each.graded.difference),
        }
        for each in files
    ]
    return Table("Files you may open", columns, rows, empty="No file is drawn yet.")


def signed(difference: int | None) -> str:
    """A difference with its sign."""
    if difference is None:
        return ""
    sign = "+" if difference > 0 else "\N{MINUS SIGN}" if difference < 0 else ""
    return f"{sign}{abs(difference)}"


def grade_table(files: Iterable[FileAudit], scale: Scale) -> Table:
    """How many files have each grade, by the grade that counts."""
    counting = [each.graded.counts for each in files]
    columns = (Column("grade", "Grade"), Column("files", "Files", "number"))
    rows = [
        {"grade": scale.said(grade), "files": counting.count(grade)}
        for grade in range(len(scale.words), 0, -1)
    ]
    waiting = counting.count(None)
    notes = [f"{waiting} not graded yet."] if waiting else []
    return Table("Grades", columns, rows, notes=notes)


def team_table(files: Iterable[FileAudit], scale: Scale) -> Table:
    """The share good or better of each team that had files drawn."""
    teams: dict[str, list[FileAudit]] = defaultdict(list)
    for file in files:
        teams[str(file.team or "No team")].append(file)
    columns = (
        Column("team", "Team"),
        Column("good", "Good or better", "number"),
        Column("graded", "Graded", "number"),
        Column("waiting", "Not graded yet", "number"),
    )
    rows = []
    for team, theirs in sorted(teams.items()):
        share = share_of([each.graded for each in theirs], scale)
        rows.append({"team": team, "good": share.good, "graded": share.graded,
                     "waiting": share.waiting})  # fmt: skip
    return Table("By team", columns, rows)


def answer_table(tallies: Sequence[Tally]) -> Table:
    """How each question was answered."""
    columns = (
        Column("question", "Question"),
        Column("yes", "Yes", "number"),
        Column("partly", "Partly", "number"),
        Column("no", "No", "number"),
        Column("does_not_apply", "Does not apply", "number"),
    )
    return Table("Answers", columns, list(tallies))
