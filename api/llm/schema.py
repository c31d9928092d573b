"""JSON schemas in the subset that every provider of structured output accepts unchanged."""

from collections.abc import Mapping
from typing import Any, Final

from pydantic import BaseModel

_KEPT: Final = {"type", "properties", "required", "additionalProperties", "items", "enum", "anyOf"}
_IGNORED: Final = {"title"}
_TYPES: Final = {"object", "array", "string", "integer", "number", "boolean", "null"}

Schema = dict[str, Any]  # a JSON document: its values are of any JSON type


class SchemaError(TypeError):
    """A draft says something that not every provider understands."""


def portable(model: type[BaseModel]) -> Schema:
    """Schema of a draft: references inlined, closed objects, every property required.

    Left out are titles only. Raises SchemaError, naming the field, for a default, an open object
    or mapping, a bound, pattern or format, a recursive model, and a union other than `T | None`.
    """
    source = model.model_json_schema()
    return _Inliner(source.get("$defs", {})).inline(source, model.__name__, ())


class _Inliner:
    def __init__(self, definitions: Mapping[str, Schema]) -> None:
        self._definitions = definitions

    def inline(self, node: Schema, path: str, inside: tuple[str, ...]) -> Schema:
        if "$ref" in node:
            return self._reference(node, path, inside)
        node = _with_enum({key: value for key, value in node.items() if key != "$defs"})
        _check(node, path)
        result = {key: node[key] for key in node if key not in _IGNORED}
        if node.get("type") == "object":
            result["properties"] = {
                name: self.inline(field, f"{path}.{name}", inside)
                for name, field in node["properties"].items()
            }
        if node.get("type") == "array":
            result["items"] = self.inline(node["items"], f"{path}[]", inside)
        if "anyOf" in node:
            result["anyOf"] = [self.inline(choice, path, inside) for choice in node["anyOf"]]
        return result

    def _reference(self, node: Schema, path: str, inside: tuple[str, ...]) -> Schema:
        name = str(node["$ref"]).removeprefix("#/$defs/")
        if name in inside:
            raise SchemaError(f"{path}: {name} contains itself")
        siblings = {key: value for key, value in node.items() if key != "$ref"}
        return self.inline({**self._definitions[name], **siblings}, path, (*inside, name))


def _with_enum(node: Schema) -> Schema:
    """`const`, which is how pydantic writes a literal of one value, as an enum."""
    if "const" not in node:
        return node
    return {**{key: node[key] for key in node if key != "const"}, "enum": [node["const"]]}


def _check(node: Schema, path: str) -> None:
    if foreign := sorted(set(node) - _KEPT - _IGNORED - {"description"}):
        raise SchemaError(f"{path}: {', '.join(foreign)} is not understood by all providers")
    if "anyOf" in node:
        if len(node["anyOf"]) != 2 or {"type": "null"} not in node["anyOf"]:  # noqa: PLR2004 - T, None
            raise SchemaError(f"{path}: the only union is T | None")
    elif node.get("type") not in _TYPES:
        raise SchemaError(f"{path}: needs one plain type")
    if node.get("type") == "object":
        _check_object(node, path)
    if node.get("type") == "array" and "items" not in node:
        raise SchemaError(f"{path}: a list needs a type of item")


def _check_object(node: Schema, path: str) -> None:
    if node.get("additionalProperties") is not False or not node.get("properties"):
        raise SchemaError(f"{path}: an object must be closed and name its properties")
    if optional := set(node["properties"]) - set(node.get("required", ())):
        raise SchemaError(f"{path}: has defaults for {', '.join(sorted(optional))}")
