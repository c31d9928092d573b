"""From analyses to their comparison."""

from asyncio import to_thread
from collections.abc import Sequence
from dataclasses import dataclass, field
from time import perf_counter

from api.core import accounts, contrast
from api.core.absence import omissions
from api.core.address import comparison_id
from api.core.alignment import Statement, align, gather
from api.core.event import described, same_event
from api.core.independence import independence
from api.core.invariants import InvariantError
from api.core.matching import candidates, copies, referent_candidates
from api.core.metrics import count
from api.core.names import naming_contrasts
from api.core.order import arranged
from api.core.origins import Origins
from api.core.polarity import guarded
from api.core.relations import JUDGED
from api.core.run import summed
from api.core.synopsis import inputs, supported
from api.core.voices import voice_matrix
from api.observing import step
from api.ports import Engine
from api.schemas.analysis import ArticleAnalysis
from api.schemas.comparison import (
    Alignment,
    ComparedArticle,
    Comparison,
    Event,
    Origin,
    SynopsisSentence,
)
from api.schemas.reading import Account, CandidatePair, Matching
from api.schemas.run import RunWarning


async def compare(analyses: Sequence[ArticleAnalysis], engine: Engine) -> Comparison:
    """The accounts side by side, in the order given; the order changes nothing else.

    Two to sixteen analyses, all made by this very engine, else InputError. The engine is asked at
    most twice whatever the number of accounts: once to judge pairs of claims and of names, whose
    number grows linearly with the number of accounts, once for the synopsis. Accounts of
    different events are not asked about at all.
    """
    accounts.check(analyses, engine.identity)
    comparison = await _compared(accounts.lay_out(analyses), engine)
    return arranged(comparison, [analysis.id for analysis in analyses])


@dataclass(frozen=True, slots=True)
class _Agreement:
    """What the engine found that the accounts share."""

    drawn: tuple[tuple[Statement, Alignment], ...] = ()
    independence: tuple[Origin, ...] = ()
    matching: Matching = field(default_factory=lambda: Matching((), ()))
    synopsis: tuple[SynopsisSentence, ...] = ()
    account: Account = field(default_factory=Account)
    warnings: tuple[RunWarning, ...] = ()


async def _compared(articles: tuple[ComparedArticle, ...], engine: Engine) -> Comparison:
    started = perf_counter()
    event = await to_thread(same_event, articles)
    related = event.same_event != "no"
    found = await _agreement(articles, engine) if related else _Agreement()
    with step("lay_out", engine.identity.engine):
        return await to_thread(_laid_out, articles, engine, event, found, started)


def _laid_out(
    articles: tuple[ComparedArticle, ...],
    engine: Engine,
    event: Event,
    found: _Agreement,
    started: float,
) -> Comparison:
    """All that code derives from what the engine found."""
    alignments = tuple(alignment for _, alignment in found.drawn)
    names = naming_contrasts(articles, found.matching.same_referents)
    identity = engine.identity
    return Comparison(
        id=comparison_id([article.analysis.id for article in articles], identity),
        articles=articles,
        event=described(event, articles, alignments) if event.same_event != "no" else event,
        alignments=alignments,
        omissions=omissions(found.drawn, articles),
        naming_contrasts=names,
        voice_matrix=voice_matrix(articles),
        portrayal_shifts=contrast.portrayal_shifts(articles),
        frame_shifts=contrast.frame_shifts(articles),
        function_contrasts=contrast.function_contrasts(articles),
        independence=found.independence,
        synopsis=found.synopsis,
        metrics=count(articles, alignments, names, len(found.matching.judgements)),
        run=summed(
            [article.analysis.run for article in articles],
            engine,
            found.account,
            (*_warnings(articles, event), *found.warnings),
            perf_counter() - started,
        ),
    )


async def _agreement(articles: tuple[ComparedArticle, ...], engine: Engine) -> _Agreement:
    with step("match", engine.identity.engine):
        matching = await _matched(articles, engine)
    origins = Origins(articles)
    drawn = await to_thread(_drawn, articles, matching, origins)
    origin = independence(drawn, origins)
    given = inputs(drawn, articles)
    if not given:
        return _Agreement(drawn, origin, matching, account=matching.account)
    with step("synopsis", engine.identity.engine):
        draft = await engine.synopsis(given)
    synopsis = supported(draft.sentences, drawn, articles)
    return _Agreement(
        drawn=drawn,
        independence=origin,
        matching=matching,
        synopsis=synopsis,
        account=_together(matching.account, draft.account),
        warnings=_removed(len(draft.sentences) - len(synopsis)),
    )


def _drawn(
    articles: tuple[ComparedArticle, ...], matching: Matching, origins: Origins
) -> tuple[tuple[Statement, Alignment], ...]:
    judgements = [guarded(judgement) for judgement in matching.judgements]
    statements = gather(articles, (*copies(articles), *judgements))
    return align(statements, articles, origins)


async def _matched(articles: tuple[ComparedArticle, ...], engine: Engine) -> Matching:
    pairs = await to_thread(candidates, articles)
    referents = referent_candidates(articles)
    if not pairs and not referents:
        return Matching((), ())
    matching = await engine.match(pairs, referents)
    _verify(matching, pairs)
    return matching


def _verify(matching: Matching, pairs: Sequence[CandidatePair]) -> None:
    """Raises InvariantError unless every judgement answers one of the pairs, each once."""
    asked = {_refs(pair) for pair in pairs}
    answered = [_refs(judgement.pair) for judgement in matching.judgements]
    if len(set(answered)) < len(answered) or not asked.issuperset(answered):
        raise InvariantError("a judgement answers no candidate pair, or one a second time")
    for judgement in matching.judgements:
        if judgement.relation is not None and judgement.relation not in JUDGED:
            raise InvariantError(f"an engine may not answer {judgement.relation}")


def _refs(pair: CandidatePair) -> tuple[str, str, str, str]:
    return pair.left.key, pair.left.claim.id, pair.right.key, pair.right.claim.id


def _together(first: Account, second: Account) -> Account:
    return Account(
        usage=first.usage + second.usage,
        warnings=first.warnings + second.warnings,
        rejected_quotes=first.rejected_quotes + second.rejected_quotes,
    )


def _removed(number: int) -> tuple[RunWarning, ...]:
    if number == 0:
        return ()
    message = (
        f"{number} sentences of the synopsis were removed: they cited no known statement, or "
        "brought in a name or a number that none of the cited claims carries."
    )
    return (RunWarning(code="synopsis_sentences_removed", message=message),)


def _warnings(articles: Sequence[ComparedArticle], event: Event) -> tuple[RunWarning, ...]:
    warnings = []
    if event.same_event == "no":
        message = (
            "These texts do not seem to tell of one event, so no statements were aligned. What "
            "differs between them is no difference in reporting."
        )
        warnings.append(RunWarning(code="unrelated_events", message=message))
    if len({digest for _, digest in accounts.texts(articles)}) < len(articles):
        message = (
            "Some of the texts are identical: they agree because they are the same words, and "
            "count as one origin."
        )
        warnings.append(RunWarning(code="identical_texts", message=message))
    if len({article.analysis.article.language for article in articles}) > 1:
        message = "The texts are in different languages; statements are matched by their wording."
        warnings.append(RunWarning(code="different_languages", message=message))
    return tuple(warnings)
