"""Which referents of two accounts are one thing, by what they are called."""

from collections.abc import Sequence
from functools import cache

from api.schemas.reading import ReferentSide
from api.taxonomies import contrast_sets
from api.text.stems import stem

_SEVERAL = 2


@cache
def _groups() -> dict[str, dict[str, bool]]:
    """The contrast sets that hold a term, and whether it has other senses, by the term."""
    found: dict[str, dict[str, bool]] = {}
    for group in contrast_sets():
        for term in group.terms:
            found.setdefault(term.term.casefold(), {})[group.id] = term.ambiguous
    return found


def same_thing(left: ReferentSide, right: ReferentSide) -> bool:
    """Whether two referents share their description, or the head of a name that is no set's."""
    if left.label.casefold() == right.label.casefold():
        return True
    heads = [{_head(term) for term in side.terms} for side in (left, right)]
    return bool(heads[0] & heads[1]) or bool(_sets(left.terms) & _sets(right.terms))


def _sets(terms: Sequence[str]) -> set[str]:
    """The sets that one term without another sense belongs to, or several with one."""
    weights: dict[str, int] = {}
    for term in terms:
        for group, ambiguous in _groups().get(term.casefold(), {}).items():
            weights[group] = weights.get(group, 0) + (1 if ambiguous else _SEVERAL)
    return {group for group, weight in weights.items() if weight >= _SEVERAL}


def _head(term: str) -> str:
    words = term.casefold().split(" of ")[0].split()
    return stem(words[-1]) if words else ""
