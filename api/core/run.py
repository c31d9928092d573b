"""How a comparison came about, its accounts included."""

from collections.abc import Sequence
from functools import reduce
from operator import add

from api.ports import Engine
from api.schemas.reading import Account
from api.schemas.run import Run, RunWarning, Usage


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
    usage = reduce(add, (_usage(run) for run in runs), account.usage)
    inherited = (warning for run in runs for warning in run.warnings)
    identity = engine.identity
    return Run(
        **usage.model_dump(),
        engine=identity.engine,
        model=identity.model,
        notice=engine.notice,
        prompts=identity.prompts,
        engine_version=identity.version,
        cached=usage.upstream_calls == 0 and usage.cache_hits > 0,
        seconds=seconds,
        warnings=tuple(dict.fromkeys((*warnings, *account.warnings, *inherited))),
        rejected_quotes=(
            *account.rejected_quotes,
            *(quote for run in runs for quote in run.rejected_quotes),
        ),
        not_assessed=tuple(sorted({field for run in runs for field in run.not_assessed})),
    )


def _usage(run: Run) -> Usage:
    return Usage(
        upstream_calls=run.upstream_calls,
        cache_hits=run.cache_hits,
        tokens_in=run.tokens_in,
        tokens_out=run.tokens_out,
        cost_usd=run.cost_usd,
    )
