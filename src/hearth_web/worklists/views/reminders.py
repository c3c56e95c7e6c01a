"""One's own reminders: a private calendar and mail, and the addresses that work signed out."""

from __future__ import annotations

import time

from django.contrib import messages
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from hearth_web.access.pages import SignedInRequest, page
from hearth_web.ui import clock
from hearth_web.worklists.reminders import actions, mailing, reading
from hearth_web.worklists.reminders.calendars import calendar_of
from hearth_web.worklists.reminders.counting import door
from hearth_web.worklists.reminders.forms import DaysForm

__all__ = ["calendar", "my_reminders", "stop"]

HOUR = 3_600
READS_AN_HOUR = 60


@page(anyone_signed_in=True)
@require_http_methods(["GET", "HEAD", "POST"])
def my_reminders(request: HttpRequest) -> HttpResponse:
    """The private calendar, made new or removed, and the days on which one is mailed."""
    match request.POST.get("what"):
        case "calendar":
            secret = actions.new_link(by=request.user)
            made = request.build_absolute_uri(reverse("calendar", args=[secret]))
            return shown(request, DaysForm(initial={"days": reading.days_of(request.user)}), made)
        case "forget":
            actions.forget_link(by=request.user)
            messages.success(request, "The calendar can no longer be read.")
            return redirect("reminders")
        case "days":
            form = DaysForm(request.POST)
            if not form.is_valid():
                return shown(request, form)
            days = form.cleaned_data["days"]
            here = request.build_absolute_uri("/")
            actions.set_days(by=request.user, days=days, address=here)
            messages.success(request, "Saved." if days else "Saved. You will get no mail.")
            return redirect("reminders")
    return shown(request, DaysForm(initial={"days": reading.days_of(request.user)}))


def shown(request: SignedInRequest, form: DaysForm, made: str = "") -> HttpResponse:
    """The page; `made` is an address just made, which is told this once."""
    context = {
        "form": form,
        "link": reading.link_of(request.user),
        "made": made,
        "can_mail": mailing.can_mail(),
    }
    return render(request, "worklists/reminders.html", context)


@page(public=True)
@require_safe
def calendar(request: HttpRequest, secret: str) -> HttpResponse:
    """One person's calendar, for a program that knows its address; else 404."""
    link = reading.link_with(secret)
    if link is None:
        raise Http404("no such calendar")
    if is_too_often(link.digest):
        return HttpResponse("Read it again in an hour.", status=429, headers={"Retry-After": HOUR})
    actions.note_read(link)
    work = request.build_absolute_uri(door("work"))
    body = calendar_of(link.user, clock.today(), work)
    return HttpResponse(body, content_type="text/calendar; charset=utf-8")


def is_too_often(digest: str) -> bool:
    """Whether this calendar was read too often in this hour."""
    key = f"calendar:{digest[:32]}:{int(time.time() // HOUR)}"
    cache.add(key, 0, 2 * HOUR)
    try:
        return cache.incr(key) > READS_AN_HOUR
    except ValueError:  # dropped from a full store between the two
        return False


@csrf_exempt  # the signed token is the proof; mail programs post to it by themselves
@page(public=True)
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """No more mail, from the link in one."""
    digest = actions.digest_in(token)
    if request.method == "POST" and digest:
        actions.stop_mail(digest)
        digest = None
    return render(request, "worklists/reminders_stop.html", {"still": digest is not None})
