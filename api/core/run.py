"""How a result came about: an analysis alone, or a comparison with its accounts."""

from collections.abc import Sequence
from functools import reduce
from operator import add

from api.errors import Spent
from api.ports import Engine
from api.schemas.base import Span
from api.schemas.reading import Account
from api.schemas.run import Run, RunWarning, Usage


def run_of(
    engine: Engine,
    account: Account,
    not_assessed: tuple[str, ...],
    seconds: float,
    injections: tuple[Span, ...] = (),
) -> Run:
    """The work of the engine that the account tells of; it took so many seconds in all."""
    identity, usage = engine.identity, account.usage
    return Run(
        **usage.model_dump(),
        engine=identity.engine,
        model=identity.model,
        notice=engine.notice,
        prompts=identity.prompts,
        engine_version=identity.version,
        cached=usage.upstream_calls == 0 and usage.cache_hits > 0,
        seconds=seconds,
        warnings=account.warnings,
        rejected_quotes=account.rejected_quotes,
        suspected_injections=injections,
        not_assessed=not_assessed,
    )


def summed(
    runs: Sequence[Run],
    engine: Engine,
    account: Account,
    warnings: tuple[RunWarning, ...],
    seconds: float,
) -> Run:
    """The accounts' runs and the comparison's own work; `seconds` are those of the comparison.

    Warnings are listed once each. Spans suspected of injection stay with the accounts, whose
    texts they are of.
    """
    inherited = (warning for run in runs for warning in run.warnings)
    rejected = (quote for run in runs for quote in run.rejected_quotes)
    together = Account(
        usage=reduce(add, runs, account.usage),
        warnings=tuple(dict.fromkeys((*warnings, *account.warnings, *inherited))),
        rejected_quotes=(*account.rejected_quotes, *rejected),
    )
    not_assessed = tuple(sorted({field for run in runs for field in run.not_assessed}))
    return run_of(engine, together, not_assessed, seconds)


def usage_of(run: Run) -> Usage:
    """What the run cost, alone."""
    return Usage.model_validate(run.model_dump(include=set(Usage.model_fields)))


def wasted(spent: Spent) -> Usage:
    """What calls cost that came to nothing."""
    return Usage(
        upstream_calls=spent.calls,
        tokens_in=spent.tokens_in,
        tokens_out=spent.tokens_out,
        cost_usd=spent.cost_usd,
    )
