"""How much of a text carries each frame, by words and phrases that show it."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from api.engines.rules.catalogue import trace
from api.engines.rules.claims.passages import Passages
from api.engines.rules.words.grammar import AUXILIARIES, DETERMINERS, PREPOSITIONS
from api.engines.rules.words.lexicons import Match, Matcher, load
from api.schemas.framing import FrameScore
from api.text.stems import stem

POLICY = "policy_cues"
GENERIC = "generic_cues"
_RULE = {POLICY: "frame.policy", GENERIC: "frame.generic"}
_LEAST_WORDS = 2
_LEAST_PLACES = 2
_LEAST_SHARE = 0.04
_SHORT_TEXT = 60
_NAME_REACH = 60
_SMALL = PREPOSITIONS | DETERMINERS | AUXILIARIES | {"to", "as", "up", "back", "and"}


@cache
def _matcher(lexicon: str) -> Matcher:
    return Matcher(load(lexicon))


def read_frames(passages: Passages, lexicon: str) -> tuple[FrameScore, ...]:
    """The frames with enough evidence, most salient first.

    One weak word makes no frame: a frame counts where two different words show it in two
    sentences (in one, where the text is very short), or where a phrase of several words does;
    and only if the sentences with evidence are a fair part of the text. The plainest evidence
    stands first.
    """
    document = passages.document
    total = sum(passages.lengths.values())
    by_frame: dict[str, list[Match]] = defaultdict(list)
    for match in _matcher(lexicon).find(passages.tokens):
        if not _is_in_name(passages, match) and _has_company(passages, match):
            by_frame[match.entry.category].append(match)
    saliences = {
        frame: _salience(passages, found) / total
        for frame, found in by_frame.items()
        if _counts(passages, found, total)
    }
    kept = {frame: share for frame, share in saliences.items() if share >= _LEAST_SHARE}
    ranked = sorted(kept, key=lambda frame: (-kept[frame], frame))
    top = kept[ranked[0]] if ranked else 0.0
    return tuple(
        FrameScore(
            frame=frame,
            salience=kept[frame],
            primary=kept[frame] == top,
            in_headline=_in_headline(passages, by_frame[frame]),
            evidence=tuple(
                document.span(m.start, m.end) for m in _ranked(passages, by_frame[frame])
            ),
            **trace(_RULE[lexicon]),
        )
        for frame in ranked
    )


def _is_in_name(passages: Passages, match: Match) -> bool:
    """Whether the word only opens somebody's name, as "War" in "War Child"."""
    near = passages.mentioned(match.start - _NAME_REACH, match.start + 1)
    return any(m.start <= match.start and match.end < m.end for m in near)


def _salience(passages: Passages, found: Sequence[Match]) -> int:
    """Words of the sentences that hold evidence."""
    return sum(
        passages.lengths[s] for s in {passages.tokens[match.first].sentence for match in found}
    )


def _has_company(passages: Passages, match: Match) -> bool:
    """Whether its sentence has what the entry needs beside it, and nothing that speaks against."""
    needed = frozenset(match.entry.features.get("only_with", "").split())
    barred = frozenset(match.entry.features.get("not_with", "").split())
    if not needed and not barred:
        return True
    sentence = passages.document.sentences[passages.tokens[match.first].sentence].span
    around = {t.lower for t in passages.between(sentence.start, sentence.end)}
    return not around & barred and (not needed or bool(around & needed))


def _counts(passages: Passages, found: Sequence[Match], total: int) -> bool:
    words = {_lemma(passages, match) for match in found}
    sentences = {passages.tokens[match.first].sentence for match in found}
    if any(_is_strong(passages, match) for match in found):
        return True
    if len(words) < _LEAST_WORDS:
        return False
    return len(sentences) >= _LEAST_PLACES or total <= _SHORT_TEXT


def _is_strong(passages: Passages, match: Match) -> bool:
    """Whether it is a phrase of two words that both say something."""
    words = [t.lower for t in passages.tokens[match.first : match.last]]
    return sum(word not in _SMALL for word in words) > 1


def _lemma(passages: Passages, match: Match) -> str:
    return stem(passages.tokens[match.first].lower)


def _ranked(passages: Passages, found: Sequence[Match]) -> list[Match]:
    """Phrases first, then what the headline has, then words not yet shown; else as in the text."""
    known: set[str] = set()
    fresh: dict[int, bool] = {}
    for match in found:
        fresh[match.start] = _lemma(passages, match) not in known
        known.add(_lemma(passages, match))
    return sorted(
        found,
        key=lambda m: (
            not fresh[m.start],
            m.last - m.first == 1,
            not _in_headline(passages, [m]),
            m.start,
        ),
    )


def _in_headline(passages: Passages, found: Sequence[Match]) -> bool:
    sentences = {passages.tokens[match.first].sentence for match in found}
    return any(passages.document.region_of(s).kind == "headline" for s in sentences)
