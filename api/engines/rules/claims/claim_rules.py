"""Which rule of the catalogue made a claim: by whose words they are and how they were cut."""

from collections.abc import Mapping

from api.engines.rules.claims.clause import Clause
from api.engines.rules.claims.factuality import is_hearsay
from api.engines.rules.claims.passages import Passages
from api.engines.rules.claims.statement import Statement
from api.engines.rules.words.refusals import TRIGGERS, refusal
from api.schemas.claims import Attribution, AttributionForm

_SAID: Mapping[AttributionForm, str] = {
    "direct": "claim.quoted",
    "mixed": "claim.quoted_in_part",
    "indirect": "claim.reported",
    "naming": "claim.reported",
}


def rule_of(passages: Passages, statement: Statement, core: Clause, *, is_speech_act: bool) -> str:
    """Id of the rule; `core`: the words outside of what others say in it."""
    attribution = statement.attribution
    if attribution is None and _is_refusal(core):
        return "claim.no_comment"
    if is_speech_act:
        return "claim.speech_act"
    if attribution is None:
        cut = statement.piece.cut
        return "claim.sentence" if cut == "whole" else f"claim.{cut}"
    return _said(passages, statement, attribution)


def _is_refusal(core: Clause) -> bool:
    """Whether it tells that somebody did not comment."""
    return not core.words.isdisjoint(TRIGGERS) and refusal(core.tokens) is not None


def _said(passages: Passages, statement: Statement, attribution: Attribution) -> str:
    if is_hearsay(passages, attribution):
        return "claim.hearsay"
    if attribution.parent_id is not None:
        return "claim.relayed"
    said = _SAID[attribution.form]
    return said if statement.piece.cut == "whole" else f"{said}_clause"
