"""Who an opening pronoun stands for, where that is safe to say."""

from typing import NamedTuple

from api.engines.rules.grammar import SINGULAR_PERSON
from api.engines.rules.passages import Passages
from api.engines.rules.statements import Statement
from api.engines.rules.tokens import Token
from api.engines.rules.verbs import first_verb
from api.schemas.claims import Attribution

_RESOLVED = SINGULAR_PERSON | {"they", "it"}


class Subject(NamedTuple):
    """Who acts, and what stands in the claim's text in place of the pronoun."""

    name: str | None
    replacement: str | None


def subject_of(passages: Passages, statement: Statement) -> Subject:
    """The name behind the pronoun that opens a statement, or nothing where it is not plain."""
    if statement.antecedent:
        low, high = statement.antecedent
        words = passages.document.text[low:high]
        return Subject(words, None)
    tokens = passages.between(statement.start, statement.end)
    head = next((t for t in tokens if t.is_word and t.lower not in {"and", "but", "that"}), None)
    if head is None or head.lower not in _RESOLVED:
        return Subject(None, None)
    if statement.attribution is not None and statement.attribution.form != "direct":
        speaker = _as_speaker(passages, statement.attribution, head)
        return Subject(speaker, speaker)
    name = _as_source(passages, statement, head.start)
    if name is None and head.lower in SINGULAR_PERSON:
        name = _from_sentence_before(passages, head.sentence)
    return Subject(name, name)


def _as_source(passages: Passages, statement: Statement, start: int) -> str | None:
    """The voice for which the pronoun stands, as the reading of sources found."""
    for attribution in statement.carries:
        source = attribution.source
        if source is None or source.start != start or attribution.source_resolution != "pronoun":
            continue
        voice = passages.voices.get(attribution.voice_id)
        if voice is not None and voice.kind != "unnamed":
            return voice.label
    return None


def _as_speaker(passages: Passages, attribution: Attribution, head: Token) -> str | None:
    """The voice itself, in "Acme said it would close" and "Smith said he would resign"."""
    voice = passages.voices[attribution.voice_id]
    speaks = passages.entities.get(voice.entity_id or "")
    source = attribution.source
    if (
        speaks is None
        or source is None
        or source.sentence != head.sentence
        or source.end > head.start
    ):
        return None
    fits = {"person": SINGULAR_PERSON, "organisation": {"it"}, "group": {"they"}}
    sentence = passages.document.sentences[head.sentence].span
    others = {
        m.entity.id
        for m in passages.mentioned(sentence.start, head.start)
        if m.entity.type == speaks.type
    } - {speaks.id}
    return voice.label if head.lower in fits.get(speaks.type, ()) and not others else None


def _from_sentence_before(passages: Passages, sentence: int) -> str | None:
    """The only person named in the sentence before, if that person is its subject."""
    if sentence == 0:
        return None
    before = passages.document.sentences[sentence - 1]
    if before.region != passages.document.sentences[sentence].region or before.is_speech:
        return None
    start, end = before.span.start, before.span.end
    people = [m for m in passages.mentioned(start, end) if m.entity.type == "person"]
    tokens = passages.between(start, end)
    verb = first_verb(tokens)
    if len({m.entity.id for m in people}) != 1 or verb is None:
        return None
    plain = not passages.document.text[people[0].end : people[0].end + 2].startswith(("’s", "'s"))
    return people[0].entity.name if plain and people[0].end <= tokens[verb].start else None
