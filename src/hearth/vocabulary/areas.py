"""Which council is responsible where: from an area in a postcode directory to its council."""

from __future__ import annotations

import re
from functools import cache

from hearth.vocabulary._files import rows
from hearth.vocabulary.councils import councils

__all__ = ["upper_tier"]

_ONS_CODE = re.compile(r"[A-Z]\d{8}")

# The values the return uses in place of a council for a placement outside England. The directory
# also has the Channel Islands (L) and the Isle of Man (M), which are not in the United Kingdom.
_OUTSIDE = {"W": "WAL", "S": "SCO", "N": "NIR", "L": "NUK", "M": "NUK"}


def upper_tier(ons_code: str) -> str | None:
    """The ONS code of the council with children's services in the area `ons_code`.

    `ons_code` is a county, unitary, metropolitan district, London borough or two-tier district,
    by its current or a former code. Outside England the answer is what the return says there:
    WAL, SCO, NIR, or NUK outside the United Kingdom. None when the code is not known.
    """
    code = ons_code.strip().upper()
    if _ONS_CODE.fullmatch(code) is None:
        return None
    return _councils_by_area().get(code) or _OUTSIDE.get(code[0])


@cache
def _councils_by_area() -> dict[str, str]:
    areas = {row["ons_code"]: row["county_ons_code"] for row in rows("districts.csv")}
    for council in councils():
        areas |= dict.fromkeys((council.ons_code, *council.former_ons_codes), council.ons_code)
    return areas
