"""Addresses of inspections and file audits."""

from __future__ import annotations

from django.urls import path

from hearth_web.quality.views import audits, files, findings, improvements, inspections

urlpatterns = [
    path("inspections/", inspections.index, name="inspections"),
    path("inspections/new/", inspections.add, name="inspection-add"),
    path("inspections/findings/", findings.index, name="findings"),
    path("inspections/findings/<uuid:id>/", findings.one, name="finding"),
    path("inspections/findings/<uuid:id>/change/", findings.change, name="finding-change"),
    path("inspections/findings/<uuid:id>/remove/", findings.remove, name="finding-remove"),
    path("inspections/findings/<uuid:id>/plan/", improvements.add, name="improvement-add"),
    path("inspections/actions/<uuid:id>/", improvements.one, name="improvement"),
    path("inspections/actions/<uuid:id>/tell/", improvements.tell, name="improvement-tell"),
    path("inspections/actions/<uuid:id>/evidence/", improvements.add_evidence, name="evidence-add"),
    path("inspections/<uuid:id>/", inspections.one, name="inspection"),
    path("inspections/<uuid:id>/change/", inspections.change, name="inspection-change"),
    path("inspections/<uuid:id>/judgements/", inspections.grades, name="inspection-grades"),
    path("inspections/<uuid:id>/findings/new/", findings.add, name="finding-add"),
    path("inspections/<uuid:id>/findings/paste/", findings.paste, name="finding-paste"),
    path("inspections/actions/<uuid:id>/change/", improvements.change, name="improvement-change"),
    path("inspections/<uuid:id>/plan/new/", improvements.add_to_plan, name="plan-add"),
    path("inspections/<uuid:id>/plan/", improvements.plan, name="improvement-plan"),
    path(
        "inspections/<uuid:id>/download/<slug:kind>/<slug:suffix>/",
        improvements.document,
        name="inspection-document",
    ),
    path("file-audits/", audits.index, name="file-audits"),
    path("file-audits/new/", audits.add, name="file-audit-add"),
    path("file-audits/files/<uuid:id>/", files.one, name="file-audit"),
    path("file-audits/files/<uuid:id>/grade/", files.grade, name="file-audit-grade"),
    path("file-audits/files/<uuid:id>/moderate/", files.moderate, name="file-audit-moderate"),
    path("file-audits/files/<uuid:id>/action/", files.add_action, name="file-audit-action"),
    path("file-audits/files/<uuid:id>/remove/", files.remove, name="file-audit-remove"),
    path("file-audits/actions/<int:id>/", files.finish, name="file-audit-finish"),
    path("file-audits/<uuid:id>/", audits.one, name="file-audit-round"),
    path("file-audits/<uuid:id>/change/", audits.change, name="file-audit-change"),
    path("file-audits/<uuid:id>/draw/", audits.draw, name="file-audit-draw"),
]
