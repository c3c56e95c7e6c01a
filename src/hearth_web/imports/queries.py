"""Reading imports; what concerns a child only for those who may see the child."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Sum
from django.http import Http404

from hearth_web.access.models import User
from hearth_web.access.verbs import Verb
from hearth_web.audit.models import Event
from hearth_web.imports.models import Import, ImportFile, Planned, Problem
from hearth_web.people.models import Child
from hearth_web.people.queries import visible_children

__all__ = [
    "brought_before",
    "children_of",
    "earlier_imports",
    "hidden_count",
    "import_for",
    "imports",
    "kept_back",
    "newest_of_each",
    "planned_for",
    "problems_of",
    "record_of",
    "tallies",
    "ties_of",
    "written_since",
]

CHILDREN = Planned.Step.CHILDREN


def imports() -> QuerySet[Import]:
    """Every import, newest first."""
    return Import.objects.annotate(file_count=Count("files")).order_by("-at")


def import_for(id: UUID) -> Import:
    """One import; Http404 when there is none."""
    found = Import.objects.select_related("job").filter(pk=id).first()
    if found is None:
        raise Http404("import")
    return found


def children_of(user: User, imported: Import, act: str = "") -> QuerySet[Planned]:
    """The plan for each child this person may see.

    A child who is not held yet may be seen by whoever may see every child and bring data in.
    """
    rows = imported.planned.filter(step=CHILDREN).filter(may_see(user))
    if act == "new":
        return rows.filter(is_new=True)
    if act == "left":
        return rows.filter(state=Planned.State.LEFT)
    if act in {"changed", "ended", "removed", "held"}:
        rows = rows.filter(**{f"{act}__gt": 0})
    return rows


def may_see(user: User) -> Q:
    """The plans whose child this person may see."""
    theirs = Q(child__in=visible_children(user).values("child"))
    if user.may(Verb.IMPORT) and user.reach_of(Verb.SEE_CHILDREN).everyone:
        held = Child.objects.values("child")
        return theirs | (Q(is_new=True) & ~Q(child__in=held))
    return theirs


def newest_of_each() -> list[Import]:
    """The imports that are done, without those whose years or lists a later one brought again."""
    found, seen = list[Import](), set[tuple[str, int]]()
    for imported in Import.objects.filter(state=Import.State.DONE).order_by("-finished_at"):
        said = {(imported.source, year) for year in imported.years or [0]}
        if not said <= seen:
            found.append(imported)
        seen |= said
    return found


def hidden_count(user: User, imported: Import) -> int:
    """How many children of the plan this person may not see."""
    return imported.planned.filter(step=CHILDREN).exclude(may_see(user)).count()


def planned_for(user: User, imported: Import, id: int) -> Planned:
    """The plan for one child; Http404 unless this person may see the child."""
    found = children_of(user, imported).filter(pk=id).first()
    if found is None:
        raise Http404("planned")
    return found


def record_of(user: User, planned: Planned) -> Child | None:
    """The record of the plan's child, if there is one and this person may see it."""
    return visible_children(user).filter(child=planned.child).first()


def problems_of(user: User, imported: Import, chosen: Mapping[str, str]) -> QuerySet[Problem]:
    """The problems of the files, those of children hidden from this person left out."""
    rows = imported.problems.all()
    if not user.reach_of(Verb.SEE_CHILDREN).everyone:
        rows = rows.filter(child="")
    hidden = Child.objects.exclude(pk__in=visible_children(user).values("pk"))
    rows = rows.exclude(child__in=hidden.values("child"))
    for name in ("file", "table"):
        if value := chosen.get(name):
            rows = rows.filter(**{name: value})
    if left_out := chosen.get("left_out"):
        rows = rows.filter(blocking=left_out == "yes")
    return rows


def tallies(imported: Import) -> dict[str, int]:
    """How many children are new, changed, have something held back, or were left as they were."""
    made = ~Q(state=Planned.State.LEFT)
    rows = imported.planned.filter(step=CHILDREN)
    return rows.aggregate(
        new=Count("pk", filter=Q(is_new=True) & made),
        changed=Count("pk", filter=Q(is_new=False) & made),
        held=Count("pk", filter=Q(held__gt=0)),
        left=Count("pk", filter=Q(state=Planned.State.LEFT)),
    )


def earlier_imports(imported: Import) -> dict[str, Import]:
    """By the digest of a file, the first import that brought the same file in before this one."""
    digests = imported.files.values("digest")
    done = ImportFile.objects.filter(
        digest__in=digests, imported__state=Import.State.DONE, imported__at__lt=imported.at
    )
    files = done.select_related("imported").order_by("-imported__at")
    return {file.digest: file.imported for file in files}


def brought_before(digests: set[str], as_at: date | None) -> Import | None:
    """The last import that brought all of these files in, as of the same day."""
    done = ImportFile.objects.filter(digest__in=digests, imported__state=Import.State.DONE)
    if as_at is not None:
        done = done.filter(imported__as_at=as_at)
    found = list(done.select_related("imported").order_by("imported__finished_at"))
    if {file.digest for file in found} != digests:
        return None
    return found[-1].imported


def kept_back(before: Import) -> int:
    """How many facts an import kept back, and children it left: what reading again may bring."""
    held = 0 if before.overwrite else before.planned.aggregate(all=Sum("held"))["all"] or 0
    return held + before.planned.filter(state=Planned.State.LEFT).count()


def written_since(before: Import) -> bool:
    """Whether somebody wrote to a record of this import after it was done."""
    records = Child.objects.filter(child__in=before.planned.values("child"))
    since = Event.objects.filter(child__in=records.values("pk"), at__gt=before.finished_at)
    return since.exclude(action="people.child.seen").exists()


def ties_of(planned: Planned) -> list[dict[str, Any]]:
    """The ties to others planned for the same child."""
    ties = Planned.objects.filter(
        imported=planned.imported_id, step=Planned.Step.TIES, child=planned.child
    )
    return [change for one in ties for change in one.changes]
