"""Whether words within an attribution are the source's own, or the reporter's for its sense."""

from functools import lru_cache

from api.engines.rules.words.tokens import scan
from api.schemas.claims import Attribution

_NAMELESS_ACTS = ("ing", "tion", "sion", "ment", "ance")
_SHOWS = frozenset({"show", "shows", "showed", "reveal", "reveals", "revealed"})
_THAT = "that"
_ANSWER = "attribution.pointing"
_RETORT = "attribution.denial.clause"
_DENIES = (
    "reject", "dismiss", "deny", "denie", "refut", "rebut", "disput", "contest", "repudiat",
)  # fmt: skip
_DOUBTS = ("doubt", "unconvinc", "unpersuad", "sceptic", "skeptic", "not")
_VIEW = "attribution.view"


@lru_cache(maxsize=1024)
def denies(cue: str) -> bool:
    """Whether who "rejects" or "dismisses" something holds it untrue by this very verb."""
    return any(token.lower.startswith(_DENIES) for token in scan(cue))


def is_turned_down(attribution: Attribution, by: Attribution | None) -> bool:
    """Whether its words are those of a claim that another source turns down."""
    shown = attribution.stance_cue
    return by is not None and shown is not None and shown == by.cue


def disowns(attribution: Attribution) -> bool:
    """Whether its source denies or doubts what it is told of: "denied that he had lied"."""
    cue = attribution.cue
    if is_retort(attribution):
        return False
    unquoted = attribution.form not in {"direct", "naming"}
    return unquoted and cue is not None and (denies(cue.exact) or _doubts(cue.exact))


@lru_cache(maxsize=1024)
def _doubts(cue: str) -> bool:
    return any(token.lower.startswith(_DOUBTS) for token in scan(cue))


def is_retort(attribution: Attribution) -> bool:
    """Whether it turns down what the author tells in words of his own: "…, which X denies"."""
    return attribution.rule_id == _RETORT


def takes_up(attribution: Attribution) -> bool:
    """Whether it only answers words that are another's: "…, a claim disputed by X"."""
    return attribution.rule_id == _ANSWER


def is_worded_by_source(
    attribution: Attribution, text: str, start: int, quotation: int | None
) -> bool:
    """Whether the source chose the word at this offset.

    `quotation`: where the outermost quotation marks around the word open, if there are any.
    Words in marks are the source's. Without marks, hearsay and what somebody is said to believe
    or to have recognised are told in the reporter's words, except in a clause with "that" and for
    what somebody takes a thing for.
    """
    content = next((c for c in attribution.content if c.start <= start < c.end), None)
    if content is None or attribution.form == "naming":
        return attribution.source_resolution != "implied"
    if quotation is not None and quotation >= content.start - 1:
        return True
    if attribution.source_resolution == "implied" or _is_shown(attribution):
        return False
    if is_retort(attribution):
        return False
    if _follows_that(text, content.start) or attribution.rule_id == _VIEW:
        return True
    return attribution.kind != "belief" and not _is_act(attribution)


def _is_shown(attribution: Attribution) -> bool:
    """Whether papers only bear out what is told: "Bungling bosses splashed out, files show"."""
    shown = attribution.cue is not None and attribution.cue.exact.lower() in _SHOWS
    return shown and attribution.rule_id == "attribution.verb.behind"


def _follows_that(text: str, start: int) -> bool:
    opening = text[max(0, start - len(_THAT) - 2) : start + len(_THAT) + 1].lower()
    return _THAT in opening.split()


def _is_act(attribution: Attribution) -> bool:
    """Whether the cue is no finite verb but names an act: "recognising", "admission of"."""
    if attribution.stance != "endorse" or attribution.cue is None:
        return False
    return attribution.cue.exact.lower().rstrip("s").endswith(_NAMELESS_ACTS)
