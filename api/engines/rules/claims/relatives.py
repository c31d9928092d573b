"""Relative clauses that tell something beside a clause: ", who has resigned,"."""

from collections.abc import Sequence

from api.engines.rules.claims.antecedents import (
    antecedent_of,
    head_before,
    head_of,
    is_person_of_another,
)
from api.engines.rules.claims.coordination import shared
from api.engines.rules.claims.piece import Aside, Offsets, Piece, extent, is_closed, is_split
from api.engines.rules.words.grammar import (
    BE,
    FUTURE,
    HELPING,
    MODALS,
    NEGATIONS,
    PREPOSITIONS,
    PRONOUNS,
    WEEKDAYS,
    is_adverb,
    words,
)
from api.engines.rules.words.tokens import Token
from api.engines.rules.words.verbs import first_verb, has_subject_and_verb, is_finite, opening_verb
from api.text.values import changed

_WHO = words("who which whose where")
_BEFORE_WHICH = PREPOSITIONS | {"some", "many", "most", "all", "both", "none", "several", "half"}
_OF = words("which whom")
_READS = {"whose": "{first}’s {told}", "where": "In {first}, {told}"}
_IN = words("in at near")
_LONGEST_SUBJECT = 8
_LEAST_ASIDE = 3
_LONGEST_OPENING = 3
_LONGEST_THING = 6
_UNREAL = NEGATIONS | MODALS | FUTURE | {"to", "if", "whether", "like", "as", "than"}
"""Words behind which there may be no such thing: "had no wish for a lawyer who could speak"."""
CLOSING_WORDS = words("that which who")
"""What may open a clause about a thing at the end of another."""
_DAYS = WEEKDAYS | words("on last this earlier late week month year night today yesterday")
_TIES = words("after before when while until because if that")
"""What opens another clause within the relative one, so that its end is not plain."""


def relative(
    tokens: Sequence[Token], comma: int, commas: Sequence[int], closed: Sequence[Offsets]
) -> Aside | None:
    """The relative clause that the comma opens, where it is plain where it ends."""
    who = _relative_word(tokens, comma + 1)
    if who is None:
        return None
    stop = _stop(tokens, comma, who, [i for i in commas if i > who])
    high = tokens[stop].start if stop < len(tokens) else tokens[-1].end
    if stop - comma <= _LEAST_ASIDE or is_split(tokens[comma + 1].start, high, closed):
        return None
    if not _has_verb(tokens, who, stop):
        return None
    word = tokens[comma + 1].lower
    known = _antecedent(tokens, comma, word)
    if known is None and first_verb(tokens[:comma]) is None and stop < len(tokens):
        if word == "which" and not _acts(tokens, who, stop):
            return None
        plain = word in {"who", "which"} and comma <= _LONGEST_SUBJECT
        plain = plain and not (word == "who" and is_person_of_another(tokens, comma))
        known = head_of(tokens, comma) if plain else None
    return Aside(comma, comma + 1, stop, known, "relative", _READS.get(word, "{first} {told}"))


def _acts(tokens: Sequence[Token], who: int, stop: int) -> bool:
    """Whether the "which" is a subject, of what somebody says too: "which Lee says was late"."""
    if opening_verb(tokens[who + 1 :]) is not None:
        return True
    return any(
        tokens[i].lower in HELPING and is_finite(tokens, i - 1) for i in range(who + 3, stop)
    )


def _relative_word(tokens: Sequence[Token], first: int) -> int | None:
    """Place of the "who", or of the "which" in "in which" and "some of whom"."""
    if tokens[first].lower in _WHO:
        return first
    if tokens[first].lower not in _BEFORE_WHICH:
        return None
    near = range(first + 1, min(first + _LONGEST_OPENING, len(tokens)))
    return next((i for i in near if tokens[i].lower in _OF), None)


def _antecedent(tokens: Sequence[Token], comma: int, word: str) -> Offsets | None:
    """What the relative word stands for, where nothing else can be meant."""
    if word in {"who", "which"}:
        return antecedent_of(tokens, comma)
    if word == "whose":
        return head_before(tokens, comma)
    return _place_before(tokens, comma) if word == "where" else None


def _place_before(tokens: Sequence[Token], comma: int) -> Offsets | None:
    """The place that a "where" stands for: "in Leeds, where 40 people work"."""
    first = comma
    while first and tokens[first - 1].is_capitalised:
        first -= 1
    named = 0 < first < comma and tokens[first - 1].lower in _IN
    return extent(tokens[first:comma]) if named else None


def _stop(tokens: Sequence[Token], comma: int, who: int, commas: Sequence[int]) -> int:
    """Where the clause ends: at the comma behind which the main clause goes on, or at the end."""
    verb = first_verb(tokens[:comma])
    if verb is None or not verb:
        fronted = tokens[0].lower in PREPOSITIONS and tokens[who].lower in {"who", "which"}
        found = (
            i
            for i in commas
            if opening_verb(tokens[_behind_time(tokens, i + 1) :]) is not None
            or (fronted and i < len(tokens) - 1 and has_subject_and_verb(tokens[i + 1 :]))
        )
        return next(found, len(tokens))
    stop = next(iter(commas), len(tokens))
    return stop if stop < len(tokens) and _goes_on(tokens, who, stop) else len(tokens)


def _behind_time(tokens: Sequence[Token], first: int) -> int:
    """Behind a day that stands in front of a verb: ", who left in May, | ON MONDAY said"."""
    last = first
    while last < len(tokens) and tokens[last].lower in _DAYS:
        last += 1
    return last


def _goes_on(tokens: Sequence[Token], who: int, stop: int) -> bool:
    """Whether the main clause goes on behind the comma, and the aside is no list."""
    rest = tokens[stop + 1 :]
    listed = bool(rest) and rest[0].lower in {"and", "or", "but"}
    return bool(rest) and stop - who >= _LEAST_ASIDE and (not listed or has_subject_and_verb(rest))


def _has_verb(tokens: Sequence[Token], who: int, stop: int) -> bool:
    if first_verb(tokens[who:stop]) is not None or opening_verb(tokens[who + 1 : stop]) is not None:
        return True
    behind = next((t.lower for t in tokens[who + 1 : stop] if not is_adverb(t.lower)), "")
    return behind.endswith(("s", "ed")) and stop - who > _LEAST_ASIDE


def restrictive(tokens: Sequence[Token], closed: Sequence[Offsets]) -> Piece | None:
    """What is told of a subject that is new: "A woman who served in the navy has died"."""
    if tokens[0].lower not in {"a", "an"}:
        return None
    near = range(2, min(len(tokens) - 1, _LONGEST_SUBJECT))
    who = next((i for i in near if tokens[i].lower == "who"), None)
    perfect = _perfect(tokens, who) if who is not None else None
    main = perfect or (first_verb(tokens) if who is not None else None)
    if who is None or main is None or tokens[who - 1].text == "," or main - who <= _LEAST_ASIDE:
        return None
    comma = next((i for i in range(who, main) if tokens[i].text == ","), main)
    told = tokens[who + 1 : comma]
    plain = perfect or (comma == main and not any(t.lower in _TIES for t in told))
    if not plain or len(told) < _LEAST_ASIDE or any(is_closed(t, closed) for t in told):
        return None
    phrase = extent(tokens[:who])
    return Piece(*extent(told), phrase, tokens[who].start, cut="restrictive")


def _perfect(tokens: Sequence[Token], who: int) -> int | None:
    """Place of the "has" behind all that a "who" tells, which ends it whatever stands within."""
    places = range(who + _LEAST_ASIDE, len(tokens) - 2)
    return next(
        (i for i in places if tokens[i].lower == "has" and tokens[i - 1].lower not in PRONOUNS),
        None,
    )


def closing(
    tokens: Sequence[Token],
    signs: Sequence[int],
    closed: Sequence[Offsets],
    subject: Offsets | None,
) -> Aside | None:
    """What a clause says at its end of a thing that is new: "approved a bill that would ban it".

    `signs`: where words of `CLOSING_WORDS` may stand.
    """
    near = [i for i in signs if _LEAST_ASIDE <= i < len(tokens) - _LEAST_ASIDE]
    ties = [i for i in near if tokens[i].lower in CLOSING_WORDS and tokens[i - 1].text != ","]
    if not ties:
        return None
    main = first_verb(tokens) or (0 if subject else None)
    if main is None or tokens[main].lower in BE:
        return None
    for who in (tie for tie in ties if tie >= main + _LEAST_ASIDE):
        if any(t.lower in _UNREAL or t.lower.endswith("n't") for t in tokens[:who]):
            return None
        known = _new_thing(tokens, main, who)
        free = known and not is_split(known[0], tokens[-1].end, closed)
        told = tokens[who + 1 :]
        inside = is_closed(tokens[who], closed) or any(t.text == "," for t in told)
        if known is None or not free or inside or opening_verb(told) is None:
            return None
        return Aside(who, who, len(tokens), known, "restrictive")
    return None


def _new_thing(tokens: Sequence[Token], main: int, who: int) -> Offsets | None:
    """The "a bill" before a "that", with a day between them at most."""
    stop = who - (tokens[who - 1].lower in WEEKDAYS)
    for first in range(stop - 1, max(main, stop - _LONGEST_THING), -1):
        if tokens[first].lower in {"a", "an"}:
            beside = tokens[first - 1].text == ","
            return head_before(tokens, first - 1) if beside else extent(tokens[first:stop])
        if not tokens[first].is_word or tokens[first].lower in PREPOSITIONS:
            return None
    return None


def shared_out(tokens: Sequence[Token], told: Piece) -> list[Piece]:
    """The relative clause, cut before a second verb: ", who lost and has left"."""
    subject = told.antecedent
    for index in range(1, len(tokens)) if subject else ():
        if found := shared(tokens, 0, index, subject):
            rest = Piece(tokens[index + found[0]].start, told.end, found[1], cut="relative")
            return [changed(told, end=tokens[index].start), rest]
    return [told]
