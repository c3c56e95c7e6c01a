"""Changes of what a person corrected by hand, kept back until the importer says otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from hearth_web.imports.care import CARE, care_of, fatal
from hearth_web.imports.comparing import Change, in_model, model_of
from hearth_web.imports.corrected import Hand, by_hand, hand_of, removed_by_hand
from hearth_web.imports.known import Known

if TYPE_CHECKING:
    from hearth_web.imports.plan import Drawn

__all__ = ["hold"]

CARE_LABELS = {model._meta.label_lower: model for model in CARE}


def hold(drawn: Sequence[Drawn]) -> None:
    """Mark, in the plans of these children, each change of what a person corrected by hand."""
    held_before = [(one, one.known.child.pk) for one in drawn if one.known.child is not None]
    subjects = {each["id"] for one, _ in held_before for each in one.changes if each["id"]}
    written = by_hand(subjects) if subjects else {}
    children = {pk for one, pk in held_before if any(each["id"] is None for each in one.changes)}
    removed = removed_by_hand(children) if children else {}
    for one, pk in held_before:
        for each in one.changes:
            if hand := hand_in(each, str(pk), written, removed):
                each["held"] = hand
        keep_whole(one)


def hand_in(
    each: Change, child: str, written: Mapping[str, Any], removed: Mapping[Any, Any]
) -> Hand | None:
    """Who last wrote what a change would write over, if a person did."""
    if each["id"] is None:
        model = model_of(each["model"])
        for before, hand in removed.get((child, each["model"]), ()):
            if all(before.get(n) == each["after"].get(n, before.get(n)) for n in model.key):
                return hand
        return None
    return hand_of(each["before"], written.get(each["id"], {}))


def keep_whole(one: Drawn) -> None:
    """Hold all of a child's care where what is left of the changes would contradict itself."""
    care = [each for each in one.changes if each["model"] in CARE_LABELS]
    hand = next((each["held"] for each in care if each.get("held")), None)
    if hand and fatal(care_of(*after(one.known, care))):
        for each in care:
            each["held"] = each.get("held") or hand


def after(known: Known, changes: Iterable[Change]) -> list[list[Any]]:
    """The three histories as they would be with the changes that are not held."""
    rows = {model: {str(r.pk): r for r in known.facts[model]} for model in CARE}
    for number, each in enumerate(changes):
        if each.get("held"):
            continue
        model = CARE_LABELS[each["model"]]
        key = each["id"] or f"new {number}"
        if each["act"] == "removed":
            del rows[model][key]
            continue
        stood = rows[model].get(key) or model()
        now = {f.attname: getattr(stood, f.attname) for f in model._meta.concrete_fields}
        rows[model][key] = SimpleNamespace(**now | in_model(model, each["after"]))
    return [list(rows[model].values()) for model in CARE]
