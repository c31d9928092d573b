"""How much of a text carries each frame, by words and phrases that show it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from api.engines.rules.lexicons import Match, Matcher, load
from api.engines.rules.passages import Passages
from api.schemas.framing import FrameScore
from api.text.words import count_words

POLICY = "policy_cues"
GENERIC = "generic_cues"
_LEAST_WORDINGS = 2
_LEAST_HITS = 3
_LEAST_SHARE = 0.04
_SHORT_TEXT = 60
_LONG_TEXT = 250
_NAME_REACH = 60


@cache
def _matcher(lexicon: str) -> Matcher:
    return Matcher(load(lexicon))


def read_frames(passages: Passages, lexicon: str) -> tuple[FrameScore, ...]:
    """The frames with enough evidence, most salient first.

    A frame counts from two different wordings on (three hits in a longer text), or where the
    headline or a very short text shows it, and only if the sentences with evidence are a fair part
    of the text.
    """
    document = passages.document
    words = {s.index: count_words(s.span.exact) for s in document.included()}
    total = sum(words.values())
    by_frame: dict[str, list[Match]] = defaultdict(list)
    for match in _matcher(lexicon).find(passages.tokens):
        if not _is_in_name(passages, match):
            by_frame[match.entry.category].append(match)
    saliences = {
        frame: _salience(passages, found, words) / total
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
            evidence=tuple(document.span(match.start, match.end) for match in by_frame[frame]),
        )
        for frame in ranked
    )


def _is_in_name(passages: Passages, match: Match) -> bool:
    """Whether the word only opens somebody's name, as "War" in "War Child"."""
    near = passages.mentioned(match.start - _NAME_REACH, match.start + 1)
    return any(m.start <= match.start and match.end < m.end for m in near)


def _salience(passages: Passages, found: Sequence[Match], words: Mapping[int, int]) -> int:
    """Words of the sentences that hold evidence."""
    return sum(words[s] for s in {passages.tokens[match.first].sentence for match in found})


def _counts(passages: Passages, found: Sequence[Match], total: int) -> bool:
    text = passages.document.text
    wordings = {text[match.start : match.end].casefold() for match in found}
    hits = len(found) >= _LEAST_HITS or total <= _LONG_TEXT
    enough = (len(wordings) >= _LEAST_WORDINGS and hits) or total <= _SHORT_TEXT
    return enough or _in_headline(passages, found)


def _in_headline(passages: Passages, found: Sequence[Match]) -> bool:
    sentences = {passages.tokens[match.first].sentence for match in found}
    return any(passages.document.region_of(s).kind == "headline" for s in sentences)
