"""Turns of an interview that labels name: "Ann Lee: Why now?", "AL: Because …", "Q: Why?"."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from api.engines.rules.names.phrases import Phrase, Phrases
from api.engines.rules.words.grammar import words
from api.engines.rules.words.line_labels import label_kind

QUESTION = frozenset({"q", "question"})
ANSWER = frozenset({"a", "answer"})
_ROLES = QUESTION | ANSWER | words("interviewer host moderator presenter reporter")
_PARTICLES = words("de da do dos del della van von der den bin ibn al el la le . - &")
_LONGEST = 6
_MOST_INITIALS = 3
_FEWEST = 2


class Block(NamedTuple):
    """A paragraph: the tokens of its sentences."""

    first: int
    last: int


class Labels(NamedTuple):
    """Who is named in front of which paragraph."""

    speakers: Mapping[int, str]
    """Number of a paragraph → the label in lower case, where it has one."""
    asker: str
    answerer: str
    """The one of the others who has most to say."""


def read_labels(phrases: Phrases, blocks: Sequence[Block]) -> Labels | None:
    """The labels of an interview; None where nobody is asked under a label."""
    found = {i: label for i, block in enumerate(blocks) if (label := _label(phrases, block))}
    counts = Counter(found.values())
    found = {i: found[i] for i in found if _is_sure(phrases, blocks[i], counts[found[i]])}
    if len(set(found.values())) < _FEWEST:
        return None
    asked = Counter(found[i] for i in found if phrases.layout.words[blocks[i].last - 1] == "?")
    counts = Counter(found.values())
    askers = [label for label in counts if asked[label] and label not in ANSWER]
    if not askers:
        return None
    asker = max(askers, key=lambda label: (label in QUESTION, asked[label] / counts[label]))
    del counts[asker]
    return Labels(found, asker, max(counts, key=lambda label: counts[label]))


def behind_label(phrases: Phrases, block: Block) -> int:
    """The first token behind the label of this paragraph."""
    colon = block.first
    while phrases.layout.words[colon] != ":":
        colon += 1
    return colon + 1


def speaker(phrases: Phrases, block: Block) -> Phrase:
    """Whom the label of this paragraph names, by initials as well."""
    last = behind_label(phrases, block) - 1
    text = phrases.layout.tokens[block.first].text
    person = _of_initials(phrases, text) if last - block.first == 1 and text.isupper() else None
    return person or Phrase(block.first, last)


def _label(phrases: Phrases, block: Block) -> str:
    """The label in lower case, else nothing."""
    layout = phrases.layout
    near = range(block.first + 1, min(block.first + _LONGEST, block.last - 1))
    colon = next((i for i in near if layout.words[i] == ":"), -1)
    if colon < 0 or max(layout.inside[block.first : colon + 3]) >= 0:
        return ""
    own = range(block.first, colon)
    role = colon - block.first == 1 and layout.words[block.first] in _ROLES
    return " ".join(layout.words[i] for i in own) if role or _names(phrases, own) else ""


def _is_sure(phrases: Phrases, block: Block, count: int) -> bool:
    """Whether the label names a person, or a role, or the same short name again and again."""
    first, tokens = block.first, phrases.layout.tokens
    text, number = tokens[first].text, phrases.names.at.get(first)
    if text.lower() in _ROLES:
        return True
    if text.isupper() and len(text) > 1:
        initials = tokens[first + 1].text == ":" and len(text) <= _MOST_INITIALS
        named = initials and _of_initials(phrases, text) is not None
        return named or (count >= _FEWEST and label_kind(text) is None and initials)
    person = number is not None and phrases.names.entities[number].type == "person"
    return person or count >= _FEWEST


def _names(phrases: Phrases, own: range) -> bool:
    """Whether the words are somebody's name or initials."""
    tokens, names = phrases.layout.tokens, phrases.names
    text = tokens[own[0]].text
    if len(own) == 1 and text.isupper() and len(text) <= _MOST_INITIALS:
        return True
    spelt = all(tokens[i].is_capitalised or tokens[i].lower in _PARTICLES for i in own)
    kinds = {names.entities[names.at[i]].type for i in own if i in names.at}
    return spelt and bool(kinds) and kinds <= {"person", "other"}


def _of_initials(phrases: Phrases, initials: str) -> Phrase | None:
    """The first mention of the person with these initials."""
    names = phrases.names
    for entity in names.entities:
        parts = entity.name.replace("-", " ").split()
        if entity.type == "person" and initials in {
            "".join(part[0] for part in parts),
            parts[0][0] + parts[-1][0],
            "".join(part[0] for part in entity.name.split()),
        }:
            return Phrase(*names.extent[phrases.layout.at(entity.mentions[0].start)])
    return None
