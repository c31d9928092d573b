"""The embedded engine: code and lexicons, no language model, no network."""

import asyncio
from collections.abc import Sequence

from api.engines.rules.catalogue import catalogue
from api.engines.rules.claims.claims import read_claims
from api.engines.rules.claims.passages import passages
from api.engines.rules.comparison.match import match
from api.engines.rules.comparison.synopsis import synopsis
from api.engines.rules.framing.frames import GENERIC, POLICY, read_frames
from api.engines.rules.framing.functions import read_functions
from api.engines.rules.framing.language import read_language
from api.engines.rules.framing.portrayals import read_portrayals
from api.engines.rules.placing import placed
from api.engines.rules.sources import read_sources
from api.engines.rules.words.tokens import tokenize
from api.errors import UnsupportedLanguageError
from api.schemas.document import Document
from api.schemas.framing import Framing
from api.schemas.reading import (
    Account,
    CandidatePair,
    Matching,
    Reading,
    ReadingOptions,
    ReferentPair,
    SynopsisDraft,
    SynopsisInput,
)
from api.schemas.rules import RuleCatalogue
from api.schemas.run import EngineIdentity, RunWarning
from api.text.document import plain_document
from api.text.language import detect
from api.versions import code_digest

_CODE = ("api.core", "api.engines.rules", "api.taxonomies", "api.text")
"""What the result depends on, with its lists of words."""
_NOTICE = (
    "No language model read this text. Rules and word lists did: they see wording, not meaning, "
    "and can mistake who says what, a denial or irony. Check against the text."
)
_NOT_ASSESSED = ("framing.narratives",)


class RulesEngine:
    """Reads English news by rules. Deterministic; implements `api.ports.Engine`."""

    @property
    def identity(self) -> EngineIdentity:
        return EngineIdentity(engine="rules", version=code_digest(*_CODE)[:16])

    @property
    def notice(self) -> str:
        return _NOTICE

    @property
    def rules(self) -> RuleCatalogue:
        return catalogue()

    async def read(self, document: Document, options: ReadingOptions) -> Reading:
        """The claims and the framing of an English text. Raises UnsupportedLanguageError."""
        return await asyncio.to_thread(_read, document, options)

    async def match(
        self, pairs: Sequence[CandidatePair], referents: Sequence[ReferentPair]
    ) -> Matching:
        return await asyncio.to_thread(match, pairs, referents)

    async def synopsis(self, statements: Sequence[SynopsisInput]) -> SynopsisDraft:
        return await asyncio.to_thread(synopsis, statements)


def _read(document: Document, options: ReadingOptions) -> Reading:
    """Reads the plain text, so that nothing hangs on how the text was typed or encoded."""
    _require_english(document)
    plain = plain_document(document)
    if plain is None:
        return _read_plain(document, options)
    return placed(_read_plain(plain[0], options), document, plain[1])


def _read_plain(document: Document, options: ReadingOptions) -> Reading:
    tokens = tokenize(document)
    sources = read_sources(document, tokens)
    read = passages(document, tokens, sources.entities, sources.voices, sources.attributions)
    findings = read_claims(read)
    return Reading(
        entities=sources.entities,
        voices=sources.voices,
        attributions=sources.attributions,
        claims=findings.claims,
        dropped=findings.dropped,
        referents=sources.referents,
        namings=sources.namings,
        framing=Framing(
            functions=read_functions(read, findings.claims),
            dimensions=read_frames(read, POLICY),
            generic=read_frames(read, GENERIC),
        ),
        portrayals=read_portrayals(read),
        language=read_language(read, sources.loaded, sources.namings),
        not_assessed=_NOT_ASSESSED,
        account=Account(warnings=_warnings(options)),
    )


def _require_english(document: Document) -> None:
    given = document.article.language
    language = given.replace("_", "-").split("-")[0].lower() if given else detect(document.text)
    if language not in {None, "en"}:
        raise UnsupportedLanguageError(
            f"The rules engine reads English only, and this text is marked or recognised as "
            f"“{language}”. Use the llm engine for it, or correct the article's language.",
            language or "",
        )


def _warnings(options: ReadingOptions) -> tuple[RunWarning, ...]:
    if not options.narratives:
        return ()
    return (
        RunWarning(
            code="narratives_not_assessed",
            message="The rules engine does not assess narratives. Use the llm engine for them.",
        ),
    )
