"""Attributions: findings with their voices, each nested in whoever reports it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from api.engines.rules.attribution.attitudes import Attitudes
from api.engines.rules.attribution.citations import read_citations
from api.engines.rules.attribution.clauses import Clauses
from api.engines.rules.attribution.cues import find_uses
from api.engines.rules.attribution.denials import mark_denied
from api.engines.rules.attribution.epithets import read_epithets
from api.engines.rules.attribution.fact_checks import read_checked_claims
from api.engines.rules.attribution.findings import Finding
from api.engines.rules.attribution.headlines import read_headlines
from api.engines.rules.attribution.indirect import Indirect
from api.engines.rules.attribution.interviews import read_answers
from api.engines.rules.attribution.nouns import Nouns
from api.engines.rules.attribution.phrasal import PhrasalSources
from api.engines.rules.attribution.pointing import Pointing
from api.engines.rules.attribution.reduced import Reduced
from api.engines.rules.attribution.reports import Reports
from api.engines.rules.attribution.speech import Speech
from api.engines.rules.attribution.stances import Stances
from api.engines.rules.attribution.unspoken import without_refusals
from api.engines.rules.attribution.verdicts import mark_judged
from api.engines.rules.attribution.voices import Resolved, Voices
from api.engines.rules.catalogue import trace
from api.engines.rules.names.phrases import Phrases
from api.engines.rules.words.verbs import is_finite
from api.schemas.base import Span
from api.schemas.claims import Attribution, Voice

_NEAR_PAPER = 6


@dataclass(frozen=True, slots=True)
class Attributed:
    """The attributions of a document, beside the findings that they were made from."""

    voices: tuple[Voice, ...]
    attributions: tuple[Attribution, ...]
    findings: tuple[Finding, ...]


def read_attributions(phrases: Phrases) -> Attributed:
    findings = _without_doubled_hearsay(phrases, _with_outlets(phrases, _findings(phrases)))
    voices = Voices(phrases)
    by_order = sorted(range(len(findings)), key=lambda i: findings[i].order)
    resolved = {i: voices.resolve(findings[i]) for i in by_order}
    who = [resolved[i] for i in range(len(findings))]
    parents = _parents(phrases, findings, who)
    findings = _with_channels(phrases, findings, who)
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
    nouns = Nouns(phrases, clauses, stances, uses).read()
    phrasal = PhrasalSources(phrases, clauses, uses).read()
    held = Attitudes(phrases, clauses).read()
    called = read_epithets(phrases, clauses)
    governed = {finding.verb for finding in indirect}
    reduced = [f for f in Reduced(phrases, clauses, uses).read() if f.verb not in governed]
    headed = read_headlines(phrases)
    answers = (*read_answers(phrases), *read_checked_claims(phrases))
    cited = read_citations(phrases, (*direct, *indirect, *others, *nouns))
    all_found = (*direct, *indirect, *others, *nouns, *reduced, *headed, *answers, *cited)
    all_found = _without_requoted(all_found)
    all_found = (*all_found, *phrasal, *held, *_new_only(called, all_found))
    all_found = (*all_found, *Pointing(phrases, clauses, uses, all_found).read())
    found = (finding for finding in all_found if finding.content)
    ordered = sorted(without_refusals(layout, found), key=lambda f: (_opening(f), f.order))
    return mark_judged(layout, mark_denied(layout, ordered))


def _without_requoted(found: Sequence[Finding]) -> tuple[Finding, ...]:
    """Without judged words that another verb gives as a name: "blasted what he termed “X”"."""
    named = [finding for finding in found if finding.form == "naming"]
    return tuple(
        finding
        for finding in found
        if finding.rule != "attribution.verb.quoted"
        or not any(other.start <= finding.start < other.end for other in named)
    )


def _new_only(called: Sequence[Finding], known: Sequence[Finding]) -> Iterator[Finding]:
    """The names that no verb gives: not "blasted the so-called “reform”"."""
    given = {finding.start for finding in known if finding.form in {"naming", "direct"}}
    return (finding for finding in called if finding.start not in given)


def _with_outlets(phrases: Phrases, findings: Sequence[Finding]) -> list[Finding]:
    """With all that a source says also handed on by the outlet that the source is seen through."""
    handed = [
        next((f for f in findings if outlet.is_outlet and _hands_on(outlet, f)), None)
        or _behind_paper(phrases, outlet, findings)
        for outlet in findings
    ]
    through = {
        source.order: outlet.order
        for outlet, source in zip(findings, handed, strict=True)
        if source is not None and outlet.order < source.order
    }
    handed_on = [
        replace(outlet, content=source.content)
        if source is not None
        else replace(outlet, through=through.get(outlet.order, outlet.through))
        for outlet, source in zip(findings, handed, strict=True)
    ]
    return [finding for finding in handed_on if not _is_idle(phrases, finding)]


def _behind_paper(phrases: Phrases, outlet: Finding, findings: Sequence[Finding]) -> Finding | None:
    """What is told behind the paper that is seen: "In a memo, seen by X, Lee says …"."""
    sentence = phrases.layout.sentence(outlet.order) if outlet.is_outlet else (0, 0)
    papers = range(max(sentence[0], outlet.order - _NEAR_PAPER), outlet.order)
    if not any(phrases.speakers.get(i) == "document" for i in papers):
        return None
    behind = (f for f in findings if outlet.order < f.order < sentence[1] and not f.is_outlet)
    return next(behind, None)


def _is_idle(phrases: Phrases, finding: Finding) -> bool:
    """Whether an outlet hands on no more than a noun: "In a memo, seen by X, …"."""
    if not finding.is_outlet:
        return False
    tokens = phrases.layout.tokens
    first, last = phrases.layout.at(finding.start), phrases.layout.at(finding.end)
    return not any(is_finite(tokens, i) for i in range(first, last))


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
    handing = _handing(findings)
    for index, finding in enumerate(findings):
        near = reach.get(phrases.layout.document.sentence_at(_opening(finding)), ())
        own = phrases.layout.tokens[finding.order].sentence
        near = [*near, *reach.get(own, ())]
        outlet = None if finding.is_outlet else outlets.get(own)
        before = outlet is not None and findings[outlet].order > finding.order
        wanted = handing.get(index, _around(index, findings, near))
        if before and (wanted is None or findings[wanted].is_outlet):
            wanted = outlet
        parents.append(wanted if wanted is None or _is_free(index, wanted, parents) else None)
    skipped: list[int | None] = [_other_voice(i, parents, who) for i in range(len(findings))]
    _inherit(findings, who, skipped)
    return skipped


def _is_free(child: int, parent: int, parents: Sequence[int | None]) -> bool:
    """Whether the child stands nowhere among those who report its parent: no circles."""
    above: int | None = parent
    while above is not None:
        if above == child:
            return False
        above = parents[above] if above < len(parents) else None
    return True


def _handing(findings: Sequence[Finding]) -> Mapping[int, int]:
    """Finding → whoever hands it on: "documents obtained by OUTLET reveal …", "citing …"."""
    orders = {finding.order: number for number, finding in enumerate(findings)}
    handed = {
        index: number
        for number, outlet in enumerate(findings)
        if outlet.is_outlet
        for index, finding in enumerate(findings)
        if index != number and _hands_on(outlet, finding)
    }
    cited = {index: orders[f.through] for index, f in enumerate(findings) if f.through in orders}
    return {**handed, **cited}


def _hands_on(outlet: Finding, finding: Finding) -> bool:
    source = finding.source
    if finding.is_outlet or source is None:
        return False
    beside = source.last < outlet.order < finding.verb
    return source.first <= outlet.order < source.last or beside


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
        elif parent is None and voice in through and _is_free(index, through[voice], parents):
            parents[index] = through[voice]


def _with_channels(
    phrases: Phrases, findings: Sequence[Finding], who: Sequence[Resolved]
) -> list[Finding]:
    """With the place of a report also where "the statement" goes on quoting it."""
    channels: dict[int, str] = {}
    with_channels = []
    for finding, resolved in zip(findings, who, strict=True):
        known = channels.get(resolved.voice)
        if finding.channel is None and known and _is_paper(phrases, finding):
            finding = replace(finding, channel=known)  # noqa: PLW2901 - the same finding, completed
        elif finding.channel and phrases.layout.inside[finding.order] < 0:
            channels[resolved.voice] = finding.channel
        with_channels.append(finding)
    return with_channels


def _is_paper(phrases: Phrases, finding: Finding) -> bool:
    """Whether "the statement" or "the post" is what speaks."""
    source = finding.source
    return source is not None and phrases.speakers.get(phrases.head(source)) == "document"


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
        **trace(finding.rule),
    )


def _source(phrases: Phrases, finding: Finding) -> Span | None:
    if finding.source is None:
        return None
    tokens = phrases.layout.tokens
    first, last = finding.source.first, finding.source.last
    return phrases.layout.document.span(tokens[first].start, tokens[last - 1].end)
