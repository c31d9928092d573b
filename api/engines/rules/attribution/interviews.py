"""Answers in an interview that is set as questions and answers, without quotation marks."""

from collections import Counter
from collections.abc import Iterator, Sequence

from api.engines.rules.attribution.findings import Finding
from api.engines.rules.attribution.interview_labels import (
    ANSWER,
    QUESTION,
    Block,
    Labels,
    behind_label,
    read_labels,
    speaker,
)
from api.engines.rules.names.phrases import Phrase, Phrases
from api.engines.rules.words.grammar import words
from api.engines.rules.words.lexicons import Listed

_ASKING = Listed(QUESTION | {"?"})
_OWN = words("i i'm i've i'd i'll my me we we're we've our us")
_ASKED = words("you your you're you've yours")
_TOLD = _OWN | _ASKED
_LONGEST_QUESTION = 60
_LONGEST_REMARK = 16
_FEWEST = 3
_TELLING = words("told tell tells")


def read_answers(phrases: Phrases) -> tuple[Finding, ...]:
    """One finding for each answer; none where nobody is interviewed."""
    if not _ASKING.places(phrases.layout.tokens):
        return ()
    blocks = tuple(_blocks(phrases))
    labels = read_labels(phrases, blocks)
    if labels is not None:
        return tuple(_labelled(phrases, blocks, labels))
    answers = _unmarked(phrases, blocks)
    source = _interviewed(phrases, blocks[0].first, answers[0][0]) if answers else None
    if source is None:
        return ()
    return tuple(_turn(phrases, low, high, source) for low, high in answers if low < high)


def _turn(phrases: Phrases, first: int, last: int, source: Phrase | None) -> Finding:
    return Finding(
        order=first,
        content=((phrases.layout.tokens[first].start, _end(phrases, last)),),
        rule="attribution.interview",
        form="direct",
        source=source,
        resolution="explicit" if source else "implied",
    )


def _blocks(phrases: Phrases) -> Iterator[Block]:
    """The paragraphs and the short lines between them, in order."""
    layout = phrases.layout
    regions, sentences = layout.document.regions, layout.document.sentences
    open_region, first, last = -1, 0, 0
    for number, (low, high) in layout.bounds.items():
        region = sentences[number].region
        if region != open_region:
            if last > first:
                yield Block(first, last)
            open_region, first, last = region, low, low
        if regions[region].kind in {"body", "quote_block", "headline"}:
            last = high
    if last > first:
        yield Block(first, last)


def _labelled(phrases: Phrases, blocks: Sequence[Block], labels: Labels) -> Iterator[Finding]:
    """The turns of those whom labels name, up to where nobody speaks any more."""
    numbers = sorted(labels.speakers)
    named = {labels.speakers[i]: _named(phrases, blocks, i) for i in reversed(numbers)}
    label = ""
    for number in range(numbers[0], len(blocks)):
        block, known = blocks[number], labels.speakers.get(number)
        first = block.first
        if known is not None:
            label, first = known, behind_label(phrases, block)
        elif number > numbers[-1] and not _is_note(phrases, block):
            label = _next(phrases, block, label, labels)
        if not label:
            return
        if label not in QUESTION and first < block.last and not _is_note(phrases, block):
            source = named[label] if known is None else _named(phrases, blocks, number)
            yield _turn(phrases, first, block.last, source)


def _is_note(phrases: Phrases, block: Block) -> bool:
    """Whether it is a note of the author's between the turns, all of it in brackets."""
    words = phrases.layout.words
    return words[block.first] in {"(", "["} and words[block.last - 1] in {")", "]"}


def _next(phrases: Phrases, block: Block, label: str, labels: Labels) -> str:
    """Who speaks in a paragraph behind the last label; nobody where nothing tells of turns."""
    if label == labels.asker:
        return labels.answerer
    if _asks(phrases, block) or _is_remark(phrases, block):
        return labels.asker
    return label if _is_own(phrases, block) else ""


def _named(phrases: Phrases, blocks: Sequence[Block], number: int) -> Phrase | None:
    """Whom the label of this paragraph names; for "A:" whoever the text is about."""
    block = blocks[number]
    if phrases.layout.words[block.first] in ANSWER and phrases.layout.words[block.first + 1] == ":":
        return _interviewed(phrases, 0, len(phrases.layout.tokens))
    return speaker(phrases, block)


def _unmarked(phrases: Phrases, blocks: Sequence[Block]) -> list[tuple[int, int]]:
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


def _asks(phrases: Phrases, block: Block) -> bool:
    """Whether a short paragraph that opens no quotation ends with a question."""
    layout = phrases.layout
    short = block.last - block.first <= _LONGEST_QUESTION
    asked = layout.words[block.last - 1] == "?"
    return short and asked and layout.inside[block.first] < 0


def _remarks(phrases: Phrases, blocks: Sequence[Block], number: int, asks: Sequence[bool]) -> bool:
    """Whether a remark stands there that no question follows."""
    last = number + 1 >= len(blocks)
    return not last and _is_remark(phrases, blocks[number]) and not asks[number + 1]


def _is_remark(phrases: Phrases, block: Block) -> bool:
    """Whether one short sentence is put to the interviewed: "Critics say it is too late."."""
    layout = phrases.layout
    one = layout.tokens[block.first].sentence == layout.tokens[block.last - 1].sentence
    if not one or block.last - block.first > _LONGEST_REMARK:
        return False
    own = range(block.first, block.last)
    return not any(layout.words[i] in _OWN and layout.words[i - 1] not in _TELLING for i in own)


def _is_own(phrases: Phrases, block: Block) -> bool:
    """Whether somebody speaks of himself there, outside quotation marks."""
    layout = phrases.layout
    own = range(block.first, block.last)
    return any(layout.words[i] in _TOLD and layout.inside[i] < 0 for i in own)


def _end(phrases: Phrases, last: int) -> int:
    return phrases.layout.tokens[last - 1].end


def _interviewed(phrases: Phrases, first: int, last: int) -> Phrase | None:
    """The first mention of the person named most often, by preference among these tokens."""
    names = phrases.names
    people = [entity for entity in names.entities if entity.type == "person"]
    if not people:
        return None
    counts = Counter(names.at[i] for i in names.extent if first <= i < last)
    person = max(people, key=lambda e: (counts[names.entities.index(e)], len(e.mentions)))
    return Phrase(*names.extent[phrases.layout.at(person.mentions[0].start)])
