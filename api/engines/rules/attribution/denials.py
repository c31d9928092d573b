"""Claims that whoever passes them on rejects: "she denied reports that …"."""

from collections.abc import Sequence

from api.engines.rules.attribution.findings import Finding
from api.engines.rules.words.layout import Layout
from api.engines.rules.words.lexicons import forms_of

_DENIALS = forms_of("report_words", "denying")
_CLAIMS = forms_of("report_words", "claiming")
_NEAR = 7
_FAR = 16
"""How far a claim stands behind what it is dismissed as: “dismissed as “…” reports that”."""


def mark_denied(layout: Layout, findings: Sequence[Finding]) -> list[Finding]:
    """The findings, with a stance of rejection for each claim right behind a denial."""
    denials = [f for f in findings if f.cue and layout.words[f.verb] in _DENIALS]
    return [_marked(layout, finding, denials) for finding in findings]


def _marked(layout: Layout, finding: Finding, denials: Sequence[Finding]) -> Finding:
    if finding.stance == "reject" or layout.words[finding.verb] not in _CLAIMS:
        return finding
    for denial in denials:
        behind = finding.verb - denial.verb
        beside = layout.inside[finding.verb] == layout.inside[denial.verb]
        if not beside or behind <= 0 or finding.cue is None:
            continue
        near = behind <= _NEAR and denial.covers(*finding.cue)
        if near or (behind <= _FAR and _is_named(layout, denial, finding)):
            through = finding.through if near else denial.order
            return finding._replace(stance="reject", stance_cue=denial.cue, through=through)
    return finding


def _is_named(layout: Layout, denial: Finding, claim: Finding) -> bool:
    """Whether the claim follows on the name that it is dismissed by: "rejected as “spin” …"."""
    end = layout.at(denial.end)
    between = [layout.words[i] for i in range(end, claim.verb) if layout.tokens[i].is_word]
    same = layout.tokens[denial.verb].sentence == layout.tokens[claim.verb].sentence
    return denial.form == "naming" and same and len(between) <= 1
