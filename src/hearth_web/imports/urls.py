"""Addresses of imports."""

from __future__ import annotations

from django.urls import path

from hearth_web.imports.views import children, deciding, listing, one, problems, uploading

urlpatterns = [
    path("imports/", listing.imports_list, name="imports"),
    path("imports/new/", uploading.new, name="import-new"),
    path("imports/<uuid:id>/", one.one, name="import"),
    path("imports/<uuid:id>/problems/", problems.problems, name="import-problems"),
    path("imports/<uuid:id>/children/", children.children, name="import-children"),
    path("imports/<uuid:id>/children/<int:planned>/", children.child, name="import-child"),
    path("imports/<uuid:id>/accept/", deciding.accept, name="import-accept"),
    path("imports/<uuid:id>/walk-away/", deciding.walk_away, name="import-walk-away"),
    path("imports/<uuid:id>/go-on/", deciding.go_on, name="import-go-on"),
]
