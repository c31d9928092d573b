"""What can be labelled in a labelling tool: kinds of stretches, what is said of each, links.

Every closed list is taken from the product's own schemas and taxonomies.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from api.schemas.claims import (
    AttributionForm,
    AttributionKind,
    ClaimType,
    EntityType,
    FactualityValue,
    Stance,
)
from api.schemas.contrasts import EntmanFunction
from api.schemas.document import RegionKind
from api.schemas.framing import Effect, Polarity, QuoteKind, Role, Valence
from api.taxonomies.loading import load
from evals.goldfiles import Listed


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that is said of a stretch: a choice, or free words where `choices` is empty."""

    name: str
    choices: tuple[str, ...] = ()
    many: bool = False
    """Whether more than one value may be given."""
    required: bool = False
    hint: str = ""

    @property
    def flag(self) -> bool:
        """Whether it is a single box, ticked or not."""
        return self.choices == (self.name,)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of stretch."""

    name: str
    colour: str
    fields: tuple[Field, ...] = ()
    named: bool = False
    """Whether each item carries an id of its own in a label file."""

    def field(self, name: str) -> Field | None:
        return next((field for field in self.fields if field.name == name), None)


def _flag(name: str) -> Field:
    return Field(name, (name,))


_OPTIONAL = _flag("optional")
_VOICE = Field("voice", hint="Id or name of the voice; empty for the author")
_FACTUALITY: tuple[str, ...] = get_args(FactualityValue)
_FINE = tuple(label.id for label in load("entity_roles").labels if label.group)

KINDS: tuple[Kind, ...] = (
    Kind(
        "region",
        "#A9B2BC",
        (Field("kind", get_args(RegionKind), required=True), _flag("excluded")),
    ),
    Kind("source", "#1F6FB2"),
    Kind("cue", "#0B7A75"),
    Kind("stance_cue", "#B8430A"),
    Kind("part", "#999999"),
    Kind(
        "attribution",
        "#5B8DB8",
        (
            Field("voice", required=True, hint="Id or name of the voice"),
            Field("form", get_args(AttributionForm), required=True),
            Field("kind", get_args(AttributionKind)),
            Field("stance", get_args(Stance)),
            Field("channel", hint="Where it was said, in the words of the text"),
            _OPTIONAL,
        ),
        named=True,
    ),
    Kind(
        "claim",
        "#00704F",
        (
            Field("text", required=True, hint="The statement in one sentence that stands alone"),
            Field("type", get_args(ClaimType), required=True),
            Field("asserted_by", hint="Id or name of the voice; empty for the author"),
            Field("factuality", _FACTUALITY, required=True),
            Field("between", many=True, hint="VOICE | VALUE for each voice between the two"),
            Field("author_factuality", _FACTUALITY),
            _OPTIONAL,
        ),
        named=True,
    ),
    Kind(
        "naming",
        "#8B3A8F",
        (
            Field("referent", required=True, hint="Id or label of the thing named"),
            Field("namer", hint="Whose word it is; empty for the author"),
            Field("reporter", hint="Who passes it on; empty for the author"),
            Field("quote_kind", get_args(QuoteKind)),
            Field("stance", get_args(Stance)),
            Field("effect", get_args(Effect), required=True),
            Field("valence", get_args(Valence), required=True),
            _OPTIONAL,
        ),
        named=True,
    ),
    Kind(
        "language",
        "#A83232",
        (
            Field("technique", load("persuasion_techniques").ids, required=True),
            Field("polarity", get_args(Polarity), required=True),
            _VOICE,
            Field("target", hint="Id or name of the entity it is aimed at"),
            Field("plain", hint="A neutral wording that fits in its place"),
            _OPTIONAL,
        ),
    ),
    Kind(
        "policy_frame",
        "#8A6D1D",
        (Field("frame", load("policy_frames").ids, many=True, required=True), _OPTIONAL),
    ),
    Kind(
        "generic_frame",
        "#6B8E23",
        (Field("frame", load("generic_frames").ids, many=True, required=True), _OPTIONAL),
    ),
    Kind(
        "function",
        "#C05780",
        (
            Field("function", get_args(EntmanFunction), required=True),
            Field("statement", required=True, hint="The statement in brief"),
            _VOICE,
            _OPTIONAL,
        ),
    ),
    Kind(
        "portrayal",
        "#4A5FC1",
        (
            Field("entity", required=True, hint="Id or name of the entity"),
            Field("role", get_args(Role), required=True),
            Field("fine", _FINE, many=True),
            _VOICE,
            _OPTIONAL,
        ),
        named=True,
    ),
    Kind(
        "entity",
        "#777777",
        (
            Field("type", get_args(EntityType), required=True),
            Field("also", many=True, hint="Other names for it in the text, one at a time"),
        ),
        named=True,
    ),
)

LISTED: tuple[Listed, ...] = get_args(Listed)
"""The lists of a label file that may be without labels: nobody looked, or nothing was found."""

BY_NAME: Mapping[str, Kind] = {kind.name: kind for kind in KINDS}

LINKS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "source": (("source",), ("attribution",)),
    "cue": (("cue",), ("attribution",)),
    "stance_cue": (("stance_cue",), ("attribution", "naming")),
    "part": (("part",), ("attribution", "claim", "function", "portrayal")),
    "attribution": (("claim",), ("attribution",)),
    "parent": (("attribution",), ("attribution",)),
}
"""For each link, the kinds of stretches that it may lead from and to: they tell its name."""


def link_between(origin: str, target: str) -> str | None:
    """The name of the link that may lead from one kind of stretch to another, or None."""
    for name, (origins, targets) in LINKS.items():
        if origin in origins and target in targets:
            return name
    return None
