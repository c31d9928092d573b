"""Sources on which a report rests: "…, The Times said, citing two officials"."""

from collections.abc import Sequence

from api.engines.rules.attribution.findings import Finding
from api.engines.rules.attribution.requoted import is_quoted, quoting, whom
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
_LONGEST_QUOTED = 18
_ABLE = frozenset({"person", "organisation"})


def read_citations(phrases: Phrases, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """One finding for each source that another one cites, with all that this one reports."""
    found: list[Finding] = []
    words = phrases.layout.words
    for index in _CITATIONS.places(phrases.layout.tokens):
        saying = _saying(phrases, index)
        if saying and is_quoted(phrases, index):
            found += _handed_on(phrases, findings, index, saying)
            continue
        if saying and words[index] in _CITING:
            continue
        if not saying and words[index] in _CITED and words[index - 1] not in _RELATIVE:
            continue
        source = whom(phrases, index, saying) if saying else _source(phrases, index)
        report = _report(phrases, findings, index)
        if source is not None and report is not None:
            first, last = (saying - 1, saying + 1) if saying else (index, index + 1)
            found.append(_cited(phrases, report, source, first, last))
    return tuple(found)


def _saying(phrases: Phrases, index: int) -> int:
    """The "saying" of somebody who is quoted here: "quoted Lee as SAYING"; or 0."""
    low, high = phrases.layout.window(index)
    near = range(index + 2, min(high, index + _LONGEST_QUOTED))
    going = (i for i in near if phrases.layout.words[i].endswith("ing"))
    return next((i for i in going if quoting(phrases, i, low) == index), 0)


def _handed_on(
    phrases: Phrases, findings: Sequence[Finding], index: int, saying: int
) -> Sequence[Finding]:
    """The medium that quotes, where it is named: "was quoted by XINHUA as saying"."""
    words, report = phrases.layout.words, _report(phrases, findings, saying)
    medium = phrases.after(index + 2, saying - 1) if words[index + 1] == "by" else None
    if medium is None or report is None:
        return ()
    passed = _cited(phrases, report, medium, index + 1, index + 2)
    return (passed._replace(is_outlet=True, through=-1),)


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


def _cited(phrases: Phrases, report: Finding, source: Phrase, first: int, last: int) -> Finding:
    return report._replace(
        order=first,
        rule="attribution.citation",
        source=source,
        cue=phrases.layout.span(first, last),
        stance="neutral",
        stance_cue=None,
        channel=None,
        verb=first,
        through=report.order,
    )
