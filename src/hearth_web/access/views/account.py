"""One's own account, the second factor, and staying signed in."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from hearth_web.access.pages import page
from hearth_web.access.queries import recent_sign_ins
from hearth_web.access.roles import ROLES
from hearth_web.access.second_factor import has_one, is_required
from hearth_web.access.verbs import Verb
from hearth_web.access.views.tables import sign_in_table

__all__ = ["my_account", "roles", "second_factor", "sign_in", "still_here"]

# What each verb lets a person do, as the table of roles says it.
WORDS = {
    Verb.SEE_CHILDREN: "Open children’s records",
    Verb.RECORD: "Record and correct",
    Verb.ADD_CHILD: "Add a child",
    Verb.ALLOCATE: "Give a child a worker or a team",
    Verb.SEE_HEALTH: "See health",
    Verb.SEE_IMMIGRATION: "See immigration",
    Verb.SEE_ADOPTION: "See plans for adoption",
    Verb.SEE_PROTECTION: "See times in need and on child protection plans",
    Verb.SEE_NEW_IDENTITY: "See who an adopted child became",
    Verb.RESTRICT: "Restrict a record",
    Verb.BREAK_GLASS: "Open a record out of reach, for a reason",
    Verb.REVIEW_BREAK_GLASS: "Review records opened out of reach",
    Verb.SEE_NUMBERS: "See numbers safe for everybody",
    Verb.SEE_EXACT_NUMBERS: "See small numbers too",
    Verb.SEE_CHILDREN_BEHIND: "See the children behind a number",
    Verb.SEE_TEAMS: "See teams and workers",
    Verb.SEE_QUALITY: "See what is missing or contradictory",
    Verb.MAKE_REPORT: "Make a report",
    Verb.PLAN_HOMES: "Make forecasts and scenarios, and keep prices and beds",
    Verb.IMPORT: "Bring data in",
    Verb.SEE_IMPORTS: "See what was brought in",
    Verb.DOWNLOAD: "Take a list away as a file",
    Verb.USE_API: "Use the programming interface",
    Verb.MANAGE_USERS: "Look after people and teams",
    Verb.MANAGE_HOUSE: "Change the council’s settings",
    Verb.MANAGE_DUTIES: "Set the council’s own time limits",
    Verb.SEE_PLEDGE: "See strategies, promises and how they stand",
    Verb.MANAGE_PLEDGE: "Change strategies and say how actions go",
    Verb.SEE_FIGURES: "See every figure that has been published",
    Verb.PUBLISH_FIGURES: "Publish figures, and say why two differ",
    Verb.SEE_BOARD: "See meetings and their papers",
    Verb.SEE_CLOSED_PAPERS: "See papers closed to the public",
    Verb.WRITE_PAPERS: "Write papers for a meeting",
    Verb.MANAGE_BOARD: "Look after bodies, meetings, packs and minutes",
    Verb.SEE_FINDINGS: "See what inspectors and auditors found",
    Verb.MANAGE_FINDINGS: "Write down findings and what is done about them",
    Verb.AUDIT_FILES: "Grade the work on a child’s file",
    Verb.HOLD_PANELS: "Bring children to a panel and write down its decisions",
    Verb.READ_AUDIT: "Read the audit log",
}


@page(public=True)
@require_safe
def sign_in(request: HttpRequest) -> HttpResponse:
    """A short address for the page that signs in."""
    return redirect(settings.LOGIN_URL)


@page(anyone_signed_in=True)
@require_safe
def my_account(request: HttpRequest) -> HttpResponse:
    """Who one is here, what one may do, how one signs in, and when one last did."""
    context = {
        "has_second_factor": has_one(request.user),
        "is_required": is_required(),
        "history": sign_in_table(recent_sign_ins(request.user), "When you signed in"),
    }
    return render(request, "access/my_account.html", context)


@page(anyone_signed_in=True)
@require_safe
def second_factor(request: HttpRequest) -> HttpResponse:
    """Choose how to show, beside the password, that it is you."""
    context = {"is_required": is_required(), "has_one": has_one(request.user)}
    return render(request, "access/second_factor.html", context)


@page(anyone_signed_in=True)
@require_POST
def still_here(request: HttpRequest) -> HttpResponse:
    """Keeps the session alive; says for how many seconds."""
    request.session.modified = True
    return JsonResponse({"seconds": settings.SESSION_COOKIE_AGE})


@page(anyone_signed_in=True)
@require_safe
def roles(request: HttpRequest) -> HttpResponse:
    """Who may do what: every role and what it allows, as the site itself reads it."""
    described = [
        {"role": role, "may": [words for verb, words in WORDS.items() if verb in role.verbs]}
        for role in ROLES.values()
    ]
    mine = {grant.role for grant in request.user.held}
    return render(request, "access/roles.html", {"roles": described, "mine": mine})
