"""The statement that holds a word: the claim around it, or its whole sentence."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from api.engines.rules.claims.passages import Passages
from api.engines.rules.claims.wording import self_contained
from api.engines.rules.words.grammar import RELATIVES, words
from api.engines.rules.words.lexicons import Match
from api.engines.rules.words.tokens import Token
from api.engines.rules.words.verbs import first_verb, has_subject_and_verb, main_zone
from api.schemas.claims import Claim

_CONDITIONS = frozenset({"if", "unless", "when", "should", "whether"})
_TIED = words("who which that whose because and but or as than of to by with")
_OPEN_ENDS = words("a an the of to in on at for by with from as and or but that which who is are")
_LEAST = 3


class Statement(NamedTuple):
    """What is said, with the offsets of its words."""

    text: str
    start: int
    end: int


class Statements:
    """The claims of a document, found by what lies within their evidence."""

    def __init__(self, passages: Passages, claims: Sequence[Claim]) -> None:
        self._passages = passages
        self._document = passages.document
        self._by_sentence: dict[int, list[Claim]] = defaultdict(list)
        for claim in claims:
            self._by_sentence[claim.evidence[0].sentence].append(claim)
            for span in claim.evidence[1:]:
                if claim not in self._by_sentence[span.sentence]:
                    self._by_sentence[span.sentence].append(claim)

    def is_main(self, match: Match, statement: Statement) -> bool:
        """Whether it is about the match: that stands in its main clause."""
        tokens = self._passages.between(statement.start, statement.end)
        opens = bool(tokens) and tokens[0].lower in _CONDITIONS
        return not opens and any(t.start == match.start for t in main_zone(tokens))

    def around(self, match: Match) -> Statement | None:
        """The shortest statement that holds the match and is whole; None where there is none."""
        sentence = self._document.sentence_at(match.start)
        holding = [
            Statement(claim.text, span.start, span.end)
            for claim in self._by_sentence[sentence]
            for span in claim.evidence
            if span.start <= match.start and match.end <= span.end
        ]
        for statement in sorted(holding, key=lambda one: (one.end - one.start, one.start)):
            tokens = self._passages.between(statement.start, statement.end)
            if _is_whole(tokens):
                return statement._replace(text=_with_pointer(statement.text, tokens))
        whole = self._document.sentences[sentence].span
        tokens = self._passages.between(whole.start, whole.end)
        text = _with_pointer(self_contained(whole.exact), tokens)
        return Statement(text, whole.start, whole.end) if text.count(" ") >= _LEAST - 1 else None


def _is_whole(tokens: Sequence[Token]) -> bool:
    """Whether it can be read alone: it has subject and verb, and breaks off nowhere."""
    if len(tokens) < _LEAST or tokens[0].lower in _TIED or tokens[-1].lower in _OPEN_ENDS:
        return False
    verb = first_verb(tokens)
    if not verb or not has_subject_and_verb(tokens):
        return False
    return RELATIVES.isdisjoint([t.lower for t in tokens[max(1, verb - 2) : verb]])


def _with_pointer(text: str, tokens: Sequence[Token]) -> str:
    """With the "that" that is its subject, where that was taken for a conjunction."""
    if tokens[0].lower != "that" or text.lower().startswith("that"):
        return text
    return f"That {text[0].lower()}{text[1:]}"
