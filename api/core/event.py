"""Whether accounts tell of one event: by shared names, words, numbers and dates."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import combinations
from math import sqrt

from api.core.accounts import included_text, published_day
from api.core.groups import Groups
from api.core.linking import Label, link
from api.core.terms import STEM, Names, fold_name, names, numbers, stems
from api.core.wordlist import word_set
from api.schemas.analysis import ArticleAnalysis
from api.schemas.claims import AUTHOR
from api.schemas.comparison import Alignment, ComparedArticle, Event, Relation

YES, PARTLY = 0.45, 0.12
"""Least scores of two accounts for `yes` and for `partly`.

The latter is low: whoever lays accounts side by side takes them to be of one event, and a `no`
keeps all that they share from being found. Three in a hundred pairs of unrelated texts reach it.
"""

FAR_APART_DAYS = 45
"""Accounts published further apart than this are of one event at most in part."""

_NAMES_WEIGHT, _WORDS_WEIGHT, _NUMBERS_WEIGHT = 0.55, 0.35, 0.1
_MANY_SHARED_WORDS = 0.4
_MANY_SHARED_NUMBERS = 3
_MANY_SHARED_NAMES = 6
_FEWEST_NAMES = 2.0
_SOME_NAMES = 0.3
_NAMELESS_WEIGHT = 0.7
_COMMON_NAME = 0.25
_LISTED = 8
_AGREED: tuple[Relation, ...] = (
    "corroborated",
    "corroborated_same_origin",
    "more_specific",
    "differently_attributed",
    "differently_hedged",
)
"""Relations of statements that may tell what happened, the best first."""
_REMEMBERED = 32
"""Accounts of which the words are kept, since they are asked for twice in a comparison."""

_COMMON_NAMES = frozenset(fold_name(name) for name in word_set("common_names"))


@dataclass(frozen=True, slots=True)
class _Terms:
    """What a text speaks of."""

    names: Names
    stems: frozenset[str]
    numbers: frozenset[str]
    day: date | None
    sha256: str


def same_event(articles: Sequence[ComparedArticle]) -> Event:
    """Whether the accounts tell of one event, and what speaks for it.

    `yes` when links of score `YES` or more tie all of them together, `no` when no two reach
    `PARTLY`. The score is the least of the accounts' best ones.
    """
    terms = [_terms(article.analysis) for article in articles]
    scores = _scores(terms)
    best = _best(scores, len(terms))
    groups = Groups(len(terms))
    for (i, j), score in scores.items():
        if score >= YES:
            groups.join(i, j)
    together = len(groups.all()) == 1
    related = max(best) >= PARTLY
    return Event(
        same_event="yes" if together else "partly" if related else "no",
        score=min(best),
        reasons=tuple(_reasons(articles, terms, best)),
        when=_when(articles),
    )


def likeness(articles: Sequence[ComparedArticle]) -> Mapping[frozenset[str], float]:
    """How surely every two accounts tell of one event, by their keys: `YES` or more is surely."""
    scores = _scores([_terms(article.analysis) for article in articles])
    return {
        frozenset((articles[i].key, articles[j].key)): score for (i, j), score in scores.items()
    }


def strangers(articles: Sequence[ComparedArticle]) -> frozenset[str]:
    """Keys of the accounts that tell of another event than all the others."""
    best = _best(_scores([_terms(article.analysis) for article in articles]), len(articles))
    return frozenset(
        article.key for article, score in zip(articles, best, strict=True) if score < PARTLY
    )


def described(
    event: Event, articles: Sequence[ComparedArticle], alignments: Sequence[Alignment]
) -> Event:
    """The event with who, what and where, as far as the accounts agree."""
    chosen = _most_agreed([item for item in alignments if len(item.members) > 1], articles)
    return event.model_copy(
        update={
            "who": _shared_entities(articles, ("person", "organisation", "group")),
            "where": _shared_entities(articles, ("place",)),
            "what": chosen.statement if chosen else None,
        }
    )


def _most_agreed(
    alignments: Sequence[Alignment], articles: Sequence[ComparedArticle]
) -> Alignment | None:
    """What most accounts tell, best as their authors' own; nothing that they dispute or colour."""
    own = {
        (article.key, claim.id)
        for article in articles
        for claim in article.analysis.claims
        if claim.asserted_by == AUTHOR
    }

    def rank(item: Alignment) -> tuple[int, int, int]:
        told = [(m.article, claim) for m in item.members for claim in m.claim_ids]
        return len(item.members), -_AGREED.index(item.relation), sum(ref in own for ref in told)

    return max((a for a in alignments if a.relation in _AGREED), key=rank, default=None)


def _terms(analysis: ArticleAnalysis) -> _Terms:
    text = " \n".join(filter(None, (analysis.article.title, included_text(analysis))))
    return _terms_of(text, published_day(analysis), analysis.article.sha256)


@lru_cache(maxsize=_REMEMBERED)
def _terms_of(text: str, day: date | None, sha256: str) -> _Terms:
    found = names(text)
    return _Terms(
        names=found,
        stems=frozenset(stems(text)) - {name[:STEM] for name in found.certain},
        numbers=frozenset(number for number in numbers(text) if len(number) > 1),
        day=day,
        sha256=sha256,
    )


def _scores(terms: Sequence[_Terms]) -> dict[tuple[int, int], float]:
    """The score of every two accounts, by their places."""
    return {(i, j): _score(terms[i], terms[j]) for i, j in combinations(range(len(terms)), 2)}


def _best(scores: Mapping[tuple[int, int], float], number: int) -> list[float]:
    """For every account, the score with the one nearest to it."""
    return [max(score for pair, score in scores.items() if i in pair) for i in range(number)]


def _score(left: _Terms, right: _Terms) -> float:
    if left.sha256 == right.sha256:
        return 1.0
    left_names, right_names = _names(left.names, right.names)
    named = _overlap_of_names(left_names, right_names)
    worded = min(1.0, _overlap(left.stems, right.stems) / _MANY_SHARED_WORDS)
    counted = min(1.0, len(left.numbers & right.numbers) / _MANY_SHARED_NUMBERS)
    told_alike = _WORDS_WEIGHT * worded + _NUMBERS_WEIGHT * counted
    score = _NAMES_WEIGHT * named + told_alike * min(1.0, named / _SOME_NAMES)
    if min(_weight(left_names), _weight(right_names)) < 1:
        score = max(score, _NAMELESS_WEIGHT * worded)
    if _days_apart(left, right) > FAR_APART_DAYS:
        return min(score, (YES + PARTLY) / 2)
    return score


def _names(left: Names, right: Names) -> tuple[frozenset[str], frozenset[str]]:
    """The names of both texts; a doubtful one counts where the other text is certain of it."""
    return (
        left.certain | (left.possible & right.certain),
        right.certain | (right.possible & left.certain),
    )


def _overlap_of_names(left: frozenset[str], right: frozenset[str]) -> float:
    """Weight of the shared names by that of the text with fewer; common ones weigh little.

    Long texts name much besides: where many names are shared, their part counts for more.
    """
    common = _weight(left & right)
    part = min(1.0, common / max(_FEWEST_NAMES, min(_weight(left), _weight(right))))
    number = min(1.0, common / _MANY_SHARED_NAMES)
    return max(part, sqrt(part * number))


def _weight(found: Iterable[str]) -> float:
    return sum(_COMMON_NAME if name in _COMMON_NAMES else 1.0 for name in found)


def _overlap(left: frozenset[str], right: frozenset[str]) -> float:
    fewer = min(len(left), len(right))
    return len(left & right) / fewer if fewer else 0.0


def _days_apart(left: _Terms, right: _Terms) -> int:
    return abs((left.day - right.day).days) if left.day and right.day else 0


def _reasons(
    articles: Sequence[ComparedArticle], terms: Sequence[_Terms], best: Sequence[float]
) -> Iterator[str]:
    common_names = frozenset.intersection(
        *(item.names.certain | item.names.possible for item in terms)
    )
    common_stems = frozenset.intersection(*(item.stems for item in terms))
    names, others = len(common_names), len(common_stems)
    counts = (_counted(names, "name"), _counted(others, "other word" if names else "word"))
    shared = [words for number, words in zip((names, others), counts, strict=True) if number]
    yield f"{' and '.join(shared) or 'no name and no word'} in all accounts"
    if len({item.sha256 for item in terms}) < len(terms):
        yield "some of the texts are identical"
    days = [item.day for item in terms if item.day]
    if len(days) > 1 and (max(days) - min(days)).days > FAR_APART_DAYS:
        yield f"published up to {(max(days) - min(days)).days} days apart"
    for article, score in zip(articles, best, strict=True):
        if score < PARTLY:
            yield f"{article.label} shares too little with any other account"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _when(articles: Sequence[ComparedArticle]) -> str | None:
    days = sorted({day for item in articles if (day := published_day(item.analysis))})
    if not days:
        return None
    if len(days) == 1:
        return f"published {days[0].isoformat()}"
    return f"published {days[0].isoformat()} to {days[-1].isoformat()}"


def _shared_entities(
    articles: Sequence[ComparedArticle], types: tuple[str, ...]
) -> tuple[str, ...]:
    """Names of entities that at least two accounts name, most accounts first."""
    labels = [
        Label(index, entity.name)
        for index, article in enumerate(articles)
        for entity in article.analysis.entities
        if entity.type in types
    ]
    groups = sorted((g for g in link(labels) if len(g) > 1), key=lambda g: (-len(g), g[0]))
    fullest = (max((labels[i].text for i in group), key=len) for group in groups)
    return tuple(dict.fromkeys(fullest))[:_LISTED]
