"""What forms of this app share: their facts lie within a life."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, ClassVar

from hearth.dates import birthday
from hearth.documents.sentences import day as in_words
from hearth_web.people.forms.base import TWIN, FactForm, refuse
from hearth_web.people.forms.events.fields import day_or_none
from hearth_web.people.models import Child

__all__ = ["LivedForm"]

LAST_AGE = 25


class LivedForm(FactForm):
    """A form for a fact of a child's life: `lived` are its days, none before birth or after death.

    What errors call a day is in `called`. `twins` are the columns of which no two facts of a child
    have the same: what is typed twice is a slip.
    """

    lived: ClassVar[tuple[str, ...]] = ("date",)
    twins: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def from_link(cls, asked: Mapping[str, Any]) -> dict[str, Any]:
        """The day a link fills in: `?date=2025-01-08`."""
        on = day_or_none(asked.get("date"))
        return {"date": on} if on and "date" in cls.base_fields else {}

    def clean(self) -> dict[str, Any]:
        """Every day is one the child lived."""
        told = super().clean()
        for name in self.lived:
            what = self.called[name]
            for words in outside(self.its_child, told.get(name)):
                self.add_error(name, f"{what[:1].upper()}{what[1:]} must be {words}")
        return told

    def save(self) -> None:
        """Add it or correct it, unless the same is there already."""
        self.refuse_twins()
        super().save()

    def refuse_twins(self) -> None:
        """Nothing is recorded twice. What came in twice can be corrected all the same."""
        told = self.values(self.model)
        mine = {name: told[name] for name in self.twins}
        if not mine or (self.row and mine == {name: getattr(self.row, name) for name in mine}):
            return
        if self.model.objects.filter(child=self.its_child, **mine).exists():
            refuse(self.its_child, told[self.lived[0]], TWIN, self.model._meta.verbose_name)


def outside(child: Child, day: date | None) -> Iterator[str]:
    """What a day must be to lie within a child's life, and the time the council owes them."""
    if day and child.dob and day < child.dob:
        yield f"on or after {in_words(child.dob)}, when the child was born"
    if day and child.dob and day >= (last := birthday(child.dob, LAST_AGE)):
        yield f"before {in_words(last)}, the 25th birthday"
    if day and child.died and day > child.died:
        yield f"on or before {in_words(child.died)}, when the child died"
