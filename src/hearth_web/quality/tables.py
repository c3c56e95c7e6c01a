"""Tables of inspections, findings and plans, as the screen shows them and as they are taken."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.urls import reverse

from hearth import quality
from hearth.quality import Answered, Echo, FindingKind, answered, is_late, themes
from hearth_web.quality.queries.inspections import Seen
from hearth_web.ui.tables import Column, Table

__all__ = [
    "COLOURS",
    "finding_table",
    "inspection_table",
    "plan_table",
    "stands",
    "theme_table",
    "when_before",
]

COLOURS: Mapping[str, str] = {
    "Strength": "green",
    "Nothing planned": "red",
    "Late": "red",
    "In hand": "blue",
    "Stopped": "grey",
    "Done": "green",
    "Not started": "grey",
    "Under way": "blue",
    "Under way, late": "red",
    "Not started, late": "red",
}


def inspection_table(seen: Sequence[Seen], today: date) -> Table:
    """Every inspection with how its findings stand."""
    columns = (
        Column("title", "Inspection", link="href"),
        Column("ended", "Last day", "date"),
        Column("open", "Still open", "number"),
        Column("late", "Late", "number"),
        Column("improve", "To improve", "number"),
        Column("strengths", "Strengths", "number"),
        Column("judgement", "Judgement"),
        Column("kind", "Kind"),
    )
    return Table(
        "How what was found stands",
        columns,
        [inspection_row(each, today) for each in seen],
        empty="No inspection is written down yet.",
    )


def inspection_row(seen: Seen, today: date) -> dict[str, object]:
    """One inspection."""
    told = seen.told
    stand = [answered(each, today) for each in told.found(FindingKind.IMPROVE)]
    return {
        "title": told.title,
        "href": reverse("inspection", args=[seen.kept.pk]),
        "kind": told.how.name,
        "ended": told.ended,
        "judgement": told.judgements[0].grade if told.judgements else "Not graded",
        "strengths": len(told.found(FindingKind.STRENGTH)),
        "improve": len(stand),
        "open": sum(each.is_open for each in stand),
        "late": sum(each is Answered.LATE for each in stand),
    }


def finding_table(
    findings: Iterable[quality.Finding],
    before: Mapping[str, Sequence[Echo]],
    titles: Mapping[str, str],
    today: date,
) -> Table:
    """Findings, each with its theme and how it stands."""
    columns = (
        Column("words", "What was found", link="href"),
        Column("stands", "How it stands", "tag", colours=COLOURS),
        Column("due", "Next due", "date"),
        Column("before", "Found before"),
        Column("theme", "Theme"),
        Column("inspection", "Inspection"),
        Column("service", "Part of the service"),
    )
    rows = [
        {
            "words": each.words,
            "href": reverse("finding", args=[each.key]),
            "theme": each.theme_name,
            "service": each.service_name,
            "stands": answered(each, today).value,
            "due": next_due(each) or "",
            "before": when_before(before.get(each.key, ())),
            "inspection": titles[each.inspection],
        }
        for each in findings
    ]
    return Table("Findings", columns, rows, per_page=50, empty="No finding is like that.")


def next_due(finding: quality.Finding) -> date | None:
    """The day the next of its open actions is due."""
    days = [each.due for each in finding.improvements if each.due and each.state.is_open]
    return min(days, default=None)


def when_before(echoes: Sequence[Echo]) -> str:
    """When the likes of it were found before: "2019, 2021", the latest last."""
    years = sorted({each.earlier.found_on.year for each in echoes})
    return ", ".join(map(str, years))


def theme_table(
    findings: Sequence[quality.Finding], before: Mapping[str, Sequence[Echo]], today: date
) -> Table:
    """How many findings of each theme there are, and how many are open, late or found before."""
    columns = (
        Column("theme", "Theme", link="href"),
        Column("open", "Still open", "number"),
        Column("late", "Late", "number"),
        Column("before", "Found before", "number"),
        Column("improve", "To improve", "number"),
        Column("strengths", "Strengths", "number"),
    )
    rows = [
        theme_row(theme, name, [each for each in findings if each.theme == theme], before, today)
        for theme, name in themes().items()
    ]
    some = [row for row in rows if row["strengths"] or row["improve"]]
    some.sort(key=lambda row: (-int(str(row["open"])), -int(str(row["improve"]))))
    return Table("How many of each theme", columns, some, empty="Nothing is written down yet.")


def theme_row(
    theme: str,
    name: str,
    findings: Sequence[quality.Finding],
    before: Mapping[str, Sequence[Echo]],
    today: date,
) -> dict[str, object]:
    """One theme."""
    stand = [answered(each, today) for each in findings]
    strengths = sum(each is Answered.STRENGTH for each in stand)
    return {
        "theme": name,
        "href": f"{reverse('findings')}?theme={theme}",
        "strengths": strengths,
        "improve": len(stand) - strengths,
        "open": sum(each.is_open for each in stand),
        "late": sum(each is Answered.LATE for each in stand),
        "before": sum(bool(before.get(each.key)) for each in findings),
    }


def plan_table(inspection: quality.Inspection, today: date) -> Table:
    """The improvement plan, a line for each action."""
    columns = (
        Column("what", "Action", link="href"),
        Column("owner", "Owner"),
        Column("due", "Due", "date"),
        Column("stands", "How it stands", "tag", colours=COLOURS),
        Column("told", "What was last said"),
    )
    rows = [
        {
            "what": f"{each.letter}) {each.what}",
            "href": reverse("improvement", args=[each.key]),
            "owner": each.owner or "Nobody yet",
            "due": each.due or "Not set",
            "stands": stands(each, today),
            "told": each.told or "Nothing yet",
        }
        for each in inspection.improvements
    ]
    return Table("Actions of the plan", columns, rows, empty="No action is planned yet.")


def stands(improvement: quality.Improvement, today: date) -> str:
    """The state in words, and that it is late."""
    label = improvement.state.label
    return f"{label}, late" if is_late(improvement, today) else label
