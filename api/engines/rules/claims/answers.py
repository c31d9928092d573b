"""What a short sentence answers that the one before tells: "Mr Lee denies this."."""

from collections.abc import Iterator

from api.engines.rules.attribution.lending import takes_up
from api.engines.rules.claims.claim_items import Draft, draft_of
from api.engines.rules.claims.passages import Passages
from api.engines.rules.claims.piece import Piece
from api.engines.rules.claims.statement import Statement
from api.engines.rules.words.verbs import has_subject_and_verb
from api.schemas.base import Span
from api.schemas.claims import Attribution
from api.schemas.document import Sentence
from api.text.values import changed

_MOST_BEHIND = 1
"""Words behind the verb: "this" or "it"."""


def answered(passages: Passages, sentence: Sentence) -> Iterator[Draft]:
    """What the sentence takes up, as a claim of whoever does so; its own words are evidence too."""
    for attribution in passages.cues.get(sentence.index, ()):
        if takes_up(attribution) and _is_all(passages, sentence, attribution):
            for span in attribution.content:
                if _is_plain(passages, span):
                    told = Statement(Piece(span.start, span.end), attribution)
                    draft = draft_of(passages, told, is_speech_act=False)
                    yield changed(draft, evidence=(*draft.evidence, sentence.span))


def _is_plain(passages: Passages, span: Span) -> bool:
    """Whether it is a clause in which nobody says anything: else it is not plain what is meant."""
    cues = (a.cue for a in passages.cues.get(passages.document.sentence_at(span.start), ()))
    if any(cue is not None and span.start <= cue.start < span.end for cue in cues):
        return False
    return has_subject_and_verb(passages.between(span.start, span.end))


def _is_all(passages: Passages, sentence: Sentence, attribution: Attribution) -> bool:
    """Whether the sentence tells nothing else, and what it takes up stands before it."""
    cue, span = attribution.cue, sentence.span
    if cue is None or attribution.content[-1].end > span.start:
        return False
    behind = [t for t in passages.between(cue.end, span.end) if t.is_word]
    before = passages.between(span.start, cue.start)
    return len(behind) <= _MOST_BEHIND and not has_subject_and_verb(before)
