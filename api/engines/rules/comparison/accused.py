"""What somebody is accused of, so that a charge of murder is not taken for one of fraud."""

from collections.abc import Mapping
from functools import cache, lru_cache

from api.engines.rules.words.lexicons import Matcher, load
from api.engines.rules.words.tokens import scan


@cache
def _charges() -> Matcher:
    return Matcher(load("charges"))


@lru_cache(maxsize=1024)
def accused_of(text: str) -> Mapping[str, str]:
    """The offences that the text names, each with the words for it."""
    tokens = scan(text)
    return {
        match.entry.category: " ".join(t.text for t in tokens[match.first : match.last])
        for match in _charges().find(tokens)
    }
