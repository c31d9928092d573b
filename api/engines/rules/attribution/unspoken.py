"""Attributions without what tells that somebody does not speak: "declined to comment"."""

from collections.abc import Iterable, Iterator

from api.engines.rules.attribution.findings import Finding
from api.engines.rules.words.grammar import AUXILIARIES, MODALS, is_adverb
from api.engines.rules.words.layout import Layout
from api.engines.rules.words.lexicons import Listed
from api.engines.rules.words.refusals import TRIGGERS, refusal

_TRIGGERS = Listed(TRIGGERS)
_HELPING = AUXILIARIES | MODALS
_JOINTS = frozenset({"but", "and", "yet"})


def without_refusals(layout: Layout, findings: Iterable[Finding]) -> list[Finding]:
    """The findings that no refusal is mistaken for, each up to where its source stops talking."""
    refused = dict(_refusals(layout))
    if not refused:
        return list(findings)
    tokens = {i for first, last in refused.items() for i in range(first, last)}
    joints = [joint for first in refused if (joint := _joint(layout, first)) is not None]
    kept = (finding for finding in findings if finding.verb not in tokens)
    return [_cut(layout, finding, joints) for finding in kept]


def _refusals(layout: Layout) -> Iterator[tuple[int, int]]:
    for low, high in sorted({layout.sentence(index) for index in _TRIGGERS.places(layout.tokens)}):
        found = refusal(layout.tokens[low:high])
        if found is not None and layout.inside[low + found[0]] < 0:
            yield low + found[0], low + found[1]


def _joint(layout: Layout, first: int) -> int | None:
    """The "but" of "said it was so but declined to say why"."""
    index = first - 1
    while layout.words[index] in _HELPING or is_adverb(layout.words[index]):
        index -= 1
    return index if layout.words[index] in _JOINTS else None


def _cut(layout: Layout, finding: Finding, joints: list[int]) -> Finding:
    """The finding, its content ending before a refusal that goes on with its source."""
    if finding.form == "direct":
        return finding
    first, last = finding.content[-1]
    for joint in joints:
        start = layout.tokens[joint].start
        if first < start < last and finding.verb < joint:
            end = layout.tokens[joint - 1]
            cut = end.end if end.is_word else layout.tokens[joint - 2].end
            return finding._replace(content=(*finding.content[:-1], (first, cut)))
    return finding
