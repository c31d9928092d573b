"""The words in which two conflicting quotes differ: numbers, names, a "not" in one of them."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Final

from api.schemas.comparison import ConflictOn
from api.text.numerals import DIGITS, WORDED, value_of

_NO: Final = (
    r"not|never|no one|no|none|nobody|nothing|neither|nor|without|cannot|\w+n['’]t|"
    r"den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|refut(?:e|es|ed|ing)"
)
_TOKEN = re.compile(
    rf"(?P<number>(?<![\w.,]){DIGITS}|\b(?i:{WORDED})\b)|\b(?P<no>(?i:{_NO}))\b|"
    r"[“\"‘](?P<quoted>[^“”\"‘’]{2,60})[”\"’](?!\w)|\b(?P<name>[^\W\d_a-z][\w’'-]+)\b"
)
_QUOTED = re.compile(r"“([^”]{1,300})”")
_SENTENCE_START = re.compile(r"(?:^|[.!?…]\s+|[“”\"‘]\s*)$")
_PARTS_OF: Final[dict[ConflictOn, frozenset[str]]] = {
    "polarity": frozenset({"no"}),
    "number": frozenset({"number"}),
    "time": frozenset({"number", "name"}),
    "place": frozenset({"name"}),
    "actor": frozenset({"name"}),
    "cause": frozenset({"no", "name"}),
}
ALL: Final = frozenset({"no", "number", "quoted"})
"""Names are left out where nothing tells that they are what is in dispute."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a quote, and whether they are what differs from another quote."""

    text: str
    differs: bool = False


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    key: str
    start: int
    end: int


def parts_of(on: tuple[ConflictOn, ...]) -> frozenset[str]:
    """Which sorts of words may differ where quotes conflict on these matters."""
    return frozenset().union(*(_PARTS_OF[matter] for matter in on)) or ALL


def differing(text: str, other: str, parts: Set[str] = ALL) -> tuple[str, ...]:
    """The numbers, names and negations of the text that the other does not have."""
    there = _keys(other)
    return tuple(
        text[token.start : token.end]
        for token in _tokens(text)
        if token.kind in parts and token.key not in there
    )


def pieces(text: str, other: str, parts: Set[str] = ALL) -> tuple[Piece, ...]:
    """The text cut at the words that the other text does not have."""
    there, cut, end = _keys(other), list[Piece](), 0
    for token in _tokens(text):
        if token.kind in parts and token.key not in there:
            cut += (Piece(text[end : token.start]), Piece(text[token.start : token.end], True))
            end = token.end
    return tuple(piece for piece in (*cut, Piece(text[end:])) if piece.text)


def contrasted(rationale: str, text: str, other: str) -> tuple[str, ...]:
    """The words that a rationale quotes, as the text has them, and the other text has not."""
    found = (
        re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.IGNORECASE)
        for words in _QUOTED.findall(rationale)
        if words.casefold() not in other.casefold()
    )
    return tuple(match[0] for match in found if match)


def pieces_at(text: str, words: Sequence[str]) -> tuple[Piece, ...]:
    """The text cut at these words."""
    if not words:
        return (Piece(text),)
    cut = re.split(f"({'|'.join(map(re.escape, words))})", text)
    return tuple(Piece(part, bool(n % 2)) for n, part in enumerate(cut) if part)


def _keys(text: str) -> frozenset[str]:
    """What the text has; names in whatever case, as a sentence may begin with one."""
    return frozenset({*(token.key for token in _tokens(text)), *text.casefold().split()})


def _tokens(text: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(text):
        kind, words = str(match.lastgroup), match[str(match.lastgroup)]
        if kind == "name" and _SENTENCE_START.search(text[: match.start()]):
            continue
        yield _Token(kind, _key(kind, words), *match.span(kind))


def _key(kind: str, words: str) -> str:
    """What two ways of writing the same have in common."""
    if kind == "number":
        return f"{value_of(words):g}"
    return "no" if kind == "no" else words.casefold()
