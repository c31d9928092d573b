"""Whether a statement tells of what is still to come, is only asked for, or has happened."""

from collections.abc import Sequence

from api.engines.rules.words.grammar import BE, is_adverb
from api.engines.rules.words.tokens import Token
from api.engines.rules.words.verbs import forms

_REACH = 4
_AHEAD = frozenset({"will", "shall", "won't", "would", "may", "might", "could", "'ll", "’ll"})
_MEANING_TO = frozenset(
    {
        "plans", "planned", "plan", "intends", "intended", "intend", "aims", "aim", "hopes", "hope",
        "wants", "want", "proposes", "proposed", "promises", "promised", "vows", "vowed",
        "threatens", "threatened", "expects", "expected", "due", "set", "ready", "likely", "going",
        "scheduled", "poised", "about", "bound", "seeks", "sought", "pledges", "pledged",
    }
)  # fmt: skip
_HAVE = frozenset({"has", "have", "had"})
_BIDDING = frozenset(
    {
        "told", "tells", "tell", "asked", "asks", "ask", "urged", "urges", "urge", "advised",
        "advises", "warned", "warns", "invited", "invites", "begged", "pleaded", "implored",
        "called", "calls", "call", "pressed", "demanded", "demands", "wants", "wanted",
    }
)  # fmt: skip
_HELPED, _BIDDING_REACH = 3, 7


def is_ahead(tokens: Sequence[Token], verb: int | None) -> bool:
    """Whether the main verb tells a plan or what is to come: "will close", "plans to close"."""
    if verb is None:
        return False
    near = [token.lower for token in tokens[verb : verb + _REACH]]
    if near[0] in _AHEAD:
        return "have" not in near
    if "to" not in near[1:]:
        return False
    before = near[near.index("to", 1) - 1]
    return before in _MEANING_TO or before in BE


def is_done(tokens: Sequence[Token], verb: int | None) -> bool:
    """Whether the main verb tells what has happened: "closed", "has closed", "was closed"."""
    if verb is None or is_ahead(tokens, verb):
        return False
    near = [t.lower for t in tokens[verb : verb + _REACH] if not is_adverb(t.lower)]
    past = near[0].endswith("ed") or near[0] in forms("past")
    behind = near[1] if len(near) > 1 else ""
    helped = near[0] in {*_HAVE, "was", "were"}
    if helped:
        return behind == "been" or behind.endswith(("ed", "en")) or behind in forms("past")
    return past and near[0] not in BE and behind != "to"


def is_bidden(tokens: Sequence[Token], verb: int | None) -> bool:
    """Whether somebody is only told or asked to do it: "told us to open", "urged her to quit"."""
    if verb is None:
        return False
    near = [token.lower for token in tokens[verb : verb + _BIDDING_REACH]]
    bids = next((i for i, word in enumerate(near[:_HELPED]) if word in _BIDDING), None)
    return bids is not None and "to" in near[bids + 1 :]


def bids(tokens: Sequence[Token]) -> bool:
    """Whether anything in it tells that somebody bids another do something."""
    return any(token.lower in _BIDDING for token in tokens)
