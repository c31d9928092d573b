"""How sure each voice is of a statement (FactBank's values)."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from api.engines.rules.claims.hedges import is_conditional, is_counterfactual
from api.engines.rules.claims.passages import AUTHOR, Passages, Report
from api.engines.rules.words.lexicons import Matcher, load
from api.engines.rules.words.tokens import Token, scan
from api.engines.rules.words.verbs import first_verb, main_zone
from api.schemas.claims import Attribution, Factuality, FactualityValue

_OPPOSITE: dict[FactualityValue, FactualityValue] = {
    "CT+": "CT-",
    "PR+": "PR-",
    "PS+": "PS-",
    "CT-": "CT+",
    "PR-": "PR+",
    "PS-": "PS+",
    "U": "U",
}
_NOT = re.compile(r"\bnot\b|n['’]t\b")
"""What nobody believes: "does not think the deal is fair"."""
_VERB_GROUP = 6
_BY_CUE: tuple[tuple[str, FactualityValue], ...] = (
    ("unclear", "U"),
    ("improbable", "PR-"),
    ("possible", "PS+"),
    ("probable", "PR+"),
    ("hearsay", "PR+"),
)
_DENIES = ("reject", "dismiss", "deny", "denie", "refut", "rebut", "disput")


@cache
def _matcher() -> Matcher:
    return Matcher(load("modality"))


def cues(tokens: Sequence[Token]) -> frozenset[str]:
    """The kinds of modal wording among these tokens."""
    return _cues(tuple(tokens))


@lru_cache(maxsize=1024)
def _cues(tokens: tuple[Token, ...]) -> frozenset[str]:
    return frozenset(match.entry.category for match in _matcher().find(tokens))


@cache
def _negations() -> frozenset[str]:
    entries = load("modality").entries
    return frozenset(form for e in entries if e.category == "negation" for form in e.forms)


def is_negation(token: Token) -> bool:
    """Whether the word negates by itself."""
    return token.lower in _negations()


@lru_cache(maxsize=1024)
def cues_in(words: str) -> frozenset[str]:
    """The kinds of modal wording in a few words, such as the cue of an attribution."""
    return cues(scan(words))


def modality(tokens: Sequence[Token], is_question: bool) -> FactualityValue:
    """How sure the wording itself is of what it states.

    A negation within the statement is part of what is stated, so it does not turn the value.
    """
    if is_question or (tokens and tokens[0].lower == "whether") or is_counterfactual(tokens):
        return "U"
    found = cues(_verb_zone(tokens))
    held: FactualityValue = next((value for cue, value in _BY_CUE if cue in found), "CT+")
    return "PS+" if held in {"CT+", "PR+"} and is_conditional(tokens) else held


def _verb_zone(tokens: Sequence[Token]) -> Sequence[Token]:
    """The main clause up to its verb: a hedge behind it hedges a detail."""
    verb = first_verb(tokens)
    zone = main_zone(tokens)
    if verb is None:
        return zone
    end = verb + _VERB_GROUP
    return zone[: end + 1] if zone[end : end + 1] and zone[end].lower == "not" else zone[:end]


def asserted(
    tokens: Sequence[Token], attribution: Attribution, question: bool, *, is_unnamed: bool = False
) -> FactualityValue:
    """How sure the source is: by its words, and by the cue that attributes them to it.

    Whoever stands behind "is believed to have left" is as sure as the words that follow.
    """
    value = modality(tokens, question)
    if is_unnamed:
        return value
    if attribution.kind in {"desire", "decree"}:
        return "U"
    found = cues_in(attribution.cue.exact) if attribution.cue else frozenset()
    if "denial" in found:
        return _OPPOSITE[value]
    if attribution.cue and _NOT.search(attribution.cue.exact) and value == "CT+":
        return "PR-"
    return "PR+" if found & {"belief", "probable"} and value == "CT+" else value


def chain(
    passages: Passages, tokens: Sequence[Token], attribution: Attribution | None, question: bool
) -> tuple[Factuality, ...]:
    """One value for every voice, from whoever asserts the statement out to the author."""
    if attribution is None:
        value = modality(tokens, question)
        passed_on = value in {"CT+", "PR+"} and "hearsay" in cues(main_zone(tokens))
        return (Factuality(voice_id=AUTHOR, value="U" if passed_on else value),)
    value = asserted(tokens, attribution, question, is_unnamed=_is_unnamed(passages, attribution))
    values = {attribution.voice_id: value}
    for report in passages.reports(attribution):
        value = _reported(value, report)
        values.setdefault(report.voice_id, value)
    return tuple(Factuality(voice_id=voice, value=held) for voice, held in values.items())


@lru_cache(maxsize=1024)
def denies(cue: str) -> bool:
    """Whether who "rejects" or "dismisses" something holds it untrue by this very verb."""
    return any(token.lower.startswith(_DENIES) for token in scan(cue))


def _is_unnamed(passages: Passages, attribution: Attribution) -> bool:
    """Whether the text leaves out who says it, as in "is said to have left"."""
    voice = passages.voices.get(attribution.voice_id)
    implied = attribution.source_resolution == "implied" and attribution.source is None
    return implied and voice is not None and voice.kind == "unnamed"


def _reported(value: FactualityValue, report: Report) -> FactualityValue:
    """What whoever reports it holds. Who confirms or admits it vouches; who tells so does not."""
    shown = cues_in(report.stance_cue.exact) if report.stance_cue else frozenset()
    if report.stance == "endorse" and "vouching" in shown:
        return value
    denied = report.own_cue is not None and denies(report.own_cue.exact)
    if report.stance == "reject" or denied:
        return "CT-" if denied else _OPPOSITE[value]
    return "U"
