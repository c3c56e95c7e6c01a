"""The API's own document as something a page can print."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ninja import NinjaAPI

__all__ = ["Operation", "Parameter", "operations"]


@dataclass(frozen=True)
class Parameter:
    """Something an address takes."""

    name: str
    kind: str
    where: str
    words: str


@dataclass(frozen=True)
class Operation:
    """One thing the API does."""

    key: str
    method: str
    path: str
    title: str
    words: str
    takes: list[Parameter]
    gives: list[Parameter]


def operations(api: NinjaAPI) -> list[tuple[str, list[Operation]]]:
    """Every operation, under the heading it belongs to."""
    document: Mapping[str, Any] = api.get_openapi_schema()
    groups: dict[str, list[Operation]] = {}
    for path, methods in document["paths"].items():
        for method, said in methods.items():
            found = operation(path, method, said, document["components"]["schemas"])
            groups.setdefault(said.get("tags", ["Other"])[0], []).append(found)
    return list(groups.items())


def operation(
    path: str, method: str, said: Mapping[str, Any], schemas: Mapping[str, Any]
) -> Operation:
    """One operation of the document."""
    takes = [
        Parameter(p["name"], kind_of(p["schema"]), p["in"], described(p["schema"]))
        for p in said.get("parameters", [])
    ]
    nothing: dict[str, Any] = {}
    answer = next(iter(said["responses"].values()), nothing)
    schema = next(iter(answer.get("content", nothing).values()), nothing).get("schema", nothing)
    return Operation(
        said["operationId"],
        method.upper(),
        path,
        said["summary"],
        described(said),
        takes,
        list(fields_of(schema, schemas)),
    )


def fields_of(schema: Mapping[str, Any], schemas: Mapping[str, Any]) -> Iterable[Parameter]:
    """The names in an answer; of a list, those of each item."""
    shape = schemas.get(str(schema.get("$ref", "")).rpartition("/")[2], schema)
    properties = shape.get("properties", {})
    inside = properties.get("items", {}).get("items", {})
    if "$ref" in inside:
        yield from fields_of(inside, schemas)
        return
    for name, each in properties.items():
        yield Parameter(name, kind_of(each), "", described(each))


def kind_of(schema: Mapping[str, Any]) -> str:
    """A type in a word or two."""
    if "anyOf" in schema:
        return " or ".join(kind_of(each) for each in schema["anyOf"])
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    return str(schema.get("format") or schema.get("type", "any"))


def described(said: Mapping[str, Any]) -> str:
    """A description without the marks that other readers of the document draw as code."""
    return str(said.get("description", "")).replace("`", "")
