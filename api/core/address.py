"""Content addresses: the same input, engine, prompts, options and schema give the same id."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict

from api.schemas.article import Article
from api.schemas.base import SCHEMA_VERSION
from api.schemas.reading import ReadingOptions
from api.schemas.run import EngineIdentity

ANALYSIS = "a"
COMPARISON = "x"
_HEX_DIGITS = 32


def analysis_id(
    article: Article,
    identity: EngineIdentity,
    options: ReadingOptions,
    instead_of: Sequence[tuple[str, str]] = (),
) -> str:
    """`a` and 32 hexadecimal digits; the article counts with its text and all its metadata
    but the time at which it was fetched.

    What an engine reads in the stead of others, given by name and kind of failure, has addresses
    of its own, so that it is never taken for what was asked for.
    """
    content: dict[str, object] = {
        "article": article.model_dump(mode="json", exclude={"fetched": {"at"}}),
        "engine": identity.model_dump(mode="json"),
        "options": asdict(options),
    }
    if instead_of:
        content["instead_of"] = list(instead_of)
    return _address(ANALYSIS, content)


def comparison_id(ids: Sequence[str], identity: EngineIdentity) -> str:
    """`x` and 32 hexadecimal digits; the order of the ids does not count, repeats do."""
    content = {"analyses": sorted(ids), "engine": identity.model_dump(mode="json")}
    return _address(COMPARISON, content)


def _address(prefix: str, content: Mapping[str, object]) -> str:
    canonical = json.dumps(
        {"schema": SCHEMA_VERSION, **content},
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=True,
    )
    return prefix + hashlib.sha256(canonical.encode("ascii")).hexdigest()[:_HEX_DIGITS]
