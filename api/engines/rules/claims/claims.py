"""The checkable statements of a document, and the sentences that hold none."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from api.engines.rules.catalogue import trace
from api.engines.rules.claims.answers import answered
from api.engines.rules.claims.claim_items import Draft, claim_of, draft_of, drafted
from api.engines.rules.claims.clausal import is_saying
from api.engines.rules.claims.clause import Clause, clause_at
from api.engines.rules.claims.drops import APPEAL, Drop, drop, is_put
from api.engines.rules.claims.frame import frame_of, tells_who, told_beside
from api.engines.rules.claims.passages import Passages
from api.engines.rules.claims.piece import Piece
from api.engines.rules.claims.statement import Statement
from api.engines.rules.claims.statements import statements
from api.engines.rules.words.line_labels import is_heading, label_width
from api.engines.rules.words.refusals import refusal
from api.engines.rules.words.verbs import has_subject_and_verb
from api.schemas.claims import Claim, Dropped, DropReason, Voice
from api.schemas.document import Document, Sentence
from api.text.values import changed

_LEAST_QUOTED = 4
_LEANS: DropReason = "not_self_contained"
_HEADING = Drop("no_factual_content", "dropped.heading")
_NOTHING = Drop("no_factual_content", "dropped.fragment")
_ONLY_QUOTES = Drop("no_factual_content", "dropped.only_attributes")
_FIGURE = re.compile(r"(?<![:\d])\d+(?:[.,]\d+)*(?![:\d])")
_ASIDES = frozenset({"relative", "restrictive", "apposition", "participle"})
_READ = frozenset({"body", "quote_block", "caption", "teaser"})

Outcome = Draft | Drop


@dataclass(frozen=True)
class Findings:
    claims: tuple[Claim, ...]
    dropped: tuple[Dropped, ...]


def read_claims(passages: Passages) -> Findings:
    """Claims in the order of the text, with ids c1, c2, …; every other sentence as dropped.

    A headline only announces what the text below it tells, but for a figure that is nowhere else.
    """
    drafts: list[Draft] = []
    dropped: list[Dropped] = []
    read = _read(passages.document)
    for sentence in passages.document.included():
        outcomes = _outcomes_of(passages, sentence, read)
        found = [outcome for outcome in outcomes if isinstance(outcome, Draft)]
        drafts += found
        if not found:
            why, rule = next(outcome for outcome in outcomes if isinstance(outcome, Drop))
            dropped.append(Dropped(sentence=sentence.index, why=why, **trace(rule)))
    ordered = sorted(_once(drafts), key=_place)
    claims = (claim_of(passages, draft, f"c{number}") for number, draft in enumerate(ordered, 1))
    return Findings(tuple(claims), tuple(dropped))


def _read(document: Document) -> frozenset[str]:
    """The kinds of regions that are read: headlines only where there is nothing else."""
    kinds = {document.region_of(sentence.index).kind for sentence in document.included()}
    return _READ if _READ & kinds else _READ | {"headline"}


def _outcomes_of(passages: Passages, sentence: Sentence, read: frozenset[str]) -> Sequence[Outcome]:
    """What comes of the sentence, one thing at least; `read`: the kinds of regions to be read."""
    kind = passages.document.region_of(sentence.index).kind
    if kind not in read:
        tells = kind == "headline" and _tells_a_figure(passages, sentence)
        told = _outcomes(passages, _unlabelled(passages, sentence)) if tells else ()
        return _headed(told) or [_HEADING]
    if is_heading(sentence.span.exact):
        return [_HEADING]
    answers = list(answered(passages, sentence))
    return answers or _outcomes(passages, _unlabelled(passages, sentence)) or [_NOTHING]


def _headed(outcomes: Sequence[Outcome]) -> list[Draft]:
    """The claims of a headline."""
    found = (outcome for outcome in outcomes if isinstance(outcome, Draft))
    return [changed(draft, rule="claim.headline") for draft in found]


def _unlabelled(passages: Passages, sentence: Sentence) -> Sentence:
    """The sentence without the point of a list or the label in front of it: "SPOTTED: "."""
    span = sentence.span
    width = _turn_start(passages, sentence) - span.start or label_width(span.exact)
    if not 0 < width < span.end - span.start:
        return sentence
    behind = passages.document.span(span.start + width, span.end)
    return sentence.model_copy(update={"span": behind})


def _turn_start(passages: Passages, sentence: Sentence) -> int:
    """Where a turn of an interview starts behind the name of who speaks, else the sentence."""
    for part in passages.parts.get(sentence.index, ()):
        if (part.attribution.rule_id or "").startswith("attribution.interview"):
            return part.start
    return sentence.span.start


def _tells_a_figure(passages: Passages, sentence: Sentence) -> bool:
    """Whether a whole sentence as a headline has a figure that the text does not repeat."""
    low, high = sentence.span.start, sentence.span.end
    text = passages.document.text
    figures = _FIGURE.findall(text, low, high)
    if not figures or not has_subject_and_verb(passages.between(low, high)):
        return False
    rest = text[:low] + " " + text[high:]
    return any(figure not in rest for figure in figures)


def _whys(outcomes: Iterable[Outcome]) -> frozenset[DropReason]:
    return frozenset(outcome.why for outcome in outcomes if isinstance(outcome, Drop))


def _outcomes(passages: Passages, sentence: Sentence) -> list[Outcome]:
    found = statements(passages, sentence)
    outcomes = [o for statement in found for o in _judged(passages, sentence, statement)]
    quoted = not any(statement.speech for statement in found)
    return _settled(passages, found, outcomes) if quoted and _LEANS in _whys(outcomes) else outcomes


def _judged(passages: Passages, sentence: Sentence, statement: Statement) -> Iterator[Outcome]:
    """The claims of a statement: of what is said in it, else that it was said, else itself."""
    if not statement.speech:
        if _only_quotes(passages, statement):
            yield _ONLY_QUOTES
            return
        clause = clause_at(passages, statement.piece.start, statement.piece.end)
        dropped = drop(passages, sentence, statement, clause)
        told = _is_told(statement, clause)
        yield dropped or drafted(passages, statement, clause, is_speech_act=told)
        return
    inner: list[Outcome] = []
    for _, group in groupby(statement.speech, key=lambda said: said.attribution):
        said = tuple(group)
        outcomes = [o for part in said for o in _judged(passages, sentence, part)]
        inner += _settled(passages, said, outcomes)
    yield from inner
    if is_put(statement):
        return
    frame = frame_of(passages, statement)
    beside = told_beside(statement, frame)
    if beside:
        yield draft_of(passages, beside, is_speech_act=False)
    if all(outcome is APPEAL for outcome in inner):
        return
    known = any(isinstance(outcome, Draft) for outcome in inner)
    voices = [passages.voices.get(a.voice_id) for a in statement.carries]
    mood = bool(voices) and all(_is_nobody(v) for v in voices) and "opinion" in _whys(inner)
    if ((not known and not mood) or refusal(frame) is not None) and tells_who(frame):
        quoted = _only_quotes(passages, statement)
        yield _ONLY_QUOTES if quoted else draft_of(passages, statement, is_speech_act=True)


def _only_quotes(passages: Passages, statement: Statement) -> bool:
    """Whether it is direct speech and then who says so: nothing of it is the author's claim.

    What a crowd shouts is told as something that happened.
    """
    said = next((a for a in statement.carries if a.form == "direct"), None)
    start = statement.piece.start
    if said is None or said.cue is None or statement.attribution is not None:
        return False
    voice = passages.voices.get(said.voice_id)
    if voice is not None and voice.kind == "collective":
        return False
    spans = said.content
    return any(s.start < said.cue.start and start <= s.end <= said.cue.start for s in spans)


def _is_told(statement: Statement, clause: Clause) -> bool:
    """Whether the clause is that somebody said something, though no clause is read in that."""
    if clause.verb is None or not statement.carries:
        return False
    verb, own = clause.tokens[clause.verb], statement.attribution
    return any(a is not own and is_saying(a, verb) for a in statement.carries)


def _is_nobody(voice: Voice | None) -> bool:
    """Whether nobody in particular speaks, whose mood is no news."""
    return voice is not None and voice.kind in {"collective", "unnamed"}


def _settled(
    passages: Passages, said: Sequence[Statement], outcomes: list[Outcome]
) -> list[Outcome]:
    """The outcomes, or all that is quoted as one claim where not every clause stands alone."""
    whole = _quoted(said)
    known = any(isinstance(outcome, Draft) for outcome in outcomes) and not _hangs(said, outcomes)
    lost = _whys(outcomes)
    if all(outcome is APPEAL for outcome in outcomes):
        return outcomes
    if known or not whole or not whole.attribution or not lost or "no_factual_content" in lost:
        return outcomes
    mood = "opinion" in lost and _is_nobody(passages.voices.get(whole.attribution.voice_id))
    tokens = passages.between(whole.piece.start, whole.piece.end)
    bare = whole.piece.antecedent is None and not has_subject_and_verb(tokens)
    opening = next((t for t in tokens if t.is_word), None)
    full = len(tokens) >= _LEAST_QUOTED and opening is not None and opening.is_capitalised
    scrap = bare and not (full and whole.attribution.form == "direct")
    if scrap or (mood and not known):
        return outcomes
    return [draft_of(passages, whole, is_speech_act="opinion" in lost and not known)]


def _hangs(said: Sequence[Statement], outcomes: Sequence[Outcome]) -> bool:
    """Whether only asides are left of what is said: "You robbed a woman who trusted you"."""
    if len(said) != len(outcomes) or any(part.speech for part in said):
        return False
    kept = [s for s, o in zip(said, outcomes, strict=True) if isinstance(o, Draft)]
    return bool(kept) and kept[0] is not said[0] and all(s.piece.cut in _ASIDES for s in kept)


def _quoted(said: Sequence[Statement]) -> Statement | None:
    """All of it as one statement, where one speaker says it in quotation marks."""
    attribution = said[0].attribution if said else None
    one = all(s.attribution is attribution for s in said)
    if attribution is None or not one or attribution.form not in {"direct", "mixed"}:
        return None
    first, last = said[0], said[-1]
    if first is last:
        return first
    start, end = first.piece.start, last.piece.end
    if any(span.start <= start and end <= span.end for span in attribution.content):
        return Statement(Piece(start, end), attribution)
    return None


def _place(draft: Draft) -> tuple[int, int, int]:
    first, last = draft.evidence[0], draft.evidence[-1]
    return first.start, last.start, last.end


def _once(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, and of the same words of one voice only the last, which is the most hedged."""
    told = {(d.voice, *[(s.start, s.end) for s in d.evidence]): d for d in drafts}
    return list(told.values())
