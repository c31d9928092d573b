"""Readings of short texts, for the tests of this folder."""

import asyncio
import hashlib

from api.engines.rules import RulesEngine
from api.schemas.article import Article
from api.schemas.claims import Claim
from api.schemas.document import Document
from api.schemas.reading import Reading, ReadingOptions
from api.text.document import build_document


def document(text: str, language: str | None = "en") -> Document:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return build_document(Article(text=text, sha256=digest, language=language))


def read(text: str) -> Reading:
    return asyncio.run(RulesEngine().read(document(text), ReadingOptions()))


def first_claim(text: str) -> Claim:
    return read(text).claims[0]


def labels(reading: Reading) -> dict[str, str]:
    return {voice.id: voice.label for voice in reading.voices}
