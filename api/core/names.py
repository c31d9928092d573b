"""The names that accounts choose for one thing, beside each other."""

from collections.abc import Iterable, Iterator, Sequence

from api.core.groups import Groups
from api.schemas.claims import AUTHOR
from api.schemas.comparison import ComparedArticle
from api.schemas.contrasts import NamingContrast, NamingRow
from api.schemas.framing import Naming, Referent
from api.schemas.reading import ReferentPair

Ref = tuple[str, str]
"""Key of the account and id of the referent."""

_FEWEST_NAMES = 2
_DEFINITE = "the "


def naming_contrasts(
    articles: Sequence[ComparedArticle], same: Sequence[ReferentPair]
) -> tuple[NamingContrast, ...]:
    """Things that go by several names, or by a name that somebody other than the author coined.

    Those that most accounts name come first, then those with most names.
    """
    found = [
        contrast for group in _linked(articles, same) if (contrast := _contrast(group)) is not None
    ]
    return tuple(sorted(found, key=_order))


def effects(contrast: NamingContrast) -> int:
    """Number of different effects of the names."""
    return len({row.effect for row in contrast.rows})


def _linked(
    articles: Sequence[ComparedArticle], same: Sequence[ReferentPair]
) -> list[list[tuple[ComparedArticle, Referent]]]:
    things = [
        (article, referent) for article in articles for referent in article.analysis.referents
    ]
    index = {(article.key, referent.id): place for place, (article, referent) in enumerate(things)}
    groups = Groups(len(things))
    for pair in same:
        left, right = pair.left, pair.right
        groups.join(index[left.key, left.referent_id], index[right.key, right.referent_id])
    first: dict[Ref, int] = {}
    for place, (article, referent) in enumerate(things):
        groups.join(first.setdefault((article.analysis.id, referent.id), place), place)
    return [[things[place] for place in group] for group in groups.all()]


def _contrast(group: Sequence[tuple[ComparedArticle, Referent]]) -> NamingContrast | None:
    rows = tuple(row for article, referent in group for row in _rows(article, referent))
    terms = {row.term.casefold() for row in rows}
    coined = any(_is_coined(article, referent) for article, referent in group)
    if len(terms) < _FEWEST_NAMES and not coined:
        return None
    return NamingContrast(
        referent=_plainest({referent.label for _, referent in group}, rows), rows=rows
    )


def _plainest(labels: Iterable[str], rows: Iterable[NamingRow]) -> str:
    """The shortest label in the words of a text that is no name that plays the thing up or down."""
    telling = {row.term.casefold() for row in rows if row.effect != "neutral"}

    def order(label: str) -> tuple[bool, bool, int, str]:
        is_description = not label.startswith(_DEFINITE)
        return label.casefold() in telling, is_description, len(label), label

    return min(labels, key=order)


def _namings(article: ComparedArticle, referent: Referent) -> Iterator[Naming]:
    return (item for item in article.analysis.namings if item.referent == referent.id)


def _is_coined(article: ComparedArticle, referent: Referent) -> bool:
    return any(naming.namer != AUTHOR for naming in _namings(article, referent))


def _rows(article: ComparedArticle, referent: Referent) -> Iterator[NamingRow]:
    labels = {voice.id: voice.label for voice in article.analysis.voices}
    for naming in _namings(article, referent):
        yield NamingRow(
            term=naming.term.exact,
            namer=labels[naming.namer],
            reporter=labels[naming.reporter],
            article=article.key,
            naming_id=naming.id,
            quoted=naming.quoted,
            quote_kind=naming.quote_kind,
            stance=naming.stance,
            effect=naming.effect,
            valence=naming.valence,
            span=naming.term,
        )


def _order(contrast: NamingContrast) -> tuple[int, int, str]:
    accounts = {row.article for row in contrast.rows}
    terms = {row.term.casefold() for row in contrast.rows}
    return -len(accounts), -len(terms), contrast.referent
