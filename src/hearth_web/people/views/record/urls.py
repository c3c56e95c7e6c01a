"""Addresses of the pages that write a child's record."""

from __future__ import annotations

from django.urls import path

from hearth_web.people.views.record import drafts, facts, history, menu, who

urlpatterns = [
    path("drafts/<path:key>", drafts.draft, name="draft"),
    path("children/add/", who.add_child, name="add-child"),
    path("children/<uuid:id>/record/", menu.record, name="record"),
    path("children/<uuid:id>/who/history/", history.child_history, name="child-history"),
    path("children/<uuid:id>/who/<slug:subject>/", who.correct_child, name="correct-child"),
    path("children/<uuid:id>/care/<uuid:fact>/end/", facts.end_care, name="end-care"),
    path("children/<uuid:id>/<slug:slug>/add/", facts.add_fact, name="add-fact"),
    path("children/<uuid:id>/<slug:slug>/<uuid:fact>/", facts.correct_fact, name="correct-fact"),
    path(
        "children/<uuid:id>/<slug:slug>/<uuid:fact>/remove/",
        facts.remove_fact,
        name="remove-fact",
    ),
    path(
        "children/<uuid:id>/<slug:slug>/<uuid:fact>/history/",
        history.fact_history,
        name="fact-history",
    ),
]
