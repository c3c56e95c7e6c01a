"""Addresses that protect a record."""

from __future__ import annotations

from django.urls import path

from hearth_web.people.views import protect

urlpatterns = [
    path("children/<uuid:id>/restriction/", protect.restriction, name="child-restriction"),
    path("children/<uuid:id>/restriction/name/", protect.name, name="child-restriction-name"),
    path(
        "children/<uuid:id>/restriction/<uuid:user>/take-off/",
        protect.unname,
        name="child-restriction-take-off",
    ),
    path("children/<uuid:id>/break-glass/", protect.break_glass, name="child-break-glass"),
    path("children/<uuid:id>/adoption/", protect.adoption, name="child-adoption"),
    path("children/<uuid:id>/log/", protect.child_log, name="child-log"),
    path("out-of-reach/", protect.break_glass, name="break-glass"),
    path("out-of-reach/<uuid:id>/close/", protect.close_glass, name="break-glass-close"),
    path("out-of-reach/reviews/", protect.opened, name="opened-out-of-reach"),
    path("out-of-reach/reviews/<uuid:id>/", protect.review, name="opened-review"),
]
