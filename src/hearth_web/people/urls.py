"""Addresses of children and their records."""

from __future__ import annotations

from importlib.util import find_spec

from django.urls import include, path

from hearth_web.people.views import child, children, document, find, journey, team

OTHERS = ("record.urls", "protect_urls")  # each has its own pages of a child's record

urlpatterns = [
    path("find", find.find, name="find"),
    path("children/", children.children, name="children"),
    path("children/mine/", children.my_children, name="my-children"),
    path("children/<uuid:id>/", child.child, name="child"),
    path("children/<uuid:id>/journey/", journey.journey, name="journey"),
    path(
        "children/<uuid:id>/documents/<uuid:document>/",
        document.document,
        name="child-document",
    ),
    path("teams/<uuid:id>/", team.team, name="team"),
    path("workers/<uuid:id>/", team.worker, name="worker"),
    *(
        path("", include(f"hearth_web.people.views.{name}"))
        for name in OTHERS
        if find_spec(f"hearth_web.people.views.{name}")
    ),
]
