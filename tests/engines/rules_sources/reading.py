"""Reads a text as the engine does."""

from api.engines.rules.sources import Sources, read_sources
from api.engines.rules.words.tokens import tokenize
from api.schemas.article import Article
from api.schemas.claims import Attribution
from api.schemas.document import Document
from api.text.document import build_document


def document_of(text: str) -> Document:
    return build_document(Article(text=text, sha256="0" * 64))


def sources_of(text: str) -> Sources:
    document = document_of(text)
    return read_sources(document, tokenize(document))


def voice_of(sources: Sources, attribution: Attribution) -> str:
    return next(v.label for v in sources.voices if v.id == attribution.voice_id)


def content_of(attribution: Attribution) -> str:
    return " … ".join(part.exact for part in attribution.content)


def listed(text: str) -> list[str]:
    """Each attribution of the text as "source | cue | content | kind"."""
    return [
        f"{a.source.exact if a.source else '-'} | {a.cue.exact if a.cue else '-'} | "
        f"{content_of(a)} | {a.kind}"
        for a in sources_of(text).attributions
    ]


def chain_of(sources: Sources, attribution: Attribution) -> list[str]:
    """The labels of the voices from the innermost out to the one that the author reports."""
    by_id = {a.id: a for a in sources.attributions}
    chain = [voice_of(sources, attribution)]
    while attribution.parent_id:
        attribution = by_id[attribution.parent_id]
        chain.append(voice_of(sources, attribution))
    return chain
