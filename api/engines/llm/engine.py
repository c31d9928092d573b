"""The engine that reads with a language model."""

import hashlib
from collections.abc import Sequence
from typing import Final

from api.engines.llm.asking import Asking
from api.engines.llm.matching import match
from api.engines.llm.prompts import SHIPPED, Prompts
from api.engines.llm.reading import read
from api.engines.llm.synopsis import synopsis
from api.errors import ConfigurationError
from api.llm.address import effective_address
from api.ports import Completion
from api.schemas.document import Document
from api.schemas.reading import (
    CandidatePair,
    Matching,
    Reading,
    ReadingOptions,
    ReferentPair,
    SynopsisDraft,
    SynopsisInput,
)
from api.schemas.run import EngineIdentity
from api.settings import Settings
from api.taxonomies import Label, Taxonomy, load_file
from api.versions import code_digest

_CODE: Final = ("api.core", "api.engines.llm", "api.llm", "api.taxonomies", "api.text")
"""What turns answers into results, with its data; the taxonomies are part of the prompts too."""


class LLMEngine:
    """Asks one model; implements `api.ports.Engine`.

    Raises ConfigurationError without a model, or where the file of narratives is none.
    """

    def __init__(
        self, completion: Completion, settings: Settings, prompts: Prompts = SHIPPED
    ) -> None:
        if settings.model is None:
            raise ConfigurationError(
                "No model is set. Set FACTFRAME_MODEL to one that litellm knows, such as "
                "openai/gpt-4.1 or ollama_chat/llama3.1, or use the engine `rules`."
            )
        self._completion = completion
        self._prompts = prompts
        self._model = settings.model
        self._max_tokens = settings.max_output_tokens
        self._narratives = _narratives(settings)
        self._identity = EngineIdentity(
            engine="llm",
            model=settings.model,
            version=_version(settings, self._narratives),
            prompts=prompts.refs,
        )

    @property
    def identity(self) -> EngineIdentity:
        return self._identity

    @property
    def notice(self) -> str:
        return (
            f"Read by the language model {self._model}: it chose the labels and may err; every "
            "quotation was found in the text, and every number counted, by code."
        )

    @property
    def rules(self) -> None:
        return None

    async def read(self, document: Document, options: ReadingOptions) -> Reading:
        narratives = self._asked_for() if options.narratives else ()
        return await read(document, options.speed, narratives, self._asking())

    async def match(
        self, pairs: Sequence[CandidatePair], referents: Sequence[ReferentPair]
    ) -> Matching:
        return await match(pairs, referents, self._asking())

    async def synopsis(self, statements: Sequence[SynopsisInput]) -> SynopsisDraft:
        return await synopsis(statements, self._asking())

    def _asked_for(self) -> tuple[Label, ...]:
        if self._narratives is None:
            raise ConfigurationError(
                "No narratives are set up. Set FACTFRAME_NARRATIVES to a YAML file that defines "
                "them, or ask without narratives."
            )
        return self._narratives.labels

    def _asking(self) -> Asking:
        return Asking(self._completion, self._model, self._max_tokens, self._prompts)


def _narratives(settings: Settings) -> Taxonomy | None:
    if settings.narratives is None:
        return None
    try:
        return load_file(settings.narratives)
    except ConfigurationError as error:
        raise ConfigurationError(f"FACTFRAME_NARRATIVES: {error.message}") from None


def _version(settings: Settings, narratives: Taxonomy | None) -> str:
    """Short digest of the code, the provider's address, the limit on answers and the narratives.

    The address goes into the digest only: it may hold credentials.
    """
    parts = (
        code_digest(*_CODE),
        effective_address(settings),
        str(settings.max_output_tokens),
        narratives.digest if narratives else "",
    )
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]
