"""Facts told beside a clause: ", who has resigned", ", killing two", ", its worst day"."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from api.engines.rules.antecedents import antecedent_of
from api.engines.rules.coordination import shared
from api.engines.rules.grammar import is_adverb, is_number, words
from api.engines.rules.piece import Offsets, Piece, is_closed
from api.engines.rules.tokens import Token
from api.engines.rules.verbs import first_verb, forms, has_subject_and_verb, is_finite

_WHO = frozenset({"who", "which", "whose", "where"})
_BESIDE = frozenset(
    {
        "a", "an", "the", "its", "his", "her", "their", "about", "around", "roughly", "nearly",
        "almost", "some", "up", "down", "compared", "more", "less", "fewer", "just", "only",
        "double", "twice", "half", "part", "one", "from", "against", "well", "far",
    }
)  # fmt: skip
"""What opens an apposition that can tell a number."""
_NO_PARTICIPLES = frozenset(
    {
        "including", "according", "following", "during", "regarding", "depending", "concerning",
        "nothing", "something", "anything", "everything", "morning", "evening", "being", "king",
        "spring", "string", "wing", "thing", "ring", "ceiling", "wedding", "meeting", "building",
        "speaking", "starting", "beginning", "having", "considering", "notwithstanding", "pending",
    }
)  # fmt: skip
_NUMBERS = words(
    "half third quarter fifth tenth dozen dozens hundreds thousands millions two three four five "
    "six seven eight nine ten eleven twelve"
)
_PARTICIPLES = frozenset(
    [
        "known",
        "seen",
        "shown",
        "led",
        "made",
        "held",
        "built",
        "written",
        "drawn",
        "given",
        "taken",
        "found",
        "brought",
        "bought",
        "born",
        "run",
        "paid",
        "set",
        "won",
        "sold",
        "sent",
        "thought",
    ]
)
_LONGEST_SUBJECT = 8
_LEAST_ASIDE = 3
_LEAST_MIDDLE = 2
_LONGEST_APPOSITION = 16
_SHORTEST_ING = 5
_SHORTEST_EST = 5


class Aside(NamedTuple):
    """An aside by the places of its tokens: the comma before it, its first, and behind its last."""

    comma: int
    first: int
    stop: int
    antecedent: Offsets | None
    is_relative: bool
    is_about_subject: bool = False
    """Whether it is told of the subject right before it: "The report, published in May,"."""


def with_asides(
    tokens: Sequence[Token], end: int, closed: Sequence[Offsets], subject: Offsets | None
) -> Iterator[Piece]:
    """The clause, and what is told beside it; `subject` is the one that it shares with another."""
    if not tokens:
        return
    context = tokens[0].start, end
    restrictive = _restrictive(tokens, closed)
    if restrictive:
        yield restrictive
    aside = next(_asides(tokens, closed, subject), None)
    if aside is None:
        yield Piece(tokens[0].start, end, subject)
        return
    low = tokens[aside.first]
    last = aside.stop >= len(tokens)
    stop = end if last else tokens[aside.stop].start
    told = tokens[aside.first + 1].start if aside.is_relative else low.start
    beside = (
        Piece(told, stop, aside.antecedent, low.start)
        if aside.antecedent
        else Piece(tokens[0].start if aside.is_about_subject else low.start, stop, context=context)
    )
    if last:
        yield Piece(tokens[0].start, tokens[aside.comma].start, subject)
        yield from _shared_out(tokens[aside.first + 1 :], beside)
        return
    rest = tokens[aside.stop + 1 :]
    if aside.comma <= (first_verb(tokens) or 0) and first_verb(rest) == 0:
        head = tokens[0].start, tokens[aside.comma - 1].end
        first, *others = with_asides(rest, end, closed, head)
        yield first._replace(broken=True)
        yield from _shared_out(tokens[aside.first + 1 : aside.stop], beside)
        yield from others
        return
    yield Piece(tokens[0].start, end, subject)
    yield from _shared_out(tokens[aside.first + 1 : aside.stop], beside)


def _restrictive(tokens: Sequence[Token], closed: Sequence[Offsets]) -> Piece | None:
    """What is told of a subject that is new: "A woman who served in the navy has died"."""
    if tokens[0].lower not in {"a", "an"}:
        return None
    near = range(2, min(len(tokens) - 1, _LONGEST_SUBJECT))
    who = next((i for i in near if tokens[i].lower == "who"), None)
    main = first_verb(tokens)
    if who is None or main is None or tokens[who - 1].text == "," or main - who <= _LEAST_ASIDE:
        return None
    told = tokens[who + 1 : main]
    if any(is_closed(t, closed) or t.text == "," for t in told):
        return None
    phrase = tokens[0].start, tokens[who - 1].end
    return Piece(told[0].start, told[-1].end, phrase, tokens[who].start)


def _shared_out(tokens: Sequence[Token], told: Piece) -> Iterator[Piece]:
    """The relative clause, cut before a second verb: ", who lost and has left"."""
    subject = told.antecedent
    cuts = ((i, shared(tokens, 0, i, subject)) for i in range(1, len(tokens))) if subject else ()
    for index, found in cuts:
        if found:
            yield told._replace(end=tokens[index].start)
            yield Piece(tokens[index + found[0]].start, told.end, found[1])
            return
    yield told


def _asides(
    tokens: Sequence[Token], closed: Sequence[Offsets], subject: Offsets | None
) -> Iterator[Aside]:
    commas = [i for i, t in enumerate(tokens) if t.text == "," and not is_closed(t, closed)]
    for comma in commas:
        if comma == 0 or comma + _LEAST_MIDDLE >= len(tokens):
            continue
        stop = next((i for i in commas if i > comma + 1), len(tokens))
        inside = any(is_closed(t, closed) for t in tokens[comma:stop])
        found = _relative(tokens, comma, stop, inside) or (
            None if inside else _apposition(tokens, comma, stop)
        )
        if not inside and stop < len(tokens):
            found = found or _of_subject(tokens, comma, stop)
        found = found or _participle(tokens, comma, len(tokens), subject)
        if found:
            yield found


def _relative(tokens: Sequence[Token], comma: int, stop: int, inside: bool) -> Aside | None:
    word = tokens[comma + 1].lower
    if word not in _WHO or not _has_verb(tokens, comma + 1, stop):
        return None
    last = stop == len(tokens)
    if inside and not last:
        return None
    if not last and not _goes_on(tokens, comma, stop):
        return None
    known = antecedent_of(tokens, comma) if word in {"who", "which"} else None
    return Aside(comma, comma + 1, stop, known, known is not None)


def _has_verb(tokens: Sequence[Token], who: int, stop: int) -> bool:
    if first_verb(tokens[who:stop]) is not None:
        return True
    behind = next((t.lower for t in tokens[who + 1 : stop] if not is_adverb(t.lower)), "")
    return behind.endswith(("s", "ed")) and stop - who > _LEAST_ASIDE


def _goes_on(tokens: Sequence[Token], comma: int, stop: int) -> bool:
    """Whether the clause goes on behind the comma that ends the aside, and it is no list."""
    rest = tokens[stop + 1 :]
    if not rest or stop - comma <= _LEAST_ASIDE:
        return False
    verb = first_verb(tokens)
    if verb is not None and verb < comma:
        return rest[0].lower not in {"and", "or"} or has_subject_and_verb(rest)
    return first_verb(rest) is not None


def _apposition(tokens: Sequence[Token], comma: int, stop: int) -> Aside | None:
    """ ", about a fifth of its staff": a noun phrase with a number or a superlative."""
    first = comma + 1
    said = tokens[first:stop]
    if not _LEAST_ASIDE <= len(said) <= _LONGEST_APPOSITION:
        return None
    opens = said[0].lower in _BESIDE or is_number(said[0].text)
    joined = any(t.lower in {"and", "or"} for t in said) and said[0].lower not in {"up", "down"}
    if not opens or joined or not _stands_out(said) or not has_subject_and_verb(tokens[:comma]):
        return None
    behind = tokens[stop + 1].lower if stop + 1 < len(tokens) else ""
    if behind in {"and", "or", "a", "an"} or any(is_finite(said, i) for i in range(1, len(said))):
        return None
    return Aside(comma, first, stop, None, False)


def _of_subject(tokens: Sequence[Token], comma: int, stop: int) -> Aside | None:
    """ ", published in May,": a participle between the subject and its verb."""
    word = tokens[comma + 1].lower
    participle = word.endswith("ed") or word in _PARTICIPLES
    if not participle or stop - comma <= _LEAST_ASIDE or comma > _LONGEST_SUBJECT:
        return None
    plain = first_verb(tokens[:comma]) is None and first_verb(tokens[stop + 1 :]) == 0
    return Aside(comma, comma + 1, stop, None, False, True) if plain else None


def _stands_out(said: Sequence[Token]) -> bool:
    """Whether it has a number, or is the most of its kind."""
    return any(
        is_number(t.text)
        or t.lower in _NUMBERS
        or t.text[0] in "$£€"
        or (t.lower.endswith("est") and len(t.text) > _SHORTEST_EST)
        for t in said
    )


def _participle(
    tokens: Sequence[Token], comma: int, stop: int, subject: Offsets | None
) -> Aside | None:
    """ ", killing two people", or ", with 300 people signing it"."""
    first = comma + 1
    while first < stop and is_adverb(tokens[first].lower):
        first += 1
    if stop - first < _LEAST_ASIDE or not _told(tokens[:comma], subject):
        return None
    if tokens[first].lower == "with" and _counted(tokens, first + 1, stop):
        return Aside(comma, first + 1, stop, None, False)
    return Aside(comma, first, stop, None, False) if _is_ing(tokens[first].lower) else None


def _told(left: Sequence[Token], subject: Offsets | None) -> bool:
    return has_subject_and_verb(left) or (subject is not None and first_verb(left) is not None)


def _counted(tokens: Sequence[Token], first: int, stop: int) -> bool:
    near = tokens[first : min(first + 6, stop)]
    acts = any(_is_ing(t.lower) or t.lower in forms("past") for t in tokens[first + 1 : stop])
    return acts and any(is_number(t.text) for t in near)


def _is_ing(word: str) -> bool:
    return word.endswith("ing") and len(word) > _SHORTEST_ING and word not in _NO_PARTICIPLES
