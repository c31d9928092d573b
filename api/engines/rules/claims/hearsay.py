"""What is passed on without a word of who says it: "is reported to have left"."""

from api.engines.rules.claims.factuality import kinds_of
from api.engines.rules.claims.passages import Passages
from api.engines.rules.words.grammar import is_adverb
from api.engines.rules.words.tokens import scan
from api.schemas.claims import Attribution

_PASSES_ON = frozenset({"hearsay", "probable", "belief"})


def is_hearsay(passages: Passages, attribution: Attribution) -> bool:
    """Whether nobody is named who says it, as in "is reported to have left"."""
    voice = passages.voices.get(attribution.voice_id)
    if voice is None or voice.kind != "unnamed" or attribution.source is not None:
        return False
    told = scan(attribution.cue.exact) if attribution.cue else []
    plain = [token for token in told if not is_adverb(token.lower)]
    return not _PASSES_ON.isdisjoint(kinds_of(told) | kinds_of(plain))
