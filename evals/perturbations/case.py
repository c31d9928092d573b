"""A change of known effect: two texts, and what must be true of what an engine makes of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from api.schemas.analysis import ArticleAnalysis
from api.schemas.article import Article
from api.schemas.comparison import Comparison

NOTHING = "nothing found before the change"
"""How the failure begins where the engine found nothing that could have changed."""


class Pair(Protocol):
    """The readings of both texts."""

    @property
    def before(self) -> ArticleAnalysis: ...

    @property
    def after(self) -> ArticleAnalysis: ...

    async def compared(self) -> Comparison:
        """Both side by side, `before` first."""

    async def turned(self) -> Comparison:
        """Both side by side, `after` first."""


class Check(Protocol):
    """Something that must be so."""

    async def failures(self, pair: Pair) -> Sequence[str]:
        """What is not so, one line each; empty: all of it is."""


@dataclass(frozen=True, slots=True)
class Case:
    """One change. It passes where no check fails."""

    kind: str
    """Such as `number_changed`."""
    name: str
    """Unique; tells the article and the change."""
    before: Article
    after: Article
    checks: tuple[Check, ...]


Groups = Iterator[Sequence[Case]]
"""Cases by the place that is changed: as many places as possible are drawn from."""
