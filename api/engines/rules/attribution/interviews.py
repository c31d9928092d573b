"""Answers in an interview that is set as questions and answers, without quotation marks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from api.engines.rules.attribution.findings import Finding
from api.engines.rules.names.phrases import Phrase, Phrases
from api.engines.rules.words.grammar import words
from api.engines.rules.words.lexicons import Listed

_QUESTION = frozenset({"q", "question"})
_ANSWER = frozenset({"a", "answer"})
_MARKS = _QUESTION | _ANSWER
_ASKING = Listed(_QUESTION | {"?"})
_OWN = words("i i'm i've i'd i'll my me we we're we've our us")
_ASKED = words("you your you're you've yours")
_TOLD = _OWN | _ASKED
_LONGEST_QUESTION = 60
_LONGEST_REMARK = 16
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph: the tokens of its sentences."""

    first: int
    last: int


def read_answers(phrases: Phrases) -> tuple[Finding, ...]:
    """One finding for each answer; none where nobody is interviewed."""
    if not _ASKING.places(phrases.layout.tokens):
        return ()
    source = _interviewed(phrases)
    if source is None:
        return ()
    blocks = tuple(_blocks(phrases))
    answers = _marked(phrases, blocks) or _unmarked(phrases, blocks)
    return tuple(
        Finding(
            order=first,
            content=((phrases.layout.tokens[first].start, _end(phrases, last)),),
            rule="attribution.interview",
            form="direct",
            source=source,
        )
        for first, last in answers
        if first < last
    )


def _blocks(phrases: Phrases) -> Iterator[_Block]:
    """The paragraphs and the short lines between them, in order."""
    layout = phrases.layout
    regions, sentences = layout.document.regions, layout.document.sentences
    open_region, first, last = -1, 0, 0
    for number, (low, high) in layout.bounds.items():
        region = sentences[number].region
        if region != open_region:
            if last > first:
                yield _Block(first, last)
            open_region, first, last = region, low, low
        if regions[region].kind in {"body", "quote_block", "headline"}:
            last = high
    if last > first:
        yield _Block(first, last)


def _marked(phrases: Phrases, blocks: Sequence[_Block]) -> list[tuple[int, int]]:
    """The answers behind "A:", each up to the next "Q:"."""
    marks = {block.first: _mark(phrases, block) for block in blocks}
    if _QUESTION.isdisjoint(marks.values()):
        return []
    answers: list[tuple[int, int]] = []
    speaking = False
    for block in blocks:
        mark = marks[block.first]
        if mark in _ANSWER:
            answers.append((block.first + 2, block.last))
        elif not mark and speaking and _is_own(phrases, block):
            answers[-1] = (answers[-1][0], block.last)
        speaking = mark in _ANSWER or (not mark and speaking and _is_own(phrases, block))
    return answers


def _mark(phrases: Phrases, block: _Block) -> str:
    """ "q" or "a" where the paragraph opens with "Q:" or "A:", else nothing."""
    layout = phrases.layout
    word = layout.words[block.first]
    marked = word in _MARKS and layout.words[block.first + 1] == ":"
    return word if marked and block.last - block.first > 2 else ""  # noqa: PLR2004 - the letter and its colon


def _unmarked(phrases: Phrases, blocks: Sequence[_Block]) -> list[tuple[int, int]]:
    """The answers between paragraphs that ask, where these make up an interview."""
    asks = [_asks(phrases, block) for block in blocks]
    answered = [i for i in range(len(blocks) - 1) if asks[i] and _is_own(phrases, blocks[i + 1])]
    if len(answered) < _FEWEST:
        return []
    answers: list[tuple[int, int]] = []
    asked, speaking = False, False
    for number in range(answered[0], len(blocks)):
        block = blocks[number]
        if asks[number] or (speaking and _remarks(phrases, blocks, number, asks)):
            asked, speaking = True, False
        elif asked:
            answers.append((block.first, block.last))
            asked, speaking = False, True
        elif speaking and _is_own(phrases, block):
            answers[-1] = (answers[-1][0], block.last)
        else:
            speaking = False
    return answers


def _asks(phrases: Phrases, block: _Block) -> bool:
    """Whether a short paragraph that opens no quotation ends with a question."""
    layout = phrases.layout
    short = block.last - block.first <= _LONGEST_QUESTION
    asked = layout.words[block.last - 1] == "?"
    return short and asked and layout.inside[block.first] < 0


def _remarks(phrases: Phrases, blocks: Sequence[_Block], number: int, asks: Sequence[bool]) -> bool:
    """Whether one short sentence is put to the interviewed: "Critics say it is too late."."""
    layout, block = phrases.layout, blocks[number]
    one = layout.tokens[block.first].sentence == layout.tokens[block.last - 1].sentence
    if not one or block.last - block.first > _LONGEST_REMARK or number + 1 >= len(blocks):
        return False
    own = {layout.words[i] for i in range(block.first, block.last)}
    return own.isdisjoint(_OWN) and not asks[number + 1]


def _is_own(phrases: Phrases, block: _Block) -> bool:
    """Whether somebody speaks of himself there, outside quotation marks."""
    layout = phrases.layout
    own = range(block.first, block.last)
    return any(layout.words[i] in _TOLD and layout.inside[i] < 0 for i in own)


def _end(phrases: Phrases, last: int) -> int:
    return phrases.layout.tokens[last - 1].end


def _interviewed(phrases: Phrases) -> Phrase | None:
    """The first mention of the person named most often, the first one among equals."""
    names = phrases.names
    people = [entity for entity in names.entities if entity.type == "person"]
    if not people:
        return None
    person = max(people, key=lambda entity: len(entity.mentions))
    return Phrase(*names.extent[phrases.layout.at(person.mentions[0].start)])
