"""Small returns, and what a database holds, for the tests of imports."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile

from hearth.records import TABLES
from hearth_web.people.models import Child, Fact

__all__ = ["as_upload", "held", "small_return", "upload_of", "zipped"]

CHILD = {
    "CHILD": "C1",
    "SEX": "F",
    "DOB": "04/05/2012",
    "ETHNIC": "WBRI",
    "UPN": "A123456789012",
}
EPISODE = {
    "CHILD": "C1",
    "DECOM": "01/06/2024",
    "RNE": "S",
    "LS": "C2",
    "CIN": "N1",
    "PLACE": "U6",
    "PLACE_PROVIDER": "PR1",
    "HOME_POST": "WA1 1AA",
    "PL_POST": "WA1 2AA",
    "URN": "SC123456",
}
Rows = Iterable[Mapping[str, str]]


def small_return(folder: Path, **tables: Rows) -> Path:
    """A folder of a return's CSV files: one child in care unless other rows are given."""
    given: dict[str, Rows] = {"header": [CHILD], "episodes": [EPISODE], **tables}
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in given.items():
        columns = [column.return_name for column in TABLES[name].columns]
        with (folder / f"{name}.csv").open("w", newline="") as file:
            writer = csv.DictWriter(file, columns, restval="")
            writer.writeheader()
            writer.writerows(rows)
    return folder


def as_upload(path: Path) -> SimpleUploadedFile:
    """A file as a browser sends it."""
    return SimpleUploadedFile(path.name, path.read_bytes())


def upload_of(folder: Path) -> list[SimpleUploadedFile]:
    """Every file of a folder as a browser sends it."""
    return [as_upload(path) for path in sorted(folder.iterdir())]


def zipped(folders: Iterable[Path]) -> SimpleUploadedFile:
    """Folders in one zip."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for folder in folders:
            for path in sorted(folder.iterdir()):
                archive.write(path, f"{folder.name}/{path.name}")
    return SimpleUploadedFile("returns.zip", out.getvalue())


UNLIKE = {"id", "child", "version", "changed_at", "worker", "team", "other"}


def held() -> dict[str, list[tuple[Any, ...]]]:
    """Everything the database holds of every child, in an order of its own."""
    found: dict[str, list[tuple[Any, ...]]] = {}
    for model in apps.get_models():
        if model is Child or issubclass(model, Fact):
            own = [f.name for f in model._meta.concrete_fields if f.name not in UNLIKE]
            whose = ["child"] if model is Child else ["child__child"]
            own += [f for f in ("worker__sw_id", "other__child") if has(model, f)]
            rows = model._default_manager.values_list(*whose, *own)
            found[model._meta.label] = sorted(rows, key=repr)
    return found


def has(model: Any, path: str) -> bool:
    """Whether a model has the first part of a path."""
    return path.split("__")[0] in {field.name for field in model._meta.concrete_fields}
