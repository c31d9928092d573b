"""Why a sentence yields no claim, in a reader's words."""

from collections.abc import Mapping
from typing import Final

from api.schemas.analysis import ArticleAnalysis
from api.schemas.claims import Dropped, DropReason

_REASONS: Final[Mapping[DropReason, str]] = {
    "opinion": "opinion",
    "not_self_contained": "not clear on their own",
    "ambiguous": "ambiguous",
    "no_factual_content": "nothing to check",
}
_HEADLINE: Final = "headline, told below"


def why_unclaimed(analysis: ArticleAnalysis, dropped: Dropped) -> str:
    """The reason; a headline is left to the sentences that tell its news."""
    region = analysis.regions[analysis.sentences[dropped.sentence].region]
    headed = region.kind == "headline" and dropped.why == "no_factual_content"
    return _HEADLINE if headed else _REASONS[dropped.why]
