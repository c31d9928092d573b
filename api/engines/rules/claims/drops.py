"""Clauses that state nothing which can be checked, and why."""

from collections.abc import Sequence
from typing import NamedTuple

from api.engines.rules.claims.claim_kinds import is_question
from api.engines.rules.claims.judgements import cues, is_addressed, is_echo, is_mood, is_opinion
from api.engines.rules.claims.passages import Passages
from api.engines.rules.claims.quoted import is_said_by_nobody
from api.engines.rules.claims.statements import Statement
from api.engines.rules.words.grammar import AUXILIARIES, MODALS, PRONOUNS, SINGULAR_PERSON
from api.engines.rules.words.tokens import Token
from api.engines.rules.words.verbs import first_verb
from api.schemas.claims import DropReason
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
_NOTHING: DropReason = "no_factual_content"
_LEANS: DropReason = "not_self_contained"


class Drop(NamedTuple):
    """Why nothing is taken from a clause, and the rule that says so."""

    why: DropReason
    rule: str


def drop(passages: Passages, sentence: Sentence, statement: Statement) -> Drop | None:
    """Why a clause holds nothing checkable, or None where it does."""
    tokens = passages.between(statement.start, statement.end)
    words = [token for token in tokens if token.is_word]
    found = cues(tokens)
    numbers = any(word.text[0].isdigit() for word in words)
    leans = statement.antecedent is None and statement.context is None
    leans = leans and not _is_whole_clause(statement)
    rules: tuple[tuple[bool, DropReason, str], ...] = (
        (not words, _NOTHING, "fragment"),
        (is_question(tokens), _NOTHING, "question"),
        (is_addressed(statement, words), _NOTHING, "command"),
        ("social" in found and len(words) <= 2 * _SHORT, _NOTHING, "greeting"),
        ("reaction" in found and not numbers and _is_nobodys(words), _NOTHING, "reaction"),
        (_only_attributes(passages, sentence, words), _NOTHING, "only_attributes"),
        (_is_label(passages, sentence, tokens, words), _NOTHING, "label"),
        (leans and _is_fragment(passages, sentence, tokens, words), _LEANS, "fragment"),
        (is_said_by_nobody(passages, statement), "ambiguous", "ambiguous"),
        (_is_one_word(passages, statement), _LEANS, "one_word"),
        (not numbers and is_mood(tokens), "opinion", "mood"),
        (not numbers and is_opinion(passages, statement, tokens), "opinion", "opinion"),
        (is_echo(words), _LEANS, "echo"),
        (_hangs_in_the_air(statement, words), _LEANS, "not_self_contained"),
        (_points_away(statement, words), _LEANS, "not_self_contained"),
    )
    found_rule = next((r for r in rules if r[0]), None)
    return Drop(found_rule[1], f"dropped.{found_rule[2]}") if found_rule else None


def _is_whole_clause(statement: Statement) -> bool:
    """Whether it is all of a clause behind "that", which has a verb even if none is known."""
    said = statement.attribution
    whole = said is not None and said.content[0].start == statement.start
    return said is not None and whole and said.rule_id == "attribution.verb.that"


def _is_nobodys(words: Sequence[Token]) -> bool:
    """Whether a short clause names nobody: "others disagree", and not "engineers disagree"."""
    named = any(word.is_capitalised for word in words[1:])
    sides = any(w.lower in _SIDES for w in words) and words[0].lower not in _NOBODY
    return len(words) <= 2 * _SHORT and not named and not sides


def _points(words: Sequence[Token], more: frozenset[str]) -> bool:
    """Whether the first word points at something outside of the clause."""
    word = words[0].lower.removesuffix("'s") if words else ""
    return word in _POINTING or word in more


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
    opens = words[0].lower if words else ""
    bare = opens == "not" and not any(w.lower in AUXILIARIES | MODALS for w in words)
    return len(words) < least and (bare or first_verb(tokens) is None)


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
