"""Links: headlines of other articles, and the teasers under them, in the midst of a text."""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, field

from api.text.blocks import Block
from api.text.shapes import LEAST_PARAGRAPH, Shape, shape
from api.text.topics import Topic

_NEAR = 5
_LEAST_WORDS = 4
_MOST_LINKS = 12
_LONGEST_TEASER = 60
_LITTLE_OVERLAP = 0.35
_TIMED = re.compile(
    r"\d{1,2}[.:]\d{2}(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?[ –—|:•-]+(?P<heading>\S.+)"
)
_BACK_REFERENCES = ("as ", "earlier", "previously", "meanwhile", "also", "in addition")


@dataclass(frozen=True, slots=True)
class Links:
    """Indexes of blocks that are links, each with the reason, and of teasers."""

    links: dict[int, str] = field(default_factory=dict)
    teasers: set[int] = field(default_factory=set)


def find_links(
    blocks: Sequence[Block], shapes: Sequence[Shape], known: set[int], openers: set[int]
) -> Links:
    """Headlines printed twice, lines under a marker such as "Read more", and their teasers.

    `known` are the indexes of blocks that are something already, `openers` those of markers.
    """
    found = Links()
    repeated = _repeated(shapes, known)
    found.links.update(dict.fromkeys(repeated, "a headline printed twice"))
    taken = known | set(found.links)
    for opener in sorted(openers):
        listed = _listed(blocks, shapes, taken, opener)
        found.links.update(dict.fromkeys(listed, "a headline under a marker of links"))
        taken.update(listed)
    following = {index + 1 for index in repeated if index + 1 < len(shapes)} - taken
    if following:
        paragraphs = [s for i, s in enumerate(shapes) if i not in taken]
        topic = Topic([s.key for s in paragraphs if s.words >= LEAST_PARAGRAPH])
        found.teasers.update(index for index in following if _is_teaser(shapes[index], topic))
    return found


def _repeated(shapes: Sequence[Shape], known: set[int]) -> set[int]:
    """Indexes of lines of several words that stand twice within a few blocks."""
    last: dict[str, int] = {}
    found: set[int] = set()
    for index, block in enumerate(shapes):
        if index in known or block.words < _LEAST_WORDS or not (block.is_line or block.asks):
            continue
        before = last.get(block.key)
        if before is not None and index - before <= _NEAR:
            found |= {before, index}
        last[block.key] = index
    return found


def listed_posts(shapes: Sequence[Shape], known: Container[int]) -> list[int]:
    """Indexes of lines that give the time and the heading of a post below them."""
    timed = {
        index: shape(match["heading"]).key
        for index, block in enumerate(shapes)
        if index not in known and (match := _TIMED.fullmatch(block.text))
    }
    if not timed:
        return []
    last = {block.key: index for index, block in enumerate(shapes)}
    return [index for index, key in timed.items() if last.get(key, 0) > index]


def _listed(
    blocks: Sequence[Block], shapes: Sequence[Shape], known: set[int], opener: int
) -> list[int]:
    listed: list[int] = []
    for index in range(opener + 1, min(len(shapes), opener + 1 + _MOST_LINKS)):
        block = shapes[index]
        long_enough = block.words >= _LEAST_WORDS or not blocks[index].after_gap
        if index in known or not (block.is_line or block.asks) or not long_enough:
            break
        listed.append(index)
    return listed


def _is_teaser(block: Shape, topic: Topic) -> bool:
    if block.is_line or not LEAST_PARAGRAPH <= block.words <= _LONGEST_TEASER:
        return False
    if block.text.casefold().startswith(_BACK_REFERENCES):
        return False
    shared = topic.overlap(block.key)
    return shared is not None and shared < _LITTLE_OVERLAP
