"""Every component on one page, each with how it is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from hearth_web.ui.samples import samples
from hearth_web.ui.views import public

__all__ = ["gallery"]

EXAMPLES = Path(__file__).parents[1] / "templates/ui/gallery"


@dataclass(frozen=True)
class Example:
    """One component: its name, what it is for, how it is written and how it looks."""

    title: str
    words: str
    source: str
    drawn: SafeString

    @property
    def anchor(self) -> str:
        """Where it stands on the page."""
        return slugify(self.title)


@public
@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """The gallery. A new example is a new file in `templates/ui/gallery`."""
    return render(request, "ui/gallery.html", {"examples": list(_examples(request))})


def _examples(request: HttpRequest) -> Iterator[Example]:
    """Each file begins with a comment: the title, a colon, and what it is for."""
    context = samples(request)
    for path in sorted(EXAMPLES.glob("*.html")):
        first, _, source = path.read_text("utf-8").partition("\n")
        title, _, words = first.strip("{# }").partition(": ")
        drawn = render_to_string(f"ui/gallery/{path.name}", context, request)
        yield Example(title, words, source.strip(), drawn)
