"""The analysis of one article."""

from functools import cached_property
from typing import Self

from api.schemas.article import Article
from api.schemas.base import Result, Share
from api.schemas.claims import Attribution, Claim, Dropped, Entity, Voice
from api.schemas.document import Region, Sentence
from api.schemas.framing import Framing, LoadedLanguage, Naming, Portrayal, Referent
from api.schemas.held import Held
from api.schemas.run import Run


class VoiceShare(Result):
    """How much of the included text one voice has."""

    voice_id: str
    """The voice."""
    words: int
    """Words attributed directly to it; for the author: unattributed words."""
    share: Share
    """`words` divided by the words of all included text."""


class AffiliationShare(Result):
    """How much of the included text the voices of one affiliation have together."""

    affiliation: str
    """The side or body, in the words of the text."""
    words: int
    """Words attributed directly to its voices."""
    share: Share
    """`words` divided by the words of all included text."""


class Sourcing(Result):
    """Whose words fill the text; every number is counted by code over included regions.

    A word that is attributed more than once counts for the innermost source.
    """

    words: int
    """Words of all included text."""
    by_voice: tuple[VoiceShare, ...]
    """Voices, most words first; the shares add up to 1."""
    by_affiliation: tuple[AffiliationShare, ...]
    """Affiliations, most words first."""
    unnamed_share: Share
    """Share of words attributed to unnamed voices."""
    unattributed_share: Share
    """Share of words that nobody but the author says."""
    direct_quotation_share: Share
    """Share of words within quotation marks of direct speech."""
    deepest_chain: int
    """Number of sources between the author and the innermost one: 0 without attribution, 1 for
    "A said", 2 for "A said that B said"."""


class ArticleAnalysis(Result):
    """The facts and the framing of one article."""

    id: str
    """Content address: the same input, engine, model, prompts and schema give the same id."""
    article: Article
    """The article as analysed."""
    regions: tuple[Region, ...]
    """The blocks of the text, in order."""
    sentences: tuple[Sentence, ...]
    """The sentences of the text, in order."""
    entities: tuple[Entity, ...]
    """Who and what is named."""
    voices: tuple[Voice, ...]
    """Who is heard; the first is the author."""
    attributions: tuple[Attribution, ...]
    """Who is said to say or think what, in the order of the text."""
    claims: tuple[Claim, ...]
    """The checkable statements, in the order of the text."""
    dropped: tuple[Dropped, ...]
    """Included sentences that yield no claim, and why."""
    referents: tuple[Referent, ...]
    """The things for which names were chosen."""
    namings: tuple[Naming, ...]
    """The names chosen, in the order of the text."""
    framing: Framing
    """Functions and frames."""
    portrayals: tuple[Portrayal, ...] | None
    """Who is cast in which part; null where the engine does not assess it."""
    language: tuple[LoadedLanguage, ...]
    """Loaded wordings, in the order of the text."""
    sourcing: Sourcing
    """Whose words fill the text."""
    run: Run
    """How this result came about."""

    @cached_property
    def held(self) -> Held:
        """Its parts by their ids and places."""
        return Held.of(self.voices, self.attributions, self.namings, self.language, self.claims)

    def __copy__(self) -> Self:
        """A copy, of which parts may be exchanged: it looks its own up anew."""
        made = super().__copy__()
        made.__dict__.pop("held", None)
        return made
