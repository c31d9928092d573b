"""Taxonomies as data: the labels that results carry, and words that name one thing differently."""

from api.taxonomies.loading import (
    ContrastSet,
    ContrastTerm,
    Label,
    Taxonomy,
    contrast_sets,
    load,
    names,
)

__all__ = ["ContrastSet", "ContrastTerm", "Label", "Taxonomy", "contrast_sets", "load", "names"]
