"""Whether what somebody is reported to have said makes a claim of its own."""

from collections.abc import Sequence
from functools import lru_cache

from api.engines.rules.claims.passages import Part, Passages
from api.engines.rules.words.grammar import words as words_of
from api.engines.rules.words.tokens import Token, scan
from api.engines.rules.words.verbs import TIES, has_subject_and_verb
from api.schemas.claims import Attribution

_NO_CLAUSE = words_of("to of for as about against over with by being")
_CALLS = ("urg", "call", "accus", "blam", "prais", "condemn", "criticis", "criticiz", "denounc")
_CITES = frozenset({"according to", "per", "as per", "in the words of"})
_ASKS = ("ask", "wonder", "question", "quer")
_OPENERS = words_of("that and but")
_CLAUSE_WORDS = 4
_THAT = "that "


def is_clausal(passages: Passages, part: Part) -> bool:
    """Whether what is said makes a clause of its own, with a subject and a verb."""
    tokens = passages.between(part.start, part.end)
    while tokens and (not tokens[0].is_word or tokens[0].lower in _OPENERS):
        tokens = tokens[1:]
    direct = part.attribution.form == "direct"
    cue = part.attribution.cue
    if not direct and _is_asked(part, tokens):
        return False
    words = len([token for token in tokens if token.is_word])
    cites = cue is not None and cue.exact.lower() in _CITES
    if words >= _CLAUSE_WORDS and (direct or cites or (cue and cue.start >= part.end)):
        return True
    if words >= _CLAUSE_WORDS and _is_that_clause(passages, part):
        return True
    if not tokens or not has_subject_and_verb(tokens if direct else _before_tie(tokens)):
        return False
    if _is_call(part.attribution) and not passages.document.text.startswith(_THAT, part.start):
        return direct
    return direct or tokens[0].lower not in _NO_CLAUSE


def _is_that_clause(passages: Passages, part: Part) -> bool:
    """Whether a "that" opens it, behind which a clause stands, whatever its verb is."""
    low = part.attribution.content[0].start
    told = part.attribution.rule_id == "attribution.verb.that" and low == part.start
    return (
        told
        and not _is_call(part.attribution)
        and passages.document.text[max(0, low - len(_THAT)) : low].lower() == _THAT
    )


def _is_asked(part: Part, tokens: Sequence[Token]) -> bool:
    """Whether it is a question in other words, which states nothing: "asked if it had closed"."""
    opening = tokens[0].lower if tokens else ""
    cue = part.attribution.cue
    asks = cue is not None and cue.exact.lower().startswith(_ASKS)
    return opening == "whether" or (opening == "if" and asks)


def _before_tie(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens up to the first word, behind the first, that ties on a clause of its own."""
    end = next((i for i, t in enumerate(tokens) if i and t.lower in TIES), len(tokens))
    return tokens[:end]


def _is_call(attribution: Attribution) -> bool:
    """Whether the source wants somebody to act: what follows is no statement of fact."""
    if attribution.kind in {"decree", "desire"}:
        return True
    return attribution.cue is not None and _calls(attribution.cue.exact)


@lru_cache(maxsize=1024)
def _calls(cue: str) -> bool:
    return any(token.lower.startswith(_CALLS) for token in scan(cue))
