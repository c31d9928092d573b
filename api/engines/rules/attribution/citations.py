"""Sources on which a report rests: "…, The Times said, citing two officials"."""

from collections.abc import Sequence

from api.engines.rules.attribution.findings import Finding
from api.engines.rules.names.phrases import Phrase, Phrases
from api.engines.rules.words.grammar import PREPOSITIONS
from api.engines.rules.words.lexicons import Listed

_CITING = frozenset({"citing", "quoting"})
_CITED = frozenset({"cited", "cites", "quoted", "quotes"})
_CITATIONS = Listed(_CITING | _CITED)
_RELATIVE = frozenset({"who", "which"})
_BEHIND = PREPOSITIONS | {"", ",", ".", ";", ")", "who", "that", "which", "familiar", "close", "as"}
_WITH = frozenset({"familiar", "close", "briefed", "involved"})
_PEOPLE = frozenset({"people", "persons", "person", "individuals", "those"})
_ENDS = frozenset({"", ",", ".", ";", ")", "that", "who"})
_MATTER = 10
_ABLE = frozenset({"person", "organisation"})


def read_citations(phrases: Phrases, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """One finding for each source that another one cites, with all that this one reports."""
    found = []
    words = phrases.layout.words
    for index in _CITATIONS.places(phrases.layout.tokens):
        if words[index] in _CITED and words[index - 1] not in _RELATIVE:
            continue
        source, report = _source(phrases, index), _report(phrases, findings, index)
        if source is not None and report is not None:
            found.append(_cited(phrases, report, source, index))
    return tuple(found)


def _source(phrases: Phrases, index: int) -> Phrase | None:
    """Whoever is cited; a reason such as "citing safety" is nobody."""
    phrase = phrases.after(index + 1, phrases.layout.window(index)[1])
    if phrase is None or phrases.layout.words[phrase.last] not in _BEHIND:
        return None
    head = phrases.head(phrase)
    if phrases.layout.words[phrase.last - 1] in _WITH:
        described = phrase.last - 2
        known = described in phrases.speakers or phrases.layout.words[described] in _PEOPLE
        return _with_matter(phrases, phrase) if known else None
    number = phrases.names.at.get(head)
    if number is None:
        return phrase if head in phrases.speakers else None
    return phrase if phrases.names.entities[number].type in _ABLE else None


def _with_matter(phrases: Phrases, phrase: Phrase) -> Phrase:
    """The phrase with what it is familiar with: "two people familiar with the matter"."""
    near = range(phrase.last, min(phrase.last + _MATTER, len(phrases.layout.tokens)))
    ends = (i for i in near if phrases.layout.words[i] in _ENDS)
    return Phrase(phrase.first, next(ends, phrase.last))


def _report(phrases: Phrases, findings: Sequence[Finding], index: int) -> Finding | None:
    """The report beside the word, in the same sentence and not in quotation marks."""
    tokens, inside = phrases.layout.tokens, phrases.layout.inside
    near = [
        finding
        for finding in findings
        if tokens[finding.order].sentence == tokens[index].sentence
        and inside[finding.order] == inside[index]
        and finding.source is not None
        and finding.form != "naming"
        and not finding.is_outlet
    ]
    return min(near, key=lambda finding: abs(finding.order - index), default=None)


def _cited(phrases: Phrases, report: Finding, source: Phrase, index: int) -> Finding:
    token = phrases.layout.tokens[index]
    return report._replace(
        order=index,
        rule="attribution.citation",
        source=source,
        cue=(token.start, token.end),
        stance="neutral",
        stance_cue=None,
        channel=None,
        verb=index,
        through=report.order,
    )
