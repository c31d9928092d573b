"""Who an "it" is with which a body speaks of itself: "The firm said it would close the yard"."""

from api.engines.rules.claims.antecedents import is_person_noun
from api.engines.rules.claims.lists import listed
from api.engines.rules.claims.passages import Passages
from api.engines.rules.claims.statement import Statement
from api.engines.rules.words.grammar import BE, FUTURE, HAVE
from api.schemas.base import Span
from api.schemas.claims import Attribution

_BODIES = listed("bodies")
_LEAST = 4
_ITSELF = HAVE | listed("itself")
_PLANS = FUTURE | {"would"}
_ACTS = listed("acts")
_OF_THINGS = BE | listed("of_things")
_OWNING = ("'s", "’s")
_LONGEST = 8


def named_self(passages: Passages, statement: Statement) -> str | None:
    """The clause with the words for its source in place of its first "it", where that is sure.

    Before "is" or "would be" an "it" may mean nothing: "said it would be wrong to close the yard".
    """
    start = statement.piece.start
    if passages.document.text[start : start + 2].lower() != "it":
        return None
    source = _body(passages, statement)
    tokens = passages.between(start, statement.piece.end)
    if source is None or len(tokens) < _LEAST or tokens[0].lower != "it":
        return None
    verb, behind_verb = tokens[1].lower, tokens[2].lower
    itself = verb in _ITSELF and behind_verb not in _OF_THINGS
    if not itself and not (verb in _PLANS and behind_verb in _ACTS):
        return None
    behind = passages.document.text[tokens[1].start : statement.piece.end]
    return f"{source.exact} {behind}"


def _body(passages: Passages, statement: Statement) -> Span | None:
    """The source, where it is a body that is named right before what it says."""
    said = statement.attribution
    if said is None or said.source is None or said.cue is None or said.form == "direct":
        return None
    begins = said.content[0].start == statement.piece.start and statement.piece.antecedent is None
    if not begins or not said.source.end < said.cue.start < statement.piece.start:
        return None
    if passages.document.text[said.source.end : said.cue.start].strip():
        return None
    return said.source if _is_body(passages, said) else None


def _is_body(passages: Passages, said: Attribution) -> bool:
    """Whether an organisation is named, or "the company" is."""
    told = said.source.exact.split() if said.source else []
    voice = passages.voices.get(said.voice_id)
    entity = passages.entities.get(voice.entity_id or "") if voice else None
    if len(told) > _LONGEST or any(is_person_noun(word.lower()) for word in told):
        return False
    if entity is not None:
        return entity.type == "organisation" and told[0][:1].isupper()
    owned = told[0].lower() == "the" or told[0].endswith(_OWNING)
    return owned and told[-1].lower() in _BODIES
