"""Turns of an interview that labels name: "Ann Lee: Why now?", "AL: Because …", "Q: Why?"."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from api.engines.rules.names.phrases import Phrase, Phrases
from api.engines.rules.words.grammar import words
from api.engines.rules.words.line_labels import label_kind

QUESTION = words("q question interviewer host moderator presenter reporter")
ANSWER = frozenset({"a", "answer"})
_ROLES = QUESTION | ANSWER
_PARTICLES = words("the de da do dos del della van von der den bin ibn al el la le . - &")
_DASHES = frozenset({"–", "—"})
_EMPHASIS = frozenset("*_#>")
_LONGEST = 6
_MOST_INITIALS = 3
_FEWEST = 2


class Block(NamedTuple):
    """A paragraph: the tokens of its sentences."""

    first: int
    last: int


class Label(NamedTuple):
    """What stands in front of a paragraph."""

    key: str
    """The same for all labels of one speaker."""
    first: int
    mark: int
    """The token of its colon."""
    behind: int
    """The first token of what is said."""
    person: int | None


class Labels(NamedTuple):
    """Who is named in front of which paragraph, by the paragraph's number."""

    at: Mapping[int, Label]
    asker: str
    answerer: str
    """The one of the others who has most to say; nobody where questions alone have labels."""


def read_labels(phrases: Phrases, blocks: Sequence[Block]) -> Labels | None:
    """The labels of an interview; None where nobody is asked under a label."""
    found = {i: label for i, block in enumerate(blocks) if (label := _label(phrases, block))}
    counts = Counter(label.key for label in found.values())
    found = {i: found[i] for i in found if _is_sure(phrases, found[i], counts[found[i].key])}
    counts = Counter(label.key for label in found.values())
    asked = Counter(found[i].key for i in found if asks(phrases, blocks[i]))
    askers = [key for key in counts if asked[key] and key not in ANSWER]
    if not askers:
        return None
    asker = max(askers, key=lambda key: (key in QUESTION, asked[key] / counts[key]))
    alone = asker in QUESTION and counts[asker] >= _FEWEST
    del counts[asker]
    if not counts and not alone:
        return None
    return Labels(found, asker, max(counts, key=lambda key: counts[key], default=""))


def asks(phrases: Phrases, block: Block) -> bool:
    """Whether the paragraph ends with a question."""
    last = block.last - 1
    while last > block.first and phrases.layout.words[last] in _EMPHASIS:
        last -= 1
    return phrases.layout.words[last] == "?"


def speaker(phrases: Phrases, label: Label) -> Phrase | None:
    """Whom the label names; nobody for the letters and roles."""
    if label.key in _ROLES:
        return None
    if label.person is None or phrases.names.at.get(label.first) == label.person:
        return Phrase(label.first, label.mark)
    mention = phrases.names.entities[label.person].mentions[0]
    return Phrase(*phrases.names.extent[phrases.layout.at(mention.start)])


def _label(phrases: Phrases, block: Block) -> Label | None:
    """The label of the paragraph, also one in bold or in front of a dash."""
    said = phrases.layout.words
    first = block.first
    while first < block.last and said[first] in _EMPHASIS:
        first += 1
    near = range(first + 1, min(first + _LONGEST + 1, block.last - 1))
    mark = next((i for i in near if said[i] == ":" or said[i] in _DASHES), -1)
    if said[first] in _ROLES and said[first + 1] == ".":
        mark = first + 1
    if mark < 0 or max(phrases.layout.inside[first : mark + 3]) >= 0:
        return None
    behind = mark + 1
    while behind < block.last and said[behind] in _EMPHASIS:
        behind += 1
    own = [i for i in range(first, mark) if said[i] not in _EMPHASIS]
    text = " ".join(phrases.layout.tokens[i].text for i in own)
    role = text.lower() in _ROLES
    person = None if role else _person(phrases, own[0], text)
    if person is None and not role and not _is_name(phrases, own):
        return None
    key = text.lower() if person is None else phrases.names.entities[person].id
    return Label(key, first, own[-1] + 1 if said[mark] == ":" else mark, behind, person)


def _person(phrases: Phrases, first: int, text: str) -> int | None:
    """The person whom such a label names: in full, by the surname or by initials."""
    names = phrases.names
    if text.isupper() and len(text) > 1:
        people = [i for i, e in enumerate(names.entities) if e.type == "person"]
        called = [i for i in people if text in _short(names.entities[i].name)]
        called = [i for i in called if not names.entities[i].name.isupper()] or called
        if len(called) == 1:
            return called[0]
    number = names.at.get(first)
    return number if number is not None and names.entities[number].type == "person" else None


def _short(name: str) -> frozenset[str]:
    """What stands for a name in capitals: all of it, its last part, its initials."""
    parts = name.replace("-", " ").upper().split()
    initials = {"".join(p[0] for p in parts), parts[0][0] + parts[-1][0]}
    plain = name.upper()
    initials.add("".join(part[0] for part in plain.split()))
    return frozenset({plain, plain.split()[-1], *initials})


def _is_sure(phrases: Phrases, label: Label, count: int) -> bool:
    """Whether the label names a person, or a role, or the same short name again and again."""
    if label.key in _ROLES:
        return True
    if phrases.layout.words[label.mark] in _DASHES or label.person is None:
        return count >= _FEWEST
    return True


def _is_name(phrases: Phrases, own: Sequence[int]) -> bool:
    """Whether the words may be a name that the text tells nothing of, or initials."""
    tokens, names = phrases.layout.tokens, phrases.names
    text = tokens[own[0]].text
    if len(own) == 1 and text.isupper():
        return len(text) <= _MOST_INITIALS and label_kind(text) is None
    spelt = all(tokens[i].is_capitalised or tokens[i].lower in _PARTICLES for i in own)
    kinds = {names.entities[names.at[i]].type for i in own if i in names.at}
    return spelt and bool(kinds) and kinds <= {"person", "other", "organisation"}
