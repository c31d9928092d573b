"""How certain each voice of a chain makes a statement."""

from collections.abc import Mapping, Sequence

from api.engines.llm.parts import Ascription, Statement
from api.schemas.claims import AUTHOR, Factuality, FactualityValue

_POSITIVE = ("CT+", "PR+", "PS+")


def factuality(
    item: Statement, chain: Sequence[Ascription], voices: Mapping[str, str]
) -> tuple[Factuality, ...]:
    """One value for each voice, from the innermost out to the author, each voice once."""
    speaking = [voices[ascription.voice] for ascription in chain]
    values = committed(item.values, chain)
    first: dict[str, FactualityValue] = {}
    for voice, value in zip([*speaking, AUTHOR], values, strict=True):
        first.setdefault(voice, value)
    return tuple(Factuality(voice_id=voice, value=value) for voice, value in first.items())


def committed(
    given: Sequence[FactualityValue], chain: Sequence[Ascription]
) -> tuple[FactualityValue, ...]:
    """As many values as voices: missing ones are `U`, save where the author's stance tells.

    An author who rejects what a source says is so does not hold it to be so.
    """
    if not chain:
        return (given[0] if given else "U",)
    inner = list(given[: len(chain)]) if len(given) > 1 else list(given)
    if 1 < len(given) <= len(chain):
        inner.pop()
    inner += ["U"] * (len(chain) - len(inner))
    author: FactualityValue = given[-1] if len(given) > 1 else "U"
    stance = chain[-1].stance
    if len(chain) == 1 and inner[0] in _POSITIVE:
        if stance == "reject" and author in (*_POSITIVE, "U"):
            author = "CT-"
        if stance == "endorse" and len(given) <= 1:
            author = "CT+"
    return (*inner, author)
