"""What a fact check says is claimed: the words behind "Claim:" or below "What was claimed"."""

from api.engines.rules.attribution.findings import Finding
from api.engines.rules.names.phrases import Phrases
from api.engines.rules.words.lexicons import Listed, forms_of
from api.engines.rules.words.line_labels import label_kind, label_width

_LONGEST_LABEL = 30
_LAST_WORDS = Listed({form.split()[-1] for form in forms_of("line_labels", "claimed")})
"""The words with which the labels of claims end."""


def read_checked_claims(phrases: Phrases) -> tuple[Finding, ...]:
    """One finding for each claim that is checked; whoever makes it is not named."""
    layout = phrases.layout
    regions, sentences = layout.document.regions, layout.document.sentences
    found: list[Finding] = []
    label: tuple[int, int] | None = None
    labelled = {layout.tokens[index].sentence for index in _LAST_WORDS.places(layout.tokens)}
    for number, (first, last) in layout.bounds.items() if labelled else ():
        if label is None and number not in labelled:
            continue
        sentence = sentences[number]
        span, end = sentence.span, regions[sentence.region].span.end
        if label is not None:
            found.append(_checked(phrases, label, span.start, end))
            label = None
        elif span.end == end and span.end - span.start <= _LONGEST_LABEL:
            label = (first, last) if label_kind(span.exact) == "claimed" else None
        elif (width := label_width(span.exact)) and _is_claimed(span.exact[:width]):
            own = first, layout.at(span.start + width)
            found.append(_checked(phrases, own, span.start + width, end))
    return tuple(found)


def _is_claimed(label: str) -> bool:
    return label_kind(label.rstrip(" -–—")) == "claimed"


def _checked(phrases: Phrases, label: tuple[int, int], start: int, end: int) -> Finding:
    tokens, text = phrases.layout.tokens, phrases.layout.document.text
    first, last = label
    while last > first + 1 and not tokens[last - 1].is_word:
        last -= 1
    return Finding(
        order=first,
        content=((start, start + len(text[start:end].rstrip(".!? "))),),
        rule="attribution.fact_check",
        cue=phrases.layout.span(first, last),
        resolution="implied",
    )
