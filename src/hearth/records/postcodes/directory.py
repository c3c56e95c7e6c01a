"""The postcode directory, made once from its package and kept as Parquet."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import narwhals.stable.v2 as nw

from hearth import frames
from hearth.progress import Progress, silent
from hearth.records.postcodes.package import package_version, read_package

__all__ = ["METRES_IN_A_MILE", "Postcodes", "directory"]

METRES_IN_A_MILE = 1609.3
"""Grid metres in a mile, as the return defines distance."""

LAYOUT = 1  # goes up when the kept columns change, so that an older cache is not read


@dataclass(frozen=True)
class Postcodes:
    """Every postcode of the United Kingdom, in use or ended.

    `frame` has one row per `postcode` (upper case, no spaces): `easting` and `northing` (Int64,
    metres on the Ordnance Survey grid; null when not known, and in Northern Ireland, whose
    postcodes are on another grid), `laua` (ONS code of the district, borough, unitary or, outside
    England, council area; null when not known).

    Source: Office for National Statistics, ONS Postcode Directory, November 2025, licensed under
    the Open Government Licence v.3.0. Contains OS data © Crown copyright and database right 2025,
    Royal Mail data © Royal Mail copyright and database right 2025, and National Statistics data
    © Crown copyright and database right 2025.
    """

    frame: nw.LazyFrame[Any]


def directory(progress: Progress = silent, folder: Path | None = None) -> Postcodes:
    """The postcode directory, from its cache or else from the installed package.

    Making it takes a few seconds, the first time only. The cache is one file in `folder`, by
    default `$HEARTH_CACHE`, else `$XDG_CACHE_HOME/hearth`, else `~/.cache/hearth`. Where that
    cannot be written the directory is kept in memory instead. Raises NotFoundError when the
    package with the postcodes is not installed.
    """
    path = (folder or cache_folder()) / f"postcodes-{package_version()}-{LAYOUT}.parquet"
    if not path.exists():
        made = read_package(progress)
        if not keep(made, path):
            return Postcodes(made.lazy())
    return Postcodes(frames.scan_parquet(path))


def cache_folder() -> Path:
    """The folder that the environment names for what can be made again."""
    if own := os.environ.get("HEARTH_CACHE"):
        return Path(own)
    if shared := os.environ.get("XDG_CACHE_HOME"):
        return Path(shared) / "hearth"
    return Path("~/.cache/hearth").expanduser()


def keep(made: nw.DataFrame[Any], path: Path) -> bool:
    """Write the cache so that nobody ever sees half of it; False where it cannot be written."""
    unfinished = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        frames.write_parquet(made, unfinished)
        unfinished.replace(path)
    except OSError:
        return False
    return True
