"""Attributions: findings with their voices, each nested in whoever reports it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from api.engines.rules.clauses import Clauses
from api.engines.rules.cues import find_uses
from api.engines.rules.findings import Finding
from api.engines.rules.indirect import Indirect
from api.engines.rules.phrases import Phrases
from api.engines.rules.reports import Reports
from api.engines.rules.speech import Speech
from api.engines.rules.stances import Stances
from api.engines.rules.voices import Resolved, Voices
from api.schemas.base import Span
from api.schemas.claims import Attribution, Voice


@dataclass(frozen=True, slots=True)
class Attributed:
    """The attributions of a document, beside the findings that they were made from."""

    voices: tuple[Voice, ...]
    attributions: tuple[Attribution, ...]
    findings: tuple[Finding, ...]


def read_attributions(phrases: Phrases) -> Attributed:
    findings = _without_doubled_hearsay(phrases, _findings(phrases))
    voices = Voices(phrases)
    by_order = sorted(range(len(findings)), key=lambda i: findings[i].order)
    resolved = {i: voices.resolve(findings[i]) for i in by_order}
    who = [resolved[i] for i in range(len(findings))]
    parents = _parents(phrases, findings, who)
    attributions = tuple(
        _attribution(phrases, i, finding, who[i], parents[i]) for i, finding in enumerate(findings)
    )
    return Attributed(voices.results(), attributions, tuple(findings))


def _findings(phrases: Phrases) -> list[Finding]:
    """All findings in the order of the text."""
    layout = phrases.layout
    uses = find_uses(phrases)
    clauses, stances = Clauses(phrases, uses), Stances(layout)
    direct = Speech(phrases, clauses, stances, uses).read()
    taken = frozenset(finding.verb for finding in direct)
    indirect = Indirect(phrases, clauses, stances).read(uses, taken)
    others = Reports(phrases, clauses, stances, uses).read(taken)
    found = (finding for finding in (*direct, *indirect, *others) if finding.content)
    return sorted(found, key=lambda f: (_opening(f), f.order))


def _opening(finding: Finding) -> int:
    return min(finding.start, finding.cue[0]) if finding.cue else finding.start


def _without_doubled_hearsay(phrases: Phrases, findings: Sequence[Finding]) -> list[Finding]:
    """Without "allegedly" and the like where somebody is named for the words around it."""
    reach = _reach(phrases, findings)
    return [
        finding
        for finding in findings
        if finding.resolution != "implied"
        or finding.cue is None
        or not finding.covers(*finding.cue)
        or not any(
            findings[i].resolution != "implied" and findings[i].covers(*finding.cue)
            for i in reach.get(phrases.layout.tokens[finding.order].sentence, ())
        )
    ]


def _parents(
    phrases: Phrases, findings: Sequence[Finding], who: Sequence[Resolved]
) -> list[int | None]:
    reach = _reach(phrases, findings)
    outlets = _outlets(phrases, findings)
    parents: list[int | None] = []
    for index, finding in enumerate(findings):
        near = reach.get(phrases.layout.document.sentence_at(_opening(finding)), ())
        own = phrases.layout.tokens[finding.order].sentence
        near = [*near, *reach.get(own, ())]
        outlet = None if finding.is_outlet else outlets.get(own)
        before = outlet is not None and findings[outlet].order > finding.order
        parents.append(outlet if before else _around(index, findings, near))
    for index in range(len(findings)):
        parents[index] = _other_voice(index, parents, who)
    _inherit(findings, who, parents)
    return parents


def _outlets(phrases: Phrases, findings: Sequence[Finding]) -> Mapping[int, int]:
    """Sentence → the outlet in it that hands on another source: "…, as seen by OUTLET"."""
    return {
        phrases.layout.tokens[finding.order].sentence: index
        for index, finding in enumerate(findings)
        if finding.is_outlet
    }


def _reach(phrases: Phrases, findings: Sequence[Finding]) -> Mapping[int, Sequence[int]]:
    """Sentence → the findings with content in it."""
    reach: dict[int, list[int]] = defaultdict(list)
    at = phrases.layout.document.sentence_at
    for index, finding in enumerate(findings):
        sentences = {s for a, b in finding.content for s in range(at(a), at(b - 1) + 1)}
        for sentence in sentences:
            reach[sentence].append(index)
    return reach


def _around(index: int, findings: Sequence[Finding], near: Sequence[int]) -> int | None:
    """The smallest content, of those near, that holds this finding's cue, or all that it has."""
    finding = findings[index]
    low, high = finding.cue or (finding.start, finding.end)
    best: int | None = None
    for other in near:
        outer = findings[other]
        if other == index or not outer.covers(low, high) or _holds(finding, outer):
            continue
        size = outer.end - outer.start, outer.is_outlet
        if best is None or size < (
            findings[best].end - findings[best].start,
            findings[best].is_outlet,
        ):
            best = other
    return best


def _holds(finding: Finding, outer: Finding) -> bool:
    """Whether it is the other way round: the outer one's cue stands in this one's content."""
    return outer.cue is not None and finding.covers(*outer.cue) and finding.end > outer.end


def _other_voice(index: int, parents: Sequence[int | None], who: Sequence[Resolved]) -> int | None:
    """The nearest parent of another voice; nobody is his own reporter."""
    seen = {index}
    parent = parents[index]
    while parent is not None and parent not in seen:
        if who[parent].voice != who[index].voice:
            return parent
        seen.add(parent)
        parent = parents[parent]
    return None


def _inherit(
    findings: Sequence[Finding], who: Sequence[Resolved], parents: list[int | None]
) -> None:
    """Words of a source that an outlet handed on before come through that outlet, too."""
    through: dict[int, int] = {}
    for index in range(len(findings)):
        parent, voice = parents[index], who[index].voice
        if parent is not None and findings[parent].is_outlet:
            through[voice] = parent
        elif parent is None and voice in through and through[voice] != index:
            parents[index] = through[voice]


def _attribution(
    phrases: Phrases, index: int, finding: Finding, who: Resolved, parent: int | None
) -> Attribution:
    span = phrases.layout.document.span
    return Attribution(
        id=f"t{index + 1}",
        source=_source(phrases, finding),
        cue=span(*finding.cue) if finding.cue else None,
        content=tuple(span(*part) for part in finding.content),
        voice_id=f"v{who.voice}",
        kind=finding.kind,
        form=finding.form,
        parent_id=None if parent is None else f"t{parent + 1}",
        channel=finding.channel,
        stance=finding.stance,
        stance_cue=span(*finding.stance_cue) if finding.stance_cue else None,
        source_resolution=who.resolution,
    )


def _source(phrases: Phrases, finding: Finding) -> Span | None:
    if finding.source is None:
        return None
    tokens = phrases.layout.tokens
    first, last = finding.source.first, finding.source.last
    return phrases.layout.document.span(tokens[first].start, tokens[last - 1].end)
