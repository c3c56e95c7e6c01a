"""Addresses of strategies."""

from __future__ import annotations

from django.urls import include, path

from hearth_web.pledge.views import (
    acting,
    bringing,
    files,
    listing,
    measuring,
    one,
    ordering,
    promising,
    public,
    settling,
    things,
    versions,
)

ONE = "pledge/<uuid:id>/"

urlpatterns = [
    path("pledge/", listing.pledges, name="pledges"),
    path("pledge/new/", things.new, name="pledge-new"),
    path("pledge/blank/", files.blank, name="pledge-blank"),
    path("pledge/bring/", bringing.bring, name="pledge-bring"),
    path("pledge/brought/<uuid:id>/", bringing.preview, name="pledge-brought"),
    path("pledge/brought/<uuid:id>/walk-away/", bringing.walk_away, name="pledge-walk-away"),
    path(ONE, one.pledge, name="pledge"),
    path(f"{ONE}about/", one.about, name="pledge-about"),
    path(f"{ONE}change/", things.change_strategy, name="pledge-change"),
    path(f"{ONE}public/", settling.openness, name="pledge-openness"),
    path(f"{ONE}put-away/", settling.put_away, name="pledge-put-away"),
    path(f"{ONE}file/<slug:kind>/", files.as_file, name="pledge-file"),
    path(f"{ONE}document/<slug:kind>/", files.document, name="pledge-document"),
    path(f"{ONE}principles/", settling.principles, name="pledge-principles"),
    path(f"{ONE}figures/", files.figures, name="pledge-figures"),
    path(f"{ONE}versions/", versions.versions, name="pledge-versions"),
    path(f"{ONE}versions/<uuid:version>/", versions.version, name="pledge-version"),
    path(f"{ONE}actions/", acting.actions, name="pledge-actions"),
    path(f"{ONE}actions/<uuid:action>/", acting.action, name="pledge-action"),
    path(f"{ONE}measures/", measuring.measures, name="pledge-measures"),
    path(f"{ONE}measures/<uuid:measure>/", measuring.measure, name="pledge-measure"),
    path(f"{ONE}promises/<uuid:promise>/", promising.promise, name="pledge-promise"),
    path(f"{ONE}promises/<uuid:promise>/impact/<slug:kind>/", files.impact, name="pledge-impact"),
    path(f"{ONE}add/<slug:sheet>/", things.add, name="pledge-add"),
    path(f"{ONE}order/", ordering.order, name="pledge-order"),
    path(f"{ONE}<slug:sheet>/<uuid:thing>/move/", ordering.move, name="pledge-thing-move"),
    path(f"{ONE}<slug:sheet>/<uuid:thing>/change/", things.change, name="pledge-thing-change"),
    path(f"{ONE}<slug:sheet>/<uuid:thing>/remove/", things.remove, name="pledge-thing-remove"),
    path("", include("hearth_web.pledge.figures.urls")),
    path("our-pledge/", public.pledges, name="public-pledges"),
    path("our-pledge/<uuid:id>/", public.pledge, name="public-pledge"),
    path("our-pledge/<uuid:id>/plain/", public.plain, name="public-pledge-plain"),
]
