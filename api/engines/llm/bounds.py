"""Limits on how much of an answer is read."""

from typing import TypeVar

from api.schemas.base import Draft

D = TypeVar("D", bound=Draft)
_BASE = 60
_PER_SENTENCE = 8
_MOST = 1_000


def bounded(draft: D, sentences: int) -> tuple[D, int]:
    """The draft with lists no longer than so many sentences can fill, and the items cut off."""
    limit = min(_MOST, _BASE + _PER_SENTENCE * sentences)
    lists = {name: value for name, value in draft if isinstance(value, list)}
    cut = {name: value[:limit] for name, value in lists.items()}
    lost = sum(len(lists[name]) - len(cut[name]) for name in lists)
    return (draft.model_copy(update=cut) if lost else draft), lost
