"""Which referents of two accounts are one thing, by what they are called and where they stand."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations

from api.engines.rules.comparison.lists import words_listed
from api.engines.rules.comparison.relation.ruled import agrees
from api.engines.rules.words.grammar import is_adverb, is_number
from api.schemas.analysis import ArticleAnalysis
from api.schemas.base import Span
from api.schemas.framing import Naming
from api.schemas.reading import Judgement, ReferentPair, ReferentSide, Side
from api.taxonomies import contrast_sets, verdicts
from api.text.stems import stem

_SURE = 2
_LONGEST = 3
_VAGUE = words_listed("vague_things")
"""Descriptions that two accounts of one event may well have for two things."""
_NO_NAMES = words_listed("no_names")
"""Words with which a name of a thing neither begins nor ends."""


@cache
def _groups() -> dict[str, dict[str, bool]]:
    """The contrast sets that hold a term, and whether it has other senses, by the term."""
    found: dict[str, dict[str, bool]] = {}
    for group in contrast_sets():
        for term in group.terms:
            found.setdefault(term.term.casefold(), {})[group.id] = term.ambiguous
    return found


def same_things(
    pairs: Iterable[ReferentPair], judgements: Sequence[Judgement]
) -> tuple[ReferentPair, ...]:
    """The pairs that are one thing, and what two statements of one thing alone give names to."""
    offered = {_places(pair): pair for pair in (*pairs, *_of_one_kind(judgements))}
    named = {at: pair for at, pair in offered.items() if same_thing(pair.left, pair.right)}
    placed = {_places(pair): pair for pair in _in_one_place(judgements)}
    return tuple((named | placed).values())


def _of_one_kind(judgements: Iterable[Judgement]) -> Iterator[ReferentPair]:
    """What two of the accounts have names for that may be of one set."""
    sides = (side for found in judgements for side in (found.pair.left, found.pair.right))
    accounts = {side.key: side.analysis for side in sides}
    by_set: dict[str, list[ReferentSide]] = defaultdict(list)
    for key in sorted(accounts):
        for referent in _referents(key, accounts[key]):
            for kind in _sets(referent):
                by_set[kind].append(referent)
    for kindred in by_set.values():
        for left, right in combinations(kindred, 2):
            if left.key != right.key:
                yield ReferentPair(left, right)


def _referents(
    key: str, analysis: ArticleAnalysis, spans: Sequence[Span] | None = None
) -> Sequence[ReferentSide]:
    """What an account has names for, or what has names within these places of it."""
    held: dict[str, list[str]] = {}
    for naming in analysis.namings if spans is None else _within(analysis, spans):
        held.setdefault(naming.referent, []).append(naming.term.exact)
    if not held:
        return ()
    labels = {referent.id: referent.label for referent in analysis.referents}
    return [
        ReferentSide(key, labels[referent], tuple(terms), referent)
        for referent, terms in held.items()
    ]


def _within(analysis: ArticleAnalysis, spans: Sequence[Span]) -> Iterator[Naming]:
    """The names that stand wholly within one of the places."""
    for naming in analysis.held.namings.touching(
        min(span.start for span in spans), max(span.end for span in spans)
    ):
        start, end = naming.term.start, naming.term.end
        if any(span.start <= start and end <= span.end for span in spans):
            yield naming


def _in_one_place(judgements: Iterable[Judgement]) -> Iterator[ReferentPair]:
    """What each of two agreeing statements has a name for, where it has one for nothing else.

    A thing that is named with praise in the one is often the thing that is run down in the other.
    """
    for found in filter(agrees, judgements):
        here, there = _named_in(found.pair.left), _named_in(found.pair.right)
        if len(here) == len(there) == 1 and _may_be_one(here[0], there[0]):
            yield ReferentPair(here[0], there[0])


def _named_in(side: Side) -> Sequence[ReferentSide]:
    return _referents(side.key, side.analysis, side.claim.evidence)


def _may_be_one(left: ReferentSide, right: ReferentSide) -> bool:
    """Whether both are names of acts, or both of other things, and of no two kinds of them."""
    terms = (*left.terms, *right.terms)
    apart = _apart(_sets(left), _sets(right))
    return _is_verb(left) == _is_verb(right) and not apart and all(map(may_name, terms))


def may_name(term: str) -> bool:
    """Whether the words can be a name: no number, measure, comparison or manner."""
    words = term.casefold().split()
    return not (is_number(words[-1]) or _NO_NAMES & {words[0], words[-1]} or is_adverb(words[-1]))


def _is_verb(side: ReferentSide) -> bool:
    return side.terms[0].casefold().endswith("ed")


def _places(pair: ReferentPair) -> tuple[str, str, str, str]:
    return pair.left.key, pair.left.referent_id, pair.right.key, pair.right.referent_id


def same_thing(left: ReferentSide, right: ReferentSide) -> bool:
    """Whether two referents share a telling description, a name's head, or a set of names.

    A description such as "the decision" may be of anything, and so may a verdict. Words that are
    alike, "strike" and "strike", are not of one thing where all other names are of two.
    """
    here, there = _sets(left), _sets(right)
    if _apart(here, there):
        return False
    labels = [_plain(side.label) for side in (left, right)]
    if labels[0] == labels[1] and labels[0] not in _VAGUE:
        return True
    heads = [{_head(term) for term in side.terms} - _no_heads() for side in (left, right)]
    if heads[0] & heads[1]:
        return True
    return any(here[kind] + there[kind] > _SURE for kind in here.keys() & there.keys())


def _sets(side: ReferentSide) -> Mapping[str, int]:
    """The sets that its names may belong to: how sure, by how many of them and their senses."""
    label = _plain(side.label).split(" (", maxsplit=1)[0]
    if label in _labels():
        return {_labels()[label]: _SURE}
    weights: Counter[str] = Counter()
    for term in dict.fromkeys((*map(_plain, side.terms), label)):
        if stem(term) in _no_heads():
            continue
        senses = _senses(term)
        for group, ambiguous in senses.items():
            weights[group] += 1 if ambiguous and len(senses) > 1 else _SURE
    return weights


def _apart(here: Mapping[str, int], there: Mapping[str, int]) -> bool:
    """Whether the names are surely of two kinds of things."""
    sure = [{kind for kind, weight in side.items() if weight >= _SURE} for side in (here, there)]
    return bool(sure[0] and sure[1]) and sure[0].isdisjoint(sure[1])


@cache
def _labels() -> Mapping[str, str]:
    """The sets by what stands for the thing where the text has no plain noun for it."""
    return {group.label.casefold(): group.id for group in contrast_sets()}


def _senses(term: str) -> Mapping[str, bool]:
    """The sets of the name, or of its last words: of "wildcat walkout" those of "walkout"."""
    words = term.split(" of ", maxsplit=1)[0].split()
    tails = (" ".join(words[-size:]) for size in range(_LONGEST, 0, -1))
    return next((_groups()[tail] for tail in (term, *tails) if tail in _groups()), {})


def _plain(name: str) -> str:
    return name.casefold().removeprefix("the ")


def _head(term: str) -> str:
    words = term.casefold().split(" of ")[0].split()
    return stem(words[-1]) if words and may_name(term) else ""


@cache
def _no_heads() -> frozenset[str]:
    """Words that judge a thing, whatever it is."""
    return frozenset({stem(term.term.casefold()) for term in verdicts()} | {""})
