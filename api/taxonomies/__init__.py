"""Taxonomies as data: the labels that results carry, and words that name one thing differently."""

from api.taxonomies.loading import (
    ContrastSet,
    ContrastTerm,
    Label,
    Taxonomy,
    WordList,
    contrast_sets,
    load,
    names,
    other_phrases,
    verdicts,
)
from api.taxonomies.own import load_file

__all__ = [
    "ContrastSet",
    "ContrastTerm",
    "Label",
    "Taxonomy",
    "WordList",
    "contrast_sets",
    "load",
    "load_file",
    "names",
    "other_phrases",
    "verdicts",
]
