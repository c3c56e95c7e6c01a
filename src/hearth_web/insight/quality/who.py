"""Checks of who a child is."""

from __future__ import annotations

from collections.abc import Iterator

from hearth.dates import age_on
from hearth_web.insight.quality.look import Look, Now
from hearth_web.insight.quality.model import Found, register
from hearth_web.people.models import Relationship

SCHOOL_AGE = range(5, 16)


def corrected(child: Now, subject: str, what: str) -> Found:
    """A finding that is mended where one corrects who the child is."""
    return Found(child.id, what, child.since, ("correct-child", (child.id, subject)))


@register("name", "No name", "Nobody can find the child, or speak of them, by a number.")
def no_name(look: Look) -> Iterator[Found]:
    """Children without any name."""
    for child in look.now:
        if not child.name:
            yield corrected(child, "names", "No name is recorded")


@register("dob", "No date of birth", "Every number by age counts the child as not known.")
def no_dob(look: Look) -> Iterator[Found]:
    """Children whose date of birth is not known."""
    for child in look.now:
        if child.dob is None:
            yield corrected(child, "identity", "No date of birth is recorded")


@register("ethnic", "No ethnic group", "Nobody can see whether children are treated alike.")
def no_ethnic_group(look: Look) -> Iterator[Found]:
    """Children whose ethnic group is not known."""
    for child in look.now:
        if not child.ethnic:
            yield corrected(child, "identity", "No ethnic group is recorded")


@register("upn", "No pupil number at school age", "School results cannot be matched to the child.")
def no_pupil_number(look: Look) -> Iterator[Found]:
    """Children in care from 5 to 15 without a unique pupil number."""
    for child in look.now:
        at_school = child.dob and age_on(child.dob, look.today) in SCHOOL_AGE
        if child.in_care and at_school and not child.upn:
            yield corrected(child, "numbers", "No unique pupil number is recorded")


@register("sibling", "Tied one way only", "One child's record shows the other, and not back.")
def tied_one_way(look: Look) -> Iterator[Found]:
    """Relationships to another child of this council that the other's record does not have."""
    ties = Relationship.objects.filter(other__isnull=False).order_by()
    pairs = list(ties.values_list("child_id", "other_id", "relation"))
    both = {(child, other) for child, other, _ in pairs}
    for child, other, relation in pairs:
        if (other, child) not in both:
            what = f"The other child's record does not say so: {relation}"
            yield Found(other, what, None, ("add-fact", (other, "person")))
