"""Refusals to speak: "declined to comment", "could not be reached", "would not say whether"."""

from collections.abc import Sequence

from api.engines.rules.words.grammar import is_adverb, words
from api.engines.rules.words.tokens import Token

_REFUSES = words("decline declines declined declining refuse refuses refused refusing")
_SPEAKS = words(
    "comment say discuss elaborate confirm speculate specify disclose reveal answer "
    "respond reply identify name speak talk expand"
)
_ANSWERS = words("respond responded reply replied return returned answer answered")
_COMMENTS = words("comment commented elaborate elaborated")
_HIDES = words("say confirm discuss disclose reveal identify speculate specify")
_ASKED = words(
    "request requests message messages call calls email emails e-mail e-mails question questions "
    "inquiry inquiries enquiry enquiries comment voicemail voicemails texts letter letters"
)
_AUXILIARIES = words("did do does had has have would will could")
_NOT = words("didn't don't doesn't hadn't hasn't haven't wouldn't won't couldn't")
_FOUND = words("reached contacted located")
_SOUGHT = words("contacted approached asked")
_NO = words("no not unavailable")
TRIGGERS = _REFUSES | _NOT | _NO | _SOUGHT
"""Without one of these words there is no refusal."""
_REACH = 8


def refusal(tokens: Sequence[Token]) -> tuple[int, int] | None:
    """Places from the word that refuses to the one that tells what, or None."""
    for index, token in enumerate(tokens):
        if token.lower in TRIGGERS:
            last = _refused(tokens, index)
            if last is not None:
                return index, last + 1
    return None


def _refused(tokens: Sequence[Token], index: int) -> int | None:
    word = tokens[index].lower
    if word in _REFUSES:
        return _behind_to(tokens, index)
    if word in _SOUGHT or word == "unavailable":
        return _for_comment(tokens, index + 1)
    if word == "no":
        return _comment(tokens, index)
    following = _skip(tokens, index + 1)
    if word == "not" and _word(tokens, index - 1) not in _AUXILIARIES:
        return (
            _for_comment(tokens, following + 1) if _is(tokens, following, {"available"}) else None
        )
    return _left_out(tokens, index, following)


def _behind_to(tokens: Sequence[Token], index: int) -> int | None:
    """The verb behind "declined to"."""
    to = _skip(tokens, index + 1)
    verb = _skip(tokens, to + 1)
    if not _is(tokens, to, {"to"}):
        return None
    if _is(tokens, verb, {"be"}):
        return verb + 1 if _is(tokens, verb + 1, {"drawn", "interviewed"}) else None
    return verb if _is(tokens, verb, _SPEAKS) else None


def _left_out(tokens: Sequence[Token], index: int, verb: int) -> int | None:
    """The verb behind "did not", "would not" or "could not"."""
    word = _word(tokens, index - 1) if _word(tokens, index) == "not" else _word(tokens, index)
    if _is(tokens, verb, _ANSWERS):
        near = range(verb + 1, min(verb + _REACH, len(tokens)))
        asked = any(tokens[i].lower in _ASKED for i in near)
        return verb if asked or len(near) <= 1 else None
    if _is(tokens, verb, _COMMENTS) or (
        word in {"would", "wouldn't"} and _is(tokens, verb, _HIDES)
    ):
        return verb
    found = _skip(tokens, verb + 1)
    if _is(tokens, verb, {"be"}) and _is(tokens, found, _FOUND):
        return found
    return found if _is(tokens, verb, {"be"}) and _is(tokens, found, {"drawn"}) else None


def _comment(tokens: Sequence[Token], index: int) -> int | None:
    """The "comment" of "had no immediate comment"."""
    near = range(index + 1, min(index + 3, len(tokens)))
    return next((i for i in near if tokens[i].lower == "comment"), None)


def _for_comment(tokens: Sequence[Token], index: int) -> int | None:
    near = range(index, min(index + 4, len(tokens)))
    asked = next((i for i in near if tokens[i].lower == "comment"), None)
    return asked if asked is not None and _is(tokens, index, {"for"}) else None


def _skip(tokens: Sequence[Token], index: int) -> int:
    """Past the adverbs that start here: "immediately"."""
    while index < len(tokens) and (is_adverb(tokens[index].lower) or tokens[index].lower == "yet"):
        index += 1
    return index


def _is(tokens: Sequence[Token], index: int, wanted: frozenset[str] | set[str]) -> bool:
    return 0 <= index < len(tokens) and tokens[index].lower in wanted


def _word(tokens: Sequence[Token], index: int) -> str:
    return tokens[index].lower if 0 <= index < len(tokens) else ""
