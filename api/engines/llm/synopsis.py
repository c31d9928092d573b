"""Asks for neutral sentences on aligned statements."""

from collections.abc import Sequence
from typing import Final

from api.engines.llm.asking import Asking
from api.engines.llm.listing import statement_line
from api.errors import UpstreamError, UpstreamRejectedError
from api.schemas.drafts import SynopsisAnswerDraft
from api.schemas.reading import Account, DraftSentence, SynopsisDraft, SynopsisInput
from api.schemas.run import RunWarning

_MOST_SENTENCES: Final = 12
_LONGEST: Final = 600


async def synopsis(statements: Sequence[SynopsisInput], asking: Asking) -> SynopsisDraft:
    """The model's sentences, each citing statements that exist.

    Statements of accounts that address a language model are asked about apart, so that they sway
    nothing but sentences on themselves. Without an answer there are no sentences, which a warning
    says; a rejected request raises.
    """
    groups = [[item for item in statements if _suspected(item) is held] for held in (False, True)]
    sentences: list[DraftSentence] = []
    warnings: list[RunWarning] = []
    for group in filter(None, groups):
        try:
            sentences += await _sentences(group, asking)
        except UpstreamRejectedError:
            raise
        except UpstreamError as error:
            message = f"No synopsis: {error.message}"
            warnings.append(RunWarning(code="synopsis_missing", message=message))
    account = Account(usage=asking.spent, warnings=(*dict.fromkeys(warnings), *asking.warnings))
    return SynopsisDraft(tuple(sentences[:_MOST_SENTENCES]), account)


def _suspected(item: SynopsisInput) -> bool:
    """Whether an account of the statement holds sentences that address a language model."""
    return any(
        side.analysis.run.suspected_injections for _, sides in item.members for side in sides
    )


async def _sentences(statements: Sequence[SynopsisInput], asking: Asking) -> list[DraftSentence]:
    draft = await _ask([statement_line(*pair) for pair in enumerate(statements, 1)], asking)
    return [
        DraftSentence(" ".join(item.text.split())[:_LONGEST], ids)
        for item in draft.sentences[:_MOST_SENTENCES]
        if item.text.strip() and (ids := _cited(item.ids, statements))
    ]


async def _ask(lines: Sequence[str], asking: Asking) -> SynopsisAnswerDraft:
    prompt = asking.prompts.synopsis
    answer = await asking.ask(prompt, SynopsisAnswerDraft, statements=lines, redo="")
    if answer.value is None:
        answer = await asking.ask(prompt, SynopsisAnswerDraft, statements=lines, redo=answer.reason)
    return answer.required()


def _cited(numbers: Sequence[int], statements: Sequence[SynopsisInput]) -> tuple[str, ...]:
    known = [number for number in dict.fromkeys(numbers) if 1 <= number <= len(statements)]
    return tuple(statements[number - 1].alignment_id for number in known)
