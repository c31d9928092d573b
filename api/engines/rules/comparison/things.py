"""Which referents of two accounts are one thing, by what they are called and where they stand."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from api.engines.rules.comparison.lists import words_listed
from api.engines.rules.comparison.relation.ruled import agrees
from api.schemas.reading import Judgement, ReferentPair, ReferentSide, Side
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


def same_things(
    pairs: Iterable[ReferentPair], judgements: Iterable[Judgement]
) -> tuple[ReferentPair, ...]:
    """The pairs that are one thing, and what two statements of one thing alone give names to."""
    named = [pair for pair in pairs if same_thing(pair.left, pair.right)]
    known = {_places(pair) for pair in named}
    placed = (pair for pair in _in_one_place(judgements) if _places(pair) not in known)
    return (*named, *{_places(pair): pair for pair in placed}.values())


def _in_one_place(judgements: Iterable[Judgement]) -> Iterator[ReferentPair]:
    """What each of two agreeing statements has a name for, where it has one for nothing else.

    A thing that is named with praise in the one is often the thing that is run down in the other.
    """
    for found in filter(agrees, judgements):
        here, there = _named_in(found.pair.left), _named_in(found.pair.right)
        if len(here) == len(there) == 1 and _is_verb(here[0]) == _is_verb(there[0]):
            yield ReferentPair(here[0], there[0])


def _named_in(side: Side) -> Sequence[ReferentSide]:
    spans = side.claim.evidence
    held: dict[str, list[str]] = {}
    for naming in side.analysis.namings:
        if any(s.start <= naming.term.start and naming.term.end <= s.end for s in spans):
            held.setdefault(naming.referent, []).append(naming.term.exact)
    labels = {referent.id: referent.label for referent in side.analysis.referents}
    return [
        ReferentSide(side.key, labels[referent], tuple(terms), referent)
        for referent, terms in held.items()
    ]


def _is_verb(side: ReferentSide) -> bool:
    return side.terms[0].casefold().endswith("ed")


def _places(pair: ReferentPair) -> tuple[str, str, str, str]:
    return pair.left.key, pair.left.referent_id, pair.right.key, pair.right.referent_id


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
