"""A statement as a claim: its words, evidence, sort, particulars and how sure each voice is."""

from api.engines.rules.catalogue import trace
from api.engines.rules.claims import claim_kinds
from api.engines.rules.claims.claim_rules import rule_of
from api.engines.rules.claims.factuality import chain
from api.engines.rules.claims.particulars import particulars
from api.engines.rules.claims.passages import AUTHOR, Passages
from api.engines.rules.claims.statements import Statement, frame_of
from api.engines.rules.claims.wording import self_contained
from api.engines.rules.words.grammar import AUXILIARIES, FUTURE, MODALS
from api.engines.rules.words.tokens import Token
from api.schemas.base import Span
from api.schemas.claims import Attribution, Claim
from api.text.quantities import quantities

_ENDS = " \t\r\n,;:–—"
_HELPING = AUXILIARIES | MODALS | FUTURE
_OPENERS = frozenset({"and", "but", "yet"})


def claim_of(passages: Passages, statement: Statement, *, is_speech_act: bool) -> Claim:
    """The claim that the statement makes, or that somebody said it; its id is still to come."""
    tokens = passages.between(statement.start, statement.end)
    spoken = is_speech_act or any(a.form == "direct" for a in statement.carries)
    core = frame_of(passages, statement) if spoken else tokens
    evidence = _evidence(passages, statement)
    whole = passages.document.span(statement.start, statement.end)
    numbers = quantities(passages.document, whole)
    actor = _speaker(passages, statement) if spoken else None
    facts = particulars(passages, core, actor or _actor(passages, statement))
    first = passages.between(*statement.antecedent) if statement.antecedent else ()
    stated = [t for t in (*first, *core) if not _is_own_cue(statement, t)]
    held = chain(passages, stated, statement.attribution, claim_kinds.is_question(tokens))
    kind = claim_kinds.kind((*first, *core), statement, numbers, is_speech_act)
    return Claim(
        id="c0",
        text=self_contained(_words(passages, statement)),
        evidence=evidence,
        type=kind,
        actors=facts.actors,
        action=facts.action,
        place=facts.place,
        time=facts.time,
        quantities=numbers,
        asserted_by=statement.attribution.voice_id if statement.attribution else AUTHOR,
        attribution_id=statement.attribution.id if statement.attribution else None,
        factuality=held,
        check_worthy=claim_kinds.check_worthiness(core, facts, bool(numbers), kind),
        **trace(rule_of(passages, statement, is_speech_act=is_speech_act)),
    )


def _is_own_cue(statement: Statement, token: Token) -> bool:
    """Whether it tells only that somebody says so: the "reportedly" within what is reported."""
    cue = statement.attribution.cue if statement.attribution else None
    return cue is not None and cue.start <= token.start < cue.end


def _speaker(passages: Passages, statement: Statement) -> str | None:
    """Who speaks in a statement that tells that something was said."""
    voices = (passages.voices.get(a.voice_id) for a in statement.carries)
    return next((voice.label for voice in voices if voice and voice.kind != "unnamed"), None)


def _words(passages: Passages, statement: Statement) -> str:
    low, high = statement.context or (statement.start, statement.end)
    clause = passages.document.text[low:high]
    inside = statement.antecedent is not None and low <= statement.antecedent[0] < high
    first = None if inside else _antecedent(passages, statement)
    if first is None:
        return clause
    aside = "," if "," in first and statement.reads.startswith("{first} ") else ""
    return statement.reads.format(first=first + aside, told=clause)


def _antecedent(passages: Passages, statement: Statement) -> str | None:
    """What the "who" stands for that opened the clause. Other pronouns stay as worded: a wrong
    name would accuse somebody."""
    if statement.antecedent is None:
        return None
    low, high = statement.antecedent
    return passages.document.text[low:high]


def _actor(passages: Passages, statement: Statement) -> str | None:
    """The subject that the clause shares with another, without the "will" of both."""
    if statement.antecedent is None:
        return None
    low, high = statement.antecedent
    tokens = passages.between(low, high)
    while len(tokens) > 1 and tokens[-1].lower in _HELPING:
        tokens = tokens[:-1]
    return passages.document.text[low : tokens[-1].end] if tokens else None


def _evidence(passages: Passages, statement: Statement) -> tuple[Span, ...]:
    start, end = statement.start if statement.shown is None else statement.shown, statement.end
    stretches = [(start, end)]
    if statement.antecedent and statement.broken:
        stretches.insert(0, statement.antecedent)
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
    tokens = passages.between(start, end)
    if len(tokens) > 1 and (tokens[0].lower in _OPENERS or _is_left_over(text, start, end)):
        start = tokens[1].start
    return passages.document.span(start, end) if start < end else None


def _is_left_over(text: str, start: int, end: int) -> bool:
    """Whether the stretch opens with the second mark of a quotation that stands before it."""
    mark = text[start]
    return mark in "”»)" or (mark == '"' and text.count('"', start, end) % 2 > 0)
