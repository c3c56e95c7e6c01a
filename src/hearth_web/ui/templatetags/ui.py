"""Components and words for every template, loaded without `{% load %}`."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import template
from django.contrib.messages.storage.base import Message
from django.core.paginator import Page
from django.forms import BaseForm
from django.template import Context
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from hearth.documents.model import Figure
from hearth_web.ui import words
from hearth_web.ui.addresses import changed
from hearth_web.ui.charts import drawn_figure
from hearth_web.ui.clock import today
from hearth_web.ui.components import component, nested
from hearth_web.ui.forms.group import Group
from hearth_web.ui.forms.sentences import inside as words_inside
from hearth_web.ui.tables.model import Table
from hearth_web.ui.tables.screen import screen

register = template.Library()


@register.simple_tag
def govuk(which: str, **params: Any) -> SafeString:
    """A GOV.UK component: `{% govuk "button" text="Save" %}`, `label__text="Name"` for a part."""
    return component(which, nested(params))


@register.simple_tag(takes_context=True)
def ui(context: Context, which: str, **params: Any) -> SafeString:
    """One of our own, from `ui/components`: `{% ui "stat" label="In care" value=9 %}`."""
    return render_to_string(f"ui/components/{which}.html", params, request=context.get("request"))


@register.simple_tag
def chart(figure: Figure) -> SafeString:
    """A chart with its caption, and its table folded beneath."""
    return drawn_figure(figure)


@register.simple_tag(takes_context=True)
def data_table(context: Context, table: Table) -> SafeString:
    """A table with its sorting, its pages and its notes."""
    request = context["request"]
    return render_to_string("ui/components/table.html", {"screen": screen(table, request)}, request)


@register.inclusion_tag("ui/components/downloads.html", takes_context=True)
def download_links(context: Context) -> dict[str, str]:
    """Links to this address as CSV and as Excel: every row, whatever page is shown."""
    request = context["request"]
    return {kind: changed(request, format=kind, page=None) for kind in ("csv", "xlsx")}


@register.simple_tag(takes_context=True)
def pagination(context: Context, page: Page[Any] | None) -> SafeString | str:
    """Links to the pages of a list; nothing when there is one page."""
    if page is None or page.paginator.num_pages < 2:
        return ""
    request = context["request"]
    params: dict[str, Any] = {"items": [], "landmarkLabel": "Pages of this list"}
    for number in page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1):
        if isinstance(number, int):
            item = {"number": number, "href": changed(request, page=number)}
            params["items"].append(item | {"current": number == page.number})
        else:
            params["items"].append({"ellipsis": True})
    if page.has_previous():
        params["previous"] = {"href": changed(request, page=page.previous_page_number())}
    if page.has_next():
        params["next"] = {"href": changed(request, page=page.next_page_number())}
    return component("pagination", params)


@register.simple_tag(takes_context=True)
def messages_at(context: Context, place: str = "") -> list[Message]:
    """What is said at a place on the page to which a form led back; without a place all the rest.

    A page that has such places names them in `landings`, and draws what is said at each.
    """
    places = [place] if place else context.get("landings") or ()
    given = context.get("messages") or ()
    return [each for each in given if (each.extra_tags in places) == bool(place)]


@register.simple_tag
def error_summary(*forms: BaseForm | None, focus: bool = True) -> SafeString | str:
    """Every error of the forms, each leading to its field. A form's errors are said only once.

    `ui/page.html` says those of `form` by itself, before the heading.
    """
    found = []
    for form in forms:
        if form and form.is_bound and not getattr(form, "errors_are_said", False):
            found += _errors_of(form)
            form.errors_are_said = True  # type: ignore[attr-defined]
    if not found:
        return ""
    params: dict[str, Any] = {"titleText": "There is a problem", "errorList": found}
    return component("error-summary", params if focus else params | {"disableAutoFocus": True})


def _errors_of(form: BaseForm) -> list[dict[str, str]]:
    found = [{"text": str(each)} for each in form.non_field_errors()]
    for name in form.errors:
        if name in form.fields:
            field = form[name]
            target = field.target if isinstance(field, Group) else field.id_for_label
            found += [{"text": str(each), "href": f"#{target}"} for each in field.errors]
    return found


@register.simple_tag
def heading_field(field: Group) -> SafeString:
    """A field whose label is the page's heading, for a page that asks one thing."""
    return field.drawn(as_heading=True)


@register.filter
def shown(value: Any) -> str:
    """Any value in words: a date, a number, Yes or No, "not known" for None."""
    return words.shown(value)


@register.filter
def known(value: Any) -> Any:
    """The value, or "not known" for nothing at all or empty words."""
    return words.NOT_KNOWN if words.is_unknown(value) or value == "" else value


@register.filter
def day(value: date | None) -> str:
    """A date without its time: 3 May 2024."""
    if isinstance(value, datetime):
        value = timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return words.shown(value)


@register.filter
def clock(value: datetime | None) -> str:
    """The time of day: 14:02."""
    return words.NOT_KNOWN if value is None else words.clock(value)


@register.filter
def age(dob: date | None, on: date | None = None) -> str:
    """The age on a day, today unless said: 14 years 2 months."""
    return words.NOT_KNOWN if dob is None else words.age_in_words(dob, on or today())


@register.filter
def inside(label: str) -> str:
    """A label as it stands inside a sentence."""
    return words_inside(label)


@register.filter
def unlocalised(value: float) -> str:
    """A number for an attribute, where no comma may be."""
    return str(value)


@register.filter
def number(value: Any, decimals: int | None = None) -> str:
    """A number with its thousands marked."""
    return words.shown(value, "number", decimals)


@register.filter
def money(value: Any, decimals: int | None = None) -> str:
    """Pounds: £1,234.50."""
    return words.shown(value, "money", decimals)


@register.filter
def percent(value: Any, decimals: int | None = None) -> str:
    """A percentage: 38%."""
    return words.shown(value, "percent", decimals)
