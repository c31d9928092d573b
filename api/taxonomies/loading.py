"""Reads the YAML files of this folder, checks them, and keeps what was read."""

import hashlib
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from api.errors import NotFoundError
from api.schemas.framing import Effect, Valence
from api.yaml_data import parse

TaxonomyName = Literal[
    "policy_frames",
    "generic_frames",
    "entman",
    "entity_roles",
    "persuasion_techniques",
    "factuality",
    "contrast_sets",
]

CONTRAST_SETS = "contrast_sets"
_NAME = re.compile(r"[a-z][a-z0-9_]{0,63}")


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Label(_Data):
    """One label: how code names it, how a reader does, and what it means."""

    id: str = Field(min_length=1)
    name: str = Field(min_length=1)
    definition: str = ""
    group: str | None = None
    """Id of the label above this one, as the main role is above a fine role."""
    terms: tuple[str, ...] = ()
    """Words that typically show the label."""


class Taxonomy(_Data):
    """A closed list of labels with unique ids."""

    name: str
    title: str
    source: str
    """The publication that introduced the labels; the definitions are in our own words."""
    labels: tuple[Label, ...] = Field(min_length=1)
    digest: str
    """SHA-256 of the file, hexadecimal."""

    @model_validator(mode="after")
    def _unique_ids(self) -> "Taxonomy":
        if len(set(self.ids)) != len(self.labels):
            raise ValueError(f"{self.name}: an id stands twice")
        return self

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(label.id for label in self.labels)

    def label(self, label_id: str) -> Label:
        """The label with this id. Raises KeyError."""
        for label in self.labels:
            if label.id == label_id:
                return label
        raise KeyError(label_id)

    def under(self, group: str) -> tuple[Label, ...]:
        """The labels below the one with this id."""
        return tuple(label for label in self.labels if label.group == group)


class ContrastTerm(_Data):
    """One form of a word, with what it does to the thing that it names."""

    term: str
    effect: Effect
    valence: Valence
    lemma: str
    """The form that stands first on the term's line: the same for all its inflections."""
    ambiguous: bool = False
    """Whether it names the set's thing only beside words of the set's sense."""


class WordList(_Data):
    """Words in lower case; one that ends in "*" stands for all that start so."""

    exact: frozenset[str] = frozenset()
    prefixes: tuple[str, ...] = ()

    @classmethod
    def of(cls, text: str) -> "WordList":
        words = text.split()
        return cls(
            exact=frozenset(word for word in words if not word.endswith("*")),
            prefixes=tuple(word[:-1] for word in words if word.endswith("*")),
        )

    def __contains__(self, word: str) -> bool:
        return word in self.exact or word.startswith(self.prefixes)

    def among(self, words: frozenset[str]) -> frozenset[str]:
        """Those of the words that are in the list."""
        prefixes = self.prefixes
        if not prefixes:
            return self.exact & words
        return self.exact & words | {word for word in words if word.startswith(prefixes)}


class ContrastSet(_Data):
    """Words that name the same kind of event or actor with different effect."""

    id: str
    label: str
    terms: tuple[ContrastTerm, ...] = Field(min_length=2)
    sense: WordList = WordList()
    """Words that stand beside an ambiguous term when it names this thing."""
    not_with: WordList = WordList()
    """Words beside which no term names this thing."""
    names_things: bool = True
    """Whether the terms name things; those for what people say, feel or do do not."""
    contested: bool = False
    """Whether the plain terms too are a choice, where a story is about the thing."""
    names_only: bool = False
    """Whether the terms tell what is named, but not what a statement is about."""


class _ContrastFile(_Data):
    class Entry(_Data):
        id: str
        label: str
        sense: str = ""
        not_with: str = ""
        names_things: bool = True
        contested: bool = False
        names_only: bool = False
        terms: Mapping[str, tuple[str, ...]]

    sets: tuple[Entry, ...]
    verdicts: Mapping[str, tuple[str, ...]]
    other: tuple[str, ...]


def names() -> tuple[str, ...]:
    """The taxonomies that exist, by name."""
    found = (entry.name for entry in files(__package__).iterdir())
    return tuple(sorted(name.removesuffix(".yaml") for name in found if name.endswith(".yaml")))


@cache
def load(name: str) -> Taxonomy:
    """The taxonomy of this name; for `contrast_sets` its labels carry the terms of each set.

    Raises NotFoundError when there is none.
    """
    text, digest = _read(name)
    if name == CONTRAST_SETS:
        return _as_taxonomy(contrast_sets(), digest)
    return Taxonomy.model_validate({**parse(text), "name": name, "digest": digest})


@cache
def contrast_sets() -> tuple[ContrastSet, ...]:
    """All contrast sets; within one set no form stands twice."""
    sets = tuple(_contrast_set(entry) for entry in _contrasts().sets)
    if len({contrast.id for contrast in sets}) != len(sets):
        raise ValueError("contrast_sets: an id stands twice")
    return sets


@cache
def verdicts() -> tuple[ContrastTerm, ...]:
    """Words that may be said of anything: they colour a thing and do not tell what it is."""
    return _all_terms("verdicts", _contrasts().verdicts)


def other_phrases() -> tuple[str, ...]:
    """Phrases in which a term of a contrast set means something else."""
    return _contrasts().other


@cache
def _contrasts() -> _ContrastFile:
    return _ContrastFile.model_validate(parse(_read(CONTRAST_SETS)[0]))


def _contrast_set(entry: _ContrastFile.Entry) -> ContrastSet:
    return ContrastSet(
        id=entry.id,
        label=entry.label,
        terms=_all_terms(entry.id, entry.terms),
        sense=WordList.of(entry.sense),
        not_with=WordList.of(entry.not_with),
        names_things=entry.names_things,
        contested=entry.contested,
        names_only=entry.names_only,
    )


def _all_terms(name: str, groups: Mapping[str, tuple[str, ...]]) -> tuple[ContrastTerm, ...]:
    terms = tuple(
        term for key, lines in groups.items() for line in lines for term in _line(key, line)
    )
    if len({term.term.casefold() for term in terms}) != len(terms):
        raise ValueError(f"{name}: a form stands twice")
    return terms


def _line(key: str, line: str) -> tuple[ContrastTerm, ...]:
    effect, valence = key.split()
    ambiguous = line.startswith("~")
    forms = [form.strip() for form in line.removeprefix("~").split(",")]
    return tuple(
        ContrastTerm.model_validate(
            {
                "term": form,
                "effect": effect,
                "valence": valence,
                "lemma": forms[0],
                "ambiguous": ambiguous,
            }
        )
        for form in forms
    )


def _as_taxonomy(sets: tuple[ContrastSet, ...], digest: str) -> Taxonomy:
    labels = tuple(
        Label(
            id=entry.id,
            name=entry.id.replace("_", " "),
            definition=entry.label,
            terms=tuple(term.term for term in entry.terms),
        )
        for entry in sets
    )
    return Taxonomy(
        name=CONTRAST_SETS, title="Contrast sets", source="ours", labels=labels, digest=digest
    )


def _read(name: str) -> tuple[str, str]:
    if not _NAME.fullmatch(name) or name not in names():
        raise NotFoundError(f"There is no taxonomy of this name. There are: {', '.join(names())}.")
    data = (files(__package__) / f"{name}.yaml").read_bytes()
    return data.decode("utf-8"), hashlib.sha256(data).hexdigest()
