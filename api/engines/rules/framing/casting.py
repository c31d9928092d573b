"""Whom a casting word is about: the name beside a label, before a deed, behind praise or blame."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from api.engines.rules.claims.passages import Mention, Passages
from api.engines.rules.framing import names_before, names_behind
from api.engines.rules.framing.functions import speaker
from api.engines.rules.framing.place import Place, is_of_a_story
from api.engines.rules.words.grammar import CONTRASTS, HELPING, PREPOSITIONS, RELATIVES, words
from api.engines.rules.words.lexicons import Match
from api.schemas.claims import AUTHOR

_CAST = frozenset({"person", "organisation", "group"})
_UNSURE = words("alleged allegedly suspected supposed if unless whether ask")
_UNSURE_REACH = 5
_JUST_BEFORE = 3
_FORMER = words(
    "alleged suspected supposed would-be unlike former self-proclaimed self-styled self-described "
    "so-called"
)
_VIEWERS = words(
    "critics opponents detractors supporters fans admirers rivals enemies allies critic opponent "
    "supporter"
)
"""Whose view the sentence gives, so that it is not the author's."""
_NOUNS_BEFORE_NOUNS = words(
    "victim victims fraud disaster failure cheat murder rape abuse crash terror mole joke puppet "
    "menace killer monster crime"
)
"""Labels that are none before a noun: "victim support officer"."""
_SAVES = words("rescued saved liberated")
_THINGS = words(
    "deal bank company firm talks economy point draw season plan club business project airline "
    "chain brand team game match career day"
)
_CALLING_REACH = 6
_SAID_BY_OTHERS = frozenset({"object", "accused"})
"""Slots of verbs by whose subject somebody is cast."""


class Casting(NamedTuple):
    """Who is cast, in which part, by which voice."""

    mention: Mention
    role: str
    voice: str


def castings(passages: Passages, match: Match) -> Sequence[Casting]:
    """Whom the words are about and who says so; none where either is not plain, or denied."""
    place = Place(passages, match)
    if _is_unsure(place):
        return ()
    mentions = [(_NAMES[match.entry.features["slot"]](passages, place), match.entry.category)]
    if match.entry.category == "innocent":
        mentions.append((names_behind.wrongdoer(passages, place), "antagonist"))
    if not any(mention for mention, _ in mentions):
        return ()
    voice = _voice(passages, place)
    return [
        Casting(mention, role, voice)
        for mention, role in mentions
        if mention is not None and voice is not None and _is_cast(passages, match, mention, voice)
    ]


def _is_cast(passages: Passages, match: Match, mention: Mention, voice: str) -> bool:
    """Whether it may be cast, and does not speak of itself."""
    own = passages.voices[voice].entity_id == mention.entity.id
    return not own and _may_be_cast(mention, match)


def _voice(passages: Passages, place: Place) -> str | None:
    """Whose view it is; None where it is somebody's of whom nothing else is told."""
    match = place.match
    if match.entry.features["slot"] == "before":
        return passages.voice_of(match.start, match.end)
    voice = speaker(passages, match)
    if passages.voices[voice].kind == "document":
        voice = passages.wording_of(match.start, match.end) or voice
    if voice != AUTHOR:
        return voice
    if match.entry.features["slot"] in _SAID_BY_OTHERS:
        return _voice_named(passages, names_before.nearest(passages, place))
    if place.following == "by" and place.near(_CALLING_REACH) & names_before.CALLED:
        return _voice_named(passages, names_behind.agent(passages, place))
    seen = not _VIEWERS.isdisjoint([token.lower for token in place.before])
    return None if seen or place.is_nobodys else AUTHOR


def _voice_named(passages: Passages, mention: Mention | None) -> str | None:
    """The voice of whoever is named there, if the text has one."""
    if mention is None:
        return None
    voices = passages.voices.values()
    return next((v.id for v in voices if v.entity_id == mention.entity.id), None)


def _is_unsure(place: Place) -> bool:
    if place.is_denied or place.is_asked or is_of_a_story(place):
        return True
    if place.near(_JUST_BEFORE) & _FORMER and place.match.entry.features["slot"] != "object":
        return True
    return bool(place.near(_UNSURE_REACH) & _UNSURE)


def _may_be_cast(mention: Mention, match: Match) -> bool:
    """Whether it is a person or body, or a country or unknown name of which only such is said."""
    if mention.entity.type in _CAST or mention.start == match.start:
        return True
    slot = match.entry.features["slot"]
    if mention.entity.type == "place":
        return slot in _SAID_BY_OTHERS or slot == "charge"
    return mention.entity.type == "other" and (
        slot in {"charge", "accused"} or "persons" in match.entry.features
    )


def _labelled(passages: Passages, place: Place) -> Mention | None:
    if place.text in _NOUNS_BEFORE_NOUNS and place.following.isalpha() and not _ends(place):
        return None
    return names_behind.titled(passages, place) or names_before.linked(passages, place)


def _ends(place: Place) -> bool:
    """Whether the noun ends its phrase: a name or a function word follows."""
    follows = place.behind[0]
    closed = PREPOSITIONS | CONTRASTS | RELATIVES | HELPING
    return follows.is_capitalised or follows.lower in closed


def _acting(passages: Passages, place: Place) -> Mention | None:
    if place.text in _SAVES and not _THINGS.isdisjoint([t.lower for t in place.behind[:3]]):
        return None
    done = names_behind.agent(passages, place) or names_before.acting(passages, place)
    return done or names_before.charged(passages, place)


def _suffering(passages: Passages, place: Place) -> Mention | None:
    return names_before.linked(passages, place) or names_before.charged(passages, place)


def _accused(passages: Passages, place: Place) -> Mention | None:
    return names_behind.judged(passages, place, then="of")


def _owning(passages: Passages, place: Place) -> Mention | None:
    owner = names_before.owner(passages, place) or names_behind.owner(passages, place)
    return owner or names_before.charged(passages, place)


_NAMES: Mapping[str, Callable[[Passages, Place], Mention | None]] = {
    "label": _labelled,
    "subject": _acting,
    "before": _suffering,
    "object": names_behind.judged,
    "accused": _accused,
    "of": names_behind.directly,
    "quality": _owning,
    "charge": _owning,
}
"""Where the name stands, by the slot of the entry."""
