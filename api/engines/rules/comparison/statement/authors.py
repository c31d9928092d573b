"""How the author of an account stands to a statement: by the stance, and by what is held untrue."""

from api.schemas.claims import AUTHOR
from api.schemas.reading import Side


def stance(side: Side) -> tuple[str, str]:
    """How the author stands to whoever says it, and the words that show it."""
    found = side.analysis.held.attributions.get(side.claim.attribution_id or "")
    if found is None:
        return "neutral", ""
    return found.stance, found.stance_cue.exact if found.stance_cue else ""


def holds_untrue(side: Side) -> bool:
    """By what the author commits to, or by the stance towards whoever says it."""
    own = next((f.value for f in side.claim.factuality if f.voice_id == AUTHOR), "U")
    return own.endswith("-") or stance(side)[0] == "reject"
