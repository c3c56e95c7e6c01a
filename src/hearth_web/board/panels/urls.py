"""Addresses of panels."""

from __future__ import annotations

from django.urls import path

from hearth_web.board.panels.views import cases, panels, sittings

urlpatterns = [
    path("panels/", panels.index, name="panels"),
    path("actions/mine/", panels.my_actions, name="my-actions"),
    path("panels/new/", panels.add, name="panel-add"),
    path("panels/cases/<uuid:id>/close/", cases.close_case, name="panel-case-close"),
    path("panels/decisions/<uuid:id>/done/", cases.finish, name="panel-finish"),
    path("panels/sittings/<uuid:id>/", sittings.sitting, name="panel-sitting"),
    path("panels/sittings/<uuid:id>/<uuid:child>/", sittings.decide, name="panel-decide"),
    path("panels/<uuid:id>/", panels.one, name="panel"),
    path("panels/<uuid:id>/change/", panels.change, name="panel-change"),
    path("panels/<uuid:id>/sit/", sittings.sit, name="panel-sit"),
    path("panels/<uuid:id>/child/", cases.look_for, name="panel-look-for"),
    path("children/<uuid:id>/panel/", cases.add_child, name="panel-child"),
]
