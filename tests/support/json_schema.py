"""As much of JSON Schema as our own documents use, so that what they promise is held against what is written."""

import json
import re
from collections.abc import Iterator
from typing import Any

_TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "boolean": bool,
    "null": type(None),
}


def documented_schema(markdown: str) -> dict[str, Any]:
    """The schema that stands in a page as its one ```json block."""
    (block,) = re.findall(r"```json\n(.+?)```", markdown, re.DOTALL)
    schema: dict[str, Any] = json.loads(block)
    return schema


def problems(value: Any, schema: dict[str, Any], root: dict[str, Any], place: str = "$") -> Iterator[str]:
    """Every place where `value` is not what `schema` says. Raises AssertionError for a keyword unknown here."""
    if "$ref" in schema:
        yield from problems(value, root["$defs"][schema["$ref"].rpartition("/")[2]], root, place)
        return
    known = {"type", "enum", "const", "pattern", "properties", "required", "additionalProperties", "items"}
    assert set(schema) <= known | {"$schema", "title", "description", "$defs"}, schema
    if "const" in schema and value != schema["const"]:
        yield f"{place} is {value!r}"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{place} is {value!r}, none of {schema['enum']}"
    if "type" in schema and not _is_of(value, schema["type"]):
        yield f"{place} is {value!r}, no {schema['type']}"
        return
    if isinstance(value, str) and "pattern" in schema and not re.search(schema["pattern"], value):
        yield f"{place} is {value!r}"
    if isinstance(value, dict):
        yield from _of_object(value, schema, root, place)
    if isinstance(value, list) and "items" in schema:
        for number, each in enumerate(value):
            yield from problems(each, schema["items"], root, f"{place}[{number}]")


def _of_object(value: dict[str, Any], schema: dict[str, Any], root: dict[str, Any], place: str) -> Iterator[str]:
    properties = schema.get("properties", {})
    for name in schema.get("required", ()):
        if name not in value:
            yield f"{place}.{name} is missing"
    for name, each in value.items():
        if name in properties:
            yield from problems(each, properties[name], root, f"{place}.{name}")
        elif schema.get("additionalProperties") is False:
            yield f"{place}.{name} is not in the schema"


def _is_of(value: Any, kinds: str | list[str]) -> bool:
    for kind in [kinds] if isinstance(kinds, str) else kinds:
        if isinstance(value, _TYPES[kind]) and not (kind == "integer" and isinstance(value, bool)):
            return True
    return False
