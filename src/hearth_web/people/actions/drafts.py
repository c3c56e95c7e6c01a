"""What people were typing, and forms that were sent once already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from hearth_web.access.models import User
from hearth_web.people.models import Draft, Sent

__all__ = ["AlreadySentError", "drop_draft", "forget_old", "keep_draft", "spend"]

KEPT_SENT = timedelta(days=3)
KEPT_DRAFT = timedelta(days=30)
MOST_DRAFTS = 100
LARGEST = 600_000  # characters of one draft
NOT_KEPT = ("csrfmiddlewaretoken", "once", "whose")


class AlreadySentError(Exception):
    """This very form was saved before: a double click, or a step back and Save again."""


def keep_draft(*, by: User, form: str, fields: Mapping[str, Sequence[str]]) -> Draft | None:
    """Keep what somebody typed into a form, in place of what was kept of it; None if too long.

    Passwords and tokens are never kept. The oldest drafts of somebody with very many are dropped.
    """
    kept = {
        name.replace("\x00", ""): [value.replace("\x00", "") for value in values]
        for name, values in fields.items()
        if name not in NOT_KEPT and "password" not in name.lower()
    }
    if sum(len(value) for values in kept.values() for value in values) > LARGEST:
        return None
    with transaction.atomic():
        new = {"fields": kept, "saved_at": timezone.now()}
        draft, _ = Draft.objects.update_or_create(user=by, form=form, defaults=new)
        oldest = Draft.objects.filter(user=by).order_by("-saved_at").values("pk")[MOST_DRAFTS:]
        Draft.objects.filter(pk__in=list(oldest.values_list("pk", flat=True))).delete()
    return draft


def drop_draft(*, by: User, form: str) -> None:
    """Forget what was kept of a form: it was saved, or thrown away."""
    Draft.objects.filter(user=by, form=form).delete()


def spend(*, by: User, once: UUID) -> None:
    """Use up a form's token, inside the transaction of what the form does.

    Raises AlreadySentError, which must end that transaction, when it was used before, also by a
    request that runs beside this one.
    """
    try:
        Sent.objects.create(user=by, form=once)
    except IntegrityError as error:
        raise AlreadySentError from error


def forget_old() -> dict[str, int]:
    """Let go of drafts nobody came back to, and of tokens of forms that nobody has open."""
    now = timezone.now()
    drafts, _ = Draft.objects.filter(saved_at__lt=now - KEPT_DRAFT).delete()
    sent, _ = Sent.objects.filter(at__lt=now - KEPT_SENT).delete()
    return {"drafts": drafts, "sent": sent}
