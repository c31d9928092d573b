"""Clauses that state nothing which can be checked, and why."""

import sys
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from api.engines.rules.attribution.lending import takes_up
from api.engines.rules.attribution.summaries import SUMMARIES
from api.engines.rules.claims.claim_kinds import is_question
from api.engines.rules.claims.clause import Clause
from api.engines.rules.claims.judgements import (
    is_addressed,
    is_appeal,
    is_echo,
    is_mood,
    is_opinion,
)
from api.engines.rules.claims.lists import listed
from api.engines.rules.claims.passages import Passages
from api.engines.rules.claims.piece import Cut
from api.engines.rules.claims.quoted import is_said_by_nobody
from api.engines.rules.claims.statement import Statement
from api.engines.rules.words.grammar import AUXILIARIES, MODALS, PRONOUNS, SINGULAR_PERSON, words
from api.engines.rules.words.tokens import Token
from api.schemas.claims import DropReason
from api.schemas.document import Sentence
from api.text.values import value

_VERBLESS, _SHORT, _FRAGMENT, _UNCLEAR = 3, 4, 6, 10
_POINTING = words("this that it these those there")
_POINTING_AT_PERSONS = words("you they")
_PERSONS = SINGULAR_PERSON | words("i we they who")
_CITING = words("citing quoting")
_SEEN = words("seen obtained reviewed viewed verified")
_SIDES = words("agree agrees agreed disagree disagrees disagreed")
_NOBODY = PRONOUNS | words(
    "others some many most few all both everyone everybody nobody several not opinions views "
    "people reactions"
)
_IN_NAMES = words("of the and for")
_HELPING = AUXILIARIES | MODALS
_UNFINISHED = _HELPING | words("not so too")
_ASKING = words("what who why how where")
_LISTING = words("best latest top live breaking weekend all more our your the these opinion watch")
"""First words of headings that tell nothing."""
_PARTICIPLES = listed("irregular_participles") | words("hurt hit shot cut")
_OF_THEM = (["of", "them"], ["of", "those"], ["of", "these"])
_BESIDE = frozenset({"relative", "restrictive", "participle"})
_NOTHING: DropReason = "no_factual_content"
_LEANS: DropReason = "not_self_contained"


class Drop(NamedTuple):
    """Why nothing is taken from a clause, and the rule that says so."""

    why: DropReason
    rule: str


APPEAL = Drop("opinion", "dropped.rhetoric")
"""What is not even told as somebody's opinion."""


_ASKED = Drop(_NOTHING, "dropped.question")
_BARE = Drop(_NOTHING, "dropped.fragment")
_HANGS = Drop(_LEANS, "dropped.not_self_contained")
_TELLS_WHO = Drop(_NOTHING, "dropped.only_attributes")


@value
class _Case:
    """A clause that may be dropped, with its words and without its marks."""

    passages: Passages
    sentence: Sentence
    statement: Statement
    clause: Clause
    said: Sequence[Token]

    @property
    def has_number(self) -> bool:
        return any(token.text[0].isdigit() for token in self.said)


def drop(
    passages: Passages, sentence: Sentence, statement: Statement, clause: Clause
) -> Drop | None:
    """Why a clause holds nothing checkable, or None where it does."""
    said = [token for token in clause.tokens if token.is_word]
    case = _Case(passages, sentence, statement, clause, said)
    kinds = clause.cues.kinds
    verbless, own = clause.verb is None, statement.attribution is None
    shape = _Shape(
        min(len(said), _LONG), verbless, own, bool(statement.carries), statement.piece.cut
    )
    for applies, wording, dropped in _rules_for(shape):
        if (wording is None or wording in kinds) and applies(case):
            return dropped
    return None


def _is_anonymity(case: _Case) -> bool:
    """Whether all it tells beside a clause is that a source wants no name: "who asked not to …"."""
    verb = case.clause.verb or 0
    found = (m for m in case.clause.cues.matches if m.entry.category == "anonymity")
    return any(match.first <= verb + 1 for match in found)


def _is_mood(case: _Case) -> bool:
    return is_mood(case.clause) and not case.has_number


def _is_opinion(case: _Case) -> bool:
    return is_opinion(case.passages, case.statement, case.clause) and not case.has_number


def _is_appeal(case: _Case) -> bool:
    return is_appeal(case.statement, case.clause, case.said) and not case.has_number


def _is_reaction(case: _Case) -> bool:
    return not case.has_number and _is_nobodys(case.said)


def _is_whole_clause(statement: Statement) -> bool:
    """Whether it is all of a clause behind "that", which has a verb even if none is known."""
    said = statement.attribution
    whole = said is not None and said.content[0].start == statement.piece.start
    return said is not None and whole and said.rule_id == "attribution.verb.that"


def _is_nobodys(said: Sequence[Token]) -> bool:
    """Whether a short clause names nobody: "others disagree", and not "engineers disagree"."""
    named = any(word.is_capitalised for word in said[1:])
    sides = any(w.lower in _SIDES for w in said) and said[0].lower not in _NOBODY
    return not named and not sides


def _points(said: Sequence[Token], more: frozenset[str]) -> bool:
    """Whether the first word points at something outside of the clause."""
    word = said[0].lower.removesuffix("'s") if said else ""
    return word in _POINTING or word in more


def _points_away(case: _Case) -> bool:
    """Whether it is too short to say what its first word stands for, or what it was: "He did"."""
    if not _points(case.said, PRONOUNS) or _is_reported(case):
        return False
    unfinished = case.said[-1].lower in _UNFINISHED
    plain = _PERSONS | {"there"}  # "There were no injuries"
    return unfinished or _is_direct(case.statement) or case.said[0].lower not in plain


def _is_reported(case: _Case) -> bool:
    """Whether it is what a source says of itself: "denies that it lied"."""
    said, start = case.statement.attribution, case.statement.piece.start
    told = said is not None and said.form != "direct" and said.content[0].start == start
    return told and len(case.said) > _VERBLESS and case.said[-1].lower not in _UNFINISHED


def _only_cites(case: _Case) -> bool:
    """Whether an aside only tells where something is known from: ", citing an aide,"."""
    opening, behind = case.said[0].lower, case.said[1].lower
    return opening in _CITING or (opening in _SEEN and behind == "by")


def _only_answers(case: _Case) -> bool:
    """Whether it only tells who answers what stands before it: "a charge ministers deny"."""
    opens = case.said[0].lower in {"a", "an"} and case.said[1].lower in SUMMARIES
    cues = case.passages.cues.get(case.sentence.index, ())
    start, end = case.said[0].start, case.said[-1].end
    return opens and any(takes_up(a) and a.cue and start <= a.cue.start < end for a in cues)


def _only_attributes(case: _Case) -> bool:
    """Whether it only tells who says what stands in another sentence."""
    if not case.passages.attributes_elsewhere(case.sentence.index):
        return False
    return _points(case.said, frozenset()) or _is_tag(case)


def _is_tag(case: _Case) -> bool:
    """Whether it is who spoke the words before: "“Why us?” | Ann Lee told the court."."""
    cue = next(iter(case.passages.cues.get(case.sentence.index, ())), None)
    short = len(case.said) <= _UNCLEAR and not case.has_number
    return cue is not None and cue.form == "direct" and short


def _is_fragment(case: _Case) -> bool:
    """Whether it is short, has no verb and leans on no other. Headlines may do without a verb."""
    statement = case.statement
    if statement.piece.antecedent or statement.piece.context:
        return False
    headline = case.passages.document.region_of(case.sentence.index).kind == "headline"
    least = _VERBLESS if headline else _FRAGMENT
    opens = case.said[0].lower if case.said else ""
    bare = opens == "not" and not any(w.lower in _HELPING for w in case.said)
    short = len(case.said) < least and (bare or case.clause.verb is None)
    return short and not (_is_whole_clause(statement) or _is_lone_headline(case))


def _is_lone_headline(case: _Case) -> bool:
    """Whether a headline that is a sentence is all there is: "Council backs tram line"."""
    sentences = case.passages.document.sentences
    if (
        len(sentences) > 1
        or len(case.said) < _VERBLESS
        or not case.sentence.span.exact[-1].isalnum()
    ):
        return False
    said = [token.lower for token in case.said]
    if said[0] in _LISTING:
        return False
    return any(w in _PARTICIPLES for w in said[1:]) or any(
        _acts(said[i - 1], said[i]) for i in range(1, min(len(said) - 1, _VERBLESS))
    )


def _acts(before: str, word: str) -> bool:
    """Whether a word in a headline has the form of a verb behind its subject."""
    singular = before == "us" or before[-1] != "s"
    return word.endswith("ed") or (singular and word[-1] == "s" and word[-2:] != "ss")


def _is_slogan(case: _Case) -> bool:
    """Whether it only says the same in turn, without a verb: "Another week, another defeat"."""
    tokens = case.clause.tokens
    first = tokens[0].lower
    behind = [tokens[i + 1].lower for i, t in enumerate(tokens[:-1]) if t.text == ","]
    return bool(behind) and first != "no" and all(word == first for word in behind)


def _is_left_alone(case: _Case) -> bool:
    """Whether it hangs on the sentence before: "What was in them.", "It was not one of them."."""
    if _is_direct(case.statement) or case.has_number:
        return False
    low = [token.lower for token in case.said]
    asks = low[0] in _ASKING and case.clause.verb == 1 and len(low) < _FRAGMENT
    return asks or (case.statement.attribution is None and low[-2:] in _OF_THEM)


def _is_label(case: _Case) -> bool:
    """Whether it only names somebody, as the line of an outlet or of an author does."""
    first = next(iter(case.passages.document.included()), None)
    opens = first is not None and first.index == case.sentence.index
    return not opens and all(w.is_capitalised or w.lower in _IN_NAMES for w in case.said)


def _hangs_in_the_air(case: _Case) -> bool:
    """Whether it is speech that only those who were there can understand."""
    said = case.said
    if not _is_direct(case.statement) or not said or not said[0].is_capitalised:
        return False
    if case.has_number or not _points(said, _POINTING_AT_PERSONS):
        return False
    return not any(word.is_capitalised and word.lower != "i" for word in said[1:])


def _is_one_word(case: _Case) -> bool:
    """Whether all that somebody says in it is one word: "No"."""
    spans = [span for carried in case.statement.quotes for span in carried.content]
    words = (t for s in spans for t in case.passages.between(s.start, s.end) if t.is_word)
    return bool(spans) and len(list(words)) == 1


def _is_direct(statement: Statement) -> bool:
    return statement.attribution is not None and statement.attribution.form == "direct"


def is_put(statement: Statement) -> bool:
    """Whether it is put to somebody in an interview: "But you had debts."."""
    said = statement.attribution
    return said is not None and said.rule_id == "attribution.interview.question"


class _Shape(NamedTuple):
    """What most rules ask of a clause before they look at its words."""

    length: int
    """How many words it has, or `_LONG` where there are more."""
    is_verbless: bool
    is_own: bool
    """Whether the author states it."""
    carries: bool
    """Whether something is attributed within it."""
    cut: Cut


def _shape(case: _Case) -> _Shape:
    statement = case.statement
    return _Shape(
        min(len(case.said), _LONG),
        case.clause.verb is None,
        statement.attribution is None,
        bool(statement.carries),
        statement.piece.cut,
    )


_Applies = Callable[[_Case], bool]


class _Rule(NamedTuple):
    applies: _Applies
    drop: Drop
    longest: int = sys.maxsize
    """So many words a clause has at most to which it applies."""
    wording: str | None = None
    """The kind of cue that a clause holds to which it applies."""
    fits: Callable[[_Shape], bool] = lambda _: True
    """Whether it may apply to a clause of this shape."""


_RULES = (
    _Rule(lambda case: not case.said, _BARE, 0),
    _Rule(lambda case: is_question(case.clause.tokens), _ASKED),
    _Rule(lambda case: is_put(case.statement), _ASKED, fits=lambda shape: not shape.is_own),
    _Rule(
        lambda case: is_addressed(case.statement, case.clause, case.said),
        Drop(_NOTHING, "dropped.command"),
    ),
    _Rule(lambda _: True, Drop(_NOTHING, "dropped.greeting"), 2 * _SHORT, "social"),
    _Rule(_is_anonymity, _TELLS_WHO, wording="anonymity", fits=lambda shape: shape.cut in _BESIDE),
    _Rule(_is_reaction, Drop(_NOTHING, "dropped.reaction"), 2 * _SHORT, "reaction"),
    _Rule(
        _only_cites, _TELLS_WHO, fits=lambda shape: shape.cut == "participle" and shape.length > 1
    ),
    _Rule(
        _only_answers, _TELLS_WHO, _FRAGMENT, fits=lambda shape: shape.is_own and shape.length > 1
    ),
    _Rule(_only_attributes, _TELLS_WHO),
    _Rule(_is_slogan, _BARE, fits=lambda shape: shape.is_verbless),
    _Rule(_is_left_alone, _HANGS, 2 * _SHORT, fits=lambda shape: shape.cut == "whole"),
    _Rule(
        _is_label,
        Drop(_NOTHING, "dropped.label"),
        _FRAGMENT - 1,
        fits=lambda shape: shape.is_verbless,
    ),
    _Rule(_is_fragment, Drop(_LEANS, "dropped.fragment"), _FRAGMENT - 1),
    _Rule(
        lambda case: is_said_by_nobody(case.passages, case.statement),
        Drop("ambiguous", "dropped.ambiguous"),
        fits=lambda shape: shape.is_own,
    ),
    _Rule(_is_one_word, Drop(_LEANS, "dropped.one_word"), fits=lambda shape: shape.carries),
    _Rule(_is_mood, Drop("opinion", "dropped.mood"), _UNCLEAR, "mood"),
    _Rule(_is_appeal, APPEAL, fits=lambda shape: not shape.carries),
    _Rule(_is_opinion, Drop("opinion", "dropped.opinion"), fits=lambda shape: not shape.carries),
    _Rule(lambda case: is_echo(case.said), Drop(_LEANS, "dropped.echo"), _FRAGMENT),
    _Rule(_hangs_in_the_air, _HANGS, _UNCLEAR, fits=lambda shape: not shape.is_own),
    _Rule(_points_away, _HANGS, _SHORT),
)
"""What is dropped and why, by the first rule that applies."""
_LONG = 1 + max(rule.longest for rule in _RULES if rule.longest < sys.maxsize)


@lru_cache(maxsize=1024)
def _rules_for(shape: _Shape) -> Sequence[tuple[_Applies, str | None, Drop]]:
    """The rules for clauses of this shape."""
    fitting = (rule for rule in _RULES if shape.length <= rule.longest and rule.fits(shape))
    return [(rule.applies, rule.wording, rule.drop) for rule in fitting]
