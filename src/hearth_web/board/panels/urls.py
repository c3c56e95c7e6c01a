"""Addresses of panels."""

from __future__ import annotations

from django.urls import path

from hearth_web.board.panels import views

urlpatterns = [
    path("panels/", views.index, name="panels"),
    path("panels/new/", views.add, name="panel-add"),
    path("panels/cases/<uuid:id>/close/", views.close_case, name="panel-case-close"),
    path("panels/decisions/<uuid:id>/done/", views.finish, name="panel-finish"),
    path("panels/sittings/<uuid:id>/", views.sitting, name="panel-sitting"),
    path("panels/sittings/<uuid:id>/<uuid:child>/", views.decide, name="panel-decide"),
    path("panels/<uuid:id>/", views.one, name="panel"),
    path("panels/<uuid:id>/change/", views.change, name="panel-change"),
    path("panels/<uuid:id>/sit/", views.sit, name="panel-sit"),
    path("panels/<uuid:id>/child/", views.look_for, name="panel-look-for"),
    path("children/<uuid:id>/panel/", views.add_child, name="panel-child"),
]
