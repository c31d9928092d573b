"""The page of one analysis."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from typing import TypeVar

from api.exports.html.article_text import LAYERS, analysed_text
from api.exports.html.rendering import INLINED, Assets, render
from api.readable.articles import citation, published, title_of
from api.readable.cards import ANY, NO_FILTERS, Card, Filters, cards
from api.readable.chains import chains_of
from api.readable.telling import (
    FrameGroup,
    FunctionGroup,
    frame_groups,
    functions,
    language,
    names,
    portrayals,
    voices,
)
from api.readable.unclaimed import why_unclaimed
from api.readable.vocabulary import CERTAINTY, CLAIM_TYPES, REGIONS, ROLES_MEAN
from api.readable.wording import count, percent
from api.schemas.analysis import ArticleAnalysis

T = TypeVar("T")
G = TypeVar("G", FrameGroup, FunctionGroup)


def analysis_page(
    analysis: ArticleAnalysis, assets: Assets = INLINED, filters: Filters = NO_FILTERS
) -> str:
    """The page of an analysis. `filters` choose among its claims."""
    every = cards(analysis)
    choices = Choices.among(every)
    filters, unknown = choices.known(filters)
    return render(
        "analysis.html.j2",
        assets,
        analysis=analysis,
        title=title_of(analysis),
        facts=tuple(_facts(analysis)),
        citation=citation(analysis),
        text=analysed_text(analysis),
        tags={},
        layers=LAYERS,
        regions=REGIONS,
        dropped=tuple((item, why_unclaimed(analysis, item)) for item in analysis.dropped),
        roles=ROLES_MEAN,
        count=count,
        percent=percent,
        cards=every,
        shown={card.claim.id for card in every if filters.let(card)},
        filters=filters,
        unknown=unknown,
        choices=choices,
        chains=chains_of(analysis),
        functions=_told(functions(analysis)),
        frames=_told(frame_groups(analysis)),
        portrayals=portrayals(analysis),
        voices=voices(analysis),
        names=names(analysis),
        language=language(analysis),
    )


def _told(groups: Sequence[G] | None) -> Sequence[G] | None:
    """The groups that hold something; None where they were not assessed."""
    return groups and [group for group in groups if group.rows]


def _facts(analysis: ArticleAnalysis) -> Iterator[str]:
    """Where, by whom, when, how long."""
    article = analysis.article
    if article.outlet:
        yield article.outlet
    if article.byline:
        yield f"by {article.byline}"
    if day := published(article):
        yield day
    yield count(analysis.sourcing.words, "word")
    if article.language:
        yield {"en": "English"}.get(article.language, f"language: {article.language}")


@dataclass(frozen=True, slots=True)
class Choices:
    """The values that claims can be chosen by: those that occur, with their names."""

    types: tuple[tuple[str, str], ...]
    voices: tuple[tuple[str, str], ...]
    certainties: tuple[tuple[str, str], ...]

    @classmethod
    def among(cls, shown: Sequence[Card]) -> "Choices":
        """The choices that leave something."""
        return cls(
            tuple((value, CLAIM_TYPES[value]) for value in _each(c.claim.type for c in shown)),
            tuple(_each((c.claim.asserted_by, c.speaker) for c in shown)),
            tuple((value, CERTAINTY[value]) for value in _each(c.certainty for c in shown)),
        )

    def known(self, filters: Filters) -> tuple[Filters, tuple[str, ...]]:
        """The filters without values that no claim has, and what those were meant to choose."""
        unknown = {
            name: words
            for name, words, wanted, offered in (
                ("type", "sort", filters.type, self.types),
                ("voice", "voice", filters.voice, self.voices),
                ("certainty", "certainty", filters.certainty, self.certainties),
            )
            if wanted and wanted not in dict(offered)
        }
        told = tuple(f"{words} “{asdict(filters)[name]}”" for name, words in unknown.items())
        return replace(filters, **dict.fromkeys(unknown, ANY)), told


def _each(values: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(values))
