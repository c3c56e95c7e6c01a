"""What saving a form did beyond the form: said by apps of tiers above, which register how."""

from __future__ import annotations

from collections.abc import Callable

from hearth_web.people.forms.base import Desk, RecordForm

__all__ = ["Watch", "register_watch", "watched"]

Tell = Callable[[RecordForm, str], str]
Watch = Callable[[Desk], Tell]
"""Called before a child's record is changed; what it gives is called after, with the form that was
saved and what is said of that already. It says what came of it in sentences, or nothing."""

_watches: list[Watch] = []


def register_watch(watch: Watch) -> None:
    """Have this said too."""
    _watches.append(watch)


def watched(desk: Desk) -> Tell:
    """Look at the record of the desk now; the words to come say what has changed since."""
    if desk.child is None:
        return lambda *_: ""
    telling = [watch(desk) for watch in _watches]
    return lambda form, said: " ".join(filter(None, (tell(form, said) for tell in telling)))
