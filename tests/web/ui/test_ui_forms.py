"""Fields draw whole form groups; every error is a sentence that leads to its input."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template import Context, Template
from django.utils.datastructures import MultiValueDict
from lxml import html

from hearth_web.ui.forms import (
    CheckboxesField,
    DateField,
    HearthForm,
    LongTextField,
    RadiosField,
    SearchSelect,
    UploadField,
    UploadsField,
    VersionedForm,
    YesNoField,
)
from hearth_web.ui.samples import WRONG, Everything

CHOICES = [("a", "Apple"), ("b", "Bramble")]


def form_of(data: dict[str, Any] | None = None, **fields: forms.Field) -> HearthForm:
    kind = type("OneForm", (HearthForm,), fields)
    return kind(data)


def tree(words: object) -> html.HtmlElement:
    return html.fromstring(f"<div>{words}</div>")


def all_errors(form: HearthForm) -> html.HtmlElement:
    return tree(Template("{% error_summary form %}").render(Context({"form": form})))


KINDS = {
    "text": forms.CharField(),
    "email": forms.EmailField(),
    "number": forms.IntegerField(),
    "decimal": forms.DecimalField(),
    "time": forms.TimeField(),
    "password": forms.CharField(widget=forms.PasswordInput),
    "long": LongTextField(),
    "counted": LongTextField(max_length=9),
    "select": forms.ChoiceField(choices=[("", "---------"), *CHOICES]),
    "narrow": forms.ChoiceField(choices=CHOICES, widget=SearchSelect),
    "several": forms.MultipleChoiceField(choices=CHOICES),
    "radios": RadiosField(choices=CHOICES),
    "boxes": CheckboxesField(choices=CHOICES),
    "yesno": YesNoField(),
    "tick": forms.BooleanField(),
    "date": DateField(),
    "file": UploadField(kinds=[".csv"], largest=1),
    "files": UploadsField(kinds=[".csv"], largest=1),
}


@pytest.mark.parametrize("kind", KINDS)
def test_hint_and_error_are_joined_to_their_input(kind: str) -> None:
    form = form_of({}, thing=KINDS[kind])
    form.fields["thing"].help_text = "Look <here>"
    form.fields["thing"].label = "Thing"
    group = tree(form["thing"])

    (described,) = group.xpath("//*[contains(@aria-describedby, 'error')]")
    ids = described.get("aria-describedby").split()
    words = [" ".join(group.get_element_by_id(each).text_content().split()) for each in ids]
    assert "Look <here>" in words
    assert re.match("Error: (Enter|Select|Choose|Tick)", words[-1]), words
    assert group.xpath("//div[contains(@class, 'govuk-form-group--error')]")
    all_ids = group.xpath("//@id")
    assert len(all_ids) == len(set(all_ids))


@pytest.mark.parametrize("kind", KINDS)
def test_the_summary_leads_to_an_input_that_can_be_typed_in(kind: str) -> None:
    form = form_of({}, thing=KINDS[kind])
    (href,) = all_errors(form).xpath("//ul/li/a/@href")
    target = tree(form["thing"]).get_element_by_id(href[1:])
    assert target.tag in ("input", "select", "textarea")


@pytest.mark.parametrize("kind", KINDS)
def test_every_input_has_a_label(kind: str) -> None:
    group = tree(form_of(None, thing=KINDS[kind])["thing"])
    inputs = group.xpath("//input | //select | //textarea")
    labels = group.xpath("//label/@for")
    assert inputs
    assert {each.get("id") for each in inputs} == set(labels)
    assert all("required" not in each.attrib for each in inputs)


def test_every_wrong_field_has_its_own_sentence() -> None:
    letter = SimpleUploadedFile("letter.exe", b"x")
    form = Everything(WRONG, MultiValueDict({"letter": [letter]}))
    said = [a.text_content().strip() for a in all_errors(form).xpath("//li/a")]
    assert said == [
        "Enter the name",
        "Email address must be written like name@example.com",
        "Shoe size must be 1 or more",
        "Date of birth must be a real date",
        "Enter what kind of home",
        "Select the school from the list",
        "Select the town",
        "What they told us must be 200 characters or fewer",
        "Letter must be a .pdf or .docx file",
        "Tick the box: The young person has read this",
    ]


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        (forms.IntegerField(label="IRO caseload"), "x", "IRO caseload must be a whole number"),
        (forms.DecimalField(label="Rate"), "x", "Rate must be a number, like 12.5"),
        (forms.IntegerField(label="Share, %"), "x", "Share, per cent must be a whole"),
        (forms.CharField(label="Share, %", max_length=2), "abc", "Share, per cent must be 2 char"),
        (forms.ChoiceField(label="Fruit, %", choices=CHOICES), "x", "Select the fruit, per cent"),
        (forms.EmailField(label="100% address"), "x", "100per cent address must be written"),
        (forms.CharField(label="IRO"), "", "Enter the IRO"),
        (
            forms.ChoiceField(label="Is it kept?", choices=CHOICES),
            "x",
            "Select the answer to “Is it kept?” from the list",
        ),
        (
            forms.CharField(label="Why?", max_length=3),
            "because",
            "The answer to “Why?” must be 3 characters or fewer",
        ),
        (forms.CharField(label="Your name"), "", "Enter your name"),
        (forms.CharField(label="Why it ended"), "", "Enter why it ended"),
        (forms.CharField(label="Who asked?"), "", "Answer the question: Who asked?"),
        (forms.CharField(label="Name"), "a\0b", "Name holds a character we cannot keep"),
        (forms.TimeField(label="Time"), "half", "Time must be hours and minutes, like 14:30"),
        (
            forms.CharField(label="Name", error_messages={"required": "Say who it is"}),
            "",
            "Say who it is",
        ),
    ],
)
def test_sentences_are_made_from_the_label(field: forms.Field, value: str, sentence: str) -> None:
    assert form_of({"thing": value}, thing=field).errors["thing"][0].startswith(sentence)


def test_what_was_typed_is_drawn_again_and_escaped() -> None:
    words = '"><script>alert(1)</script>\n  indented'
    form = form_of({"line": words, "text": words}, line=forms.CharField(), text=LongTextField())
    drawn = tree(f"{form['line']}{form['text']}")
    assert drawn.xpath("//script") == []
    assert drawn.xpath("//textarea")[0].text == words


def test_lines_are_counted_as_the_browser_counts_them() -> None:
    form = form_of({"text": "12\r\n45"}, text=LongTextField(max_length=5))
    assert form.is_valid()
    assert form.cleaned_data["text"] == "12\n45"


def test_choices_show_what_was_chosen_and_their_hints() -> None:
    field = RadiosField(choices=CHOICES, hints={"b": "Prickly"})
    group = tree(form_of({"fruit": "b"}, fruit=field)["fruit"])
    assert group.xpath("//input[@checked]/@value") == ["b"]
    (described,) = group.xpath("//input[@value='b']/@aria-describedby")
    assert group.get_element_by_id(described).text_content().strip() == "Prickly"


@pytest.mark.parametrize(("said", "meant"), [("yes", True), ("no", False), ("", None)])
def test_yes_and_no(said: str, meant: bool | None) -> None:
    form = form_of({"well": said}, well=YesNoField(required=False))
    assert form.is_valid()
    assert form.cleaned_data["well"] is meant
    drawn = tree(type(form)(initial={"well": meant})["well"])
    assert drawn.xpath("//input[@checked]/@value") == [said]


def test_a_label_may_be_the_heading_of_its_page() -> None:
    form = form_of(None, name=forms.CharField(), born=DateField())
    drawn = tree(
        Template("{% heading_field form.name %}{% heading_field form.born %}").render(
            Context({"form": form})
        )
    )
    assert [h1.text_content().strip() for h1 in drawn.xpath("//h1")] == ["Name", "Born"]


class Moving(HearthForm):
    why = RadiosField(choices=[("plan", "Planned"), ("other", "Other")])
    other_why = forms.CharField(label="Why")
    reveals = {"why": {"other": "other_why"}}  # noqa: RUF012


def test_a_choice_reveals_its_field_inside_its_group() -> None:
    form = Moving()
    assert [field.name for field in form.groups] == ["why"]
    group = tree(form["why"])
    assert group.xpath("//div[contains(@class, 'conditional')]//input/@name") == ["other_why"]
    # Shown by the stylesheet: the script would write ARIA that a radio may not have.
    assert group.xpath("//@data-aria-controls") == []


@pytest.mark.parametrize(
    ("data", "errors", "cleaned"),
    [
        ({"why": "plan", "other_why": "left over"}, [], ""),
        ({"why": "other", "other_why": "A fire"}, [], "A fire"),
        ({"why": "other"}, ["other_why"], None),
        ({}, ["why"], ""),
    ],
)
def test_a_revealed_field_counts_only_with_its_choice(
    data: dict[str, str], errors: list[str], cleaned: str | None
) -> None:
    form = Moving(data)
    assert list(form.errors) == errors
    assert form.cleaned_data.get("other_why") == cleaned


class Renaming(VersionedForm):
    name = forms.CharField()


def test_a_form_over_the_version_now_is_saved() -> None:
    assert Renaming({"name": "Ash", "version": "4"}, version=4).is_valid()


def test_a_form_over_an_older_version_says_so_once() -> None:
    form = Renaming({"name": "Ash", "version": "3"}, version=4)
    (said,) = all_errors(form).xpath("//li")
    assert said.text_content().strip().startswith("Somebody else changed this")
    assert 'value="Ash"' in str(form["name"])
    sent_again = tree(form["version"]).xpath("//input[@type='hidden']/@value")[0]
    assert Renaming({"name": "Ash", "version": sent_again}, version=4).is_valid()


def test_errors_are_said_only_once_on_a_page() -> None:
    page = Template("{% error_summary form %}{% error_summary form %}")
    drawn = page.render(Context({"form": form_of({}, name=forms.CharField())}))
    assert drawn.count("There is a problem") == 1


@pytest.mark.parametrize(
    ("name", "body", "sentence"),
    [
        ("a.csv", b"x", None),
        ("A.CSV", b"x", None),
        ("a.exe", b"x", "Return must be a .csv or .zip file"),
        ("csv", b"x", "Return must be a .csv or .zip file"),
        ("a.csv", b"", "The file for the return is empty. Choose another"),
        ("a.csv", b"x" * (1024 * 1024 + 1), "Return must be smaller than 1 MB"),
    ],
)
def test_an_upload_is_of_the_right_kind_and_size(
    name: str, body: bytes, sentence: str | None
) -> None:
    field = UploadField(kinds=[".csv", ".zip"], largest=1, label="Return")
    form = type("Form", (HearthForm,), {"file": field})(
        {}, {"file": SimpleUploadedFile(name, body)}
    )
    assert form.errors.get("file") == ([sentence] if sentence else None)


def test_of_several_files_each_wrong_one_is_named() -> None:
    files = [SimpleUploadedFile(name, b"x") for name in ("a.csv", "b.exe", "c.exe")]
    field = UploadsField(kinds=[".csv"], largest=1, label="Return")
    form = type("Form", (HearthForm,), {"file": field})({}, MultiValueDict({"file": files}))
    assert [words.split(":")[0] for words in form.errors["file"]] == ["b.exe", "c.exe"]
    assert form.is_multipart()


def test_a_widget_nobody_draws_says_what_to_do() -> None:
    form = form_of(None, odd=forms.DateField(widget=forms.SelectDateWidget))
    with pytest.raises(TypeError, match="SelectDateWidget has no GOV"):
        str(form["odd"])


def test_djangos_forms_can_be_made_ours_beside_their_own() -> None:
    class Theirs(forms.Form):
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            self.fields["login"] = forms.EmailField(initial=date(2024, 1, 1))

    class Ours(HearthForm, Theirs):
        pass

    assert "govuk-form-group" in str(Ours()["login"])
