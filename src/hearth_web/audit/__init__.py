"""Who changed what and who saw what, in a chain of hashes that shows if anything is removed.

`record` and `viewed` are imported from `hearth_web.audit.log` when first used, because Django asks
for this package before its models are ready.
"""

from __future__ import annotations

from typing import Any

__all__ = ["Entry", "System", "changes", "record", "record_many", "values_of", "viewed"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(name)
    from hearth_web.audit import log

    return getattr(log, name)
