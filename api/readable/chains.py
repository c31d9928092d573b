"""The sources through which words came to the author."""

from collections.abc import Mapping

from api.readable.people import name_of, voices_of
from api.schemas.analysis import ArticleAnalysis
from api.schemas.claims import AUTHOR_LABEL, Attribution, Voice

_SECOND_HAND = 2


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
    return " ← ".join((*steps, AUTHOR_LABEL))


def _channel(channel: str | None) -> str:
    """A channel with a name of its own is "on", another one, such as a letter, "via"."""
    if not channel:
        return ""
    return f", {'on' if channel[0].isupper() else 'via'} {channel}"


def chains_of(analysis: ArticleAnalysis) -> dict[str, list[Attribution]]:
    """Chains of two or more sources in words, the deepest first, with what came through each."""
    by_id = {attribution.id: attribution for attribution in analysis.attributions}
    voices = voices_of(analysis)
    chains = sorted(
        (chain_of(attribution, by_id) for attribution in analysis.attributions),
        key=lambda chain: -len(chain),
    )
    found: dict[str, list[Attribution]] = {}
    for chain in chains:
        if len(chain) >= _SECOND_HAND:
            found.setdefault(told_through(chain, voices), []).append(chain[0])
    return found
