"""What a statement says is not so by the way: "without a deal", "not for A but for B", "would have
closed without help"."""

from collections.abc import Iterator, Sequence

from api.engines.rules.comparison.statement.keys import Keys, is_light
from api.engines.rules.words.grammar import DETERMINERS, PREPOSITIONS
from api.engines.rules.words.tokens import Token
from api.engines.rules.words.verbs import TIES
from api.text.english import NUMBERS

_REACH = 10
_ARTICLES = frozenset({"a", "an", "the"})
_SAME_AGAIN = PREPOSITIONS | _ARTICLES | {"because", "as", "to"}
"""Words that stand before both parts of "not for the leak but for the lie"."""
_STOPS = frozenset({";", ":", ".", "–", "—", "(", ")"})
_MODALS = frozenset({"would", "could", "might"})
_HAD_IT_NOT = frozenset({"without", "if", "unless", "had"})
_SCARCELY = frozenset({"hardly", "barely", "scarcely"})
_ENDS = (PREPOSITIONS | TIES | {",", "and", "or", "but"}) - {"of"}


def corrections(tokens: Sequence[Token]) -> tuple[range, ...]:
    """What is not so and something else is: of "not for the leak but for the lie" the leak."""
    words = [token.lower for token in tokens]
    if "not" not in words or "but" not in words:
        return ()
    found = (_correction(words, at) for at, word in enumerate(words) if word == "not")
    return tuple(place for place in found if place)


def _correction(words: Sequence[str], at: int) -> range | None:
    opens = words[at + 1] if at + 1 < len(words) else ""
    if opens not in _SAME_AGAIN:
        return None
    for but in range(at + 2, min(len(words) - 1, at + _REACH)):
        if words[but] in _STOPS:
            return None
        again = words[but + 1]
        if words[but] == "but" and (again == opens or {again, opens} <= _ARTICLES):
            return range(at + 1, but)
    return None


def imagined(tokens: Sequence[Token], verb: int | None) -> int | None:
    """The place of "would" in "would have closed without help", which tells what did not happen."""
    if verb is None or tokens[verb].lower not in _MODALS:
        return None
    have = [token.lower for token in tokens[verb + 1 : verb + 4]]
    behind = {token.lower for token in tokens[verb + 2 :]}
    told = "have" in have and (behind & _HAD_IT_NOT or {"but", "for"} <= behind)
    return verb if told else None


def is_scarcely(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word as good as negates what is behind it: no "barely 40", no "barely a week"."""
    if tokens[at].lower not in _SCARCELY or at + 1 >= len(tokens):
        return False
    following = tokens[at + 1].lower
    begun = at > 0 and tokens[at - 1].lower == "had"
    counted = following in NUMBERS or following in _ARTICLES or not following[0].isalpha()
    return not (begun or counted)


def lacking(tokens: Sequence[Token], keyed: Keys, verb: int | None) -> frozenset[str]:
    """Keys of what it says there was not: behind "without", and what "but" puts right."""
    places = [*_without(tokens, keyed, verb), *(i for part in corrections(tokens) for i in part)]
    found = {keyed.at[i] for i in places if i in keyed.at and i not in keyed.names}
    told = {key for i, key in keyed.at.items() if i not in places}
    return frozenset(key for key in found - told if not is_light(key))


def _without(tokens: Sequence[Token], keyed: Keys, verb: int | None) -> Iterator[int]:
    """Places of the nouns behind "without": of "without a formal agreement" the agreement."""
    if imagined(tokens, verb) is not None:
        return
    for at, token in enumerate(tokens):
        if token.lower != "without":
            continue
        last = None
        for index in range(at + 1, len(tokens)):
            word = tokens[index].lower
            if word in _ENDS or not tokens[index].is_word:
                break
            if index in keyed.at and word not in DETERMINERS:
                last = index
        if last is not None:
            yield last
