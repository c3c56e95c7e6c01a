"""Addresses of the register of published figures."""

from __future__ import annotations

from django.urls import path

from hearth_web.pledge.figures.views import bringing, contradicting, documents, one, register, told

urlpatterns = [
    path("figures/", register.register, name="figures"),
    path("figures/register.csv", register.file, name="figures-file"),
    path("figures/told/", told.told, name="figures-told"),
    path("figures/contradictions/", contradicting.contradictions, name="figures-contradictions"),
    path("figures/contradictions/<str:key>/", contradicting.answer, name="figures-answer"),
    path("figures/bring/", bringing.bring, name="figures-bring"),
    path("figures/example.csv", bringing.example, name="figures-example"),
    path("figures/prepare/<uuid:report>/", bringing.prepare, name="figures-prepare"),
    path(
        "figures/prepare/forecast/<uuid:forecast>/<slug:readers>/",
        bringing.prepare_forecast,
        name="figures-prepare-forecast",
    ),
    path("figures/documents/<uuid:id>/", documents.document, name="figures-document"),
    path("figures/documents/<uuid:id>/publish/", documents.publish, name="figures-publish"),
    path("figures/documents/<uuid:id>/answer/", documents.answer_all, name="figures-answer-all"),
    path("figures/documents/<uuid:id>/forget/", documents.forget, name="figures-forget"),
    path("figures/<uuid:id>/", one.figure, name="figure"),
    path("figures/<uuid:id>/correct/", one.correct, name="figure-correct"),
    path("figures/<uuid:id>/status/", one.status, name="figure-status"),
]
