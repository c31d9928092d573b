"""How much of a text carries each frame, by words and phrases that show it."""

from collections.abc import Collection, Mapping, Sequence
from functools import cache

from api.engines.rules.catalogue import trace
from api.engines.rules.claims.passages import Passages
from api.engines.rules.words.grammar import AUXILIARIES, DETERMINERS, PREPOSITIONS
from api.engines.rules.words.lexicons import Match, Matcher, load
from api.schemas.framing import FrameScore
from api.text.stems import stem
from api.text.values import value

POLICY = "policy_cues"
GENERIC = "generic_cues"
_RULE = {POLICY: "frame.policy", GENERIC: "frame.generic"}
_FULL = 4
"""What the words of a sentence must weigh together to show a frame."""
_HALF = 2
"""What they must weigh where the whole text is about it."""
_LEAST_ABOUT = 5
_WORDS_FOR_ONE = 60
_MOST = 16
"""What different words of a text must weigh, for it to be about a frame: one more by 60 words."""
_LEAST_WORDS = 2
_LEAST_PLACES = 2
_LEAST_SHARE = 0.04
_LARGE_SHARE = 0.1
"""A single sentence shows a frame where it is this much of the text."""
_NAME_REACH = 60
_SMALL = PREPOSITIONS | DETERMINERS | AUXILIARIES | {"to", "as", "up", "back", "and"}


@value
class _Word:
    """A word or phrase that shows a frame."""

    match: Match
    stem: str
    weight: int


@value
class _Carrier:
    """A sentence that carries a frame: how many words it has, and which of them show it."""

    size: int
    shown: Sequence[_Word]


@value
class _Carried:
    """A frame, and the words of the text that show it."""

    frame: str
    share: float
    shown: Sequence[_Word]


@cache
def _matcher(lexicon: str) -> Matcher:
    return Matcher(load(lexicon))


def read_frames(passages: Passages, lexicon: str) -> tuple[FrameScore, ...]:
    """The frames with enough evidence, most salient first.

    A word that stands in news of all kinds ("minister", "hospital") shows a frame only beside
    others of its kind; a sentence carries the frame where its words weigh enough together, and
    less is enough where many words of the text show the frame. One sentence makes no frame in a
    long text, and one word in several makes none in any. The plainest evidence stands first.
    """
    total = sum(passages.lengths.values())
    kept: list[_Carried] = []
    for frame, by_sentence in _found(passages, lexicon).items():
        carriers = _carriers(by_sentence, passages.lengths, total)
        share = sum([carrier.size for carrier in carriers]) / total
        if share >= _LEAST_SHARE:
            carried = _Carried(frame, share, [word for one in carriers for word in one.shown])
            if _counts(passages, carried, len(carriers)):
                kept.append(carried)
    kept.sort(key=lambda carried: (-carried.share, carried.frame))
    return tuple(
        _score(passages, _RULE[lexicon], carried, carried.share == kept[0].share)
        for carried in kept
    )


def _score(passages: Passages, rule: str, carried: _Carried, primary: bool) -> FrameScore:
    matches = [word.match for word in carried.shown]
    in_headline = {match.start for match in matches if _is_in_headline(passages, match)}
    return FrameScore(
        frame=carried.frame,
        salience=carried.share,
        primary=primary,
        in_headline=bool(in_headline),
        evidence=tuple(
            passages.document.span(match.start, match.end)
            for match in _ranked(carried.shown, in_headline)
        ),
        **trace(rule),
    )


def _found(passages: Passages, lexicon: str) -> Mapping[str, Mapping[int, list[_Word]]]:
    """What shows each frame, by sentence."""
    tokens = passages.tokens
    found: dict[str, dict[int, list[_Word]]] = {}
    for match in _matcher(lexicon).find(tokens):
        first = tokens[match.first]
        if first.sentence not in passages.lengths or not _has_company(passages, match):
            continue
        weight = match.entry.weight
        if first.is_capitalised:
            weight = _within_name(passages, match, weight)
        if weight:
            word = _Word(match, stem(first.lower), weight)
            by_sentence = found.setdefault(match.entry.category, {})
            by_sentence.setdefault(first.sentence, []).append(word)
    return found


def _carriers(
    by_sentence: Mapping[int, list[_Word]], sizes: Mapping[int, int], total: int
) -> Sequence[_Carrier]:
    """The sentences that carry the frame, with less evidence where the text is about it."""
    shown = [word for words in by_sentence.values() for word in words]
    weight = _weight(shown)
    if weight < _FULL or all(word.weight < _HALF for word in shown):
        return ()
    about = weight >= min(_LEAST_ABOUT + total // _WORDS_FOR_ONE, _MOST)
    least = _HALF if about else _FULL
    return [
        _Carrier(sizes[sentence], _telling(words))
        for sentence, words in by_sentence.items()
        if _weight(words) >= least
    ]


def _telling(shown: Sequence[_Word]) -> Sequence[_Word]:
    """Those that tell something by themselves, if there are any."""
    return [word for word in shown if word.weight >= _HALF] or shown


def _weight(shown: Sequence[_Word]) -> int:
    """What different words weigh together."""
    if len(shown) == 1:
        return shown[0].weight
    weights: dict[str, int] = {}
    for word in shown:
        if word.weight > weights.get(word.stem, 0):
            weights[word.stem] = word.weight
    return sum(weights.values())


def _within_name(passages: Passages, match: Match, weight: int) -> int:
    """What is left of it: nothing where it opens a name ("War Child"), half within one."""
    for mention in passages.mentioned(match.start - _NAME_REACH, match.start + 1):
        if mention.start <= match.start and match.end < mention.end:
            return 0
        if mention.start < match.start and match.end == mention.end:
            return weight // 2
    return weight


def _has_company(passages: Passages, match: Match) -> bool:
    """Whether its sentence has what the entry needs beside it, and nothing that speaks against."""
    features = match.entry.features
    if "only_with" not in features and "not_with" not in features:
        return True
    needed, barred = features.get("only_with", "").split(), features.get("not_with", "").split()
    sentence = passages.document.sentences[passages.tokens[match.first].sentence].span
    around = {t.lower for t in passages.between(sentence.start, sentence.end)}
    return around.isdisjoint(barred) and (not needed or not around.isdisjoint(needed))


def _counts(passages: Passages, carried: _Carried, places: int) -> bool:
    if len({word.stem for word in carried.shown}) < _LEAST_WORDS:
        return any(_is_phrase(passages, word.match) for word in carried.shown)
    return places >= _LEAST_PLACES or carried.share >= _LARGE_SHARE


def _is_phrase(passages: Passages, match: Match) -> bool:
    """Whether it is a phrase of two words that both say something."""
    words = [t.lower for t in passages.tokens[match.first : match.last]]
    return sum(word not in _SMALL for word in words) > 1


def _ranked(shown: Sequence[_Word], in_headline: Collection[int]) -> list[Match]:
    """Words not yet shown first, of them what weighs most, phrases, the headline's."""
    known: set[str] = set()
    keyed: list[tuple[tuple[bool, int, bool, bool, int], Match]] = []
    for word in shown:
        match, root = word.match, word.stem
        single = match.last - match.first == 1
        key = (root in known, -word.weight, single, match.start not in in_headline, match.start)
        keyed.append((key, match))
        known.add(root)
    keyed.sort(key=lambda pair: pair[0])
    return [match for _, match in keyed]


def _is_in_headline(passages: Passages, match: Match) -> bool:
    sentence = passages.tokens[match.first].sentence
    return passages.document.region_of(sentence).kind == "headline"
