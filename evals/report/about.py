"""What a reader must know before the figures: engine, gold, and what they cannot tell."""

from collections.abc import Iterable

from evals.report.figures import counted, plural
from evals.results import RunHeader

_SHORT_COMMIT = 12


def engine(header: RunHeader) -> str:
    """ "llm, model some/name", "rules, no model"."""
    return f"{header.solver}, {f'model {header.model}' if header.model else 'no model'}"


def gold(header: RunHeader) -> str:
    """ "2 articles, 1 event"."""
    return f"{counted(header.articles, 'article')}, {counted(header.events, 'event')}"


def commit(header: RunHeader) -> str:
    """ "1a2b3c4d5e6f + uncommitted changes", "no commit"."""
    if header.commit is None:
        return "no commit known"
    return header.commit[:_SHORT_COMMIT] + (" + uncommitted changes" if header.dirty else "")


def heading(header: RunHeader) -> str:
    """All that names a run, on one line."""
    return (
        f"engine {engine(header)} · gold: {gold(header)} · commit {commit(header)} · "
        f"seed {header.seed}"
    )


def limit(header: RunHeader) -> str:
    """What the figures cannot tell, by what their intervals resample."""
    few = f"n = {counted(header.articles, 'article')}"
    these = "this article" if header.articles == 1 else "these articles"
    every = (*header.measures, *header.kinds)
    resampled = sorted({measure.unit or "item" for measure in every if measure.interval})
    if not resampled:
        return f"{few}: no figure has an interval; they do not tell how it does on other texts."
    if resampled == ["article"]:
        return (
            f"{few}: the intervals resample {these} as wholes; they do not tell how it does on "
            "texts of another kind."
        )
    return (
        f"{few}: the intervals resample {_listed(map(plural, resampled))} of {these}; they do not "
        "tell how it does on other texts."
    )


def cost(header: RunHeader) -> str:
    """Time, calls, tokens and price."""
    usage = header.usage
    parts = [f"{header.seconds:.1f} s"]
    if usage.upstream_calls or usage.cache_hits:
        parts += [
            counted(usage.upstream_calls, "call"),
            f"{counted(usage.cache_hits, 'answer')} from the cache",
            f"{usage.tokens_in} tokens in, {usage.tokens_out} out",
            "cost not known" if usage.cost_usd is None else f"${usage.cost_usd:.4f}",
        ]
    return " · ".join(parts)


def passed(header: RunHeader) -> str:
    """What it means that a run did not fail."""
    if not any(measure.baseline is not None for measure in (*header.measures, *header.kinds)):
        return "every invariant holds; there is no baseline to compare with"
    return "every invariant holds, and no interval shows a loss against the baseline"


def _listed(words: Iterable[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last
