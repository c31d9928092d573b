"""The texts that are timed: labelled ones and seeds, and articles of one length made from them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

_ROOT = Path(__file__).parent.parent
_FOLDERS = ("evals/registers/development/articles", "seeds")
_WORDS = 720
_SENTENCE = re.compile(r"(?<=[.!?”\"]) +(?=[A-Z“\"])")
_NUMBER = re.compile(r"\d+")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}(?! (?:January|March|April|June|July))")
_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two accounts of one event."""

    one: str
    other: str


@cache
def originals() -> tuple[str, ...]:
    """The texts as they are, the same ones in the same order everywhere."""
    files = [file for folder in _FOLDERS for file in sorted((_ROOT / folder).glob("*.txt"))]
    return tuple(file.read_text(encoding="utf-8") for file in files)


def seeds() -> Pair:
    """The two example articles."""
    one, other = sorted((_ROOT / "seeds").glob("*.txt"))
    return Pair(one.read_text(encoding="utf-8"), other.read_text(encoding="utf-8"))


def articles(count: int, words: int = _WORDS) -> Iterator[str]:
    """Articles of so many words, no two alike: mixed paragraphs with other names and numbers."""
    return (_article(_random(f"article {number}"), words) for number in range(count))


def pairs(count: int, words: int = _WORDS) -> Iterator[Pair]:
    """Pairs of accounts: half of each tells the same, in another order and with other numbers."""
    for number, one in enumerate(articles(count, words)):
        random = _random(f"pair {number}")
        paragraphs = one.split("\n\n")
        shared = [_renumbered(text, random) for text in paragraphs[: len(paragraphs) // 2 + 1]]
        own = _article(random, words).split("\n\n")
        mixed = [*shared, *own[: len(own) // 2]]
        random.shuffle(mixed)
        yield Pair(one, "\n\n".join(mixed))


def long_article(words: int) -> str:
    """An article of so many words, each paragraph with an opening of its own: nothing in it is
    repeated word for word, as what frames pages is."""
    paragraphs = next(articles(1, words)).split("\n\n")
    opened = (f"This is part {number} of it. {text}" for number, text in enumerate(paragraphs, 1))
    kept, left = [], words
    for paragraph in opened:
        if left <= 0:
            break
        kept.append(paragraph)
        left -= len(paragraph.split())
    return "\n\n".join(kept)


def accounts(count: int, words: int = 400) -> list[str]:
    """Accounts of one event: half of each tells the same, the rest is its own."""
    shared, *own = articles(count + 1, words // 2)
    return [f"{shared}\n\n{text}" for text in own]


def _random(seed: str) -> Random:
    return Random(seed)  # noqa: S311 - the same texts each time, and no secret


def _article(random: Random, words: int) -> str:
    """Paragraphs of several texts until there are enough words, the last one cut at a sentence."""
    vowels = random.sample(_VOWELS, len(_VOWELS))
    names = str.maketrans(_VOWELS, "".join(vowels))
    found: list[str] = []
    left = words
    for paragraph in _paragraphs(random):
        kept = _first_words(paragraph, left)
        left -= len(kept.split())
        named = _NAME.sub(lambda match: match.group().translate(names), kept)
        found.append(_renumbered(named, random))
        if left <= 0:
            break
    return "\n\n".join(found)


def _paragraphs(random: Random) -> Iterator[str]:
    while True:
        for text in random.sample(originals(), len(originals())):
            yield from (part.strip() for part in text.split("\n") if part.strip())


def _first_words(paragraph: str, most: int) -> str:
    """The first sentences of a paragraph, until they have so many words."""
    kept: list[str] = []
    for sentence in _SENTENCE.split(paragraph):
        if sum(len(part.split()) for part in kept) >= most:
            break
        kept.append(sentence)
    return " ".join(kept)


def _renumbered(text: str, random: Random) -> str:
    """With other numbers of as many digits; years stay."""

    def other(match: re.Match[str]) -> str:
        digits = match.group()
        year = len(digits) == len("2020") and digits[:2] in {"19", "20"}
        return digits if year else str(random.randint(1, 9)) + digits[1:]

    return _NUMBER.sub(other, text)
