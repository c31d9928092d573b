"""Which labels name the same voice, entity or thing."""

import re
from collections.abc import Iterable, Mapping

_PARENTHESIS = re.compile(r"(?<!\s)\s*+\(([^()]{1,80})\)")
_ARTICLES = ("the ", "a ", "an ")


def key(label: str) -> str:
    """The label without article, case, outer punctuation and what stands in brackets."""
    plain = _PARENTHESIS.sub("", label).casefold().strip(" .,:;\"'“”‘’")
    for article in _ARTICLES:
        plain = plain.removeprefix(article)
    return plain.removesuffix("’s").removesuffix("'s").strip()


def keys(label: str) -> frozenset[str]:
    """All keys under which the label may be met: also what stands in its brackets."""
    return frozenset(k for k in (key(label), *map(key, _PARENTHESIS.findall(label))) if k)


def unify(labels: Iterable[str]) -> Mapping[str, str]:
    """For each label the one that stands for it: the first with a common key.

    A single word ("Quill") stands for the one longer label that ends with it, if just one does.
    """
    distinct = list(dict.fromkeys(labels))
    homes: dict[str, str] = {}
    for label in distinct:
        home = next((homes[k] for k in sorted(keys(label)) if k in homes), label)
        for k in keys(label):
            homes.setdefault(k, home)
    found = {label: homes.get(key(label), label) for label in distinct}
    return {label: _longer(home, found.values()) for label, home in found.items()}


def _longer(label: str, homes: Iterable[str]) -> str:
    word = key(label)
    if not word or " " in word or not label[:1].isupper():
        return label
    longer = {home for home in homes if key(home).endswith(f" {word}")}
    return longer.pop() if len(longer) == 1 else label
