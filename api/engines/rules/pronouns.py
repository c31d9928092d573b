"""Who an opening pronoun stands for, where that is safe to say."""

from typing import NamedTuple

from api.engines.rules.grammar import BE, FUTURE, MODALS, SINGULAR_PERSON
from api.engines.rules.passages import Passages
from api.engines.rules.statements import Statement
from api.engines.rules.tokens import Token
from api.engines.rules.verbs import first_verb
from api.schemas.claims import Attribution

_RESOLVED = SINGULAR_PERSON | {"they", "it"}
_FILLERS = (
    BE | MODALS | FUTURE | {"'s", "has", "had", "seems", "appears", "seemed", "emerged", "takes"}
)
_PAPERS = frozenset(
    {
        "figures", "data", "records", "report", "reports", "statistics", "documents", "memo",
        "survey", "poll", "study", "papers", "filings", "sources", "estimates", "research",
    }
)  # fmt: skip
_OWNERS = {"she": "her", "he": "his"}
"""In "her lawyer said she would appeal", the "she" may be either."""
_PERSONS = ("er", "or", "ist", "man", "woman", "ian", "ant", "police", "people")
_LONGEST_THING = 4


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
        if speaker is None and head.lower == "it":
            return Subject(None, _thing_before(passages, head))
        return Subject(speaker, speaker)
    name = _as_source(passages, statement, head.start)
    if name is None and head.lower in SINGULAR_PERSON:
        name = _from_sentence_before(passages, head.sentence)
        if name is not None and name == _voice(passages, statement):
            name = None
    if name is None and head.lower == "it":
        return Subject(None, _thing_before(passages, head))
    return Subject(name, name)


def _voice(passages: Passages, statement: Statement) -> str | None:
    """Whoever says it: in direct speech, "he" is somebody else."""
    attribution = statement.attribution
    voice = passages.voices.get(attribution.voice_id) if attribution else None
    entity = passages.entities.get(voice.entity_id or "") if voice else None
    return entity.name if entity else None


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
    voice = passages.voices.get(attribution.voice_id)
    speaks = passages.entities.get(voice.entity_id or "") if voice else None
    source = attribution.source
    if (
        voice is None
        or speaks is None
        or source is None
        or source.exact.split()[-1].lower() in _PAPERS
        or source.sentence != head.sentence
        or source.end > head.start
    ):
        return None
    fits = {"person": SINGULAR_PERSON, "organisation": {"it"}, "group": {"they"}}
    sentence = passages.document.sentences[head.sentence].span
    before = passages.between(sentence.start, head.start)
    if any(t.lower == _OWNERS.get(head.lower) for t in before):
        return None
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


def _thing_before(passages: Passages, head: Token) -> str | None:
    """The thing of which the sentence before tells, for an "it" that does something.

    It is plain only where that sentence, or what is said in it, opens with "the" and a short
    phrase in small letters, and where the "it" is no mere filler, as in "it is clear that".
    """
    if head.sentence == 0:
        return None
    before, here = (passages.document.sentences[head.sentence + step] for step in (-1, 0))
    following = passages.between(head.end, here.span.end)[:1]
    if before.region != here.region or not following or following[0].lower in _FILLERS:
        return None
    parts = [p for p in passages.parts.get(before.index, ()) if p.attribution.form == "indirect"]
    start = max((p.start for p in parts), default=before.span.start)
    tokens = [t for t in passages.between(start, before.span.end) if t.lower != "that"]
    verb = first_verb(tokens)
    if not verb or not 1 < verb <= _LONGEST_THING or tokens[0].lower != "the":
        return None
    words = tokens[1:verb]
    noun = words[-1].lower
    plain = all(t.text.isalpha() and t.text.islower() for t in words)
    person = noun.endswith(_PERSONS) or noun[-1] == "s" or noun in _PAPERS
    return None if not plain or person else passages.document.text[tokens[0].start : words[-1].end]
