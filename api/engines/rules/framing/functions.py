"""Entman's functions of framing, where the wording is plain."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from api.engines.rules.catalogue import trace
from api.engines.rules.claims.passages import Passages
from api.engines.rules.framing import causes, judgements, remedies
from api.engines.rules.framing.place import Place, Ways
from api.engines.rules.framing.statements import Statement, Statements
from api.engines.rules.words.lexicons import Match, Matcher, load
from api.schemas.claims import AUTHOR, Claim
from api.schemas.framing import FunctionItem, Functions

_MOST = 5
"""More statements of one function than this are kept only as far as they are the main point."""
_WAYS: Mapping[str, Ways] = {
    "treatment_recommendation": remedies.WAYS,
    "causal_interpretation": causes.WAYS,
    "moral_evaluation": judgements.MORAL,
    "problem_definition": judgements.PROBLEMS,
}
"""By function, in the order in which a statement that could have several is given one."""
_LONG = 160
"""Statements of so many characters may do the work of several functions."""
_SUBJECTS = frozenset({"call", "wish", "ask", "warning"})
"""Ways of verbs whose subject says it: where nobody is known to, it is not the author."""


class _Found(NamedTuple):
    """A statement that does the work of a function, with the word that shows it."""

    statement: Statement
    match: Match
    voice: str
    is_main: bool

    @property
    def place(self) -> tuple[int, int, str]:
        return self.statement.start, self.statement.end, self.voice


@cache
def _matcher() -> Matcher:
    return Matcher(load("functions"))


def read_functions(passages: Passages, claims: Sequence[Claim]) -> Functions:
    """What is said to be wrong, why, how bad that is, and what should be done, by whom."""
    matches = [match for match in _matcher().find(passages.tokens) if _does(passages, match)]
    found = _found(passages, matches, Statements(passages, claims)) if matches else {}
    taken: set[tuple[int, int, str]] = set()
    items: dict[str, tuple[FunctionItem, ...]] = {}
    for function in _WAYS:
        first: dict[tuple[int, int, str], _Found] = {}
        for one in sorted(found.get(function, ()), key=_length):
            if not any(_holds(one, place) for place in (*taken, *first)):
                first[one.place] = one
        taken |= {place for place in first if place[1] - place[0] < _LONG}
        items[function] = tuple(
            _item(passages, function, one) for one in _foremost(sorted(first.values(), key=_start))
        )
    return Functions(**items)


def _length(found: _Found) -> tuple[int, int]:
    statement = found.statement
    return statement.end - statement.start, statement.start


def _start(found: _Found) -> tuple[int, int]:
    return found.statement.start, found.match.start


def _holds(found: _Found, place: tuple[int, int, str]) -> bool:
    """Whether the statement there is all of it or a part of it, by the same voice."""
    start, end, voice = place
    same = voice == found.voice and found.statement.start <= start
    return same and end <= found.statement.end


def _does(passages: Passages, match: Match) -> bool:
    """Whether the word does the work of its function where it stands."""
    place = Place(passages, match)
    does = _WAYS[match.entry.category][match.entry.features["way"]](place)
    return does and not place.is_nobodys


def _found(
    passages: Passages, matches: Sequence[Match], statements: Statements
) -> Mapping[str, list[_Found]]:
    """The statements by function, in the order of the text."""
    found: dict[str, list[_Found]] = defaultdict(list)
    for match in matches:
        statement = statements.around(match)
        if statement is None:
            continue
        function, main = match.entry.category, statements.is_main(match, statement)
        voice = speaker(passages, match)
        if voice == AUTHOR and _is_of_its_subject(passages, match):
            continue
        if main or function != "problem_definition":
            found[function].append(_Found(statement, match, voice, main))
    return found


def _is_of_its_subject(passages: Passages, match: Match) -> bool:
    """Whether it is a verb by which somebody else says it: "urged", "blames"."""
    blames = passages.tokens[match.first].lower in {"blames", "blamed", "blaming"}
    return blames or match.entry.features["way"] in _SUBJECTS


def _foremost(found: Sequence[_Found]) -> Sequence[_Found]:
    """The few statements to keep, as in the text: those with the word in their main clause."""
    if len(found) <= _MOST:
        return found
    kept = sorted(found, key=lambda one: not one.is_main)[:_MOST]
    return [one for one in found if one in kept]


def _item(passages: Passages, function: str, found: _Found) -> FunctionItem:
    statement = found.statement
    return FunctionItem(
        statement=statement.text,
        evidence=(passages.document.span(statement.start, statement.end),),
        voice_id=found.voice,
        **trace(f"function.{function}.{found.match.entry.features['way']}"),
    )


def speaker(passages: Passages, match: Match) -> str:
    """Who says it: the voice whose cue the words are ("urged"), else whose words they are."""
    for attribution in passages.cues.get(passages.tokens[match.first].sentence, ()):
        cue = attribution.cue
        if cue and cue.start < match.end and match.start < cue.end:
            return attribution.voice_id
    return passages.voice_of(match.start, match.end) or AUTHOR
