"""What the pages of signing in draw."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from hearth_web.access.browsers import in_words

register = template.Library()
register.filter("browser", in_words)


@register.filter
def as_picture(svg: str) -> SafeString:
    """The QR code that allauth draws, as part of the page: its own file's first line left out."""
    drawn = mark_safe(svg[svg.index("<svg") :])
    return format_html(
        '<div class="hearth-qr" role="img" aria-label="{}">{}</div>',
        "Code to scan with your authenticator app",
        drawn,
    )


@register.filter
def spaced(secret: str) -> str:
    """A long key in groups of four, so that it can be typed."""
    return " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
