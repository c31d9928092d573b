"""Loaded wordings that stand as names: a noun for the thing, or what it is said to be."""

from api.engines.rules.namings.loaded import Loaded
from api.engines.rules.words.grammar import (
    AUXILIARIES,
    BE,
    DETERMINERS,
    FUTURE,
    MODALS,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
    is_adverb,
    words,
)
from api.engines.rules.words.layout import Layout
from api.engines.rules.words.lexicons import all_forms
from api.schemas.framing import Effect, Valence

_AFTER_NOUN = (
    PREPOSITIONS | AUXILIARIES | MODALS | FUTURE | RELATIVES | SUBORDINATORS | words("and or to")
)
_BEFORE_NOUN = (DETERMINERS | PREPOSITIONS | words("'s as called branded and")) - {"that"}
_BEFORE_WORDING = DETERMINERS | {"so", "very"}
_TIES = BE | {"'s"}
_REACH = 3
_PLURAL = ("s", "men")
_MILD = frozenset({"euphemism", "minimise"})
_TURNS = words("hyperbole irony question plea personification dismissal verdict contrast")
_NO_NAMES = frozenset({"emotion", "total", "appeal", "speech", "simile"}) | _TURNS
"""Kinds of wording that tell of a feeling, a measure or a manner of speaking, and name nothing."""
_ACTS = frozenset({"violence"})
"""Verbs for blows that are only words: "traded barbs", "came under fire"."""
_PARTICLES = PREPOSITIONS | words("up off out down aside away back")
_CUES = all_forms("cues")
_QUALITIES = ("less", "ous", "ible", "able", "ful", "ly", "ented", "fair")
_ONLY_NOUNS = frozenset({"idiom"})
_ONLY_LABELS = frozenset({"puffery"})
_BEFORE_BARE = MODALS | FUTURE | words("to not never can't couldn't won't wouldn't don't didn't")
_NO_NAMING = frozenset({"conversation_killer", "appeal_to_time", "slogan", "flag_waving"})
_VALENCES: dict[str, Valence] = {
    "positive": "positive",
    "negative": "negative",
    "neutral": "neutral",
}


def may_name(layout: Layout, found: Loaded) -> bool:
    """Whether a wording of this kind can be another word for a thing."""
    entry = found.entry
    opens_with = layout.words[found.first]
    return (
        entry.category not in _NO_NAMES
        and (entry.category not in _ONLY_LABELS or "technique" in entry.features)
        and entry.features.get("technique") not in _NO_NAMING
        and opens_with not in PREPOSITIONS
        and not _is_quality(layout, found)
        and not (entry.features.get("part") == "verb" and _is_act(layout, found))
    )


def _is_quality(layout: Layout, found: Loaded) -> bool:
    """Whether a lone adjective only tells what something is like: "reckless", "gloomy"."""
    if found.last - found.first > 1 or found.entry.category == "label":
        return False
    adjective = found.entry.features.get("part") == "adjective"
    word = layout.words[found.first]
    return word.endswith(_QUALITIES) or (adjective and not word.endswith("s"))


def _is_act(layout: Layout, found: Loaded) -> bool:
    """Whether a verb tells only that or how somebody acts, and is no other word for a deed."""
    led = layout.words[found.last - 1] in _PARTICLES or layout.words[found.first] in _CUES
    return led or found.entry.category in _ACTS or _is_bare(layout, found)


def _is_bare(layout: Layout, found: Loaded) -> bool:
    """Whether it is a verb that only tells what may or is to be done, or an idiom of one."""
    bare = layout.words[found.first - 1] in _BEFORE_BARE
    return bare or found.entry.category in _ONLY_NOUNS


def is_noun(layout: Layout, found: Loaded) -> bool:
    """Whether the wording ends a noun phrase: "a SHAMBLES at the hall", "these LOOTERS"."""
    if found.is_label or found.entry.features.get("part") == "verb":
        return True
    is_label = found.entry.category == "label"
    if is_label and layout.words[found.last - 1].endswith(_PLURAL):
        return True
    if not ends_phrase(layout, found):
        return False
    low = layout.sentence(found.first)[0]
    before = layout.words[max(low, found.first - _REACH) : found.first]
    return is_label or not _BEFORE_NOUN.isdisjoint(before)


def ends_phrase(layout: Layout, found: Loaded) -> bool:
    """Whether no noun follows that the wording belongs to."""
    after = layout.words[found.last]
    return not after[:1].isalnum() or after in _AFTER_NOUN


def verb_before(layout: Layout, found: Loaded) -> int | None:
    """The "is" that makes the wording a predicate: "the plan IS simply reckless"."""
    if not ends_phrase(layout, found):
        return None
    index = found.first - 1
    while index >= 0 and (layout.words[index] in _BEFORE_WORDING or is_adverb(layout.words[index])):
        index -= 1
    return index if layout.words[index] in _TIES else None


def colour_of(found: Loaded) -> tuple[Effect, Valence]:
    """What the wording does to the thing that it names."""
    effect: Effect = "minimise" if found.entry.category in _MILD else "amplify"
    return effect, _VALENCES[found.entry.features["polarity"]]
