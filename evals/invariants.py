"""What must hold of every answer, whatever the engine: one break fails a run."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from api.core.invariants import InvariantError, chain_depths, spans
from api.schemas.analysis import ArticleAnalysis
from api.schemas.base import Result, Span
from api.schemas.comparison import Comparison
from evals.dataset import Dataset
from evals.labels import Labels
from evals.results import Answers, InvariantResult

Failures = Iterator[str | None]
"""One value for every thing checked: None where it holds, else what is wrong."""


def check(dataset: Dataset, answers: Answers) -> tuple[InvariantResult, ...]:
    """All invariants over all answers."""
    articles = [
        _result(
            name,
            title,
            (f for key, a in answers.articles.items() for f in test(a, dataset.labels[key])),
        )
        for name, title, test in _ARTICLES
    ]
    events = [
        _result(name, title, (f for item in answers.events.values() for f in test(item)))
        for name, title, test in _EVENTS
    ]
    return (*articles, *events)


def _result(name: str, title: str, checked: Iterable[str | None]) -> InvariantResult:
    listed = list(checked)
    failures = tuple(failure for failure in listed if failure is not None)
    return InvariantResult(name=name, title=title, checked=len(listed), failures=failures)


def _verbatim(analysis: ArticleAnalysis, gold: Labels) -> Failures:
    text = gold.text
    for span in spans(analysis):
        found = text[span.start : span.end]
        same = found == span.exact
        yield None if same else f"{span.start}:{span.end} is {found!r}, not {span.exact!r}"


def _whole_words(analysis: ArticleAnalysis, gold: Labels) -> Failures:
    """No span begins or ends inside of a word."""
    for item in _items(analysis):
        for span in spans(item):
            cut = _cuts(gold.text, span.start) or _cuts(gold.text, span.end)
            yield f"{type(item).__name__} cuts a word: {span.exact!r}" if cut else None


def _cuts(text: str, offset: int) -> bool:
    around = text[max(0, offset - 1) : offset + 1]
    return len(around) == 2 and all(map(str.isalpha, around))  # noqa: PLR2004 - before and behind


def _in_bounds(analysis: ArticleAnalysis, _: Labels) -> Failures:
    """The engine itself leaves excluded text alone; the product would drop what it finds there."""
    ignored = [item for item in analysis.run.warnings if item.code == "excluded_text_ignored"]
    yield ignored[0].message if ignored else None


def _included(analysis: ArticleAnalysis, gold: Labels) -> Failures:
    """Nothing may rest on text that the gold excludes, whatever the engine takes it for."""
    excluded = [region.span for region in gold.regions if region.excluded]
    for item in _items(analysis):
        for span in spans(item):
            inside = any(span.start < out.end and out.start < span.end for out in excluded)
            yield f"{type(item).__name__} from excluded text: {span.exact!r}" if inside else None


def _items(analysis: ArticleAnalysis) -> Iterable[Result]:
    framing = analysis.framing
    return (
        *analysis.attributions,
        *analysis.claims,
        *analysis.namings,
        *analysis.language,
        *(analysis.portrayals or ()),
        framing,
    )


def _committed(analysis: ArticleAnalysis, gold: Labels) -> Failures:
    """Every claim says how certain each voice of its chain makes it, the author last."""
    if any(failure is not None for failure in _acyclic(analysis, gold)):
        return  # what is nested in itself has no chain; `acyclic` tells
    chains = _chains(analysis)
    for claim in analysis.claims:
        voices = [item.voice_id for item in claim.factuality]
        wanted = [*chains[claim.attribution_id], "v0"] if claim.attribution_id else ["v0"]
        told = f"{claim.id} {claim.text!r}: voices {voices}, expected {wanted}"
        yield None if voices == wanted else told


def _chains(analysis: ArticleAnalysis) -> Mapping[str, Sequence[str]]:
    """For every attribution its voices from the innermost outwards, each once.

    Whoever says what he was told that he had said stands where he is nearest to the words.
    """
    by_id = {item.id: item for item in analysis.attributions}
    chains = {}
    for item in analysis.attributions:
        voices, at = [item.voice_id], item
        while at.parent_id is not None:
            at = by_id[at.parent_id]
            if at.voice_id not in voices:
                voices.append(at.voice_id)
        chains[item.id] = [voice for voice in voices if voice != "v0"]
    return chains


def _acyclic(analysis: ArticleAnalysis, _: Labels) -> Failures:
    try:
        chain_depths(analysis.attributions)
        yield None
    except (InvariantError, KeyError) as error:
        yield str(error)


def _counted(analysis: ArticleAnalysis, _: Labels) -> Failures:
    total = sum(item.share for item in analysis.sourcing.by_voice)
    whole = analysis.sourcing.words == 0 or abs(total - 1) < 1e-6  # noqa: PLR2004 - rounding
    yield None if whole else f"the shares of the voices add up to {total}"


def _aligned_once(comparison: Comparison) -> Failures:
    """Every claim of every account belongs to exactly one alignment."""
    told = [
        (member.article, claim)
        for item in comparison.alignments
        for member in item.members
        for claim in member.claim_ids
    ]
    for article in comparison.articles:
        for claim in article.analysis.claims:
            times = told.count((article.key, claim.id))
            yield None if times == 1 else f"{article.label} {claim.id} is in {times} alignments"


def _supported(comparison: Comparison) -> Failures:
    """Every sentence of the synopsis cites claims that exist, in the alignments that it cites."""
    members = {
        item.id: {(m.article, claim) for m in item.members for claim in m.claim_ids}
        for item in comparison.alignments
    }
    for sentence in comparison.synopsis:
        cited = {(claim.article, claim.claim_id) for claim in sentence.claims}
        known = set().union(*(members.get(key, set()) for key in sentence.alignment_ids))
        good = bool(cited) and cited <= known and set(sentence.alignment_ids) <= members.keys()
        yield None if good else f"without support: {sentence.text!r}"


def _evident(comparison: Comparison) -> Failures:
    """Every member of an alignment shows its words in its own account."""
    texts = {item.key: item.analysis.article.text for item in comparison.articles}
    for item in comparison.alignments:
        for member in item.members:
            for span in member.evidence:
                same = _cut(texts[member.article], span) == span.exact
                yield None if same else f"{item.id}: {span.exact!r} is not in {member.article}"


def _cut(text: str, span: Span) -> str:
    return text[span.start : span.end]


_ARTICLES: Final[Sequence[tuple[str, str, Callable[[ArticleAnalysis, Labels], Failures]]]] = (
    ("verbatim", "every span is the text between its offsets", _verbatim),
    ("whole_words", "no span begins or ends inside of a word", _whole_words),
    ("in_bounds", "the engine points to nothing in excluded text", _in_bounds),
    ("included", "nothing rests on excluded text (teasers, footers)", _included),
    ("committed", "every claim has the commitment of each voice, the author's last", _committed),
    ("acyclic", "no attribution is nested in itself", _acyclic),
    ("counted", "the shares of the voices add up to 1", _counted),
)
_EVENTS: Final[Sequence[tuple[str, str, Callable[[Comparison], Failures]]]] = (
    ("aligned_once", "every claim is in exactly one alignment", _aligned_once),
    ("supported", "every sentence of a synopsis has claims behind it", _supported),
    ("evident", "every member of an alignment shows its words", _evident),
)
