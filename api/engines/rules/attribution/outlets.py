"""Outlets that hand on what another source says: "documents obtained by X reveal …"."""

from collections.abc import Sequence

from api.engines.rules.attribution.findings import Finding, Range
from api.engines.rules.names.phrases import Phrases
from api.engines.rules.words.verbs import is_finite

_NEAR_PAPER = 6


def with_outlets(phrases: Phrases, findings: Sequence[Finding]) -> Sequence[Finding]:
    """With all that a source says also handed on by the outlet that the source is seen through."""
    if not any(finding.is_outlet for finding in findings):
        return findings
    sources = [_seen_through(phrases, finding, findings) for finding in findings]
    through = {
        source.order: outlet.order
        for outlet, source in zip(findings, sources, strict=True)
        if source is not None and outlet.order < source.order
    }
    handed_on = [
        outlet._replace(content=_handed_on(outlet, source, findings))
        if source is not None
        else outlet._replace(through=through.get(outlet.order, outlet.through))
        for outlet, source in zip(findings, sources, strict=True)
    ]
    return [finding for finding in handed_on if not _is_idle(phrases, finding)]


def hands_on(outlet: Finding, finding: Finding) -> bool:
    """Whether the outlet stands in the other one's source, or between it and its verb."""
    source = finding.source
    if finding.is_outlet or source is None:
        return False
    beside = source.last < outlet.order < finding.verb
    return source.first <= outlet.order < source.last or beside


def _seen_through(phrases: Phrases, outlet: Finding, findings: Sequence[Finding]) -> Finding | None:
    if not outlet.is_outlet:
        return None
    handed = next((finding for finding in findings if hands_on(outlet, finding)), None)
    return handed or _behind_paper(phrases, outlet, findings)


def _handed_on(outlet: Finding, source: Finding, findings: Sequence[Finding]) -> tuple[Range, ...]:
    """All that the source says there: "the letter, seen by X, accuses Lee and warns that"."""
    handed = [f for f in findings if hands_on(outlet, f) and f.source == source.source]
    parts = sorted({part for finding in handed or [source] for part in finding.content})
    return tuple(parts)


def _behind_paper(phrases: Phrases, outlet: Finding, findings: Sequence[Finding]) -> Finding | None:
    """What is told behind the paper that is seen: "In a memo, seen by X, Lee says …"."""
    first, last = phrases.layout.sentence(outlet.order)
    papers = range(max(first, outlet.order - _NEAR_PAPER), outlet.order)
    if not any(phrases.speakers.get(i) == "document" for i in papers):
        return None
    behind = (f for f in findings if outlet.order < f.order < last and not f.is_outlet)
    return next(behind, None)


def _is_idle(phrases: Phrases, finding: Finding) -> bool:
    """Whether an outlet hands on no more than a noun: "In a memo, seen by X, …"."""
    if not finding.is_outlet:
        return False
    tokens = phrases.layout.tokens
    first, last = phrases.layout.at(finding.start), phrases.layout.at(finding.end)
    return not any(is_finite(tokens, i) for i in range(first, last))
