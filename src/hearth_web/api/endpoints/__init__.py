"""What the API answers, one module for each kind of thing."""

from ninja import NinjaAPI

from hearth_web.api.endpoints import children, facts, imports, log, me, numbers

__all__ = ["add_all"]


def add_all(api: NinjaAPI) -> None:
    """Put every address under the API."""
    for module in (me, children, facts, numbers, imports, log):
        api.add_router("", module.router)
