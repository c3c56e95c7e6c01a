"""Addresses of numbers, the map, quality, reports and what the public may see."""

from __future__ import annotations

from django.urls import path

from hearth_web.insight.views import (
    children,
    fell_due,
    first,
    forecast,
    home,
    homes_files,
    map,
    measure,
    numbers,
    public,
    quality,
    report,
    scenarios,
)

urlpatterns = [
    path("", home.home, name="home"),
    path("choose-council/", first.choose, name="choose-council"),
    path("picture/", first.picture, name="picture"),
    path("settings/public-numbers/", first.openness, name="openness"),
    path("numbers/", numbers.numbers, name="numbers"),
    path("numbers/<slug:id>/", measure.measure, name="measure"),
    path("numbers/<slug:id>/children/", children.children, name="measure-children"),
    path("numbers/<slug:id>/due/", fell_due.fell_due, name="measure-due"),
    path("map/", map.map_page, name="map"),
    path("map/children/", map.children, name="map-children"),
    path("quality/", quality.quality, name="quality"),
    path("quality/<slug:key>/", quality.one, name="quality-check"),
    path("report/", report.report, name="report"),
    path("report/<uuid:id>/", report.files, name="report-files"),
    path("report/<uuid:id>/<str:name>", report.download, name="report-file"),
    path("forecast/", forecast.forecast, name="forecast"),
    path("forecast/make/", forecast.make, name="forecast-make"),
    path("forecast/prices/", homes_files.prices, name="forecast-prices"),
    path("forecast/beds/", homes_files.beds, name="forecast-beds"),
    path("forecast/lists/<slug:kind>/<uuid:id>/", homes_files.as_file, name="forecast-list"),
    path("forecast/scenarios/", scenarios.listing, name="scenarios"),
    path("forecast/scenarios/new/", scenarios.new, name="scenario-new"),
    path("forecast/scenarios/anyway/", scenarios.anyway, name="scenario-anyway"),
    path("forecast/scenarios/bring/", scenarios.bring, name="scenarios-bring"),
    path("forecast/scenarios/file/", scenarios.as_file, name="scenarios-file"),
    path("forecast/scenarios/<uuid:id>/", scenarios.one, name="scenario"),
    path("forecast/scenarios/<uuid:id>/name/", scenarios.name, name="scenario-name"),
    path("forecast/scenarios/<uuid:id>/remove/", scenarios.remove, name="scenario-remove"),
    path("forecast/scenarios/<uuid:id>/<slug:kind>/", scenarios.change, name="scenario-add"),
    path(
        "forecast/scenarios/<uuid:id>/<slug:kind>/<int:place>/",
        scenarios.change,
        name="scenario-change",
    ),
    path(
        "forecast/scenarios/<uuid:id>/<slug:kind>/<int:place>/drop/",
        scenarios.drop,
        name="scenario-drop",
    ),
    path("forecast/<uuid:id>/", forecast.one, name="forecast-one"),
    path("forecast/<uuid:id>/<str:name>", forecast.download, name="forecast-file"),
    path("public/", public.numbers, name="public-numbers"),
    path("public/map/", public.map_page, name="public-map"),
    path("public/<slug:id>/", public.measure, name="public-measure"),
]
