"""Whether a wording judges by right and wrong, and whether it says that something is a problem."""

from api.engines.rules.framing.harms import tells_harm
from api.engines.rules.framing.place import Place, Ways, is_of_a_story
from api.engines.rules.words.grammar import BE, DETERMINERS, PREPOSITIONS, is_adverb, words
from api.engines.rules.words.lexicons import forms_of

_IS = BE | {"'s", "'re", "'m", "seem", "seems", "seemed", "became", "become", "remains"}
_LINKS = _IS | words("as so too utterly morally plain plainly simply called calls branded both")
_ARTICLES = words("a an the more most such and or")
_CALLED = forms_of("functions_near", "called")
_REACH = 8
_ACTS = forms_of("functions_near", "act")
_POLITE = words("friend friends member members gentleman lady colleague colleagues mention")
_LEGAL = words("dismissal dismissals trial contract terms competition practices inquiry driving")
_OBJECTS = DETERMINERS - {"a", "an", "no", "any", "some"} | words(
    "us them him me you voters workers people patients families children our everyone britain"
)
_PHRASE = 5
_WARNS = words("warn warns warned warning risk danger fear fears sign signs brink verge heart")
_OF_SPORT = words("score win convert qualify beat reach impress notice mention appear finish")
_EVENTS = words("averted avoided over ended resolved eased solved")


def _is_somewhere_else(place: Place) -> bool:
    """Whether it is denied, asked, or told of a story."""
    return place.is_denied or place.is_asked or is_of_a_story(place)


def _judges_by_adjective(place: Place) -> bool:
    """Whether an adjective judges something: "is unjust", "called it cruel", "a cruel decision"."""
    if _is_somewhere_else(place) or place.following in _POLITE | _LEGAL:
        return False
    if place.match.first and place.before and place.before[-1].is_capitalised:
        return False
    return (
        place.following in _ACTS
        or place.previous in _LINKS
        or (is_adverb(place.previous) and bool(place.near(3) & _IS))
        or (place.previous in _ARTICLES and bool(place.near(4) & _IS))
        or _is_called(place)
    )


def _is_called(place: Place) -> bool:
    """Whether somebody is known to call something so: the author who tells it does not."""
    return not place.is_authors and bool(place.near(_REACH) & _CALLED)


def _judges_by_noun(place: Place) -> bool:
    """Whether it names a wrong: "is a disgrace", "an act of cowardice", "the hypocrisy of"."""
    if _is_somewhere_else(place):
        return False
    if place.text == "shame":
        return place.following not in {"that", "he", "she", "they", "you", "i", "we", "it"}
    near = place.near(_REACH)
    said = bool(near & (_IS | {"act", "acts"})) or _is_called(place)
    return said or place.following in {
        "of",
        "to",
        "!",
    }


def _judges_by_verb(place: Place) -> bool:
    """Whether somebody is wronged: "betrayed the miners", not "betrayed no emotion"."""
    if _is_somewhere_else(place):
        return False
    if place.text.endswith(" to"):
        return True
    named = bool(place.behind) and place.behind[0].is_capitalised
    passive = place.following in {"by", ""} and bool(place.near(3) & _IS)
    return (
        named
        or passive
        or place.following in _OBJECTS - {"his", "her", "their", "its"}
        or (
            place.following in {"his", "her", "their", "its"}
            and len(place.behind) > 1
            and place.behind[1].lower not in {"feelings", "nerves", "age", "emotions", "origins"}
        )
    )


def _judges(place: Place) -> bool:
    return not _is_somewhere_else(place)


def _is_named_trouble(place: Place) -> bool:
    """The same of a noun, which must be what the clause is about: not "in an emergency"."""
    if not _is_trouble(place):
        return False
    near = [token.lower for token in place.before[-_PHRASE:]]
    while near and near[-1] not in PREPOSITIONS | DETERMINERS | _IS and near[-1].isalpha():
        near.pop()
    while near and near[-1] in DETERMINERS:
        near.pop()
    if not near or near[-1] not in PREPOSITIONS or near[-1] == "into":
        return True
    return near[-1] == "of" and len(near) > 1 and near[-2] in _WARNS


def _is_trouble(place: Place) -> bool:
    """Whether it is said to be there: not denied, not over, no other thing's name."""
    if place.is_denied or place.is_asked or place.following == "-":
        return False
    if place.following in _OF_SPORT and place.text.endswith(" to"):
        return False
    behind = {token.lower for token in place.behind[:4]}
    return not behind & _EVENTS and not place.near(3) & {"any", "if", "potential", "shrugged"}


MORAL: Ways = {
    "adjective": _judges_by_adjective,
    "noun": _judges_by_noun,
    "verb": _judges_by_verb,
    "manner": _judges,
    "fixed": _judges,
}


def _warns(place: Place) -> bool:
    """Whether somebody warns of harm: "warned that the dam could burst"."""
    return not place.is_denied and not place.is_asked and tells_harm(place.behind)


PROBLEMS: Ways = {
    "warning": _warns,
    "noun": _is_named_trouble,
    "lack": _is_trouble,
    "failing": _is_trouble,
}
