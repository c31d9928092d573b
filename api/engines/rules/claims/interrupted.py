"""What somebody says in two parts with the source between them: "It", she said, "has closed"."""

from collections.abc import Iterator, Sequence

from api.engines.rules.claims.passages import Part, Passages
from api.engines.rules.words.tokens import Token
from api.engines.rules.words.verbs import TIES, has_subject_and_verb

_TIED = TIES - {"that", "who", "which", "whose", "so", "than", "either", "neither", "both", "not"}


def joined(passages: Passages, parts: Sequence[Part]) -> Iterator[Part | tuple[Part, Part]]:
    """The parts; two of them as a pair where the source interrupts a clause."""
    waiting: Part | None = None
    for part in parts:
        if waiting is None:
            waiting = part
        elif part.attribution is waiting.attribution and _goes_on(passages, waiting, part):
            yield waiting, part
            waiting = None
        else:
            yield waiting
            waiting = part
    if waiting is not None:
        yield waiting


def _goes_on(passages: Passages, first: Part, second: Part) -> bool:
    """Whether the second part completes a clause that the first began."""
    opened = passages.between(first.start, first.end)
    rest = [t for t in passages.between(second.start, second.end) if t.is_word]
    ends = opened[-1].text in {".", "!", "?", ";"}
    if ends or not rest or rest[0].lower == "to":
        return False
    if not rest[0].text[0].islower() and not (rest[0].lower == "i" and _hangs(opened)):
        return False
    bare = rest[1:] if rest[0].lower in {"and", "but"} else rest
    both = has_subject_and_verb(bare) and has_subject_and_verb(opened)
    return not both or rest[0].lower in TIES or _hangs(opened)


def _hangs(tokens: Sequence[Token]) -> bool:
    """Whether it is a "when it stopped", whose main clause is still to come."""
    words = [t.lower for t in tokens if t.is_word and t.lower not in {"and", "but"}]
    return bool(words) and words[0] in _TIED and not any(t.text == "," for t in tokens)
