"""Sections of a child's page in templates."""

from __future__ import annotations

from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from hearth_web.people.life import Life
from hearth_web.people.sections import Shown

register = template.Library()


@register.simple_tag(takes_context=True)
def section(context: Context, shown: Shown, life: Life) -> SafeString:
    """The inside of a section, drawn with its own context and `life` alone."""
    inside = {**shown.context, "life": life}
    return render_to_string(shown.section.template, inside, request=context.get("request"))
