"""What the author says of a report right behind it: "That is untrue.", "They did not."."""

from collections.abc import Sequence

from api.engines.rules.attribution.covering import Covering
from api.engines.rules.attribution.findings import Finding, Range
from api.engines.rules.words.grammar import AUXILIARIES, DETERMINERS, is_adverb, words
from api.engines.rules.words.layout import Layout
from api.engines.rules.words.lexicons import forms_of
from api.engines.rules.words.verbs import is_finite
from api.schemas.claims import Stance

_THAT = words("that this it which they he she these those")
_HOLDS = words(
    "is was are were would isn't wasn't aren't weren't has have had proved proves seems "
    "appears appear seem turned turn turns lack lacks lacked"
)
_PASSING = AUXILIARIES | words(
    "been to be proved proven turned out dismissed as shown found considered regarded deemed seen "
    "judged held thought believed known a an the this any complete utter total pure absolute "
    "outright sheer downright further simple plain just all quite"
)
"""What may stand between the verb and the verdict: "were shown to be", "are an utter"."""
_FALSE = forms_of("report_words", "refuted")
_GROUNDS = words("foundation basis merit substance truth credibility evidence")
"""What a claim is said to lack."""
_FALSE_PHRASES = (
    ("wide", "of", "the", "mark"),
    ("far", "from", "the"),
    ("far", "from", "true"),
    ("the", "opposite", "of"),
    ("not", "the", "case"),
    ("made", "up"),
    ("made-up",),
)
_NO = words("no little without zero scant")
_LENDING = words("in to for behind")
_LACKING = words("without no nor lack lacks lacked lacking")
_TRUE = forms_of("report_words", "borne_out")
_DOUBTFUL = forms_of("report_words", "doubtful")
_SHOWN = forms_of("report_words", "shown")
_NEGATED = _LACKING | words(
    "not isn't wasn't aren't weren't hasn't haven't didn't doesn't don't hadn't never"
)
_DOES = words("did does do had has have was were is are didn't doesn't don't")
_LONGEST = 9


def mark_judged(layout: Layout, findings: Sequence[Finding]) -> list[Finding]:
    """The findings, with the author's verdict on those that show no other stance.

    Behind the turns of an interview somebody else speaks.
    """
    turns = Covering([f for f in findings if f.rule.startswith("attribution.interview")])
    return [
        finding if any(turns.around(finding.start, finding.end)) else _marked(layout, finding)
        for finding in findings
    ]


def _marked(layout: Layout, finding: Finding) -> Finding:
    told = finding.form not in {"direct", "naming"} and finding.kind in {"statement", "belief"}
    if finding.stance != "neutral" or not told:
        return finding
    quoted = layout.inside[finding.order] >= 0
    found = _beside(layout, finding) or (None if quoted else _behind(layout, finding))
    if found is None:
        return _cut(layout, finding)
    return finding._replace(stance=found[0], stance_cue=found[1])


def _cut(layout: Layout, finding: Finding) -> Finding:
    """The finding without a predicate on its noun: "the charge that he lied was “wrong”"."""
    if not finding.rule.startswith("attribution.noun") or len(finding.content) > 1:
        return finding
    first, last = layout.at(finding.start), layout.at(finding.end)
    for index in range(max(first + 2, last - _LONGEST), last):
        found = _predicate(layout, index, last + 1)
        if found is not None and any(is_finite(layout.tokens, i) for i in range(first, index)):
            content = (finding.start, layout.tokens[index - 1].end)
            return finding._replace(content=(content,), stance=found[0], stance_cue=found[1])
    return finding


def _beside(layout: Layout, finding: Finding) -> tuple[Stance, Range] | None:
    """A predicate on the noun whose content it is: "the claim that … is untrue"."""
    if not finding.rule.startswith("attribution.noun"):
        return None
    span = groundless(layout, finding.order)
    if span is not None:
        return "reject", span
    first = layout.at(finding.end)
    _, high = layout.window(finding.order)
    while first < high and not layout.tokens[first].is_word:
        first += 1
    return _predicate(layout, first, min(high, first + _LONGEST))


def groundless(layout: Layout, noun: int) -> Range | None:
    """The words in front of a claim that deny it: "there is NO TRUTH IN claims that"."""
    words = layout.words
    link = noun - 1
    link -= words[link] in DETERMINERS
    if words[link] not in _LENDING or words[link - 1] not in _GROUNDS - {"evidence"}:
        return None
    first = link - 2
    first -= is_adverb(words[first]) or words[first] == "whatsoever"
    return _span(layout, first, link + 1) if words[first] in _NO else None


def judged_within(layout: Layout, first: int, last: int) -> bool:
    """Whether a verdict of being untrue stands somewhere between."""
    near = (i for i in range(first, last) if layout.words[i] in _HOLDS)
    return any((found := _predicate(layout, i, last)) and found[0] == "reject" for i in near)


def _behind(layout: Layout, finding: Finding) -> tuple[Stance, Range] | None:
    """A short sentence right behind: "That is simply untrue." or "They did not."."""
    sentence = layout.document.sentence_at(finding.end - 1)
    low, high = layout.bounds.get(sentence + 1, (0, 0))
    if high - low < 3 or layout.words[low] not in _THAT or layout.inside[low] >= 0:  # noqa: PLR2004 - a subject, a verb and a mark
        return None
    own = sentence == layout.tokens[finding.order].sentence
    if not own or finding.end < _last(layout, sentence):
        return None
    denied = layout.words[low + 2] == "not" or layout.words[low + 1] in _NEGATED
    if denied and high - low <= 4 and layout.words[low + 1] in _DOES:  # noqa: PLR2004 - "They did not."
        return "reject", _span(layout, low, high)
    short = high - low <= _LONGEST
    found = _predicate(layout, low + 1, high) if short else None
    return (found[0], (layout.tokens[low].start, found[1][1])) if found else None


def _last(layout: Layout, sentence: int) -> int:
    """Where the last word of the sentence starts."""
    low, high = layout.bounds.get(sentence, (0, 0))
    return next(
        (layout.tokens[i].start for i in range(high - 1, low, -1) if layout.tokens[i].is_word), 0
    )


def _predicate(layout: Layout, first: int, last: int) -> tuple[Stance, Range] | None:
    """The verdict of "is untrue", "has not been substantiated" or "appears to be exaggerated"."""
    if first >= last or layout.words[first] not in _HOLDS:
        return None
    negated = layout.words[first] in _NEGATED
    for index in range(first + 1, last):
        word = layout.words[index]
        phrase = _phrase_end(layout, index)
        if phrase:
            return "reject", _span(layout, first, phrase)
        verdict = _verdict(word, negated)
        if verdict is not None:
            return verdict, _span(layout, first, index + 1)
        negated = negated or word in _NEGATED
        passing = word in _PASSING or word in _NEGATED or is_adverb(word)
        if not passing and word[:1].isalnum():
            return None
    return None


def _phrase_end(layout: Layout, index: int) -> int:
    """Behind a verdict of several words, or 0: "wide of the mark"."""
    for phrase in _FALSE_PHRASES:
        if tuple(layout.words[index : index + len(phrase)]) == phrase:
            return index + len(phrase)
    return 0


def _verdict(word: str, negated: bool) -> Stance | None:
    if word in _SHOWN:
        return "distance" if negated else None
    if word in _TRUE:
        return "reject" if negated else "endorse"
    if word in _GROUNDS:
        return "reject" if negated else None
    if negated:
        return None
    return "reject" if word in _FALSE else "distance" if word in _DOUBTFUL else None


def _span(layout: Layout, first: int, last: int) -> Range:
    while last > first + 1 and not layout.tokens[last - 1].is_word:
        last -= 1
    return layout.tokens[first].start, layout.tokens[last - 1].end
