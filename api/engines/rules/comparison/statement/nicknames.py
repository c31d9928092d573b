"""Names that go by several words, or are several: acronyms, seats, names joined by hyphens."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from api.engines.rules.words.lexicons import Matcher, load
from api.engines.rules.words.tokens import Token
from api.text.stems import stem

_LINKS = frozenset({"of", "for", "the", "and"})
_LEAST_INITIALS = 3
_LEAST_PART = 4


@cache
def _others() -> Matcher:
    return Matcher(load("other_names"))


def is_body(key: str) -> bool:
    """Whether the key stands for a well-known body or country of several names."""
    return key in _bodies()


@cache
def _bodies() -> frozenset[str]:
    return frozenset(stem(e.features["means"]) for e in load("other_names").entries)


def known_by(tokens: Sequence[Token]) -> dict[int, str]:
    """One key for all names of a well-known body or country, by the place of each word."""
    return {
        index: stem(match.entry.features["means"])
        for match in _others().find(tokens)
        for index in range(match.first, match.last)
    }


def parted(tokens: Sequence[Token]) -> list[Token]:
    """The tokens, those that join two names by a hyphen as two: "Bosnia-Herzegovina"."""
    joined = any("-" in token.text for token in tokens)
    return [part for token in tokens for part in _parts(token)] if joined else [*tokens]


def _parts(token: Token) -> Iterator[Token]:
    one, _, other = token.text.partition("-")
    if not (_is_part(one) and _is_part(other)):
        yield token
        return
    middle = token.start + len(one)
    yield Token(token.start, middle, one, token.sentence)
    yield Token(middle + 1, token.end, other, token.sentence)


def _is_part(word: str) -> bool:
    return len(word) >= _LEAST_PART and word.isalpha() and word[0].isupper() and word[1:].islower()


def spelt_out(tokens: Sequence[Token], names: Mapping[int, str]) -> dict[int, str]:
    """For the first word of a name of three words and more, its acronym: "Institute for …".

    So the name meets its acronym in a statement that has no other; its other words stay.
    """
    return {run[0]: _initials(tokens, run) for run in _runs(tokens, names)}


def _initials(tokens: Sequence[Token], run: Sequence[int]) -> str:
    return "".join(tokens[i].lower[0] for i in run)


def _runs(tokens: Sequence[Token], names: Mapping[int, str]) -> Iterator[list[int]]:
    """Places of the capitalised words of each long name; small words may stand between."""
    if len(names) < _LEAST_INITIALS:
        return
    run: list[int] = []
    for index in range(len(tokens) + 1):
        if index in names:
            run.append(index)
        elif index == len(tokens) or not run or tokens[index].lower not in _LINKS:
            if len(run) >= _LEAST_INITIALS:
                yield run
            run = []
