"""Attributions: findings with their voices, each nested in whoever reports it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from api.engines.rules.attribution.attitudes import Attitudes
from api.engines.rules.attribution.citations import read_citations
from api.engines.rules.attribution.clauses import Clauses
from api.engines.rules.attribution.covering import Covering
from api.engines.rules.attribution.cues import find_uses
from api.engines.rules.attribution.denials import Denials
from api.engines.rules.attribution.epithets import read_epithets
from api.engines.rules.attribution.fact_checks import read_checked_claims
from api.engines.rules.attribution.findings import Finding
from api.engines.rules.attribution.headlines import read_echoes, read_headlines
from api.engines.rules.attribution.indirect import Indirect
from api.engines.rules.attribution.interviews import read_answers
from api.engines.rules.attribution.nesting import parents_of, without_doubled_hearsay
from api.engines.rules.attribution.nouns import Nouns
from api.engines.rules.attribution.outlets import with_outlets
from api.engines.rules.attribution.phrasal import PhrasalSources
from api.engines.rules.attribution.pointing import Pointing
from api.engines.rules.attribution.reduced import REDUCED, Reduced
from api.engines.rules.attribution.reports import Reports
from api.engines.rules.attribution.retorts import Retorts
from api.engines.rules.attribution.speech import Speech
from api.engines.rules.attribution.stances import Stances
from api.engines.rules.attribution.subjects import is_paper
from api.engines.rules.attribution.unspoken import without_refusals
from api.engines.rules.attribution.verdicts import mark_judged
from api.engines.rules.attribution.voices import Resolved, Voices
from api.engines.rules.catalogue import trace
from api.engines.rules.names.phrases import Phrases
from api.schemas.base import Span, made
from api.schemas.claims import Attribution, Voice


@dataclass(frozen=True, slots=True)
class Attributed:
    """The attributions of a document, beside the findings that they were made from."""

    voices: tuple[Voice, ...]
    attributions: tuple[Attribution, ...]
    findings: tuple[Finding, ...]


def read_attributions(phrases: Phrases) -> Attributed:
    findings = without_doubled_hearsay(phrases, with_outlets(phrases, _findings(phrases)))
    voices = Voices(phrases)
    resolved = {i: voices.resolve(findings[i]) for i in _by_turn(findings)}
    who = [resolved[i] for i in range(len(findings))]
    parents = parents_of(phrases, findings, who)
    findings = _stood_by(_with_channels(phrases, findings, who), parents)
    attributions = tuple(
        _attribution(phrases, i, finding, who[i], parents[i]) for i, finding in enumerate(findings)
    )
    return Attributed(voices.results(), attributions, tuple(findings))


def _by_turn(findings: Sequence[Finding]) -> list[int]:
    """The findings in order of their verbs, but whoever speaks before what he quotes."""
    spoken = Covering([finding for finding in findings if finding.form == "direct"])

    def place(index: int) -> tuple[int, bool]:
        finding = findings[index]
        around = [s.order for s in spoken.around(*finding.content[0]) if s is not finding]
        return max([finding.order, *around]), bool(around)

    return sorted(range(len(findings)), key=place)


def _findings(phrases: Phrases) -> list[Finding]:
    """All findings in the order of the text."""
    layout = phrases.layout
    uses = find_uses(phrases)
    clauses, stances = Clauses(phrases, uses), Stances(layout)
    direct = Speech(phrases, clauses, stances).read()
    taken = frozenset(f.order if f.rule.endswith("according_to") else f.verb for f in direct)
    indirect = Indirect(phrases, clauses, stances).read(uses, taken)
    others = Reports(phrases, clauses, stances).read(taken)
    nouns = Nouns(phrases, clauses, stances).read()
    phrasal = PhrasalSources(phrases, clauses, stances).read()
    held = Attitudes(phrases, clauses, stances).read()
    called = read_epithets(phrases, clauses)
    governed = {finding.verb for finding in indirect}
    reduced = [f for f in Reduced(phrases, clauses, stances).read() if f.verb not in governed]
    headed = (*read_headlines(phrases), *read_echoes(phrases, direct))
    answers = (*read_answers(phrases), *read_checked_claims(phrases))
    cited = read_citations(phrases, (*direct, *indirect, *others, *nouns))
    gathered = (*direct, *indirect, *others, *nouns, *reduced, *headed, *answers, *cited)
    all_found = _without_requoted([finding for finding in gathered if finding.content])
    all_found = (*all_found, *phrasal, *held, *_new_only(called, all_found))
    retorts = Retorts(phrases, clauses, stances).read(all_found)
    all_found = (*_not_within(all_found, retorts), *retorts)
    all_found = (*all_found, *Pointing(phrases, clauses, stances).read(all_found))
    all_found = tuple(_cued_once(all_found))
    found = without_refusals(layout, (finding for finding in all_found if finding.content))
    denied = Denials(phrases, clauses, stances).read(found)
    return mark_judged(layout, sorted(denied, key=lambda f: (f.opening, f.order)))


def _cued_once(found: Sequence[Finding]) -> Iterator[Finding]:
    """Without participles that are part of another's cue: "reported" in "first reported by"."""
    cues = [f.cue for f in found if f.cue and f.rule != REDUCED]
    for finding in found:
        own = finding.cue if finding.rule == REDUCED else None
        if own is None or not any(low <= own[0] < high for low, high in cues):
            yield finding


def _without_requoted(found: Sequence[Finding]) -> tuple[Finding, ...]:
    """Without judged words that another verb gives as a name: "blasted what he termed “X”"."""
    named = [finding for finding in found if finding.form == "naming"]
    return tuple(
        finding
        for finding in found
        if finding.rule != "attribution.verb.quoted"
        or not any(other.start <= finding.start < other.end for other in named)
    )


def _not_within(found: Sequence[Finding], retorts: Sequence[Finding]) -> Iterator[Finding]:
    """Without what only turns something down: the "was untrue" of "which he said was untrue"."""
    cues = [retort.cue for retort in retorts if retort.cue]
    return (f for f in found if not any(low <= f.start and f.end <= high for low, high in cues))


def _new_only(called: Sequence[Finding], known: Sequence[Finding]) -> Iterator[Finding]:
    """The names that no verb gives: not "blasted the so-called “reform”"."""
    given = {finding.start for finding in known if finding.form in {"naming", "direct"}}
    return (finding for finding in called if finding.start not in given)


def _stood_by(findings: Sequence[Finding], parents: Sequence[int | None]) -> list[Finding]:
    """Without the stance of whoever turns it down where somebody else reports it."""
    orders = [finding.order for finding in findings]
    return [
        finding._replace(stance="neutral", stance_cue=None)
        if finding.through >= 0
        and finding.stance != "neutral"
        and not _is_through(finding, parents[i], orders)
        else finding
        for i, finding in enumerate(findings)
    ]


def _is_through(finding: Finding, parent: int | None, orders: Sequence[int]) -> bool:
    return parent is not None and orders[parent] == finding.through


def _with_channels(
    phrases: Phrases, findings: Sequence[Finding], who: Sequence[Resolved]
) -> list[Finding]:
    """With the place of a report also where "the statement" goes on quoting it."""
    channels: dict[int, str] = {}
    with_channels = []
    for finding, resolved in zip(findings, who, strict=True):
        known = channels.get(resolved.voice)
        if finding.channel is None and known and _is_of_paper(phrases, finding):
            finding = finding._replace(channel=known)  # noqa: PLW2901 - the same finding, completed
        elif finding.channel and phrases.layout.inside[finding.order] < 0:
            channels[resolved.voice] = finding.channel
        with_channels.append(finding)
    return with_channels


def _is_of_paper(phrases: Phrases, finding: Finding) -> bool:
    """Whether "the statement" or "the post" is what speaks."""
    return finding.source is not None and is_paper(phrases, finding.source)


def _attribution(
    phrases: Phrases, index: int, finding: Finding, who: Resolved, parent: int | None
) -> Attribution:
    span = phrases.layout.document.span
    values = {
        **trace(finding.rule),
        "id": f"t{index + 1}",
        "source": _source(phrases, finding),
        "cue": span(*finding.cue) if finding.cue else None,
        "content": tuple([span(*part) for part in finding.content]),
        "voice_id": f"v{who.voice}",
        "kind": finding.kind,
        "form": finding.form,
        "parent_id": None if parent is None else f"t{parent + 1}",
        "channel": finding.channel,
        "stance": finding.stance,
        "stance_cue": span(*finding.stance_cue) if finding.stance_cue else None,
        "source_resolution": who.resolution,
    }
    return made(Attribution, values)


def _source(phrases: Phrases, finding: Finding) -> Span | None:
    if finding.source is None:
        return None
    layout = phrases.layout
    return layout.document.span(*layout.span(finding.source.first, finding.source.last))
