"""The audit log: reading it, taking it away, proving it whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.core import signing
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from hearth_web import audit
from hearth_web.access.pages import page, posted
from hearth_web.access.queries import ids_of
from hearth_web.access.verbs import Verb
from hearth_web.audit import queries
from hearth_web.audit.chain import Proof, Stand, go_on
from hearth_web.audit.children import Seen, desk
from hearth_web.audit.models import Event
from hearth_web.audit.values import Line, lines_of, why_of
from hearth_web.audit.words import actions_said, words_of
from hearth_web.ui.forms import DateField, HearthForm
from hearth_web.ui.tables import Column, Table, respond

__all__ = ["Row", "log_table", "paged", "prove", "read", "rows_of"]

MOST_TAKEN = 50_000  # rows of a file; more would not fit in a spreadsheet anybody reads
CUT = (
    "Only the newest {most:,} are in this file. For older ones choose earlier dates in From and To."
)
AT_ONCE = 50_000  # events proved in one request: some seconds, on a slow machine too
SALT = "hearth.audit.proof"


class Filter(HearthForm):
    """Which events to show."""

    who = forms.CharField(
        label="Who", required=False, help_text="A name or email address, or: system"
    )
    what = forms.ChoiceField(label="What", required=False)
    child = forms.CharField(
        label="Child", required=False, help_text="The council’s number, or the id in the address"
    )
    since = DateField(label="From", required=False)
    until = DateField(label="To", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        said = sorted(actions_said().items(), key=lambda each: each[1])
        self.fields["what"].choices = [("", "Anything"), *said]

    def asked(self) -> queries.Asked:
        """The filter as the log understands it."""
        said = self.cleaned_data
        return queries.Asked(
            by=_ids(said["who"]) if said["who"] else None,
            actions=[said["what"]] if said["what"] else None,
            children=_children(said["child"]) if said["child"] else None,
            since=said["since"],
            until=said["until"],
        )


def _ids(who: str) -> list[str]:
    return [""] if who.strip().lower() == "system" else ids_of(who.strip())


def _children(words: str) -> list[UUID]:
    try:
        return [UUID(words.strip())]
    except ValueError:
        return desk().found(words.strip())


@dataclass(frozen=True)
class Row:
    """An event as it is read: when, who, what, about whom, why, and what changed."""

    id: int
    at: datetime
    by: str
    words: str
    child: str
    href: str
    why: str
    hash: str
    lines: list[Line]

    @property
    def changed(self) -> str:
        """What changed in one cell of a file."""
        return "; ".join(f"{x.label}: {x.before or '–'} → {x.after or '–'}" for x in self.lines)


def rows_of(events: Iterable[Event], reader: Any) -> list[Row]:
    """Events as this reader may read them."""
    found = list(events)
    seen = desk().seen(reader, {each.child for each in found if each.child})
    return [_row(each, reader, seen) for each in found]


def _row(event: Event, reader: Any, seen: Mapping[UUID, Seen]) -> Row:
    known = seen.get(event.child) if event.child else None
    child = known.name if known else f"record {str(event.child)[:8]}" if event.child else ""
    return Row(
        event.pk,
        event.at,
        event.by,
        words_of(event),
        child,
        known.href if known else "",
        why_of(event, reader, seen),
        event.hash,
        lines_of(event, reader, seen),
    )


@page(Verb.READ_AUDIT)
@require_safe
def read(request: HttpRequest) -> HttpResponse:
    """Events, newest first, filtered by the address; or all of them as a file."""
    form = Filter(request.GET)
    if not form.is_valid():
        return render(request, "access/audit/index.html", {"form": form, "filter": form})
    found = queries.events(request.user, form.asked())
    if "format" in request.GET:
        return taken(request, found)
    head, count = queries.head_hash()
    context = {
        "filter": form,
        "is_filtered": any(form.cleaned_data.values()),
        "head": head,
        "count": count,
        **paged(request, found),
    }
    return render(request, "access/audit/index.html", context)


def paged(request: HttpRequest, found: QuerySet[Event]) -> dict[str, Any]:
    """One page of events as rows, and the addresses of the pages beside it."""
    shown = queries.page_of(found, before=_place(request, "before"), after=_place(request, "after"))
    return {
        "rows": rows_of(shown.events, request.user),
        "newer": _at(request, after=shown.newer) if shown.newer else "",
        "older": _at(request, before=shown.older) if shown.older else "",
    }


def _place(request: HttpRequest, name: str) -> int | None:
    said = request.GET.get(name, "")
    if not said:
        return None
    if not said.isdecimal() or len(said) > 18:
        raise Http404(name)
    return int(said)


def _at(request: HttpRequest, **place: int) -> str:
    kept = [(k, v) for k, v in request.GET.items() if k not in {"before", "after"} and v]
    return f"?{urlencode([*kept, *place.items()])}"


def taken(request: HttpRequest, found: QuerySet[Event]) -> HttpResponse:
    """The events as a file, with the hash at the end of the log; that it was taken is logged."""
    with transaction.atomic():
        head, count = queries.head_hash()
        some = list(found[: MOST_TAKEN + 1])
        is_cut = len(some) > MOST_TAKEN
        rows = rows_of(some[:MOST_TAKEN], request.user)
        asked = {key: value for key, value in request.GET.items() if value}
        cut = {"cut": True} if is_cut else {}
        after = {"rows": len(rows), "head": head, **cut, **asked}
        audit.record(by=request.user, action="audit.log.exported", after=after)
    table = log_table(rows, head, count, is_cut=is_cut)
    return respond(request, table, "access/audit/index.html")


def log_table(rows: list[Row], head: str, count: int, *, is_cut: bool = False) -> Table:
    """Rows of the log as a table; the last says where the whole log then ended.

    Of a file that is cut it says so, and what to do for the rest.
    """
    columns = [
        Column("id", "Number", "number"),
        Column("at", "When", "time"),
        Column("by", "Who"),
        Column("words", "Did what"),
        Column("child", "Child"),
        Column("changed", "What changed"),
        Column("why", "Why"),
        Column("hash", "Hash"),
    ]
    words = f"The log ended here, after {count:,} events."
    if is_cut:
        words = CUT.format(most=len(rows)) + f" {words}"
    end = {column.key: "" for column in columns} | {"words": words, "hash": head}
    return Table("Audit log", columns, [*rows, end])


class Kept(HearthForm):
    """A hash somebody wrote down."""

    hash = forms.RegexField(
        r"^\s*[0-9a-fA-F]{64}\s*$",
        label="A hash you kept (optional)",
        required=False,
        help_text="64 letters and numbers, from an earlier proof or export",
        error_messages={"invalid": "A hash is 64 numbers and letters from a to f. Copy it whole."},
    )


@page(Verb.READ_AUDIT)
def prove(request: HttpRequest) -> HttpResponse:
    """Go along the whole log and say whether anything was changed or removed.

    A long log is gone along in steps, each answering with where it stands, signed.
    """
    form = Kept(posted(request))
    if "at" in request.GET:
        return step(request, _opened(request.GET["at"]), request.GET.get("kept", ""))
    if request.method == "POST" and form.is_valid():
        return step(request, Stand(), form.cleaned_data["hash"].strip())
    return render(request, "access/audit/prove.html", {"form": form})


def step(request: HttpRequest, stand: Stand, kept: str) -> HttpResponse:
    """Some more of the log: the way on, or the proof."""
    found = go_on(stand, AT_ONCE)
    if isinstance(found, Stand):
        at = signing.dumps([found.at, found.hash, found.events], salt=SALT)
        onward = f"{reverse('audit-prove')}?{urlencode({'at': at, 'kept': kept})}"
        _, total = queries.head_hash()
        context = {"stand": found, "total": total, "onward": onward}
        response = render(request, "access/audit/proving.html", context)
        response["Refresh"] = f"0; url={onward}"
        return response
    return _proved(request, found, kept)


def _opened(at: str) -> Stand:
    try:
        return Stand(*signing.loads(at, salt=SALT, max_age=3600))
    except signing.BadSignature:
        raise Http404("proof") from None


def _proved(request: HttpRequest, proof: Proof, kept: str) -> HttpResponse:
    with transaction.atomic():
        after = {"events": proof.events, "head": proof.head, "whole": proof.whole}
        audit.record(by=request.user, action="audit.log.proved", after=after)
    broken = queries.event(proof.broken_at) if proof.broken_at else None
    context = {
        "proof": proof,
        "broken": broken,
        "kept": kept,
        "kept_event": queries.holds(kept) if kept else None,
    }
    return render(request, "access/audit/proof.html", context)
