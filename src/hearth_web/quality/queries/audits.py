"""Reading audit rounds and the files in them; a file only by who may audit that child."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from hearth.quality import Candidate, Graded, Share, share_of, withheld
from hearth_web.access.models import User
from hearth_web.access.verbs import Verb
from hearth_web.people.models import ALLOCATION_ROLES, Child
from hearth_web.people.queries import held_on, visible_children
from hearth_web.quality.models import AuditAction, AuditAnswer, AuditRound, FileAudit
from hearth_web.ui import clock

__all__ = [
    "WHOM",
    "Tally",
    "action_for",
    "actions_of",
    "all_actions_of",
    "auditable",
    "audits_of",
    "candidates",
    "file_for",
    "files_for",
    "grades_of",
    "is_withheld",
    "owners_for",
    "round_for",
    "rounds",
    "share_in",
    "signing_in",
    "tallies",
    "works_with",
]

log = logging.getLogger("hearth.stranger")

WHOM = {
    "in-care": "Children in care",
    "care-leavers": "Care leavers",
    "both": "Both",
}
ASKED = {
    "in-care": Q(standing__in_care=True),
    "care-leavers": Q(standing__care_leaver=True),
    "both": Q(standing__in_care=True) | Q(standing__care_leaver=True),
}


def rounds() -> list[AuditRound]:
    """Every round with its files' grades, the newest first."""
    return list(AuditRound.objects.prefetch_related("files"))


def round_for(id: UUID) -> AuditRound:
    """The round with this id; Http404 if there is none."""
    found = AuditRound.objects.prefetch_related("questions", "files__team").filter(pk=id).first()
    if found is None:
        raise Http404("round")
    return found


def grades_of(round: AuditRound) -> list[Graded]:
    """The grades of every file of a round."""
    return [each.graded for each in round.files.all()]


def share_in(round: AuditRound) -> Share:
    """How many of a round's graded files are good or better."""
    return share_of(grades_of(round), round.scale)


def is_withheld(user: User, share: Share) -> bool:
    """Whether this share is withheld from somebody, because it tells of too few children."""
    return not user.may(Verb.SEE_EXACT_NUMBERS) and withheld(share)


def auditable(user: User) -> QuerySet[Child]:
    """The children whose files somebody may audit; none whose record adoption has closed."""
    return visible_children(user, Verb.AUDIT_FILES).filter(severed=False)


def files_for(user: User, round: AuditRound) -> QuerySet[FileAudit]:
    """The files of a round that this person may audit, in the order drawn."""
    rows = FileAudit.objects.filter(round=round, child__in=auditable(user).values("pk"))
    return rows.select_related("child", "team", "auditor", "moderator", "round")


def file_for(user: User, id: UUID) -> FileAudit:
    """One file, for those who may audit that child; Http404 and a line in the log, if not."""
    rows = FileAudit.objects.select_related("child", "round", "team", "auditor", "moderator")
    found = rows.filter(pk=id, child__in=auditable(user).values("pk")).first()
    if found is None:
        log.warning("no such file audit for them: user=%s audit=%s", user.pk, id)
        raise Http404("file audit")
    return found


def audits_of(child: Child) -> QuerySet[FileAudit]:
    """The audits of a child's file. Whoever asks has made sure that the reader may see them."""
    return child.file_audits.select_related("round", "auditor", "moderator").order_by(
        "-audited_on", "-drawn_at"
    )


def actions_of(user: User, child: Child) -> QuerySet[AuditAction]:
    """What this person has still to put right in a child's file."""
    rows = AuditAction.objects.filter(audit__child=child, owner=user, done_on=None)
    return rows.select_related("audit__round")


def all_actions_of(user: User) -> QuerySet[AuditAction]:
    """The same in every file of a child this person may see."""
    seen = visible_children(user).values("pk")
    rows = AuditAction.objects.filter(audit__child__in=seen, owner=user, done_on=None)
    return rows.select_related("audit__round", "audit__child").order_by("due", "pk")


def action_for(user: User, id: int) -> AuditAction:
    """An action on the file of a child this person may see; Http404 if there is none."""
    seen = visible_children(user).values("pk")
    rows = AuditAction.objects.select_related("audit__child", "audit__round", "owner")
    found = rows.filter(pk=id, audit__child__in=seen).first()
    if found is None:
        log.warning("no such action for them: user=%s action=%s", user.pk, id)
        raise Http404("action")
    return found


def works_with(user: User, child: Child) -> bool:
    """Whether somebody is among the child's workers today."""
    return held_on(clock.today()).filter(child=child, worker__user=user).exists()


def signing_in(child: Child) -> list[User]:
    """A child's workers of today who sign in, the social worker first."""
    now = held_on(clock.today()).filter(child=child, worker__user__is_active=True)
    order = list(ALLOCATION_ROLES)
    rows = sorted(now.select_related("worker__user"), key=lambda row: order.index(row.role))
    workers = (row.worker for row in rows)
    return [each.user for each in workers if each is not None and each.user is not None]


def owners_for(user: User, audit: FileAudit) -> list[User]:
    """Who may be asked to put something right: the child's workers, the auditor, oneself."""
    people = [*signing_in(audit.child), audit.auditor, audit.moderator, user]
    return [each for each in dict.fromkeys(people) if each is not None]


def candidates(user: User, round: AuditRound, whom: str) -> list[Candidate]:
    """The files that may be drawn: of those asked for, within reach, and not in the round yet."""
    drawn = round.files.values("child")
    children = auditable(user).filter(ASKED[whom]).exclude(pk__in=drawn)
    rows = children.values_list("pk", "standing__team__name", "standing__worker__team__name")
    return [Candidate(str(pk), held or of_worker or "") for pk, held, of_worker in rows]


@dataclass(frozen=True)
class Tally:
    """How one question was answered over a round."""

    question: str
    yes: int
    partly: int
    no: int
    does_not_apply: int


def tallies(round: AuditRound) -> Sequence[Tally]:
    """How each question of a round was answered."""
    rows = AuditAnswer.objects.filter(audit__round=round).values_list("question", "answer")
    counts = Counter(rows)
    kinds = AuditAnswer.Answer
    return [
        Tally(
            each.words,
            *(
                counts[each.pk, kind]
                for kind in (kinds.YES, kinds.PARTLY, kinds.NO, kinds.NOT_APPLICABLE)
            ),
        )
        for each in round.questions.all()
    ]
