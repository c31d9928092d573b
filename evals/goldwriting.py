"""Writes label files as a person would: no defaults, short items on one line."""

import re
from collections.abc import Iterable, Mapping
from io import StringIO
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel

from evals.goldfiles import GoldArticle, Quote

WIDTH = 96
"""An item of more characters than this is spread over lines."""

_PLAIN = re.compile(r"[A-Za-z][\w.+-]*", re.ASCII)
_EMOJI = re.compile(r"[\U00010000-\U0010FFFF]")
"""What PyYAML would write as a number within double quotation marks."""
_BREAK = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_STRING = "tag:yaml.org,2002:str"
_MAPPING = "tag:yaml.org,2002:map"


def write_article(gold: GoldArticle, path: Path) -> None:
    """Writes the label file in UTF-8; `read_article` gives the same labels back."""
    path.write_text(as_yaml(gold), encoding="utf-8", newline="\n")


def as_yaml(gold: GoldArticle) -> str:
    """The label file as text."""
    fields = _plain(gold)
    head = {name: value for name, value in fields.items() if not isinstance(value, list)}
    lists = ({name: value} for name, value in fields.items() if isinstance(value, list))
    return "\n".join(_section(section) for section in (head, *lists))


def _plain(value: Any) -> Any:  # whatever a field of a label file holds
    """The value as mappings, lists and scalars, without what is left at its default."""
    if isinstance(value, Quote) and value.to is None and value.within is None:
        return value.quote
    if isinstance(value, BaseModel):
        fields = type(value).model_fields
        given = [(name, item) for name, item in value if item != fields[name].default]
        given.sort(key=lambda pair: pair[0] == "optional")
        return {name: _plain(item) for name, item in given}
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


class _Dumper(yaml.SafeDumper):
    """Short collections on one line; words in quotation marks, ids without."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - the signature is PyYAML's
        return True

    def increase_indent(
        self,
        flow: bool = False,
        indentless: bool = False,  # noqa: ARG002 - lists are set in from their key, unlike PyYAML's
    ) -> None:
        super().increase_indent(flow, indentless=False)

    def represent_str(self, data: str) -> yaml.ScalarNode:
        plain = _PLAIN.fullmatch(data) and yaml.safe_load(data) == data
        quotes = "'" if _EMOJI.search(data) and not _BREAK.search(data) else '"'
        return self.represent_scalar(_STRING, data, style=None if plain else quotes)

    def represent_sequence(
        self, tag: str, sequence: Iterable[Any], flow_style: bool | None = None
    ) -> yaml.SequenceNode:
        node = super().represent_sequence(tag, sequence, flow_style)
        node.flow_style = _length(node) <= WIDTH
        return node

    def represent_mapping(
        self, tag: str, mapping: Any, flow_style: bool | None = None
    ) -> yaml.MappingNode:
        node = super().represent_mapping(tag, mapping, flow_style)
        node.flow_style = _length(node) <= WIDTH
        return node


_Dumper.add_representer(str, _Dumper.represent_str)


def _length(node: yaml.Node) -> int:
    """About how many characters the node takes on one line."""
    if isinstance(node, yaml.MappingNode):
        return sum(_length(key) + _length(value) + 4 for key, value in node.value)
    if isinstance(node, yaml.SequenceNode):
        return sum(_length(item) + 2 for item in node.value)
    quoted = isinstance(node, yaml.ScalarNode) and node.style
    return len(node.value) + (2 if quoted else 0)


def _section(section: Mapping[str, Any]) -> str:
    """One part of the file, with one line or more for each of its entries."""
    node = _Dumper(StringIO(), sort_keys=False).represent_mapping(_MAPPING, section)
    node.flow_style = False
    for _, value in node.value:
        if isinstance(value, yaml.SequenceNode):
            value.flow_style = False
    return str(yaml.serialize(node, Dumper=_Dumper, allow_unicode=True, width=float("inf")))
