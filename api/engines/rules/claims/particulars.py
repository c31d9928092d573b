"""Who did what, where and when, as far as a clause says it plainly."""

import re
from collections.abc import Sequence

from api.engines.rules.claims.clause import Clause
from api.engines.rules.claims.passages import Mention, Passages
from api.engines.rules.claims.piece import extent
from api.engines.rules.claims.times import first_time
from api.engines.rules.words.grammar import (
    AUXILIARIES,
    DETERMINERS,
    FUTURE,
    MODALS,
    PREPOSITIONS,
    is_adverb,
    words,
)
from api.engines.rules.words.tokens import Token
from api.engines.rules.words.verbs import forms, opening_verb
from api.text.values import value

_SCARCELY = words("hardly barely scarcely rarely seldom never nearly almost narrowly")
"""Words before a verb that take back what it tells."""
_IN = words("in at near outside inside across around from to")
_PEOPLE = re.compile(r"^[A-Z]\w*(?:ian|ish|ese|ean|ican|aeli|aqi|man|ans)$")
_PROFESSION = re.compile(r"^(?:police|\w{3,}(?:[^s]ers|ors|ists|ians|ents|ants|smen))$")
_AREA = re.compile(r" (?:region|district|province|county|area|oblast|city|airport|border)\b")
_TOPICS = words("war invasion conflict crisis situation unrest")
_LONGEST_ACTION = 6
_LONGEST_SUBJECT = 6
_NEAR = 6
_LEADING = MODALS | FUTURE | {"to", "not"}
_VERBAL = AUXILIARIES | words("not to able likely set due")
_POSSESSIVE = ("’s", "'s", "s’", "s'")


@value
class Particulars:
    actors: tuple[str, ...]
    action: str | None
    place: str | None
    time: str | None


def particulars(passages: Passages, clause: Clause, subject: str | None) -> Particulars:
    """The plain facts of a clause; `subject` is who acts, where that is known already."""
    tokens, verb = clause.tokens, clause.verb
    if not tokens:
        return Particulars((), None, None, None)
    if verb is None and subject:
        verb = opening_verb(tokens)
    return Particulars(
        _actors(passages, tokens, verb, subject),
        _action(passages, tokens, verb),
        _place(passages, tokens),
        _time(passages, tokens),
    )


def _time(passages: Passages, tokens: Sequence[Token]) -> str | None:
    start, end = extent(tokens)
    return first_time(passages.document.text, start, end) if passages.may_time(start, end) else None


def _actors(
    passages: Passages, tokens: Sequence[Token], verb: int | None, subject: str | None
) -> tuple[str, ...]:
    if subject:
        return (subject,)
    if not verb:
        return ()
    head = tokens[0].start
    text = passages.document.text
    names = [
        m.entity.name
        for m in passages.mentioned(head, tokens[verb].start)
        if m.entity.type in {"person", "organisation", "group"} or _acts(passages, m, head)
        if not text[m.end : m.end + 2].startswith(_POSSESSIVE)
    ]
    return tuple(dict.fromkeys(names)) or _noun_phrase(passages, tokens[:verb])


def _acts(passages: Passages, mention: Mention, head: int) -> bool:
    """Whether a place stands as the subject: first, or joined to what stands first by "and"."""
    between = passages.document.text[head : mention.start].split()
    return not between or between[-1] == "and"


def _noun_phrase(passages: Passages, tokens: Sequence[Token]) -> tuple[str, ...]:
    """The subject as worded, where it is short and tells of what people it is."""
    while tokens and (not tokens[0].is_word or tokens[0].lower in {"and", "but", "that"}):
        tokens = tokens[1:]
    comma = next((i for i, t in enumerate(tokens) if t.text == ","), len(tokens))
    tokens = tokens[:comma]
    if len(tokens) == 1 and _PROFESSION.search(tokens[0].lower):
        return (tokens[0].text,)
    if not 1 < len(tokens) <= _LONGEST_SUBJECT or any(not _may_stand(t) for t in tokens):
        return ()
    if any(t.lower in PREPOSITIONS for t in tokens) or is_adverb(tokens[-1].lower):
        return ()
    owned = tokens[1].lower == "'s" and tokens[0].is_capitalised
    known = owned or _PEOPLE.search(tokens[0].text) or any(t.is_capitalised for t in tokens[1:])
    return (passages.document.text[tokens[0].start : tokens[-1].end],) if known else ()


def _may_stand(token: Token) -> bool:
    return token.is_word or token.lower == "'s"


def _action(passages: Passages, tokens: Sequence[Token], verb: int | None) -> str | None:
    """The first finite verb with its auxiliaries: "have been rocked"."""
    if verb is None:
        return None
    last = verb
    while last < min(len(tokens) - 1, verb + _LONGEST_ACTION) and _leads_on(tokens, last):
        last += 1
    if not tokens[last].is_word:
        last = max(verb, last - 1)
    first = verb - (verb > 0 and tokens[verb - 1].lower in _SCARCELY)
    return passages.document.text[tokens[first].start : tokens[last].end]


def _leads_on(tokens: Sequence[Token], index: int) -> bool:
    """Whether the main verb is still to come."""
    word, following = tokens[index].lower, tokens[index + 1]
    if not following.is_word:
        return False
    if word in _LEADING or word.endswith("n't"):
        return following.lower not in {"a", "an", "the"}
    if word in AUXILIARIES or is_adverb(word):
        return _is_verbal(following.lower)
    behind = tokens[index + 2] if index + 2 < len(tokens) else None
    to_act = behind is not None and behind.text.islower() and behind.lower not in DETERMINERS
    return following.lower == "to" and to_act


def _is_verbal(word: str) -> bool:
    shaped = word.endswith(("ed", "ing", "en", "wn", "ne"))
    return word in _VERBAL or word in forms("past") or shaped or is_adverb(word)


def _place(passages: Passages, tokens: Sequence[Token]) -> str | None:
    text = passages.document.text
    named = passages.mentioned(tokens[0].end, tokens[-1].end)
    if not any(mention.entity.type == "place" for mention in named):
        return None
    for index, token in enumerate(tokens[:-1]):
        if token.lower not in _IN:
            continue
        if index and tokens[index - 1].lower in _TOPICS:
            continue
        near = passages.mentioned(token.end, min(token.end + _NEAR, tokens[-1].end))
        place = near[0] if near and near[0].entity.type == "place" else None
        if place is None or text[token.end : place.start].strip().lower() not in {"", "the"}:
            continue
        if not text[place.end : place.end + 2].startswith(_POSSESSIVE):
            area = _AREA.match(text, place.end, tokens[-1].end)
            return text[place.start : area.end() if area else place.end]
    return None
