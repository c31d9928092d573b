"""Who hands on whose words: each attribution under the one that reports it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from api.engines.rules.attribution.findings import Finding
from api.engines.rules.attribution.outlets import hands_on
from api.engines.rules.attribution.voices import Resolved
from api.engines.rules.names.phrases import Phrases

_ANSWER = "attribution.pointing"


def parents_of(
    phrases: Phrases, findings: Sequence[Finding], who: Sequence[Resolved]
) -> Sequence[int | None]:
    """For each finding the one that reports it, by its index."""
    nesting = _Nesting(phrases, findings)
    nearest: list[int | None] = []
    for index in range(len(findings)):
        wanted = nesting.parent(index)
        free = wanted is not None and _is_free(index, wanted, nearest)
        nearest.append(wanted if free else None)
    parents = [_other_voice(index, nearest, who) for index in range(len(findings))]
    _inherit(findings, who, parents)
    return parents


def without_doubled_hearsay(phrases: Phrases, findings: Sequence[Finding]) -> Sequence[Finding]:
    """Without "allegedly" and the like where somebody is named for the words around it."""
    hearsay = [i for i, finding in enumerate(findings) if _is_hearsay(finding)]
    if not hearsay:
        return findings
    reach, tokens = _reach(phrases, findings), phrases.layout.tokens
    doubled = {
        i
        for i in hearsay
        for other in reach.get(tokens[findings[i].order].sentence, ())
        if _names_source(findings[other], findings[i])
    }
    return [finding for i, finding in enumerate(findings) if i not in doubled]


def _is_hearsay(finding: Finding) -> bool:
    """Whether the cue that names nobody stands within what it attributes."""
    cue = finding.cue
    return finding.resolution == "implied" and cue is not None and finding.covers(*cue)


def _names_source(finding: Finding, hearsay: Finding) -> bool:
    cue = hearsay.cue
    return finding.resolution != "implied" and cue is not None and finding.covers(*cue)


def _reach(phrases: Phrases, findings: Sequence[Finding]) -> Mapping[int, Sequence[int]]:
    """Sentence → the findings with content in it, the smallest first and outlets last.

    Whoever only answers what another says reports it to nobody.
    """
    reach: dict[int, list[int]] = defaultdict(list)
    at = phrases.layout.document.sentence_at
    sizes = [_size(finding) for finding in findings]
    for index in sorted(range(len(findings)), key=sizes.__getitem__):
        if findings[index].rule == _ANSWER:
            continue
        for sentence in {
            s for a, b in findings[index].content for s in range(at(a), at(b - 1) + 1)
        }:
            reach[sentence].append(index)
    return reach


def _size(finding: Finding) -> tuple[int, bool]:
    return finding.end - finding.start, finding.is_outlet


class _Nesting:
    """Finds who reports whom among the findings of one document."""

    def __init__(self, phrases: Phrases, findings: Sequence[Finding]) -> None:
        self._findings = findings
        self._tokens = phrases.layout.tokens
        self._sentence_at = phrases.layout.document.sentence_at
        self._reach = _reach(phrases, findings)
        self._handing = _handing(findings)
        self._outlets = {
            self._tokens[finding.order].sentence: index
            for index, finding in enumerate(findings)
            if finding.is_outlet
        }
        """Sentence → the outlet in it that hands on another source: "…, as seen by OUTLET"."""

    def parent(self, index: int) -> int | None:
        """Whoever hands it on, or says the words around it, or brings the whole sentence."""
        finding = self._findings[index]
        own = self._tokens[finding.order].sentence
        wanted = self._handing[index] if index in self._handing else self._around(index, own)
        outlet = None if finding.is_outlet else self._outlets.get(own)
        before = outlet is not None and self._findings[outlet].order > finding.order
        if before and (wanted is None or self._findings[wanted].is_outlet):
            return outlet
        return wanted

    def _around(self, index: int, own: int) -> int | None:
        """The smallest content near that holds this finding's cue, or all that it has."""
        opening = self._sentence_at(self._findings[index].opening)
        best = self._first_around(index, opening)
        if own == opening:
            return best
        other = self._first_around(index, own)
        if best is None or other is None:
            return other if best is None else best
        return other if self._of_size(other) < self._of_size(best) else best

    def _of_size(self, index: int) -> tuple[int, bool]:
        return _size(self._findings[index])

    def _first_around(self, index: int, sentence: int) -> int | None:
        finding = self._findings[index]
        low, high = finding.cue or (finding.start, finding.end)
        for other in self._reach.get(sentence, ()):
            outer = self._findings[other]
            if other != index and outer.covers(low, high) and not _holds(finding, outer):
                return other
        return None


def _holds(finding: Finding, outer: Finding) -> bool:
    """Whether it is the other way round: the outer one's cue stands in this one's content."""
    return outer.cue is not None and finding.covers(*outer.cue) and finding.end > outer.end


def _handing(findings: Sequence[Finding]) -> Mapping[int, int]:
    """Finding → whoever hands it on: "documents obtained by OUTLET reveal …", "citing …"."""
    handed = {
        index: number
        for number, outlet in enumerate(findings)
        if outlet.is_outlet
        for index, finding in enumerate(findings)
        if index != number and hands_on(outlet, finding)
    }
    orders = {finding.order: number for number, finding in enumerate(findings)}
    cited = {index: orders[f.through] for index, f in enumerate(findings) if f.through in orders}
    return {**handed, **cited}


def _is_free(child: int, parent: int, parents: Sequence[int | None]) -> bool:
    """Whether the child stands nowhere among those who report its parent: no circles."""
    above: int | None = parent
    while above is not None:
        if above == child:
            return False
        above = parents[above] if above < len(parents) else None
    return True


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
        elif parent is None and voice in through and _is_free(index, through[voice], parents):
            parents[index] = through[voice]
