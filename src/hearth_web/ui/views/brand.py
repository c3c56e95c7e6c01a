"""The council's colour and logo, for every page."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from hearth_web.ui.colours import darker
from hearth_web.ui.models import House
from hearth_web.ui.views import public

__all__ = ["brand", "logo"]

# A day: pages name the colour in the address, so a new colour is a new address.
KEPT_FOR = 86_400


@public
@require_safe
def brand(request: HttpRequest) -> HttpResponse:
    """Three lines of style: the accent, for links, and for links under the pointer."""
    accent = House.now().readable_accent
    lines = (
        f"  --govuk-brand-colour: {accent};",
        f"  --govuk-link-colour: {accent};",
        f"  --govuk-link-hover-colour: {darker(accent, 0.4)};",
    )
    return _kept(HttpResponse(":root {\n" + "\n".join(lines) + "\n}\n", content_type="text/css"))


@public
@require_safe
def logo(request: HttpRequest) -> HttpResponse:
    """The council's logo; 404 if it gave none."""
    picture = bytes(House.now().logo)
    if not picture:
        raise Http404
    return _kept(HttpResponse(picture, content_type="image/png"))


def _kept(response: HttpResponse) -> HttpResponse:
    """Kept by the browser, never by a shared cache: it may carry somebody's renewed session."""
    patch_cache_control(response, private=True, max_age=KEPT_FOR)
    return response
