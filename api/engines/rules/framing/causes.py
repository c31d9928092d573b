"""Whether a wording tells what led to a problem."""

from collections.abc import Sequence

from api.engines.rules.framing.harms import tells_harm, tells_loss
from api.engines.rules.framing.place import Place, Ways
from api.engines.rules.words.grammar import words
from api.engines.rules.words.tokens import Token

_UNSETTLED = words(
    "assign apportion apportioning stop stopping premature avoid take trade traded trading trades "
    "swap share"
)
_DEARER = (" up", " down", "closure of", "closing")
_CLAUSE_ENDS = frozenset({";", ":", "but", "although", "though"})


def _comes_from(place: Place) -> bool:
    """Whether what comes of the cause is a problem: "wards closed because of a shortage"."""
    if place.is_asked or place.following in {"", "."} or _is_doubted(place):
        return False
    effect = place.before
    if not any(token.is_word for token in effect):
        commas = [i for i, token in enumerate(place.behind) if token.text == ","]
        effect = place.behind[commas[0] :] if commas else ()
    effect = _last_clause(effect)
    return tells_harm(effect) or (tells_loss(effect) and tells_harm(place.behind))


def _leads_to(place: Place) -> bool:
    """Whether what it leads to is a problem: "the leak led to a fire"."""
    if not place.before or _is_doubted(place):
        return False
    behind: list[Token] = []
    for token in place.behind:
        if token.lower in _CLAUSE_ENDS or token.text == ",":
            break
        behind.append(token)
    dearer = place.text.endswith(_DEARER) or place.text.startswith("cost")
    return tells_harm(behind) or (tells_loss(behind) and (dearer or tells_harm(place.before)))


def _blames(place: Place) -> bool:
    """Whether it says who is to blame, and not that nobody is, or that it is too soon to say."""
    doubted = _is_doubted(place) or place.following in {"game", "culture", ""}
    return not doubted and not place.near(3) & _UNSETTLED


def _stirs(place: Place) -> bool:
    """Whether it tells what made people angry."""
    return bool(place.before) and bool(place.behind) and not _is_doubted(place)


def _is_doubted(place: Place) -> bool:
    return place.is_denied or "whether" in place.near(8) or "if" in place.near(5)


def _last_clause(tokens: Sequence[Token]) -> Sequence[Token]:
    for index in range(len(tokens) - 1, -1, -1):
        if tokens[index].lower in _CLAUSE_ENDS:
            return tokens[index + 1 :]
    return tokens


WAYS: Ways = {"from": _comes_from, "to": _leads_to, "stir": _stirs, "blame": _blames}
