"""Finding, in an analysis, what stands at a place of the text, and who a voice is."""

from collections.abc import Iterable, Sequence

from api.schemas.analysis import ArticleAnalysis
from api.schemas.claims import Attribution, Claim, Voice
from api.schemas.framing import LoadedLanguage
from evals.pairing import fold
from evals.perturbations.change import Range, overlap
from evals.perturbations.items import ranges


def claims_at(analysis: ArticleAnalysis, place: Range) -> tuple[Claim, ...]:
    """The claims whose evidence holds most of the place; none where none holds any of it."""
    held = [(_held(ranges(claim.evidence), place), claim) for claim in analysis.claims]
    most = max((size for size, _ in held), default=0)
    return tuple(claim for size, claim in held if size == most and size > 0)


def touching(analysis: ArticleAnalysis, places: Iterable[Range]) -> tuple[Claim, ...]:
    """All claims whose evidence holds any of the places."""
    wanted = list(places)
    return tuple(
        claim
        for claim in analysis.claims
        if any(_held(ranges(claim.evidence), place) for place in wanted)
    )


def attributions_at(analysis: ArticleAnalysis, place: Range) -> tuple[Attribution, ...]:
    """All attributions whose content holds any of the place."""
    return tuple(item for item in analysis.attributions if _held(ranges(item.content), place))


def loaded_at(analysis: ArticleAnalysis, place: Range) -> tuple[LoadedLanguage, ...]:
    """All loaded words that hold any of the place."""
    return tuple(item for item in analysis.language if _held(ranges((item.span,)), place))


def voice_of(analysis: ArticleAnalysis, voice: str) -> Voice:
    """The voice with this id."""
    return next(item for item in analysis.voices if item.id == voice)


def label_of(analysis: ArticleAnalysis, voice: str) -> str:
    """How the voice with this id is named."""
    return voice_of(analysis, voice).label


def is_called(label: str, names: Sequence[str]) -> bool:
    """Whether the label is one of the names, or one of the two holds all words of the other."""
    told = set(fold(label).split())
    wanted = [set(fold(name).split()) for name in names]
    return bool(told) and any(told <= name or name <= told for name in wanted)


def _held(spans: Iterable[Range], place: Range) -> int:
    return sum(overlap(span, place) for span in spans)
