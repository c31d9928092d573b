"""Which noun may stand for a body that a text has named: "the company" for "Acme Ltd"."""

from api.engines.rules.words.grammar import words

_FIRM = words(
    "company firm retailer airline carmaker manufacturer supplier network lender insurer operator "
    "developer publisher giant startup start-up chain utility supermarket broker"
)
_OPEN = words(
    "watchdog charity agency group organisation organization tank think-tank regulator union body "
    "institute centre center club bank association federation foundation trust"
)
_NAMED_AS = words(
    "hospital infirmary clinic university college school academy court tribunal council ministry "
    "department parliament senate congress police constabulary army navy church museum embassy "
    "party union charity prison assembly commission"
)
_OF_KIND = {
    "airline": words("airline airlines airways air"),
    "bank": words("bank banking"),
    "lender": words("bank banking savings"),
    "insurer": words("insurance assurance"),
    "retailer": words("stores supermarkets"),
    "carmaker": words("motors motor"),
    "union": words("union federation association workers"),
    "club": words("club fc united city rovers wanderers athletic rangers"),
}
"""Nouns beside the words that a name of that kind often has."""
_PRESS = words(
    "times post herald tribune gazette examiner chronicle courier echo mirror observer "
    "telegraph inquirer dispatch journal bugle argus enquirer sentinel mercury"
)
_SPECIAL = frozenset().union(*_OF_KIND.values()) | {"shipping", "energy", "media", "shelves"}


def may_be_called(name: str, noun: str) -> bool:
    """Whether an organisation of this name may be meant by "the" and this noun in lower case.

    A noun that the name holds always fits; a name that tells another kind of body never does.
    """
    inside = frozenset(name.lower().replace("-", " ").split())
    if noun in inside or inside & _OF_KIND.get(noun, frozenset()):
        return True
    if inside & _PRESS:
        return False
    told = inside & (_NAMED_AS | _SPECIAL if noun in _OF_KIND else _NAMED_AS)
    return noun in _FIRM | _OPEN and not told and (noun not in _FIRM or not inside & {"trust"})
