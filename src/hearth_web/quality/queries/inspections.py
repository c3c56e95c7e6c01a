"""Reading inspections, as the pure rules of `hearth.quality` want them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Max, QuerySet
from django.http import Http404

from hearth import quality
from hearth.quality import Echo, Echoes, FindingKind, State
from hearth.quality.inspections import letter_of
from hearth_web.access.models import User
from hearth_web.access.queries import people
from hearth_web.access.verbs import Verb
from hearth_web.quality.models import Finding, Improvement, Inspection, Step
from hearth_web.ui.models import House

__all__ = [
    "Seen",
    "all_findings",
    "before",
    "finding_for",
    "improvement_for",
    "inspection_for",
    "inspections",
    "next_number",
    "owned_by",
    "owners",
    "pure",
]

WHOLE = (
    "judgements",
    "findings__improvements__owner",
    "findings__improvements__steps",
    "findings__improvements__evidence",
    "improvements__owner",
    "improvements__steps",
    "improvements__evidence",
)


@dataclass(frozen=True)
class Seen:
    """An inspection as it is kept, and as the rules see it."""

    kept: Inspection
    told: quality.Inspection


def inspections() -> list[Seen]:
    """Every inspection whole, the newest first."""
    return [Seen(each, pure(each)) for each in Inspection.objects.prefetch_related(*WHOLE)]


def inspection_for(id: UUID) -> Seen:
    """The inspection with this id; Http404 if there is none."""
    found = Inspection.objects.prefetch_related(*WHOLE).filter(pk=id).first()
    if found is None:
        raise Http404("inspection")
    return Seen(found, pure(found))


def finding_for(id: UUID) -> Finding:
    """The finding with this id; Http404 if there is none."""
    found = Finding.objects.select_related("inspection").filter(pk=id).first()
    if found is None:
        raise Http404("finding")
    return found


def improvement_for(id: UUID) -> Improvement:
    """The line of a plan with this id; Http404 if there is none."""
    rows: QuerySet[Improvement] = Improvement.objects.select_related("inspection", "owner")
    found = rows.prefetch_related("steps__by", "evidence__by", "findings").filter(pk=id).first()
    if found is None:
        raise Http404("improvement")
    return found


def owned_by(user: User) -> QuerySet[Improvement]:
    """What this person owns of any improvement plan, and is still to be done."""
    still = [state for state in State if state.is_open]
    rows = Improvement.objects.filter(owner=user, state__in=still)
    return rows.select_related("inspection").order_by("due", "number")


def all_findings(some: Iterable[Seen]) -> list[quality.Finding]:
    """What all of these found."""
    return [finding for each in some for finding in each.told.findings]


def before(
    findings: Iterable[quality.Finding], every: Sequence[quality.Finding], today: date
) -> Mapping[str, Sequence[Echo]]:
    """What was found before, by the key of each of these findings that has any."""
    looking = Echoes(every, today)
    found = {each.key: looking.of(each) for each in findings}
    return {key: echoes for key, echoes in found.items() if echoes}


def pure(kept: Inspection) -> quality.Inspection:
    """An inspection as the rules see it; what belongs to it is read once, by `WHOLE`."""
    lines = {each.pk: improvement(each) for each in kept.improvements.all()}
    return quality.Inspection(
        key=str(kept.pk),
        title=kept.title,
        framework=kept.framework,
        began=kept.began,
        ended=kept.ended,
        council=House.now().name,
        feedback_on=kept.feedback_on,
        letter_on=kept.letter_on,
        inspectors=kept.inspectors,
        cases=kept.cases,
        source=kept.source,
        background=kept.background,
        implications=kept.implications,
        plain_words=kept.plain_words,
        judgements=[quality.Judgement(each.area, each.grade) for each in kept.judgements.all()],
        findings=[finding(each, kept, lines) for each in kept.findings.all()],
        improvements=list(lines.values()),
    )


def finding(
    kept: Finding, of: Inspection, lines: Mapping[UUID, quality.Improvement]
) -> quality.Finding:
    """A finding with what is done about it."""
    return quality.Finding(
        key=str(kept.pk),
        inspection=str(of.pk),
        found_on=of.ended,
        kind=FindingKind(kept.kind),
        service=kept.service,
        theme=kept.theme,
        words=kept.words,
        paragraph=kept.paragraph,
        improvements=[lines[each.pk] for each in kept.improvements.all() if each.pk in lines],
    )


def improvement(kept: Improvement) -> quality.Improvement:
    """A line of the plan with what was last said of it."""
    last: Step | None = next((step for step in kept.steps.all() if step.words), None)
    return quality.Improvement(
        key=str(kept.pk),
        letter=letter_of(kept.number),
        what=kept.what,
        owner=kept.owner_name,
        due=kept.due,
        state=State(kept.state),
        told=last.words if last else "",
        on=last.on if last else None,
        evidence=[
            f"{each.words} ({each.where})" if each.where else each.words
            for each in kept.evidence.all()
        ],
    )


def next_number(rows: QuerySet[Finding] | QuerySet[Improvement]) -> int:
    """The place after the last."""
    last: int | None = rows.aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def owners() -> list[User]:
    """Those who sign in and may see findings, so that they can own what is done about one."""
    return [user for user in people() if user.may(Verb.SEE_FINDINGS)]
