"""Answers in an interview that is set as questions and answers, without quotation marks."""

from collections.abc import Iterator

from api.engines.rules.findings import Finding
from api.engines.rules.phrases import Phrase, Phrases

_QUESTION = frozenset({"q", "question"})
_ANSWER = frozenset({"a", "answer"})


def read_answers(phrases: Phrases) -> tuple[Finding, ...]:
    """One finding for each paragraph marked as an answer; none where nobody is interviewed."""
    layout = phrases.layout
    opened = {index: layout.lower(index) for index in _marks(phrases)}
    source = _interviewed(phrases)
    if source is None or _QUESTION.isdisjoint(opened.values()):
        return ()
    sentences, regions = layout.document.sentences, layout.document.regions
    return tuple(
        Finding(
            order=index,
            content=((layout.tokens[index + 2].start, regions[sentences[number].region].span.end),),
            form="direct",
            source=source,
        )
        for index, word in opened.items()
        if word in _ANSWER
        for number in (layout.tokens[index].sentence,)
    )


def _marks(phrases: Phrases) -> Iterator[int]:
    """The first tokens of sentences that open with "Q:" or "A:"."""
    layout = phrases.layout
    for first, last in layout.bounds.values():
        named = layout.lower(first) in _QUESTION | _ANSWER
        if named and last - first > 2 and layout.lower(first + 1) == ":":  # noqa: PLR2004 - the letter and its colon
            yield first


def _interviewed(phrases: Phrases) -> Phrase | None:
    """The first mention of the person named most often, the first one among equals."""
    names = phrases.names
    people = [entity for entity in names.entities if entity.type == "person"]
    if not people:
        return None
    person = max(people, key=lambda entity: len(entity.mentions))
    return Phrase(*names.extent[phrases.layout.at(person.mentions[0].start)])
