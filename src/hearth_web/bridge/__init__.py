"""The one door between the database and the pure half: the record and its histories.

`record`, `histories` and `at_hand` are imported when first used, because Django asks for this
package before its models are ready.
"""

from __future__ import annotations

from typing import Any

__all__ = [
    "Held",
    "at_hand",
    "council",
    "forget",
    "histories",
    "practice",
    "record",
    "say_given",
    "version",
]

HOMES = {
    "Held": "memory",
    "at_hand": "memory",
    "forget": "memory",
    "histories": "memory",
    "record": "memory",
    "council": "house",
    "practice": "beside",
    "say_given": "given",
    "version": "versions",
}


def __getattr__(name: str) -> Any:
    if name not in HOMES:
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module(f"hearth_web.bridge.{HOMES[name]}"), name)
