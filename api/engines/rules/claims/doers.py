"""Who does the second thing in "She said the plan looked weak and left the room"."""

from api.engines.rules.claims.antecedents import is_person_noun
from api.engines.rules.claims.lists import listed
from api.engines.rules.claims.passages import Passages
from api.engines.rules.claims.statement import Statement
from api.engines.rules.words.grammar import PRONOUNS, words
from api.engines.rules.words.verbs import opening_verb
from api.schemas.base import Span
from api.schemas.claims import Attribution
from api.text.values import changed

_MINDED = listed("minded")
_BODIES = listed("bodies")
_NO_NOUNS = PRONOUNS | words("them us everyone everybody somebody someone nobody others")


def of_source(passages: Passages, statement: Statement) -> Statement:
    """The statement, or where no thing can do what it tells, the same of its source.

    It is told then by whoever reports the source.
    """
    piece, said = statement.piece, statement.attribution
    if said is None or piece.cut != "coordinated" or piece.antecedent is None:
        return statement
    source = _before(said)
    if source is None or not _is_thing(passages, *piece.antecedent):
        return statement
    tokens = passages.between(piece.start, piece.end)
    verb = opening_verb(tokens)
    if verb is None or tokens[verb].lower not in _MINDED:
        return statement
    teller = passages.attributions.get(said.parent_id or "")
    does = changed(piece, antecedent=(source.start, source.end), broken=True)
    return Statement(does, teller)


def _before(said: Attribution) -> Span | None:
    """The source of indirect speech, where it stands in front with its verb: "She said"."""
    source, cue = said.source, said.cue
    if said.form == "direct" or source is None or cue is None:
        return None
    return source if source.end <= cue.start < said.content[0].start else None


def _is_thing(passages: Passages, start: int, end: int) -> bool:
    """Whether the subject is a noun for neither a person nor a body of persons."""
    last = passages.between(start, end)[-1]
    plain = last.is_word and last.text.islower() and last.lower not in _NO_NOUNS
    return plain and not is_person_noun(last.lower) and last.lower not in _BODIES
