"""Who speaks in a participle of his own: "a video shows a MAN saying", "with SEVERAL saying"."""

from api.engines.rules.names.phrases import Phrase, Phrases
from api.engines.rules.words.grammar import BE, PREPOSITIONS, words

_SHOWING = words(
    "show shows showed showing shown capture captures captured capturing film films filmed record "
    "records recorded catch catches caught see sees saw seen hear hears heard watch watches "
    "watched picture pictured photographed overhear overheard find found spot spotted"
)
_PARTING = frozenset({";", ":", ".", "that", "who", "which", "whom"})
_JOINING = frozenset({"and", ","})
_REACH = 24
_LONGEST = 8
_NEAR_BE = 3
_MAY = words("can could may might has have had been then also later clearly")
_PERSONS = frozenset({"him", "her", "them"})
_LONGEST_WITH = 8


def with_subject(phrases: Phrases, last: int, low: int) -> Phrase | None:
    """Who speaks in "with several saying that", if anybody does."""
    said = phrases.layout.words
    for index in range(last, max(low, last - _LONGEST_WITH) - 1, -1):
        if said[index] == "with":
            phrase = Phrase(index + 1, last + 1)
            return phrase if index < last and phrases.can_speak(phrase, strict=True) else None
        if said[index].endswith("ing") or not phrases.layout.tokens[index].is_word:
            return None
    return None


def perceived(phrases: Phrases, verb: int, low: int) -> Phrase | None:
    """Who does what the form in "-ing" tells, where a verb of showing governs it."""
    said = phrases.layout.words
    for index in range(verb - 1, max(low, verb - _REACH), -1):
        if said[index] in _PARTING or phrases.layout.inside[index] != phrases.layout.inside[verb]:
            return None
        if said[index] in _SHOWING:
            return _passive(phrases, index, verb, low) or _object(phrases, index + 1, verb)
    return None


def _passive(phrases: Phrases, showing: int, verb: int, low: int) -> Phrase | None:
    """ "He was filmed | saying", "a man can be heard | telling her"."""
    said = phrases.layout.words
    near = range(showing - 1, max(low, showing - _NEAR_BE), -1)
    helping = next((i for i in near if said[i] in BE), -1)
    if helping < 0 or showing != verb - 1:
        return None
    while helping > low and said[helping - 1] in _MAY:
        helping -= 1
    phrase = phrases.before(helping, low)
    if phrase is None or said[phrase.last - 1] == "'s":
        return None
    return phrase if phrases.can_speak(phrase, strict=True) else None


def _object(phrases: Phrases, first: int, verb: int) -> Phrase | None:
    """Who stands between the verb of showing and the first thing that is shown to be done."""
    said = phrases.layout.words
    near = range(first + 1, min(verb, first + _LONGEST) + 1)
    doing = next((i for i in near if said[i].endswith("ing") and i not in phrases.names.at), -1)
    if doing < 0 or (doing < verb and said[verb - 1] not in _JOINING):
        return None
    if said[first] in _PERSONS and doing == first + 1:
        return Phrase(first, doing)
    phrase = Phrase(first, doing)
    linked = any(said[i] in PREPOSITIONS for i in range(first, doing))
    return phrase if not linked and phrases.can_speak(phrase, strict=True) else None
