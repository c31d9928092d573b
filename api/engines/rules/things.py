"""Which referents of two accounts are one thing, by what they are called."""

from functools import cache

from api.schemas.reading import ReferentSide
from api.taxonomies import contrast_sets
from api.text.stems import stem


@cache
def _groups() -> dict[str, frozenset[str]]:
    """The contrast sets that hold a term, by the term."""
    found: dict[str, set[str]] = {}
    for group in contrast_sets():
        for term in group.terms:
            found.setdefault(term.term.casefold(), set()).add(group.id)
    return {term: frozenset(groups) for term, groups in found.items()}


def same_thing(left: ReferentSide, right: ReferentSide) -> bool:
    """Whether two referents share their description, or the head of a name that is no set's."""
    if left.label.casefold() == right.label.casefold():
        return True
    heads = [{_head(term) for term in side.terms} for side in (left, right)]
    sets = [
        {g for term in side.terms for g in _groups().get(term.casefold(), ())}
        for side in (left, right)
    ]
    return bool(heads[0] & heads[1]) or bool(sets[0] & sets[1])


def _head(term: str) -> str:
    words = term.casefold().split(" of ")[0].split()
    return stem(words[-1]) if words else ""
