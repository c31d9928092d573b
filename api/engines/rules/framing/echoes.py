"""Words quoted without a speaker, as in headlines, that stand with their speaker elsewhere."""

from api.engines.rules.claims.passages import Passages
from api.schemas.claims import AUTHOR

_MOST = 8


def voice_of_echo(passages: Passages, start: int, end: int) -> str | None:
    """Id of the one voice to whom the text ascribes the same words in another place."""
    text = passages.document.text.lower()
    sought = text[start:end]
    at, voices = -1, set[str]()
    for _ in range(_MOST):
        at = text.find(sought, at + 1)
        if at < 0:
            break
        voice = passages.wording_of(at, at + len(sought)) if at != start else None
        voices.add(voice or AUTHOR)
    voices.discard(AUTHOR)
    return voices.pop() if len(voices) == 1 else None
