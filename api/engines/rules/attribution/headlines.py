"""Headlines with their source before a colon or behind a dash: "PM: I will resign"."""

import re
from collections.abc import Sequence

from api.engines.rules.attribution.findings import Finding, Range
from api.engines.rules.names.phrases import Phrase, Phrases
from api.engines.rules.words.verbs import is_finite

_ABLE = frozenset({"person", "organisation"})
_ASKING = frozenset({"what", "why", "how", "who", "when", "where", "live", "inside", "the"})
_DASHES = frozenset({":", "–", "—", "-"})
_LONGEST_SOURCE = 5
_SHORTEST = 3
_WORDS = re.compile(r"[\w']+")


def read_headlines(phrases: Phrases) -> tuple[Finding, ...]:
    """One finding for each headline that names its source at an edge."""
    layout = phrases.layout
    regions, sentences = layout.document.regions, layout.document.sentences
    found = []
    for number, (first, last) in layout.bounds.items():
        if regions[sentences[number].region].kind == "headline":
            finding = _in_front(phrases, first, last) or _behind(phrases, first, last)
            if finding is not None:
                found.append(finding)
    return tuple(found)


def read_echoes(phrases: Phrases, spoken: Sequence[Finding]) -> tuple[Finding, ...]:
    """Words in a headline's marks that somebody says further down: “"I was wrong": Senator …”."""
    document, layout = phrases.layout.document, phrases.layout
    first, last = next(iter(layout.bounds.values()), (0, 0))
    sentence = document.sentences[layout.tokens[first].sentence] if last > first else None
    if sentence is None or document.regions[sentence.region].kind != "headline":
        return ()
    found = []
    for quotation in document.quotations:
        if quotation.start >= sentence.span.end:
            break
        part = quotation.inner_start, quotation.inner_end
        source = _said_below(document.text, part, spoken)
        if source is not None:
            found.append(_echo(source, part))
    return tuple(found)


def _said_below(text: str, part: Range, spoken: Sequence[Finding]) -> Finding | None:
    sought = _plain(text[part[0] : part[1]])
    if any(finding.start < part[1] for finding in spoken) or sought.count(" ") < _SHORTEST:
        return None
    return next((f for f in spoken if sought in _plain(text[f.start : f.end])), None)


def _plain(text: str) -> str:
    """The words in lower case, each between spaces."""
    return f" {' '.join(_WORDS.findall(text.lower().replace('’', chr(39))))} "


def _echo(source: Finding, part: Range) -> Finding:
    return Finding(
        order=source.order + 1,
        content=(part,),
        rule="attribution.headline.echo",
        form="direct",
        resolution="continued",
    )


def _in_front(phrases: Phrases, first: int, last: int) -> Finding | None:
    layout = phrases.layout
    colon = next(
        (i for i in range(first, min(last, first + _LONGEST_SOURCE)) if layout.words[i] == ":"), -1
    )
    source = Phrase(first, colon)
    if colon <= first or last - colon < _SHORTEST or not _can_say(phrases, source):
        return None
    quoted = any(layout.inside[i] >= 0 for i in range(colon + 1, min(last, colon + _SHORTEST)))
    if quoted or layout.words[colon + 1] in _ASKING:
        return None
    told = any(
        is_finite(layout.tokens, i) or layout.words[i].endswith("ed")
        for i in range(colon + 1, last)
    )
    return _finding(phrases, source, colon + 1, last) if told else None


def _behind(phrases: Phrases, first: int, last: int) -> Finding | None:
    layout = phrases.layout
    edge = max((i for i in range(first, last) if layout.words[i] in _DASHES), default=-1)
    source = Phrase(edge + 1, last)
    if edge - first < _SHORTEST or not 0 < last - edge - 1 <= _LONGEST_SOURCE:
        return None
    spaced = layout.tokens[edge].start > layout.tokens[edge - 1].end
    if not (spaced or layout.words[edge] == ":") or not _can_say(phrases, source):
        return None
    told = any(is_finite(layout.tokens, i) for i in range(first, edge))
    return _finding(phrases, source, first, edge) if told else None


def _can_say(phrases: Phrases, source: Phrase) -> bool:
    """Whether the words are nothing but somebody who says things, and not the outlet itself."""
    head = phrases.head(source)
    if head != source.last - 1 or head in phrases.names.known.outlets:
        return False
    number = phrases.names.at.get(head)
    if number is None:
        return head in phrases.speakers
    return phrases.names.entities[number].type in _ABLE


def _finding(phrases: Phrases, source: Phrase, first: int, last: int) -> Finding | None:
    tokens, inside = phrases.layout.tokens, phrases.layout.inside
    while last > first and not tokens[last - 1].is_word and inside[last - 1] < 0:
        last -= 1
    if first >= last:
        return None
    mixed = any(inside[i] >= 0 for i in range(first, last))
    return Finding(
        order=source.first,
        content=((tokens[first].start, tokens[last - 1].end),),
        rule="attribution.headline",
        form="mixed" if mixed else "indirect",
        source=source,
        verb=-1,
    )
