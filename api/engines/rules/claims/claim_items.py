"""A statement as a claim: its words, evidence, sort, particulars and how sure each voice is."""

from collections.abc import Iterator

from api.engines.rules.catalogue import trace
from api.engines.rules.claims.claim_kinds import check_worthiness, is_question, kind
from api.engines.rules.claims.claim_rules import rule_of
from api.engines.rules.claims.clause import Clause, clause_at, clause_of
from api.engines.rules.claims.factuality import chain
from api.engines.rules.claims.frame import frame_of
from api.engines.rules.claims.particulars import particulars
from api.engines.rules.claims.passages import Passages
from api.engines.rules.claims.selves import named_self
from api.engines.rules.claims.statement import Statement
from api.engines.rules.claims.subjects import behind_opening, subject_end
from api.engines.rules.claims.wording import self_contained
from api.engines.rules.words.grammar import AUXILIARIES, FUTURE, MODALS, words
from api.schemas.base import Span, made
from api.schemas.claims import AUTHOR, Attribution, Claim, Quantity
from api.text.quantities import quantities
from api.text.values import value

_ENDS = " \t\r\n,;:–—"
_HELPING = AUXILIARIES | MODALS | FUTURE
_OPENERS = words("and but yet")
_THAT = "that "
"""What points at something where it opens a subject, and joins nothing."""


@value
class Draft:
    """A claim to be: what is stated, and the words that make it."""

    statement: Statement
    clause: Clause
    is_speech_act: bool
    """Whether it is that somebody said something."""
    evidence: tuple[Span, ...]
    rule: str | None = None
    """Id of the rule that made it, if it is not told by the statement."""

    @property
    def voice(self) -> str:
        """Id of the voice that asserts it."""
        return self.statement.attribution.voice_id if self.statement.attribution else AUTHOR


def draft_of(passages: Passages, statement: Statement, *, is_speech_act: bool) -> Draft:
    """The statement as a claim, or that somebody said it."""
    clause = clause_at(passages, statement.piece.start, statement.piece.end)
    return drafted(passages, statement, clause, is_speech_act=is_speech_act)


def drafted(
    passages: Passages, statement: Statement, clause: Clause, *, is_speech_act: bool
) -> Draft:
    """As `draft_of`, where the words of the statement are known."""
    return Draft(statement, clause, is_speech_act, _evidence(passages, statement))


def claim_of(passages: Passages, draft: Draft, name: str) -> Claim:
    """The claim that was drafted; `name`: its id."""
    statement, act = draft.statement, draft.is_speech_act
    spoken = act or bool(statement.quotes)
    core = clause_of(frame_of(passages, statement)) if spoken else draft.clause
    told = _with_antecedent(passages, statement, core)
    numbers = _numbers(passages, statement)
    actor = _speaker(passages, statement) if spoken else None
    facts = particulars(passages, core, actor or _actor(passages, statement))
    sort = kind(told, statement, numbers, act)
    values = {
        **trace(draft.rule or rule_of(passages, statement, core, is_speech_act=act)),
        "id": name,
        "text": self_contained(_words(passages, statement)),
        "evidence": draft.evidence,
        "type": sort,
        "actors": facts.actors,
        "action": facts.action,
        "place": facts.place,
        "time": facts.time,
        "quantities": (*_numbers_of_subject(passages, draft), *numbers),
        "asserted_by": draft.voice,
        "attribution_id": statement.attribution.id if statement.attribution else None,
        "factuality": chain(
            passages,
            _without_own_cue(statement, told),
            statement.attribution,
            is_question(draft.clause.tokens),
        ),
        "check_worthy": check_worthiness(core, facts, bool(numbers), sort),
    }
    return made(Claim, values)


def _numbers_of_subject(passages: Passages, draft: Draft) -> Iterator[Quantity]:
    """The numbers of a subject that stands before the clause: "some 1,300 firefighters"."""
    piece, subject = draft.statement.piece, draft.statement.piece.antecedent
    if subject is None or subject[1] > piece.start:
        return
    low, high = subject
    signs = passages.counting(low, high)
    if signs and any(span.start <= low and high <= span.end for span in draft.evidence):
        yield from quantities(passages.document, passages.document.span(low, high), signs)


def _numbers(passages: Passages, statement: Statement) -> tuple[Quantity, ...]:
    start, end = statement.piece.start, statement.piece.end
    signs = passages.counting(start, end)
    if not signs:
        return ()
    return quantities(passages.document, passages.document.span(start, end), signs)


def _with_antecedent(passages: Passages, statement: Statement, core: Clause) -> Clause:
    """The clause behind what its "who" stands for."""
    if statement.piece.antecedent is None:
        return core
    return clause_of((*passages.between(*statement.piece.antecedent), *core.tokens))


def _without_own_cue(statement: Statement, told: Clause) -> Clause:
    """Without what tells only that somebody says so: the "reportedly" within what is reported."""
    cue = statement.attribution.cue if statement.attribution else None
    if cue is None or not told.tokens or cue.start > told.tokens[-1].start:
        return told
    start, end = cue.start, cue.end
    kept = [token for token in told.tokens if not start <= token.start < end]
    return told if len(kept) == len(told.tokens) else clause_of(kept)


def _speaker(passages: Passages, statement: Statement) -> str | None:
    """Who speaks in a statement that tells that something was said."""
    voices = (passages.voices.get(a.voice_id) for a in statement.carries)
    return next((voice.label for voice in voices if voice and voice.kind != "unnamed"), None)


def _words(passages: Passages, statement: Statement) -> str:
    low, high = statement.piece.context or (statement.piece.start, statement.piece.end)
    clause = passages.document.text[low:high]
    inside = statement.piece.antecedent is not None and low <= statement.piece.antecedent[0] < high
    first = None if inside else _antecedent(passages, statement)
    if first is None:
        return named_self(passages, statement) or clause
    aside = "," if _has_aside(passages, statement) else ""
    rest = clause.partition(" ")[2]
    return statement.piece.reads.format(first=first + aside, told=clause, rest=rest)


def _has_aside(passages: Passages, statement: Statement) -> bool:
    """Whether an aside follows in the subject, which is no list: "Ann Cole, the minister"."""
    if statement.piece.antecedent is None or not statement.piece.reads.startswith("{first} "):
        return False
    tokens = passages.between(*statement.piece.antecedent)
    end = subject_end(tokens, behind_opening(tokens), len(tokens))
    return end < len(tokens)


def _antecedent(passages: Passages, statement: Statement) -> str | None:
    """What the "who" stands for that opened the clause. Other pronouns stay as worded: a wrong
    name would accuse somebody."""
    if statement.piece.antecedent is None:
        return None
    low, high = statement.piece.antecedent
    words = passages.document.text[low:high]
    return words.replace(_THAT, _THAT.capitalize(), 1) if words.startswith(_THAT) else words


def _actor(passages: Passages, statement: Statement) -> str | None:
    """The subject that the clause shares with another, without the "will" of both."""
    if statement.piece.antecedent is None:
        return None
    low, high = statement.piece.antecedent
    tokens = passages.between(low, high)
    while len(tokens) > 1 and tokens[-1].lower in _HELPING:
        tokens = tokens[:-1]
    return passages.document.text[low : tokens[-1].end] if tokens else None


def _evidence(passages: Passages, statement: Statement) -> tuple[Span, ...]:
    piece = statement.piece
    start, end = piece.start if piece.shown is None else piece.shown, piece.end
    stretches = [(start, end)]
    if piece.antecedent and piece.broken:
        stretches.insert(0, piece.antecedent)
    hearsay = statement.attribution if statement.attribution in statement.carries else None
    if hearsay and not _is_negated(hearsay):
        low = stretches[0][0]
        stretches = [(max(s.start, low), min(s.end, end)) for s in hearsay.content]
    found = [span for low, high in stretches if (span := _trimmed(passages, low, high))]
    return tuple(found) or (passages.document.span(start, end),)


def _is_negated(attribution: Attribution) -> bool:
    """Whether its cue has the negation of what is told: "is not believed to be armed"."""
    return attribution.cue is not None and "not" in attribution.cue.exact.lower().split()


def _trimmed(passages: Passages, start: int, end: int) -> Span | None:
    """The stretch without marks at its end and without an "and" or "but" at its start."""
    text = passages.document.text
    while end > start + 1 and text[end - 1] in _ENDS:
        end -= 1
    first, last = passages.indexes(start, end)
    tokens = passages.tokens
    opened = last - first > 1 and tokens[first].lower in _OPENERS
    if opened or (last - first > 1 and _is_left_over(text, start, end)):
        start = tokens[first + 1].start
    return passages.document.span(start, end) if start < end else None


def _is_left_over(text: str, start: int, end: int) -> bool:
    """Whether the stretch opens with the second mark of a quotation that stands before it."""
    mark = text[start]
    return mark in "”»)" or (mark == '"' and text.count('"', start, end) % 2 > 0)
