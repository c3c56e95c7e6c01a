"""What a field says when it is wrong, made from its label: "Enter the date of birth"."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms

__all__ = ["give_sentences", "inside", "named"]

# Labels that begin with one of these are named as they stand; before others stands "the".
AS_IT_STANDS = frozenset(
    (
        *("the", "a", "an", "any", "each", "no", "one", "other", "your", "my", "their", "yes"),
        *("who", "what", "when", "where", "why", "how", "whether", "which"),
        *("from", "to", "in", "on", "at", "by", "since", "until"),
    )
)
FILES = ("File", "The file")  # labels that say no more than that it is one


def give_sentences(field: forms.Field) -> None:
    """Put our sentences where the field still has Django's own."""
    usual = _usual(field)
    for code, sentence in _sentences(field, str(field.label)).items():
        if field.error_messages.get(code) == usual.get(code):
            field.error_messages[code] = sentence


def inside(label: str) -> str:
    """The label as it stands inside a sentence: "IRO" stays, "Date of birth" does not."""
    return label[:1].lower() + label[1:] if not label[1:2].isupper() else label


def named(label: str) -> str:
    """What a label asks for, as a sentence names it: the title, who they are, the answer to
    “Is it due?”."""
    if is_question(label):
        return f"the answer to “{label}”"
    name = inside(label)
    first = name.split(maxsplit=1)[0].strip(",.:").lower() if name.strip() else "the"
    return name if first in AS_IT_STANDS else f"the {name}"


def is_question(label: str) -> bool:
    """Whether a label asks outright."""
    return label.rstrip().endswith("?")


def _usual(field: forms.Field) -> Mapping[str, object]:
    """The messages the field's classes come with."""
    found: dict[str, object] = {}
    for each in reversed(type(field).__mro__):
        found.update(getattr(each, "default_error_messages", {}))
    return found


def _sentences(field: forms.Field, label: str) -> dict[str, str]:
    # Django fills some messages with % afterwards and some not, so no sentence may hold one.
    name = label.replace("%", "per cent")
    start = named(name) if is_question(name) else name
    start = start[:1].upper() + start[1:]
    return {
        "required": _ask(field, name),
        "invalid": _invalid(field, start, named(name)),
        "invalid_choice": f"Select {named(name)} from the list",
        "invalid_list": f"Select {named(name)} from the list",
        "invalid_pk_value": f"Select {named(name)} from the list",
        "max_length": f"{start} must be %(limit_value)d characters or fewer",
        "min_length": f"{start} must be %(limit_value)d characters or more",
        "max_value": f"{start} must be %(limit_value)s or less",
        "min_value": f"{start} must be %(limit_value)s or more",
        "max_digits": f"{start} must have no more than %(max)s figures",
        "max_decimal_places": f"{start} must have no more than %(max)s figures after the point",
        "max_whole_digits": f"{start} must have no more than %(max)s figures before the point",
        "null_characters_not_allowed": f"{start} holds a character we cannot keep. Type it again",
        "empty": f"{_file(name)} is empty. Choose another",
        "missing": _ask(field, name),
        "incomplete": f"{start} must include %(missing)s",
        "unreal": f"{start} must be a real date",
        "short_year": f"{start} must have a year of 4 numbers, like 2024",
        "too_late": f"{start} must be %(bound)s",
        "too_early": f"{start} must be %(bound)s",
        "wrong_kind": f"{start} must be a %(kinds)s file",
        "too_large": f"{start} must be smaller than %(largest)s MB",
    }


def _ask(field: forms.Field, label: str) -> str:
    if is_question(label):
        return f"Answer the question: {label}"
    if isinstance(field, forms.BooleanField):
        return f"Tick the box: {label}"
    if isinstance(field, forms.FileField):
        return "Choose a file" if label in FILES else f"Choose a file for {named(label)}"
    return f"{'Select' if isinstance(field, forms.ChoiceField) else 'Enter'} {named(label)}"


def _invalid(field: forms.Field, start: str, name: str) -> str:
    match field:
        case forms.EmailField():
            return f"{start} must be written like name@example.com"
        case forms.IntegerField() if type(field) is forms.IntegerField:
            return f"{start} must be a whole number, like 12"
        case forms.IntegerField():
            return f"{start} must be a number, like 12.5"
        case forms.TimeField():
            return f"{start} must be hours and minutes, like 14:30"
        case forms.DateTimeField():
            return f"{start} must be a day and a time, like 3/5/2024 14:30"
        case forms.FileField():
            return f"{_file(start)} could not be read. Choose it again"
    return f"Check {name}"


def _file(label: str) -> str:
    return "The file" if label in FILES else f"The file for {named(label)}"
