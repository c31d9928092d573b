"""Who says something, how surely, and through whom it came."""

from collections.abc import Mapping

from api.exports.terminal.vocabulary import AUTHOR_CERTAINTY, CERTAINTY
from api.schemas.analysis import ArticleAnalysis
from api.schemas.claims import Attribution, Claim, Voice

AUTHOR = "the author"
AUTHOR_ID = "v0"


def voices_of(analysis: ArticleAnalysis) -> Mapping[str, Voice]:
    return {voice.id: voice for voice in analysis.voices}


def name_of(voice_id: str | None, voices: Mapping[str, Voice]) -> str:
    """How to name the voice; the author is "the author"."""
    voice = voices.get(voice_id or "")
    if voice is None:
        return "somebody"
    return AUTHOR if voice.kind == "author" else voice.label


def how_sure(claim: Claim, voices: Mapping[str, Voice]) -> str:
    """Who makes the claim and how certain everybody in the chain is, in words."""
    values = {one.voice_id: one.value for one in claim.factuality}
    speaker = voices.get(claim.asserted_by)
    if speaker is None or speaker.kind == "author":
        return f"{AUTHOR}: {CERTAINTY[values.get(claim.asserted_by, 'U')]}"
    told = [
        f"{name_of(one.voice_id, voices)}: {CERTAINTY[one.value]}"
        for one in claim.factuality
        if not _is_author(one.voice_id, voices)
    ]
    author = [AUTHOR_CERTAINTY[v] for i, v in values.items() if _is_author(i, voices)]
    if speaker.kind == "unnamed" and values.get(AUTHOR_ID) != "CT+":
        told.insert(0, "hearsay")
    return "; ".join((*told, *author))


def _is_author(voice_id: str, voices: Mapping[str, Voice]) -> bool:
    voice = voices.get(voice_id)
    return voice is not None and voice.kind == "author"


def chain_of(attribution: Attribution, by_id: Mapping[str, Attribution]) -> tuple[Attribution, ...]:
    """The attribution and those that it is nested in, innermost first."""
    chain: list[Attribution] = []
    step: Attribution | None = attribution
    while step is not None and step not in chain:
        chain.append(step)
        step = by_id.get(step.parent_id or "")
    return tuple(chain)


def told_through(chain: tuple[Attribution, ...], voices: Mapping[str, Voice]) -> str:
    """ "Kremlin ← Center, on Telegram ← Ukrinform ← the author"."""
    steps = [name_of(step.voice_id, voices) + _channel(step.channel) for step in chain]
    return " ← ".join((*steps, AUTHOR))


def _channel(channel: str | None) -> str:
    """A channel with a name of its own is "on", another one, such as a letter, "via"."""
    if not channel:
        return ""
    return f", {'on' if channel[0].isupper() else 'via'} {channel}"
