"""Noun phrases and participles set beside a clause that tell news of their own."""

from collections.abc import Sequence

from api.engines.rules.claims.lists import listed
from api.engines.rules.claims.participles import joins_another, past_of
from api.engines.rules.claims.piece import Aside, Offsets, stands
from api.engines.rules.claims.subjects import main_verb, parted_subject
from api.engines.rules.words.grammar import is_adverb, is_number, words
from api.engines.rules.words.lexicons import forms_of
from api.engines.rules.words.tokens import Token
from api.engines.rules.words.verbs import first_verb, forms, is_finite, opening_verb
from api.text.quantities import COUNTING

_BESIDE = listed("beside")
_RELATIVES = frozenset({"that", "who", "which", "whose", "where"})
_NO_PARTICIPLES = listed("no_participles")
_NUMBERS = COUNTING - {"one", "ones", "zero"}
_PARTICIPLES = listed("irregular_participles")
_PERSONS = forms_of("speakers", "person")
_OF_ADJECTIVES = ("red", "ted", "ned", "ded", "ous", "ful", "less", "ive", "ish", "able", "ible")
_ONE = words("a an this one each every")
_NOT_PLURAL = ("ss", "us", "is")
_LONGEST_SUBJECT = 16
_LEAST_ASIDE = 3
_LONGEST_APPOSITION = 16
_SHORTEST_ING = 5
_SHORTEST_EST = 5


def apposition(
    tokens: Sequence[Token], comma: int, stop: int, subject: Offsets | None
) -> Aside | None:
    """ ", about a fifth of its staff": a noun phrase with a number or a superlative."""
    first = comma + 1
    if not _LEAST_ASIDE <= stop - first <= _LONGEST_APPOSITION:
        return None
    if tokens[first].lower not in _BESIDE and not is_number(tokens[first].text):
        return None
    said = tokens[first:stop]
    joined = any(t.lower in {"and", "or"} for t in said) and said[0].lower not in {"up", "down"}
    if joined or not _stands_out(said) or not stands(tokens[:comma], subject):
        return None
    behind = tokens[stop + 1].lower if stop + 1 < len(tokens) else ""
    if behind in {"and", "or", "a", "an"} or any(is_finite(said, i) for i in range(1, len(said))):
        return None
    return Aside(comma, first, stop, None, "apposition")


def of_subject(tokens: Sequence[Token], comma: int, stop: int) -> Aside | None:
    """ ", published in May,": a participle between the subject and its verb."""
    word = tokens[comma + 1].lower
    does = _is_ing(word)
    if not (does or word.endswith("ed") or word in _PARTICIPLES) or stop - comma <= _LEAST_ASIDE:
        return None
    if comma > _LONGEST_SUBJECT or opening_verb(tokens[stop + 1 :]) is None:
        return None
    if main_verb(tokens[:comma]) is not None or (does and _is_unclear(tokens, comma, stop)):
        return None
    noun = tokens[comma - 1].lower
    many = noun.endswith("s") and not noun.endswith(_NOT_PLURAL) and tokens[0].lower not in _ONE
    be = "were" if many and not tokens[comma - 1].is_capitalised else "was"
    told = f"{past_of(word)} {{rest}}" if does else f"{be} {{told}}"
    reads = f"{{first}} {told}"
    return Aside(comma, comma + 1, stop, None, "participle", reads, is_about_subject=True)


def _is_unclear(tokens: Sequence[Token], comma: int, stop: int) -> bool:
    """Whether who does it is told by another clause: "the crew of a jet that fell, killing 2,"."""
    return first_verb(tokens[:comma]) is not None or joins_another(tokens[comma + 1 : stop])


def _stands_out(said: Sequence[Token]) -> bool:
    """Whether it has a number, or is the most of its kind."""
    return any(
        is_number(t.text)
        or t.lower in _NUMBERS
        or t.text[0] in "$£€"
        or (t.lower.endswith("est") and len(t.text) > _SHORTEST_EST)
        for t in said
    )


def participle(
    tokens: Sequence[Token], comma: int, stop: int, subject: Offsets | None
) -> Aside | None:
    """ ", killing two people", or ", with 300 people signing it"."""
    first = comma + 1
    while first < stop and is_adverb(tokens[first].lower):
        first += 1
    if stop - first < _LEAST_ASIDE:
        return None
    counted = tokens[first].lower == "with" and _counted(tokens, first + 1, stop)
    if not (counted or _is_ing(tokens[first].lower)) or not stands(tokens[:comma], subject):
        return None
    if _is_adjective(tokens, comma):
        return None
    parted = None if subject else parted_subject(tokens)
    if (parted and parted.verb > comma) or _is_within_subject(tokens, comma):
        return None
    return Aside(comma, first + counted, stop, None, "participle")


def _is_adjective(tokens: Sequence[Token], comma: int) -> bool:
    """Whether it tells of the noun behind it as the word before does: "a dour, exacting man"."""
    noun = tokens[comma + 2].lower if comma + 2 < len(tokens) else ""
    article = any(t.lower in {"a", "an"} for t in tokens[max(0, comma - 3) : comma - 1])
    return article and (noun in _PERSONS or tokens[comma - 1].lower.endswith(_OF_ADJECTIVES))


def _is_within_subject(tokens: Sequence[Token], comma: int) -> bool:
    """Whether the verb of a long subject follows: "The firm that ran it, killing two, | denies"."""
    if all(token.lower not in _RELATIVES for token in tokens[1:comma]):
        return False
    closing = next((i for i in range(comma + 1, len(tokens)) if tokens[i].text == ","), None)
    return closing is not None and opening_verb(tokens[closing + 1 :]) is not None


def _counted(tokens: Sequence[Token], first: int, stop: int) -> bool:
    near = tokens[first : min(first + 6, stop)]
    acts = any(_is_ing(t.lower) or t.lower in forms("past") for t in tokens[first + 1 : stop])
    return acts and any(is_number(t.text) for t in near)


def _is_ing(word: str) -> bool:
    return word.endswith("ing") and len(word) > _SHORTEST_ING and word not in _NO_PARTICIPLES
