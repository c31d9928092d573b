"""Stems: English words without the endings of grammar, near enough to compare statements."""

from functools import lru_cache

from api.text.english import IRREGULAR

_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "edly", "als", "al", "ed", "ly")
_LEAST_STEM = 4
_SHORTEST = 4
_LEAST_BEFORE_ING = 3
_VOWELS = frozenset("aeiouy")
_SPELLINGS = (
    ("isation", "ization"), ("ise", "ize"), ("ising", "izing"),
    ("yse", "yze"), ("ysing", "yzing"), ("our", "or"), ("tre", "ter"), ("ence", "ense"),
    ("ogue", "og"), ("amme", "am"), ("elled", "eled"), ("elling", "eling"),
)  # fmt: skip
_ENDED = {
    british: frozenset(f"{british}{ending}" for ending in ("", "s", "d", "r", "rs", "ed", "ing"))
    for british, _ in _SPELLINGS
}
_LEAST_BEFORE_SPELLING = 3
"""A word that both spell alike only gets an odder stem, the same in all its forms."""


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """The stem of a word in lower case."""
    word = word.removesuffix("'s").removesuffix("s'")
    word = _one_spelling(IRREGULAR.get(word, word))
    if len(word) < _SHORTEST or not word.isascii():
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return _undoubled(_without_ending(word)).removesuffix("e")


def _one_spelling(word: str) -> str:
    """British and American spellings as one: "defence", "labour", "centre", "organise"."""
    for british, american in _SPELLINGS:
        at = word.find(british, _LEAST_BEFORE_SPELLING)
        if at > 0 and word[at:] in _ENDED[british]:
            return word[:at] + american + word[at + len(british) :]
    return word


def _without_ending(word: str) -> str:
    if word.endswith("ing") and len(word) - 3 >= _LEAST_BEFORE_ING and _VOWELS & set(word[:-3]):
        return word.removesuffix("ing")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM - (ending == "ed"):
            return word.removesuffix(ending)
    return word.removesuffix("s") if not word.endswith(("ss", "us", "is")) else word


def _undoubled(word: str) -> str:
    doubled = len(word) >= _LEAST_STEM and word[-1] == word[-2] and word[-1] not in "lsz"
    return word[:-1] if doubled else word
