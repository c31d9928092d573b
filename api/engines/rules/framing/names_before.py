"""The name before a casting word: "Smith is a liar", "Smith betrayed", "Smith's lies"."""

from collections.abc import Sequence

from api.engines.rules.claims.passages import Mention, Passages
from api.engines.rules.framing.place import Place
from api.engines.rules.words.grammar import (
    AUXILIARIES,
    BE,
    DETERMINERS,
    PREPOSITIONS,
    QUOTE_MARKS,
    is_adverb,
    words,
)
from api.engines.rules.words.tokens import Token
from api.engines.rules.words.verbs import is_finite

_REACH = 90
_NEAREST = 3
_CHARGES = words("accused accuse accuses accusing")
_LINKS = AUXILIARIES | words(
    "as a an the been become became becomes remains remained proved seems seemed looks nothing "
    "but one of most more very such so too"
)
CALLED = words(
    "called branded labelled labeled dubbed described denounced condemned hailed praised lauded "
    "celebrated mocked derided ridiculed portrayed cast painted regarded seen known remembered "
    "honoured honored exposed unmasked vilified"
)
"""Participles behind which a label stands: "hailed as a hero"."""
_SAID = words("said says argued argues added claimed claims insisted insists told wrote declared")
_PASSIVE = AUXILIARIES | {",", "been", "being"}
_RELATIVE = frozenset({"who", "which", "that"})
_LONGEST_ASIDE = 8
_LONGEST_APPOSITION = 6
_ADJECTIVES = 2
_PERSONAL = words("he she")
_BODILY = words("they it")
_BODIES = frozenset({"organisation", "group"})
_STOP = 2
"""Characters at the end of a sentence that tell whether it ends in speech."""


def linked(passages: Passages, place: Place) -> Mention | None:
    """The name of which the words are said: "Smith is", "Smith, a", "called Smith a"."""
    for mention in _nearest(passages, place):
        between = _between(passages, place, mention)
        if _links(between) or _is_apposition(between) or _interrupted(between):
            return mention
    return _meant_by_pronoun(passages, place)


def acting(passages: Passages, place: Place) -> Mention | None:
    """The name that is the subject of the deed."""
    active = place.match.entry.category != "innocent"
    if active and place.previous in BE and not place.text.split()[0].endswith("ing"):
        return None
    for mention in _nearest(passages, place):
        between = _between(passages, place, mention)
        if _links(between) or _is_relative(between) or _is_of_kin(between):
            return mention
    return _meant_by_pronoun(passages, place)


def nearest(passages: Passages, place: Place) -> Mention | None:
    """The name that stands at once before it, but for auxiliaries."""
    for mention in _nearest(passages, place)[:1]:
        between = _between(passages, place, mention)
        if all(t.lower in AUXILIARIES or is_adverb(t.lower) for t in between):
            return mention
    return None


def owner(passages: Passages, place: Place) -> Mention | None:
    """Whose it is: "Smith's lies"."""
    for mention in _nearest(passages, place)[:1]:
        between = _between(passages, place, mention)
        owned = bool(between) and between[0].lower in {"'s", "'"}
        if owned and len(between) <= 1 + _ADJECTIVES and all(map(_is_plain, between[1:])):
            return mention
    return None


def charged(passages: Passages, place: Place) -> Mention | None:
    """Whoever is accused: "accused Smith of betraying", "Smith was accused of betraying"."""
    before = place.before
    charge = next((t for t in reversed(before[-_LONGEST_ASIDE:]) if t.lower in _CHARGES), None)
    if charge is None or place.previous != "of":
        return None
    if before[-2].start == charge.start:
        return _accused(passages, place, charge)
    near = passages.mentioned(charge.end, charge.end + 2)
    return near[0] if near else None


def _accused(passages: Passages, place: Place, charge: Token) -> Mention | None:
    """The name before "was accused of"."""
    for mention in _nearest(passages, place)[:1]:
        between = [t.lower for t in passages.between(mention.end, charge.start)]
        if between and all(word in _PASSIVE or is_adverb(word) for word in between):
            return mention
    return None


def _nearest(passages: Passages, place: Place) -> Sequence[Mention]:
    """The names before it in its sentence, the nearest first."""
    before = place.before
    if not before:
        return ()
    start = max(before[0].start, place.match.start - _REACH)
    near = [m for m in passages.mentioned(start, place.match.start) if m.end <= place.match.start]
    return near[: -_NEAREST - 1 : -1]


def _between(passages: Passages, place: Place, mention: Mention) -> Sequence[Token]:
    """The words between, without quotation marks and without an age: "Smith, 19, was"."""
    found = passages.between(mention.end, place.match.start)
    if any(token.text in QUOTE_MARKS for token in found):
        found = [token for token in found if token.text not in QUOTE_MARKS]
    aged = len(found) > _ADJECTIVES and found[0].text == "," and found[1].text.isdigit()
    return found[3:] if aged and found[2].text == "," else found


def _links(between: Sequence[Token]) -> bool:
    """Whether nothing but a verb of being, an article and adjectives lies between."""
    if len(between) > 1 and between[0].text == "," and between[1].lower in DETERMINERS:
        between = between[1:]
    if len(between) > 1 and between[0].text == "," and between[1].lower == "who":
        between = between[2:]
    between = _without_adjectives(_without_calling(between))
    if between and between[0].lower == "'s":
        return False
    if [t.lower for t in between] == ["to", "be"]:
        return True
    return all(t.lower in _LINKS or is_adverb(t.lower) for t in between)


def _without_adjectives(between: Sequence[Token]) -> Sequence[Token]:
    """Without the plain words behind an article: "is a well-known" liar."""
    for count in range(1, _ADJECTIVES + 1):
        at = len(between) - count - 1
        if at < 0 or not _is_plain(between[at + 1]):
            break
        if between[at].lower in {"a", "an", "the"}:
            return between[: at + 1]
    return between


def _is_plain(token: Token) -> bool:
    word = token.lower
    closed = word in PREPOSITIONS or word in DETERMINERS or word in AUXILIARIES
    return token.is_word and not token.is_capitalised and not closed and word not in _RELATIVE


def _without_calling(between: Sequence[Token]) -> Sequence[Token]:
    """Without a passive of calling: ", hailed" as a hero, "was branded" a liar."""
    for index, token in enumerate(between):
        if token.lower in CALLED and index:
            before = [t.lower for t in between[:index]]
            passive = before[0] in _PASSIVE and all(
                word in _PASSIVE or is_adverb(word) for word in before
            )
            return between[index + 1 :] if passive else between
    return between


def _is_apposition(between: Sequence[Token]) -> bool:
    """Whether it is the head of an apposition: "Smith, the League's" smirking chief."""
    if not 1 < len(between) <= _LONGEST_APPOSITION or between[0].text != ",":
        return False
    if between[1].lower not in DETERMINERS and not between[1].is_capitalised:
        return False
    inner = between[1:]
    return all(token.is_word or token.lower == "'s" for token in inner) and not any(
        token.lower in PREPOSITIONS or token.lower in _RELATIVE or is_finite(inner, index)
        for index, token in enumerate(inner)
        if token.lower != "'s"
    )


def _interrupted(between: Sequence[Token]) -> bool:
    """Whether only a speaker comes between: "Smith, Ann Cole said, was a"."""
    commas = [index for index, token in enumerate(between) if token.text == ","]
    if len(commas) != _ADJECTIVES or commas[0] or commas[1] > _LONGEST_ASIDE:
        return False
    inner, rest = between[1 : commas[1]], between[commas[1] + 1 :]
    said = any(token.lower in _SAID for token in inner)
    return said and bool(rest) and rest[0].lower in BE and _links(rest)


def _is_relative(between: Sequence[Token]) -> bool:
    """Whether it is a relative clause on it: "Smith, the man who"."""
    if not 1 < len(between) <= _LONGEST_ASIDE or between[0].text != ",":
        return False
    told = [t for t in between[1:] if t.lower not in AUXILIARIES and t.lower != "never"]
    return (
        bool(told)
        and told[-1].lower in _RELATIVE
        and all(
            token.is_word and token.lower not in PREPOSITIONS - {"of", "at"} for token in told[:-1]
        )
    )


def _is_of_kin(between: Sequence[Token]) -> bool:
    """Whether it befell somebody's family: "Smith, whose"."""
    return [token.lower for token in between[:2]] == [",", "whose"] and len(between) <= _NEAREST


def _meant_by_pronoun(passages: Passages, place: Place) -> Mention | None:
    """The only person, or body, of the sentence before, for "he" or "they" before the words."""
    before = [token for token in place.before if token.text not in QUOTE_MARKS]
    sentence = passages.tokens[place.match.first].sentence
    if not before or before[0].lower not in _PERSONAL | _BODILY or not sentence:
        return None
    if not all(t.lower in _LINKS or is_adverb(t.lower) for t in _without_adjectives(before[1:])):
        return None
    earlier = passages.document.sentences[sentence - 1].span
    speech = passages.in_quotation(place.match.start, place.match.end)
    if speech and not passages.in_quotation(earlier.end - _STOP, earlier.end):
        return None
    near = passages.mentioned(earlier.start, earlier.end)
    personal = before[0].lower in _PERSONAL
    meant = [m for m in near if m.entity.type in ({"person", "other"} if personal else _BODIES)]
    sure = meant[0].entity.type != "other" if meant else False
    return meant[-1] if sure and len({m.entity.id for m in meant}) == 1 else None
