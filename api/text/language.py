"""Language: which one a text is in, as far as can be told."""

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_LANGUAGES = (
    "af ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu he hi hr hu hy id is it "
    "ja ka kk km kn ko lt lv mk ml mn mr ms my ne nl no pa pl pt ro ru si sk sl sq sr sv sw ta te "
    "th tr uk ur uz vi zh"
)
_SAMPLE = 2_000
_ONLY_ENGLISH = (
    "the and that with from which said they their have has were would this who been after about "
    "when but not"
)
_STRETCHES, _STRETCH = 4, 50
_PLAIN_SHARE = 0.07
_NOT_LETTERS = re.compile(r"(?:https?://\S+|[^\s@]{1,64}@\S+|[\W\d_])+")

_LEAST_LATIN_LETTERS = 12
_LEAST_OTHER_LETTERS = 4
_SHORT = 60
_ENGLISH_SURE = 0.45
_OTHER_SCRIPT_SURE = 0.6
_LONG_SURE = 0.8
_SHORT_SURE = 0.92


def detect(text: str) -> str | None:
    """BCP 47 primary tag of the language, such as `en`, or None where it cannot tell.

    A text of some length is English where each of its stretches is full of words that no other
    language has; any other is judged by a model, a long one by its beginning, middle and end.
    """
    return "en" if _is_plainly_english(text) else _told(_sampled(text))


def _is_plainly_english(text: str) -> bool:
    words = text.split()
    size = len(words) // _STRETCHES
    return size >= _STRETCH and all(
        sum(map(_only_english().__contains__, words[at : at + size])) >= size * _PLAIN_SHARE
        for at in range(0, size * _STRETCHES, size)
    )


@cache
def _only_english() -> frozenset[str]:
    words = _ONLY_ENGLISH.split()
    return frozenset((*words, *map(str.capitalize, words)))


def _told(text: str) -> str | None:
    sample = _letters(text)
    letters = len(sample) - sample.count(" ")
    latin = sum(char.isascii() for char in sample) * 2 > len(sample)
    if letters < (_LEAST_LATIN_LETTERS if latin else _LEAST_OTHER_LETTERS):
        return None
    language, probability = _identifier().classify(sample)
    return str(language) if probability >= _sure(str(language), letters, latin=latin) else None


def _letters(text: str) -> str:
    return _NOT_LETTERS.sub(" ", text).strip()


def _sampled(text: str) -> str:
    if len(text) <= 3 * _SAMPLE:
        return text
    middle = (len(text) - _SAMPLE) // 2
    return " ".join((text[:_SAMPLE], text[middle : middle + _SAMPLE], text[-_SAMPLE:]))


def _sure(language: str, letters: int, *, latin: bool) -> float:
    """The probability from which an answer counts: names in English news look foreign."""
    if language == "en":
        return _ENGLISH_SURE
    if not latin:
        return _OTHER_SCRIPT_SURE
    return _SHORT_SURE if letters < _SHORT else _LONG_SURE


@cache
def _identifier() -> "LanguageIdentifier":
    # The model takes most of a second to load, which commands that read no text need not spend.
    import numpy as np  # noqa: PLC0415
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(_LANGUAGES.split())
    # Its table is read row by row, and the choice of languages leaves it column by column.
    identifier.nb_ptc = np.ascontiguousarray(identifier.nb_ptc)
    return identifier
