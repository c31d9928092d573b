"""The labels for doccano, whose stretches carry a label and nothing else: `claim:numerical`.

Each kind of stretch keeps one of its fields, as the second half of the label.
"""

import json
from collections.abc import Mapping
from typing import get_args

from api.schemas.claims import VoiceKind
from evals.exchange.scheme import BY_NAME, KINDS, LINKS, link_between
from evals.goldfiles import AUTHOR

HALVES: Mapping[str, tuple[str, str]] = {
    "region": ("region", "kind"),
    "source": ("source", "kind"),
    "attribution": ("attribution", "stance"),
    "claim": ("claim", "type"),
    "naming": ("naming", "effect"),
    "language": ("loaded", "technique"),
    "policy_frame": ("frame", "frame"),
    "generic_frame": ("generic", "frame"),
    "function": ("function", "function"),
    "portrayal": ("portrayal", "role"),
    "entity": ("entity", "type"),
}
"""For each kind of stretch, the first half of its labels and the field that is the second."""

_VOICES = tuple(kind for kind in get_args(VoiceKind) if kind != AUTHOR)

TIES: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "voice": (("attribution", "naming", "language", "function", "portrayal"), ("source",)),
    "entity": (("language", "portrayal"), ("entity",)),
}
"""Relations that stand for a field, beside the links that all tools share."""

SAME = "same"
"""The relation between two sources that are one voice, or two names of one thing."""

RELATIONS = (*LINKS, *TIES, SAME)


def relation_between(origin: str, target: str) -> str | None:
    """The name of the relation that may lead from one kind of stretch to another, or None."""
    if origin == target and origin in ("source", "naming"):
        return SAME
    for name, (origins, targets) in TIES.items():
        if origin in origins and target in targets:
            return name
    return link_between(origin, target)


def label(kind: str, value: str | None) -> str:
    """The label of a stretch of this kind."""
    return f"{HALVES[kind][0]}:{value}" if kind in HALVES else kind


def labels() -> dict[str, tuple[str, str | None]]:
    """All labels, each with its kind of stretch and its value."""
    found: dict[str, tuple[str, str | None]] = {}
    for kind in KINDS:
        for value in _values(kind.name):
            found[label(kind.name, value)] = (kind.name, value)
    return found


def _values(kind: str) -> tuple[str | None, ...]:
    if kind == "source":
        return _VOICES
    field = BY_NAME[kind].field(HALVES[kind][1]) if kind in HALVES else None
    return field.choices if field else (None,)


def span_types() -> str:
    """The file to import as the labels of spans."""
    return _types({name: BY_NAME[kind].colour for name, (kind, _) in labels().items()})


def relation_types() -> str:
    """The file to import as the labels of relations."""
    return _types(dict.fromkeys(RELATIONS, "#3D4654"))


def _types(colours: Mapping[str, str]) -> str:
    none = {"prefix_key": None, "suffix_key": None}
    lines = [
        json.dumps({"text": name, **none, "background_color": colour, "text_color": "#ffffff"})
        for name, colour in colours.items()
    ]
    return "[\n" + ",\n".join(lines) + "\n]\n"
