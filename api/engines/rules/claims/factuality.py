"""How sure each voice is of a statement (FactBank's values)."""

import re
from collections.abc import Sequence
from functools import lru_cache

from api.engines.rules.attribution.lending import is_retort
from api.engines.rules.claims.clause import MODALITY, Clause, Cues
from api.engines.rules.claims.hedges import (
    could_not,
    is_conditional,
    is_counterfactual,
    is_of_detail,
    is_regretted,
)
from api.engines.rules.claims.passages import Passages, Report
from api.engines.rules.words.grammar import is_adverb
from api.engines.rules.words.lexicons import forms_of
from api.engines.rules.words.tokens import Token, scan
from api.schemas.claims import AUTHOR, Attribution, Factuality, FactualityValue

_OPPOSITE: dict[FactualityValue, FactualityValue] = {
    "CT+": "CT-",
    "PR+": "PR-",
    "PS+": "PS-",
    "CT-": "CT+",
    "PR-": "PR+",
    "PS-": "PS+",
    "U": "U",
}
_NOT = re.compile(r"\bnot\b|n['’]t\b|\bno longer\b")
"""What nobody believes: "does not think the deal is fair"."""
_VERB_GROUP = 6
_BY_CUE: tuple[tuple[str, FactualityValue], ...] = (
    ("unclear", "U"),
    ("improbable", "PR-"),
    ("possible", "PS+"),
    ("probable", "PR+"),
    ("hearsay", "PR+"),
)
_BEFORE_VERB = 2
_PARTING = frozenset({"who", "which", "whose"})
_AGAINST = frozenset({"denial", "doubt"})
_PASSES_ON = frozenset({"hearsay", "probable", "belief"})


def is_negation(token: Token) -> bool:
    """Whether the word negates by itself."""
    return token.lower in forms_of(MODALITY, "negation")


@lru_cache(maxsize=1024)
def cues_in(words: str) -> frozenset[str]:
    """The kinds of modal wording in a few words, such as the cue of an attribution."""
    return kinds_of(scan(words))


def kinds_of(tokens: Sequence[Token]) -> frozenset[str]:
    """The kinds of modal wording among these tokens."""
    return Cues(MODALITY, tokens).kinds


def modality(clause: Clause, is_question: bool) -> FactualityValue:
    """How sure the wording itself is of what it states.

    A negation within the statement is part of what is stated, so it does not turn the value.
    """
    opening = clause.tokens[0].lower if clause.tokens else ""
    if is_question or opening == "whether" or is_counterfactual(clause):
        return "U"
    found = _hedges(clause, _verb_end(clause))
    if "hearsay" in found and is_of_detail(clause):
        found -= {"hearsay"}
    if "possible" in found and (could_not(clause) or is_regretted(clause)):
        return "CT+"
    held: FactualityValue = next((value for cue, value in _BY_CUE if cue in found), "CT+")
    return "PS+" if held in {"CT+", "PR+"} and is_conditional(clause) else held


def _hedges(clause: Clause, end: int) -> frozenset[str]:
    """The kinds of modal wording up to `end`, but for a "who" between the subject and its verb."""
    verb = clause.verb
    if not clause.modality:
        return frozenset()
    near = range(1, (verb or 0) - _BEFORE_VERB)
    who = next((i for i in near if clause.tokens[i].lower in _PARTING), None)
    if who is None or verb is None:
        return clause.modality.within(0, end)
    return clause.modality.within(0, who) | clause.modality.within(verb - _BEFORE_VERB, end)


def _verb_end(clause: Clause) -> int:
    """The end of the main clause up to its verb: a hedge behind it hedges a detail."""
    if clause.verb is None:
        return clause.main
    end = clause.verb + _VERB_GROUP
    if end < clause.main and clause.tokens[end].lower == "not":
        end += 1
    end = min(end, clause.main)
    return _before_purpose(clause.tokens, clause.verb, end) if "so" in clause.words else end


def _before_purpose(tokens: Sequence[Token], verb: int, end: int) -> int:
    """The end, or the "so" in "was ill so he could go"."""
    return next((i for i in range(verb + 2, end) if tokens[i].lower == "so"), end)


def asserted(
    clause: Clause, attribution: Attribution, question: bool, *, is_unnamed: bool = False
) -> FactualityValue:
    """How sure the source is: by its words, and by the cue that attributes them to it.

    Whoever stands behind "is believed to have left" is as sure as the words that follow, unless
    these are doubted or denied.
    """
    value = modality(clause, question)
    if is_retort(attribution):
        return _OPPOSITE[value]
    if is_unnamed and not (attribution.cue and cues_in(attribution.cue.exact) & _AGAINST):
        return value
    if attribution.kind in {"desire", "decree"}:
        return "U"
    return _weighed(value, attribution.cue.exact) if attribution.cue else value


def _weighed(value: FactualityValue, cue: str) -> FactualityValue:
    """How sure the source is of what its own words hold so, by the cue in front of them."""
    found = cues_in(cue)
    if "denial" in found:
        return _OPPOSITE[value]
    if "conviction" in found or value != "CT+":
        return value
    if "undecided" in found:
        return "U"
    if "doubt" in found or _NOT.search(cue):
        return "PR-"
    return "PR+" if found & {"belief", "probable"} else value


def chain(
    passages: Passages, clause: Clause, attribution: Attribution | None, question: bool
) -> tuple[Factuality, ...]:
    """One value for every voice, from whoever asserts the statement out to the author."""
    if attribution is None:
        value = modality(clause, question)
        sure = value in {"CT+", "PR+"}
        passed_on = sure and "hearsay" in _hedges(clause, clause.main) and not is_of_detail(clause)
        return (_held(AUTHOR, "U" if passed_on else value),)
    value = asserted(clause, attribution, question, is_unnamed=_is_unnamed(passages, attribution))
    values = {attribution.voice_id: value}
    for report in passages.reports(attribution):
        value = _reported(value, report)
        values.setdefault(report.voice_id, value)
    return tuple(_held(voice, held) for voice, held in values.items())


@lru_cache(maxsize=256)
def _held(voice_id: str, value: FactualityValue) -> Factuality:
    """The same few are meant again and again."""
    return Factuality(voice_id=voice_id, value=value)


def is_hearsay(passages: Passages, attribution: Attribution) -> bool:
    """Whether nobody is named who says it, as in "is reported to have left"."""
    voice = passages.voices.get(attribution.voice_id)
    if voice is None or voice.kind != "unnamed" or attribution.source is not None:
        return False
    told = scan(attribution.cue.exact) if attribution.cue else []
    plain = [token for token in told if not is_adverb(token.lower)]
    return not _PASSES_ON.isdisjoint(kinds_of(told) | kinds_of(plain))


def _is_unnamed(passages: Passages, attribution: Attribution) -> bool:
    """Whether the text leaves out who says it, as in "is said to have left"."""
    voice = passages.voices.get(attribution.voice_id)
    implied = attribution.source_resolution == "implied" and attribution.source is None
    return implied and voice is not None and voice.kind == "unnamed"


def _reported(value: FactualityValue, report: Report) -> FactualityValue:
    """What whoever reports it holds: whoever writes that another "confirmed" it vouches for it."""
    if report.stance == "endorse":
        return value
    own = report.own_cue is not None and report.own_cue == report.stance_cue
    if report.stance == "reject":
        return "CT-" if own else _OPPOSITE[value]
    return "PR-" if own and report.own_cue and "doubt" in cues_in(report.own_cue.exact) else "U"
