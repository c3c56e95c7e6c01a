"""Addresses of numbers, the map, quality, reports and what the public may see."""

from __future__ import annotations

from django.urls import path

from hearth_web.insight.views import (
    children,
    first,
    home,
    map,
    measure,
    numbers,
    public,
    quality,
    report,
)

urlpatterns = [
    path("", home.home, name="home"),
    path("choose-council/", first.choose, name="choose-council"),
    path("picture/", first.picture, name="picture"),
    path("settings/public-numbers/", first.openness, name="openness"),
    path("numbers/", numbers.numbers, name="numbers"),
    path("numbers/<slug:id>/", measure.measure, name="measure"),
    path("numbers/<slug:id>/children/", children.children, name="measure-children"),
    path("map/", map.map_page, name="map"),
    path("map/children/", map.children, name="map-children"),
    path("quality/", quality.quality, name="quality"),
    path("quality/<slug:key>/", quality.one, name="quality-check"),
    path("report/", report.report, name="report"),
    path("report/<uuid:id>/", report.files, name="report-files"),
    path("report/<uuid:id>/<str:name>", report.download, name="report-file"),
    path("public/", public.numbers, name="public-numbers"),
    path("public/map/", public.map_page, name="public-map"),
    path("public/<slug:id>/", public.measure, name="public-measure"),
]
