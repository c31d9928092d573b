"""Changes to which parts a text has, and in which order."""

from collections.abc import Sequence
from itertools import permutations
from random import Random

from evals.perturbations.case import Case, Groups
from evals.perturbations.change import Range, rearranged, substituted
from evals.perturbations.relating import CutMissing
from evals.perturbations.sites import Block, SiteError
from evals.perturbations.sources import Material, Source, brief, changed, retold
from evals.perturbations.staying import FramingStays, RestStays

_FEWEST_LEFT = 3
"""Sentences that a shortened text keeps."""
_FEWEST_CUT = 2
_BETWEEN = "\n\n"


def paragraphs_reordered(material: Material, _random: Random) -> Groups:
    """The same paragraphs in another order: the same items in another order."""
    for source, sites in material.sited():
        if not sites.blocks:
            continue
        places = [_place(source, block) for block in sites.blocks]
        parted, paragraphs = _parted(source, places)
        yield [
            _reordered(parted, [paragraphs[number] for number in order], order)
            for order in permutations(range(len(places)))
            if list(order) != sorted(order) and _may_stand(order, sites.blocks)
        ]


def shortened_self(material: Material, _random: Random) -> Groups:
    """An article beside a part of it: the part is agreed on, the rest stands in the other only."""
    for source in material.sources:
        ends = source.sentence_ends[_FEWEST_LEFT - 1 : -_FEWEST_CUT]
        yield [_shortened(source, (end, len(source.article.text))) for end in ends]
    for source, sites in material.sited():
        needed = {number for block in sites.blocks for number in block.after}
        free = [block for number, block in enumerate(sites.blocks) if number not in needed]
        yield [_shortened(source, _place(source, block)) for block in free]


def _place(source: Source, block: Block) -> Range:
    start, end = source.find(block.first)[0], source.find(block.last)[1]
    if end <= start:
        raise SiteError(f"{source.id}: the block ends with {block.last!r} before it begins")
    return start, end


def _parted(source: Source, places: Sequence[Range]) -> tuple[Source, Sequence[Range]]:
    """The blocks alone, each a paragraph of its own, and where they stand then."""
    change = rearranged(source.article.text, places, _BETWEEN)
    found = [change.there(*place) for place in places]
    return Source(source.id, retold(source.article, change.after)), found


def _may_stand(order: Sequence[int], blocks: Sequence[Block]) -> bool:
    return all(
        order.index(needed) < place
        for place, number in enumerate(order)
        for needed in blocks[number].after
    )


def _reordered(source: Source, paragraphs: Sequence[Range], order: Sequence[int]) -> Case:
    change = rearranged(source.article.text, paragraphs, _BETWEEN)
    item = changed(source.article, change)
    return Case(
        kind="paragraphs_reordered",
        name=f"paragraphs_reordered {source.id} {'-'.join(str(number + 1) for number in order)}",
        before=item.before,
        after=item.after,
        checks=(RestStays(change, zone="inserted"), FramingStays(change)),
    )


def _shortened(source: Source, cut: Range) -> Case:
    text = source.article.text
    change = substituted(text, [(*cut, "")])
    item = changed(source.article, change)
    return Case(
        kind="shortened_self",
        name=f"shortened_self {source.id} without {brief(text[slice(*cut)])} ({cut[0]}–{cut[1]})",
        before=item.before,
        after=item.after,
        checks=(CutMissing(change),),
    )
