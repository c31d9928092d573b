"""Claims that whoever passes them on rejects: "she denied reports that …"."""

from collections.abc import Sequence
from dataclasses import replace

from api.engines.rules.findings import Finding
from api.engines.rules.grammar import words
from api.engines.rules.layout import Layout

_DENIALS = words(
    "deny denies denied denying reject rejects rejected rejecting dismiss dismisses dismissed "
    "dismissing refute refutes refuted refuting rebut rebuts rebutted rebutting debunk debunks "
    "debunked debunking dispute disputes disputed disputing"
)
_CLAIMS = words(
    "claim claims report reports suggestion suggestions allegation allegations accusation "
    "accusations assertion assertions rumour rumours rumor rumors speculation charge charges"
)
_NEAR = 7


def mark_denied(layout: Layout, findings: Sequence[Finding]) -> list[Finding]:
    """The findings, with a stance of rejection for each claim right behind a denial."""
    denials = [f for f in findings if f.cue and layout.lower(f.verb) in _DENIALS]
    return [_marked(layout, finding, denials) for finding in findings]


def _marked(layout: Layout, finding: Finding, denials: Sequence[Finding]) -> Finding:
    if finding.stance == "reject" or layout.lower(finding.verb) not in _CLAIMS:
        return finding
    for denial in denials:
        near = 0 < finding.verb - denial.verb <= _NEAR
        beside = layout.inside[finding.verb] == layout.inside[denial.verb]
        if near and beside and finding.cue and denial.covers(*finding.cue):
            return replace(finding, stance="reject", stance_cue=denial.cue)
    return finding
