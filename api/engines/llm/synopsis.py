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

    Without an answer the synopsis is empty, which a warning says; a rejected request raises.
    """
    if not statements:
        return SynopsisDraft(())
    try:
        draft = await _ask([statement_line(*pair) for pair in enumerate(statements, 1)], asking)
    except UpstreamRejectedError:
        raise
    except UpstreamError as error:
        warning = RunWarning(code="synopsis_missing", message=f"No synopsis: {error.message}")
        return SynopsisDraft((), Account(usage=asking.spent, warnings=(warning,)))
    sentences = [
        DraftSentence(" ".join(item.text.split())[:_LONGEST], ids)
        for item in draft.sentences[:_MOST_SENTENCES]
        if item.text.strip() and (ids := _cited(item.ids, statements))
    ]
    return SynopsisDraft(tuple(sentences), Account(usage=asking.spent))


async def _ask(lines: Sequence[str], asking: Asking) -> SynopsisAnswerDraft:
    prompt = asking.prompts.synopsis
    answer = await asking.ask(prompt, SynopsisAnswerDraft, statements=lines, redo="")
    if answer.value is None:
        answer = await asking.ask(prompt, SynopsisAnswerDraft, statements=lines, redo=answer.reason)
    return answer.required()


def _cited(numbers: Sequence[int], statements: Sequence[SynopsisInput]) -> tuple[str, ...]:
    known = [number for number in dict.fromkeys(numbers) if 1 <= number <= len(statements)]
    return tuple(statements[number - 1].alignment_id for number in known)
