"""Topics: how much of a paragraph's vocabulary the rest of the text shares."""

from collections.abc import Iterable

_SHORTEST = 4
_STEM = 6
_LEAST_VOCABULARY = 40
_COMMON = frozenset(
    (
        "about",
        "after",
        "also",
        "been",
        "before",
        "from",
        "have",
        "into",
        "more",
        "over",
        "said",
        "says",
        "some",
        "such",
        "than",
        "that",
        "their",
        "them",
        "then",
        "there",
        "they",
        "this",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "will",
        "with",
        "would",
    )
)


def vocabulary(keys: Iterable[str]) -> set[str]:
    """Stems of the words of substance in texts given as words in lower case."""
    return {
        word[:_STEM]
        for key in keys
        for word in key.replace("'", " ").replace("-", " ").split()
        if len(word) >= _SHORTEST and word not in _COMMON
    }


def overlap(key: str, body: set[str]) -> float | None:
    """Share of the text's stems that the body has too; None where the body is too small to tell."""
    own = vocabulary([key])
    if len(body) < _LEAST_VOCABULARY or not own:
        return None
    return len(own & body) / len(own)
