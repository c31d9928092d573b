"""Which noun may stand for a body that a text has named: "the company" for "Acme Ltd"."""

from api.engines.rules.words.grammar import words
from api.engines.rules.words.lexicons import forms_of

_FIRM = forms_of("bodies", "firm")
_OPEN = _FIRM | forms_of("bodies", "open")
_NAMED_AS = forms_of("bodies", "named_as")
_NO_FIRM = forms_of("bodies", "no_firm") | {"trust"}
_PRESS = forms_of("bodies", "press")
_KINDS = words("airline bank lender insurer retailer carmaker union club")
_OF_KIND = {kind: forms_of("bodies", kind) for kind in _KINDS}
"""Nouns beside the words that a name of that kind often has."""
_OPPOSITE = forms_of("bodies", "opposite")
_FIRMS_NAME = forms_of("bodies", "firms_name")
_PUBLIC = _NAMED_AS | forms_of("bodies", "no_firm", "open") | _OF_KIND["union"]
_OWNED = _FIRM | (_OF_KIND.keys() - {"union", "club"})
"""What no public body and no party is."""
_TELLING = _NAMED_AS | forms_of("bodies", "special") | frozenset().union(*_OF_KIND.values())


def stands_opposite(name: str, noun: str, *, near: bool) -> bool:
    """Whether a body called so is heard on the organisation of this name, and is not that itself.

    `near`: the name stands in the same sentence: "Bribes were paid by Zeta, the regulator said".
    """
    if noun not in _OPPOSITE or name.isupper() or name.startswith("Of"):
        return False
    inside = frozenset(name.lower().replace("’", " ").replace("-", " ").split())
    if inside & _PUBLIC:
        return False
    return near or len(inside) > 1


def may_be_called(name: str, noun: str) -> bool:
    """Whether an organisation of this name may be meant by "the" and this noun in lower case.

    A noun that the name holds always fits; a name that tells another kind of body never does.
    """
    inside = frozenset(name.lower().replace("-", " ").split())
    if noun in inside or inside & _OF_KIND.get(noun, frozenset()):
        return True
    if inside & _PRESS:
        return False
    if noun not in _FIRM and inside & _FIRMS_NAME and noun not in {"group", "body"}:
        return False
    if noun not in _OPEN or inside & (_TELLING if noun in _OF_KIND else _NAMED_AS):
        return False
    return noun not in _OWNED or not inside & _NO_FIRM
