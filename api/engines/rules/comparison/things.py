"""Which referents of two accounts are one thing, by what they are called."""

from functools import cache

from api.engines.rules.comparison.lists import words_listed
from api.schemas.reading import ReferentSide
from api.taxonomies import contrast_sets, verdicts
from api.text.stems import stem

_SEVERAL = 2
_LONGEST = 3
_VAGUE = words_listed("vague_things")
"""Descriptions that two accounts of one event may well have for two things."""


@cache
def _groups() -> dict[str, dict[str, bool]]:
    """The contrast sets that hold a term, and whether it has other senses, by the term."""
    found: dict[str, dict[str, bool]] = {}
    for group in contrast_sets():
        for term in group.terms:
            found.setdefault(term.term.casefold(), {})[group.id] = term.ambiguous
    return found


def same_thing(left: ReferentSide, right: ReferentSide) -> bool:
    """Whether two referents share a telling description, a name's head, or a set of names.

    A description such as "the decision" may be of anything, and so may a verdict.
    """
    labels = [_plain(side.label) for side in (left, right)]
    if labels[0] == labels[1] and labels[0] not in _VAGUE:
        return True
    heads = [{_head(term) for term in side.terms} - _verdicts() for side in (left, right)]
    return bool(heads[0] & heads[1]) or bool(_sets(left) & _sets(right))


def _sets(side: ReferentSide) -> set[str]:
    """The sets that one of its names without another sense belongs to, or several with one."""
    weights: dict[str, int] = {}
    for term in dict.fromkeys((*map(_plain, side.terms), _plain(side.label))):
        for group, ambiguous in _senses(term).items():
            weights[group] = weights.get(group, 0) + (1 if ambiguous else _SEVERAL)
    return {group for group, weight in weights.items() if weight >= _SEVERAL}


def _senses(term: str) -> dict[str, bool]:
    """The sets of the name, or of its last words: of "wildcat walkout" those of "walkout"."""
    words = term.split(" of ", maxsplit=1)[0].split()
    tails = (" ".join(words[-size:]) for size in range(_LONGEST, 0, -1))
    return next((_groups()[tail] for tail in (term, *tails) if tail in _groups()), {})


def _plain(name: str) -> str:
    return name.casefold().removeprefix("the ")


def _head(term: str) -> str:
    words = term.casefold().split(" of ")[0].split()
    return stem(words[-1]) if words else ""


@cache
def _verdicts() -> frozenset[str]:
    """Words that judge a thing, whatever it is."""
    return frozenset({stem(term.term.casefold()) for term in verdicts()} | {""})
