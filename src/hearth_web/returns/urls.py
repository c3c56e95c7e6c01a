"""Addresses of the return."""

from __future__ import annotations

from django.urls import path

from hearth_web.returns.views import (
    deciding,
    explaining,
    failures,
    mending,
    overview,
    providers,
    rule,
    sent,
    what_if,
    writing,
)

urlpatterns = [
    path("return/", overview.overview, name="return"),
    path("return/check/", deciding.check_now, name="return-check"),
    path("return/deadline/", deciding.deadline, name="return-deadline"),
    path("return/rules/<slug:code>/", rule.rule, name="return-rule"),
    path("return/rules/<slug:code>/explain/", explaining.explain_rule, name="return-explain-rule"),
    path("return/failures/", failures.listed, name="return-failures"),
    path("return/explanations/", explaining.explanations, name="return-explanations"),
    path(
        "return/explanations/<uuid:id>/withdraw/",
        explaining.withdraw_one,
        name="return-withdraw",
    ),
    path("return/children/<uuid:id>/mend/", mending.mend, name="return-mend"),
    path("return/children/<uuid:id>/explain/", explaining.explain_one, name="return-explain"),
    path("return/providers/", providers.providers, name="return-providers"),
    path("return/sent/", sent.sent, name="return-sent"),
    path("return/sent/<uuid:id>/", sent.this_one, name="return-sent-this"),
    path("return/what-if/", what_if.what_if, name="return-what-if"),
    path("return/write/", writing.write, name="return-write"),
    path("return/written/<uuid:id>/", writing.made, name="return-written"),
    path("return/written/<uuid:id>/<str:name>", writing.download, name="return-written-file"),
]
