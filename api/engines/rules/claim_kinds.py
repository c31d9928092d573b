"""What sort of statement a clause makes, whether it is checkable, and how worthwhile a check is."""

from collections.abc import Sequence

from api.engines.rules.grammar import (
    AUXILIARIES,
    MODALS,
    PRONOUNS,
    SINGULAR_PERSON,
)
from api.engines.rules.judgements import cues, is_addressed, is_echo, is_opinion
from api.engines.rules.particulars import Particulars
from api.engines.rules.passages import Passages
from api.engines.rules.point import is_point
from api.engines.rules.quoted import is_said_by_nobody
from api.engines.rules.statements import Statement
from api.engines.rules.tokens import Token, scan
from api.engines.rules.verbs import first_verb, main_zone
from api.schemas.claims import CheckWorthiness, ClaimType, DropReason, Quantity
from api.schemas.document import Sentence

_SHORT = 4
_FRAGMENT = 6
_UNCLEAR = 10
_VERBLESS = 3
_POINTING = frozenset({"this", "that", "it", "these", "those", "there"})
_PERSONS = SINGULAR_PERSON | {"i", "we", "they", "who"}
_SIDES = frozenset({"agree", "agrees", "agreed", "disagree", "disagrees", "disagreed"})
_NOBODY = PRONOUNS | {
    "others", "some", "many", "most", "few", "all", "both", "everyone", "everybody", "nobody",
    "several", "not", "opinions", "views", "people", "reactions",
}  # fmt: skip
_MARKS = frozenset("\"“”'‘’")
_HIGH, _MEDIUM = 3, 1


def is_question(tokens: Sequence[Token]) -> bool:
    return any(token.text == "?" for token in tokens[-2:])


def drop_reason(passages: Passages, sentence: Sentence, statement: Statement) -> DropReason | None:
    """Why a clause holds nothing checkable, or None where it does."""
    tokens = passages.between(statement.start, statement.end)
    words = [token for token in tokens if token.is_word]
    found = cues(tokens)
    numbers = any(word.text[0].isdigit() for word in words)
    rules: tuple[tuple[bool, DropReason], ...] = (
        (not words or is_question(tokens), "no_factual_content"),
        (is_addressed(statement, words), "no_factual_content"),
        ("social" in found and len(words) <= 2 * _SHORT, "no_factual_content"),
        ("reaction" in found and not numbers and _is_nobodys(words), "no_factual_content"),
        (_only_attributes(passages, sentence, words), "no_factual_content"),
        (_is_label(passages, sentence, tokens, words), "no_factual_content"),
        (
            statement.antecedent is None
            and statement.context is None
            and _is_fragment(passages, sentence, tokens, words),
            "not_self_contained",
        ),
        (is_said_by_nobody(passages, statement), "ambiguous"),
        (_is_one_word(passages, statement), "not_self_contained"),
        (not numbers and is_opinion(passages, statement, tokens), "opinion"),
        (is_echo(words), "not_self_contained"),
        (_hangs_in_the_air(statement, words), "not_self_contained"),
        (_points_away(statement, words), "not_self_contained"),
    )
    return next((reason for applies, reason in rules if applies), None)


def _is_nobodys(words: Sequence[Token]) -> bool:
    """Whether a short clause names nobody: "others disagree", and not "engineers disagree"."""
    named = any(word.is_capitalised for word in words[1:])
    sides = any(w.lower in _SIDES for w in words) and words[0].lower not in _NOBODY
    return len(words) <= 2 * _SHORT and not named and not sides


def _points(words: Sequence[Token], more: frozenset[str]) -> bool:
    """Whether the first word points at something outside of the clause."""
    return bool(words) and words[0].lower.removesuffix("'s") in _POINTING | more


def _points_away(statement: Statement, words: Sequence[Token]) -> bool:
    """Whether it is too short to say what its first word stands for, or what it was: "He did"."""
    if len(words) > _SHORT or not _points(words, PRONOUNS):
        return False
    unfinished = words[-1].lower in AUXILIARIES | MODALS | {"not", "so", "too"}
    return unfinished or _is_direct(statement) or words[0].lower not in _PERSONS


def _only_attributes(passages: Passages, sentence: Sentence, words: Sequence[Token]) -> bool:
    """Whether it only tells who says what stands in another sentence."""
    return _points(words, frozenset()) and passages.attributes_elsewhere(sentence.index)


def _is_fragment(
    passages: Passages, sentence: Sentence, tokens: Sequence[Token], words: Sequence[Token]
) -> bool:
    """Whether it is short and has no verb. Headlines may do without one."""
    headline = passages.document.region_of(sentence.index).kind == "headline"
    least = _VERBLESS if headline else _FRAGMENT
    return len(words) < least and first_verb(tokens) is None


def _is_label(
    passages: Passages, sentence: Sentence, tokens: Sequence[Token], words: Sequence[Token]
) -> bool:
    """Whether it only names somebody, as the line of an outlet or of an author does."""
    first = next(iter(passages.document.included()), None)
    opens = first is not None and first.index == sentence.index
    capitals = all(w.is_capitalised or w.lower in {"of", "the", "and", "for"} for w in words)
    return not opens and capitals and len(words) < _FRAGMENT and first_verb(tokens) is None


def _hangs_in_the_air(statement: Statement, words: Sequence[Token]) -> bool:
    """Whether it is speech that only those who were there can understand."""
    if not _is_direct(statement) or not words or not words[0].is_capitalised:
        return False
    named = any(word.is_capitalised and word.lower != "i" for word in words[1:])
    counted = any(word.text[0].isdigit() for word in words)
    points = _points(words, frozenset({"you", "they"}))
    return points and not named and not counted and len(words) <= _UNCLEAR


def _is_one_word(passages: Passages, statement: Statement) -> bool:
    """Whether all that somebody says in it is one word: "No"."""
    spans = [span for a in statement.carries if a.form == "direct" for span in a.content]
    words = (t for s in spans for t in passages.between(s.start, s.end) if t.is_word)
    return bool(spans) and len(list(words)) == 1


def _is_direct(statement: Statement) -> bool:
    return statement.attribution is not None and statement.attribution.form == "direct"


def kind(
    tokens: Sequence[Token], statement: Statement, numbers: Sequence[Quantity], is_speech_act: bool
) -> ClaimType:
    """The sort of statement, by the first rule that applies."""
    found = cues(main_zone(tokens))
    every = cues(tokens)
    own = [a for a in statement.carries if a is not statement.attribution]
    wanted = any(a.kind in {"desire", "decree"} for a in own)
    spoken = is_speech_act or any(a.form == "direct" for a in own)
    told = frozenset[str]().union(*(cues(scan(a.cue.exact)) for a in own if a.cue))
    point = is_point(tokens, numbers)
    future = "prediction" in found and not (point and "conditional" in found)
    rules: tuple[tuple[bool, ClaimType], ...] = (
        ("charge" in found | told or _names(tokens, found), "quotation"),
        (not spoken and "position" in told, "position"),
        (spoken and not wanted and "position" not in found, "quotation"),
        (wanted or "position" in found, "position"),
        ("promise" in found and not own, "quotation"),
        (future, "prediction"),
        (point and not spoken, "numerical"),
        ("causal" in every, "causal"),
        ("recommendation" in found and statement.attribution is not None, "position"),
    )
    return next((name for applies, name in rules if applies), "event_property")


def _names(tokens: Sequence[Token], found: frozenset[str]) -> bool:
    """Whether somebody gives something a name: 'called it a "disgrace"', "dismissed it as"."""
    words = {token.lower for token in tokens}
    return "naming" in found and not words.isdisjoint(_MARKS | {"as", "a", "an"})


def check_worthiness(
    tokens: Sequence[Token], facts: Particulars, has_numbers: bool, sort: ClaimType
) -> CheckWorthiness:
    """A score of plain signs: numbers, names, causes and past events for, the vague against."""
    found = cues(tokens)
    verb = first_verb(tokens)
    past = verb is not None and sort not in {"prediction", "position"} and _is_past(tokens, verb)
    signs: tuple[tuple[bool, int, str], ...] = (
        (has_numbers, 2, "has a number"),
        (bool(facts.actors), 1, "names who acts"),
        (sort == "causal", 1, "states a cause"),
        (past, 1, "tells of a past event"),
        (facts.place is not None or facts.time is not None, 1, "says where or when"),
        (not facts.actors and not has_numbers, 0, "names no actor"),
        ("vague" in found, -1, "is worded vaguely"),
        (sort == "prediction", -1, "is about the future"),
        (sort == "position", -1, "tells what somebody wants or thinks"),
    )
    holding = [(weight, reason) for holds, weight, reason in signs if holds]
    score = sum(weight for weight, _ in holding)
    level = "high" if score >= _HIGH else "medium" if score >= _MEDIUM else "low"
    return CheckWorthiness(level=level, reasons=tuple(reason for _, reason in holding))


def _is_past(tokens: Sequence[Token], verb: int) -> bool:
    word = tokens[verb].lower
    return word not in {"is", "are", "am", "will", "would", "can", "may", "might", "could"} and (
        word in {"was", "were", "had", "did", "has", "have"} or not word.endswith("s")
    )
