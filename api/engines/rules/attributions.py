"""Attributions: findings with their voices, each nested in whoever reports it."""

from collections.abc import Sequence
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
    findings = _without_doubled_hearsay(_findings(phrases))
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


def _without_doubled_hearsay(findings: Sequence[Finding]) -> list[Finding]:
    """Without "allegedly" and the like where somebody is named for the words around it."""
    return [
        finding
        for finding in findings
        if not (
            finding.resolution == "implied"
            and finding.cue is not None
            and finding.covers(*finding.cue)
            and any(o.resolution != "implied" and o.covers(*finding.cue) for o in findings)
        )
    ]


def _parents(
    phrases: Phrases, findings: Sequence[Finding], who: Sequence[Resolved]
) -> list[int | None]:
    parents: list[int | None] = [
        _outlet(phrases, i, findings) or _around(i, findings) for i in range(len(findings))
    ]
    for index in range(len(findings)):
        parents[index] = _other_voice(index, parents, who)
    _inherit(findings, who, parents)
    return parents


def _outlet(phrases: Phrases, index: int, findings: Sequence[Finding]) -> int | None:
    """The outlet that hands on this finding: "according to X, as seen by OUTLET"."""
    finding = findings[index]
    if finding.is_outlet:
        return None
    sentence = phrases.layout.tokens[finding.order].sentence
    for other, outlet in enumerate(findings):
        same = phrases.layout.tokens[outlet.order].sentence == sentence
        if outlet.is_outlet and same and outlet.order > finding.order and other:
            return other
    return None


def _around(index: int, findings: Sequence[Finding]) -> int | None:
    """The smallest content that holds this finding's cue, or all that it has."""
    finding = findings[index]
    low, high = finding.cue or (finding.start, finding.end)
    best: int | None = None
    for other, outer in enumerate(findings):
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
