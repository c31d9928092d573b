"""The checkable statements of a document, and the sentences that hold none."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from api.engines.rules import claim_kinds
from api.engines.rules.catalogue import trace
from api.engines.rules.factuality import chain
from api.engines.rules.particulars import particulars
from api.engines.rules.passages import AUTHOR, Passages
from api.engines.rules.statements import Statement, frame_of, has_frame, statements, told_beside
from api.engines.rules.tokens import Token
from api.engines.rules.verbs import has_subject_and_verb
from api.engines.rules.wording import self_contained
from api.schemas.base import Span
from api.schemas.claims import Attribution, Claim, Dropped, DropReason, Voice
from api.schemas.document import Sentence
from api.text.quantities import quantities

_LEAST_QUOTED = 4
_LEANS: DropReason = "not_self_contained"
_READ = frozenset({"body", "quote_block", "caption", "teaser"})
_ENDS = " \t\r\n,;:–—"
_OPENERS = frozenset({"and", "but", "yet"})


Outcome = Claim | DropReason


@dataclass(frozen=True)
class Findings:
    claims: tuple[Claim, ...]
    dropped: tuple[Dropped, ...]


def read_claims(passages: Passages) -> Findings:
    """Claims in the order of the text, with ids c1, c2, …; every other sentence as dropped.

    A headline only announces what the text below it tells.
    """
    claims: list[Claim] = []
    dropped: list[Dropped] = []
    document = passages.document
    kinds = {s.index: document.region_of(s.index).kind for s in document.included()}
    read = _READ if _READ & set(kinds.values()) else _READ | {"headline"}
    for sentence in document.included():
        if kinds[sentence.index] not in read:
            dropped.append(_dropped(sentence, "no_factual_content"))
            continue
        outcomes = _outcomes(passages, sentence)
        found = [outcome for outcome in outcomes if isinstance(outcome, Claim)]
        claims.extend(found)
        if not found:
            reasons = [outcome for outcome in outcomes if isinstance(outcome, str)]
            why = reasons[0] if reasons else "no_factual_content"
            dropped.append(_dropped(sentence, why))
    ordered = sorted(_once(claims), key=_place)
    numbered = tuple(c.model_copy(update={"id": f"c{i}"}) for i, c in enumerate(ordered, 1))
    return Findings(numbered, tuple(dropped))


def _dropped(sentence: Sentence, why: DropReason) -> Dropped:
    return Dropped(sentence=sentence.index, why=why, **trace(f"dropped.{why}"))


def _outcomes(passages: Passages, sentence: Sentence) -> list[Outcome]:
    found = statements(passages, sentence)
    outcomes = [o for statement in found for o in _judged(passages, sentence, statement)]
    quoted = not any(statement.speech for statement in found)
    return _settled(passages, found, outcomes) if quoted and _LEANS in outcomes else outcomes


def _judged(passages: Passages, sentence: Sentence, statement: Statement) -> Iterator[Outcome]:
    """The claims of a statement: of what is said in it, else that it was said, else itself."""
    if not statement.speech:
        reason = claim_kinds.drop_reason(passages, sentence, statement)
        yield reason or _claim(passages, statement, is_speech_act=False)
        return
    inner: list[Outcome] = []
    for _, group in groupby(statement.speech, key=lambda said: said.attribution):
        said = tuple(group)
        outcomes = [o for part in said for o in _judged(passages, sentence, part)]
        inner += _settled(passages, said, outcomes)
    yield from inner
    beside = told_beside(passages, statement)
    if beside:
        yield _claim(passages, beside, is_speech_act=False)
    known = any(isinstance(outcome, Claim) for outcome in inner)
    voices = [passages.voices.get(a.voice_id) for a in statement.carries]
    mood = bool(voices) and all(_is_nobody(v) for v in voices) and "opinion" in inner
    if not known and not mood and has_frame(passages, statement):
        yield _claim(passages, statement, is_speech_act=True)


def _is_nobody(voice: Voice | None) -> bool:
    """Whether nobody in particular speaks, whose mood is no news."""
    return voice is not None and voice.kind in {"collective", "unnamed"}


def _settled(
    passages: Passages, said: Sequence[Statement], outcomes: list[Outcome]
) -> list[Outcome]:
    """The outcomes, or all that is quoted as one claim where not every clause stands alone."""
    whole = _quoted(said)
    known = any(isinstance(outcome, Claim) for outcome in outcomes)
    lost = [outcome for outcome in outcomes if isinstance(outcome, str)]
    if known or not whole or not whole.attribution or not lost or "no_factual_content" in lost:
        return outcomes
    mood = "opinion" in lost and _is_nobody(passages.voices.get(whole.attribution.voice_id))
    tokens = passages.between(whole.start, whole.end)
    bare = whole.antecedent is None and not has_subject_and_verb(tokens)
    opening = next((t for t in tokens if t.is_word), None)
    full = len(tokens) >= _LEAST_QUOTED and opening is not None and opening.is_capitalised
    scrap = bare and not (full and whole.attribution.form == "direct")
    if scrap or (mood and not known):
        return outcomes
    return [_claim(passages, whole, is_speech_act="opinion" in lost and not known)]


def _quoted(said: Sequence[Statement]) -> Statement | None:
    """All of it as one statement, where one speaker says it in quotation marks."""
    attribution = said[0].attribution if said else None
    one = all(s.attribution == attribution for s in said)
    if attribution is None or not one or attribution.form not in {"direct", "mixed"}:
        return None
    first, last = said[0], said[-1]
    if first is last:
        return first
    if any(span.start <= first.start and last.end <= span.end for span in attribution.content):
        return Statement(first.start, last.end, attribution)
    return None


def _claim(passages: Passages, statement: Statement, *, is_speech_act: bool) -> Claim:
    tokens = passages.between(statement.start, statement.end)
    spoken = is_speech_act or any(a.form == "direct" for a in statement.carries)
    core = frame_of(passages, statement) if spoken else tokens
    evidence = _evidence(passages, statement)
    whole = passages.document.span(statement.start, statement.end)
    numbers = quantities(passages.document, whole)
    actor = _speaker(passages, statement) if spoken else None
    facts = particulars(passages, core, actor or _antecedent(passages, statement))
    first = passages.between(*statement.antecedent) if statement.antecedent else ()
    stated = [t for t in (*first, *core) if not _is_own_cue(statement, t)]
    held = chain(passages, stated, statement.attribution, claim_kinds.is_question(tokens))
    kind = claim_kinds.kind(core, statement, numbers, is_speech_act)
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
        **trace(_rule(statement, is_speech_act=is_speech_act)),
    )


def _rule(statement: Statement, *, is_speech_act: bool) -> str:
    if is_speech_act:
        return "claim.speech_act"
    return "claim.said" if statement.attribution else "claim.told"


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
    first = None if statement.context else _antecedent(passages, statement)
    return clause if first is None else f"{first} {clause}"


def _antecedent(passages: Passages, statement: Statement) -> str | None:
    """What the "who" stands for that opened the clause. Other pronouns stay as worded: a wrong
    name would accuse somebody."""
    if statement.antecedent is None:
        return None
    low, high = statement.antecedent
    return passages.document.text[low:high]


def _evidence(passages: Passages, statement: Statement) -> tuple[Span, ...]:
    start, end = statement.shown or statement.start, statement.end
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
    if len(tokens) > 1 and tokens[0].lower in _OPENERS:
        start = tokens[1].start
    return passages.document.span(start, end) if start < end else None


def _place(claim: Claim) -> tuple[int, int, int]:
    first, last = claim.evidence[0], claim.evidence[-1]
    return first.start, last.start, last.end


def _once(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, and of the same words of one voice only the last, which is the most hedged."""
    told = {(c.asserted_by, tuple((s.start, s.end) for s in c.evidence)): c for c in claims}
    return list(told.values())
