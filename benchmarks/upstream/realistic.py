"""Answers of the length and the kind that a model gives: only what is covered, some framing, and
most pairs of statements unrelated."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from benchmarks.upstream import answers

_COVER: Final = re.compile(
    r"(?:Cover|Take items from) the sentences (\d+) to (\d+) (?:and no others|only)"
)
_NAME: Final = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+(?: [A-Z][a-z]+)*\b")
_CLAIM: Final = re.compile(r"^([A-Z]+\d+): (.*?) \| evidence:", re.MULTILINE)
_PUNCTUATION: Final = "“”‘’\"'().,;:!?—–"
_MOST_ENTITIES: Final = 25
_EACH: Final = 4
"""One loaded wording for so many sentences."""
_STATEMENT: Final = 3
"""Least words of one."""
_ALIKE: Final = 0.5

Lines = Sequence[tuple[int, str]]


def covered(article: str, prompt: str) -> Lines:
    """The numbered sentences that the task is about."""
    lines = [(int(number), text) for number, text in answers.NUMBERED.findall(article)]
    cover = _COVER.search(prompt)
    if not cover:
        return lines
    first, last = int(cover[1]), int(cover[2])
    return [(number, text) for number, text in lines if first <= number <= last]


def _claims(lines: Lines) -> dict[str, Any]:
    """One for each sentence; what is too short for a statement is dropped."""
    told = _stating(lines)
    items = [answers.claim(number, text) for number, text in told]
    short = {number for number, _ in lines} - {number for number, _ in told}
    dropped = [{"s": number, "why": "opinion"} for number in sorted(short)]
    return {"voices": [], "attributions": [], "claims": items, "dropped": dropped}


def _stating(lines: Lines) -> Lines:
    return [(number, text) for number, text in lines if len(text.split()) >= _STATEMENT]


def framing(lines: Lines) -> dict[str, Any]:
    """Up to 25 names, a wording for every few sentences, one angle, one portrayal."""
    found = {**answers.framing(""), "entities": _entities(lines)}
    found["language"] = [item for place in lines[::_EACH] for item in _language(*place)]
    quoted = [_quoted(number, text) for number, text in _stating(lines)[:2]]
    found["dimensions"] = [{"id": "political", "ev": quoted, "also": [], "title": False}]
    if found["entities"] and quoted:
        part = {"ent": 1, "role": "protagonist", "fine": [], "v": 0, "ev": quoted[:1]}
        found["portrayals"] = [part]
    return found


def _entities(lines: Lines) -> list[dict[str, Any]]:
    names = dict.fromkeys(name for _, text in lines for name in _NAME.findall(text))
    same: dict[str, Any] = {"type": "other", "aka": [], "means": ""}
    listed = [{"name": name, **same} for name in names][:_MOST_ENTITIES]
    return [{"n": number, **item} for number, item in enumerate(listed, 1)]


def _language(number: int, text: str) -> Iterator[dict[str, Any]]:
    words = [word.strip(_PUNCTUATION) for word in text.split()]
    longest = max(words, key=len, default="")
    if longest:
        same = {"tech": "loaded_language", "ent": 0, "pol": "negative", "kind": "lexical"}
        yield {"s": number, "q": longest, **same, "v": 0, "plain": ""}


def _quoted(number: int, text: str) -> dict[str, Any]:
    return {"s": number, "q": " ".join(text.split()[: answers.QUOTED_WORDS])}


def _match(lists: str) -> dict[str, Any]:
    words = {name: _words(text) for name, text in _CLAIM.findall(lists)}
    pairs, unrelated = [], []
    for number, one, other in answers.PAIR.findall(lists):
        alike = _share(words.get(one, set()), words.get(other, set())) >= _ALIKE
        if alike:
            pairs.append(answers.related(int(number)))
        else:
            unrelated.append(int(number))
    return {"pairs": pairs, "unrelated": unrelated, "same": []}


def _words(text: str) -> set[str]:
    return {word.strip(_PUNCTUATION).lower() for word in text.split()}


def _share(one: set[str], other: set[str]) -> float:
    return len(one & other) / max(1, len(one | other))


def answer(name: str, messages: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The answer to the question of this name."""
    block, prompt = answers.shown(messages), answers.text_of(messages)
    match name:
        case "claims":
            return _claims(covered(block, prompt))
        case "framing":
            return framing(covered(block, prompt))
        case "match":
            return _match(block)
        case _:
            return answers.synopsis(block)
