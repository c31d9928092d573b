"""Answers in an interview that is set as questions and answers, without quotation marks."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from api.engines.rules.attribution.findings import Finding
from api.engines.rules.attribution.interview_labels import (
    ANSWER,
    QUESTION,
    Block,
    Labels,
    asks,
    read_labels,
    speaker,
)
from api.engines.rules.names.phrases import Phrase, Phrases
from api.engines.rules.words.grammar import QUOTE_MARKS, words
from api.engines.rules.words.lexicons import Listed

ASKED = "attribution.interview.question"
"""The rule for what the one who asks says."""
_ASKING = Listed(QUESTION | {"?"})
_OWN = words("i i'm i've i'd i'll my me we we're we've our us")
_ASKED = words("you your you're you've yours")
_TOLD = _OWN | _ASKED
_LONGEST_QUESTION = 60
_LONGEST_REMARK = 30
_FEWEST = 3
_TO_ME = words("told tell tells to with")
_OPENING = words("but and so yet still")
_REPORTED = words(
    "say says said claim claims claimed argue argues deny denies denied insist insists accuse "
    "accuses call calls think thinks believe believes allege alleges reported wrote warn warns"
)
"""With what critics are brought in: "The farmers say it is too late."."""


def read_answers(phrases: Phrases) -> tuple[Finding, ...]:
    """One finding for each turn; none where nobody is interviewed."""
    if not _ASKING.places(phrases.layout.tokens):
        return ()
    blocks = tuple(_blocks(phrases))
    labels = read_labels(phrases, blocks)
    if labels is not None:
        return tuple(_labelled(phrases, blocks, labels))
    turns = _unmarked(phrases, blocks)
    source = _interviewed(phrases, turns) if turns else None
    said = (turn for turn in turns if not (turn.asks and _is_bare(phrases, turn)))
    return tuple(_turn(phrases, turn, None if turn.asks else source) for turn in said)


class _Turn(NamedTuple):
    """What one of the two says: its tokens, and whether it is the one who asks."""

    first: int
    last: int
    asks: bool


def _turn(phrases: Phrases, turn: _Turn, source: Phrase | None) -> Finding:
    return Finding(
        order=turn.first,
        content=((phrases.layout.tokens[turn.first].start, _end(phrases, turn.last)),),
        rule=ASKED if turn.asks else "attribution.interview",
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
    numbers = sorted(labels.at)
    named = {labels.at[i].key: speaker(phrases, labels.at[i]) for i in reversed(numbers)}
    if labels.answerer in {"", *ANSWER}:
        turns = [_Turn(blocks[i].first, blocks[i].last, asks=False) for i in numbers]
        named[labels.answerer] = _interviewed(phrases, turns)
    asked = [i for i in range(numbers[-1], len(blocks)) if _asks(phrases, blocks[i])]
    key: str | None = None
    for number in range(numbers[0], len(blocks)):
        block, label = blocks[number], labels.at.get(number)
        first = label.behind if label else block.first
        note = _is_note(phrases, block)
        if label is not None:
            key = label.key
        elif not note and (number > numbers[-1] or not labels.answerer):
            key = _next(phrases, block, key, labels, more=bool(asked) and number < asked[-1])
        if key is None:
            return
        turn = _Turn(first, block.last, key == labels.asker)
        told = named[key] or not (turn.asks and _is_bare(phrases, turn))
        if first < block.last and told and not note:
            yield _turn(phrases, turn, named[key])


def _is_bare(phrases: Phrases, turn: _Turn) -> bool:
    """Whether it is one sentence that asks, or hands on what others say: nothing of the asker's."""
    tokens, block = phrases.layout.tokens, Block(turn.first, turn.last)
    if tokens[turn.first].sentence != tokens[turn.last - 1].sentence:
        return False
    return asks(phrases, block) or _holds(phrases, block, _REPORTED)


def _is_note(phrases: Phrases, block: Block) -> bool:
    """Whether it is a note of the author's between the turns, all of it in brackets."""
    words = phrases.layout.words
    return words[block.first] in {"(", "["} and words[block.last - 1] in {")", "]"}


def _next(
    phrases: Phrases, block: Block, key: str | None, labels: Labels, *, more: bool
) -> str | None:
    """Who speaks in a paragraph without a label; nobody where nothing tells of turns.

    `more`: more is asked further down.
    """
    if key == labels.asker:
        return labels.answerer
    if labels.answerer and (_asks(phrases, block) or _is_remark(phrases, block)):
        return labels.asker
    return key if more or _is_own(phrases, block) else None


def _unmarked(phrases: Phrases, blocks: Sequence[Block]) -> list[_Turn]:
    """The turns without labels, where these make up an interview."""
    asks = [_asks(phrases, block) for block in blocks]
    answered = [i for i in range(len(blocks) - 1) if asks[i] and _is_own(phrases, blocks[i + 1])]
    if len(answered) < _FEWEST or not _is_interview(phrases, blocks, answered):
        return []
    turns: list[_Turn] = []
    asked, speaking = False, False
    for number in range(answered[0], len(blocks)):
        block = blocks[number]
        if asks[number] or (speaking and _remarks(phrases, blocks, number, asks)):
            turns.append(_Turn(block.first, block.last, asks=True))
            asked, speaking = True, False
        elif asked or (speaking and _is_own(phrases, block)):
            turns.append(_Turn(block.first, block.last, asks=False))
            asked, speaking = False, True
        else:
            speaking = False
    return turns


def _is_interview(phrases: Phrases, blocks: Sequence[Block], answered: Sequence[int]) -> bool:
    """Whether somebody is asked and speaks of himself; readers ask "Can I …?" and are told."""
    own = [i for i in answered if _holds(phrases, blocks[i + 1], _OWN)]
    return len(own) >= _FEWEST and any(_holds(phrases, blocks[i], _ASKED) for i in answered)


def _holds(phrases: Phrases, block: Block, wanted: frozenset[str]) -> bool:
    """Whether one of these words stands there, outside quotation marks."""
    layout = phrases.layout
    own = range(block.first, block.last)
    return any(layout.words[i] in wanted and layout.inside[i] < 0 for i in own)


def _asks(phrases: Phrases, block: Block) -> bool:
    """Whether a short paragraph that opens no quotation ends with a question."""
    short = block.last - block.first <= _LONGEST_QUESTION
    return short and asks(phrases, block) and phrases.layout.inside[block.first] < 0


def _remarks(phrases: Phrases, blocks: Sequence[Block], number: int, asks: Sequence[bool]) -> bool:
    """Whether a remark stands there that no question follows."""
    last = number + 1 >= len(blocks)
    return not last and _is_remark(phrases, blocks[number]) and not asks[number + 1]


def _is_remark(phrases: Phrases, block: Block) -> bool:
    """Whether a few words are put to the interviewed: "But you had debts.", "He told me so."."""
    said, inside = phrases.layout.words, phrases.layout.inside
    if block.last - block.first > _LONGEST_REMARK or said[block.first] in QUOTE_MARKS:
        return False
    plain = [i for i in range(block.first, block.last) if inside[i] < 0]
    if any(said[i] in _OWN and said[i - 1] not in _TO_ME for i in plain):
        return False
    told = _OWN | _ASKED | _REPORTED
    return said[block.first] in _OPENING or any(said[i] in told for i in plain)


def _is_own(phrases: Phrases, block: Block) -> bool:
    """Whether somebody speaks of himself or to another there."""
    return _holds(phrases, block, _TOLD)


def _end(phrases: Phrases, last: int) -> int:
    return phrases.layout.tokens[last - 1].end


def _interviewed(phrases: Phrases, turns: Sequence[_Turn]) -> Phrase | None:
    """The first mention of the person whom the text in front of the turns is most about.

    Whom the turns tell of is rather somebody else. Nobody where two are told of alike.
    """
    names = phrases.names
    people = {i: e for i, e in enumerate(names.entities) if e.type == "person"}
    said = {names.at[i] for t in turns for i in range(t.first, t.last) if i in names.at}
    before = [i for i in names.extent if i < turns[0].first and names.at[i] in people]
    counts = Counter(names.at[i] for i in before)
    if not counts:
        return None
    best = max((n not in said, count) for n, count in counts.items())
    first, *others = (n for n, c in counts.items() if (n not in said, c) == best)
    tokens = phrases.layout.tokens
    sentences = {n: tokens[next(i for i in before if names.at[i] == n)].sentence for n in counts}
    if any(sentences[other] == sentences[first] for other in others):
        return None
    return Phrase(*names.extent[phrases.layout.at(people[first].mentions[0].start)])
