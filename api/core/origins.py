"""On whose word a statement rests: two outlets with one source are one origin, not two."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from api.core.groups import Groups
from api.core.linking import Label, link
from api.core.terms import words
from api.core.voices import asserting
from api.core.wordlist import word_set
from api.schemas.claims import AUTHOR, TRACEABLE, Claim, Voice
from api.schemas.comparison import ComparedArticle
from api.schemas.reading import Side

COPIED_WORDS = 12
"""Words in a row that two authors share only where one copies, or both copy a third."""

_GENERAL = word_set("general")
"""Words by which a text goes on speaking of a body that it has named."""
_BODIES = ("organisation", "group")


class Origins:
    """The origins of claims across the accounts."""

    def __init__(self, articles: Sequence[ComparedArticle]) -> None:
        self._identity = _identities(articles)

    def distinct(self, sides: Sequence[Side]) -> tuple[str, ...]:
        """Labels of the distinct origins behind these claims, in order.

        A claim rests on the source that asserts it, else on the account. Two accounts that
        print the same `COPIED_WORDS` words in their own voice, or the same text, rest on one.
        """
        groups = Groups(len(sides))
        for i, left in enumerate(sides):
            for j in range(i):
                if self._one_origin(left, sides[j]):
                    groups.join(i, j)
        labels = (min(self._of(sides[index])[1] for index in group) for group in groups.all())
        return tuple(sorted(labels))

    def shared(self, left: Side, right: Side) -> bool:
        """Whether both claims rest on one origin."""
        return self._one_origin(left, right)

    def _of(self, side: Side) -> tuple[int, str]:
        return self._identity[side.key, side.claim.asserted_by]

    def _one_origin(self, left: Side, right: Side) -> bool:
        if self._of(left)[0] == self._of(right)[0]:
            return True
        if _may_be_one(left, right) or _may_be_one(right, left):
            return True
        if left.analysis.article.sha256 == right.analysis.article.sha256:
            return left.claim.asserted_by == right.claim.asserted_by
        authors = left.claim.asserted_by == right.claim.asserted_by == AUTHOR
        return authors and _copied(left, right)


def _identities(
    articles: Sequence[ComparedArticle],
) -> Mapping[tuple[str, str], tuple[int, str]]:
    """Number and label of the origin for every voice of every account."""
    owners: list[tuple[str, str]] = []
    labels: list[Label] = []
    alone: list[tuple[str, str, str]] = []
    for index, article in enumerate(articles):
        for voice in article.analysis.voices:
            name = _traceable_name(voice, article)
            if name is None:
                alone.append((article.key, voice.id, _untraceable_name(voice, article)))
            else:
                owners.append((article.key, voice.id))
                labels.append(Label(index, name))
    groups = link(labels)
    known = {
        owners[member]: (number, labels[group[0]].text)
        for number, group in enumerate(groups)
        for member in group
    }
    unknown = {
        (key, voice): (len(groups) + number, label)
        for number, (key, voice, label) in enumerate(alone)
    }
    return known | unknown


def _traceable_name(voice: Voice, article: ComparedArticle) -> str | None:
    if voice.kind == "author":
        return article.analysis.article.outlet
    return voice.label if voice.kind in TRACEABLE else None


def _untraceable_name(voice: Voice, article: ComparedArticle) -> str:
    if voice.kind == "author":
        return article.label
    return f"{voice.label}, in {article.label}"


def _may_be_one(general: Side, named: Side) -> bool:
    """Whether "the company" in one account may be the body that speaks by its name in the other.

    It may be where its own account names that body too: to count one source as two is worse than
    to count two as one.
    """
    voices = asserting(general), asserting(named)
    if voices[0] is None or voices[1] is None or voices[1].kind != "named":
        return False
    said = words(voices[0].label)
    if voices[0].kind == "named" or not said or said[-1] not in _GENERAL:
        return False
    of_its_own = {entity.name for entity in general.analysis.entities if entity.type in _BODIES}
    bodies = {e.name for e in named.analysis.entities if e.type in _BODIES}
    if voices[1].label not in bodies:
        return False
    pair = [Label(0, voices[1].label), *(Label(1, name) for name in sorted(of_its_own))]
    return any(0 in group and len(group) > 1 for group in link(pair))


def _copied(left: Side, right: Side) -> bool:
    runs = _runs(_sentences(left))
    return not runs.isdisjoint(_runs(_sentences(right)))


def _sentences(side: Side) -> str:
    """The whole sentences that carry the claim."""
    touched = sorted(_touched(side.claim))
    return " ".join(side.analysis.sentences[index].span.exact for index in touched)


def _touched(claim: Claim) -> Iterable[int]:
    return {span.sentence for span in claim.evidence}


@lru_cache(maxsize=4096)
def _runs(text: str) -> frozenset[tuple[str, ...]]:
    found = words(text)
    return frozenset(
        tuple(found[at : at + COPIED_WORDS]) for at in range(len(found) - COPIED_WORDS + 1)
    )
