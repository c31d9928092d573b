"""The words of a clause, with what many rules ask of them: its verb, and the cues among them."""

from collections.abc import Iterable, Sequence
from functools import cache

from api.engines.rules.claims.passages import Passages
from api.engines.rules.words.lexicons import Match, Matcher, load
from api.engines.rules.words.tokens import Token
from api.engines.rules.words.verbs import first_verb, main_end

CUES = "claim_cues"
MODALITY = "modality"
_NONE = frozenset[str]()


@cache
def _matcher(lexicon: str) -> Matcher:
    return Matcher(load(lexicon))


def _kinds(matches: Iterable[Match]) -> frozenset[str]:
    return frozenset([match.entry.category for match in matches])


class Cues:
    """The entries of a lexicon among the words of a clause; `starts`: where one may begin."""

    __slots__ = ("_found", "_kinds", "_matcher", "_starts", "_tokens")

    def __init__(
        self, lexicon: str, tokens: Sequence[Token], starts: Sequence[int] | None = None
    ) -> None:
        self._tokens = tokens
        self._matcher = _matcher(lexicon)
        self._starts = self._matcher.starts(tokens) if starts is None else starts
        self._found: Sequence[Match] | None = None if self._starts else ()
        self._kinds: frozenset[str] | None = None if self._starts else _NONE

    @property
    def matches(self) -> Sequence[Match]:
        """The entries, from left to right."""
        if self._found is None:
            self._found = self._matcher.find(self._tokens, self._starts)
        return self._found

    @property
    def kinds(self) -> frozenset[str]:
        """The categories of the entries."""
        if self._kinds is None:
            self._kinds = _kinds(self.matches)
        return self._kinds

    def __bool__(self) -> bool:
        """Whether an entry may stand among some of the words."""
        return bool(self._starts)

    def within(self, first: int, last: int) -> frozenset[str]:
        """The categories in `tokens[first:last]`, as if these were all the words there are."""
        if not self._starts:
            return _NONE
        starts = [at - first for at in self._starts if first <= at < last]
        if not starts:
            return _NONE
        if (first, last) == (0, len(self._tokens)):
            return self.kinds
        return _kinds(self._matcher.find(self._tokens[first:last], starts))


_NO_CUES = Cues(CUES, ())


class Clause:
    """The words of a clause; indexes are those of its tokens."""

    __slots__ = ("cues", "main", "modality", "tokens", "verb", "words")

    def __init__(self, tokens: Sequence[Token], cues: Cues, modality: Cues) -> None:
        self.tokens = tokens
        self.words = frozenset([token.lower for token in tokens])
        self.verb = first_verb(tokens)
        self.main = main_end(tokens, self.verb)
        """Where its main part ends, behind which another clause opens."""
        self.cues = cues
        """Wording that tells what sort of statement it makes, or that it makes none."""
        self.modality = modality
        """Wording that tells how sure it is."""


def clause_of(tokens: Sequence[Token]) -> Clause:
    """The clause of these words, between which others may be left out."""
    return Clause(tokens, Cues(CUES, tokens), Cues(MODALITY, tokens))


def clause_at(passages: Passages, start: int, end: int) -> Clause:
    """The clause within these offsets."""
    first, last = passages.indexes(start, end)
    tokens = passages.tokens[first:last]
    return Clause(
        tokens,
        _cues_within(CUES, passages.tokens, tokens, first),
        _cues_within(MODALITY, passages.tokens, tokens, first),
    )


def _cues_within(
    lexicon: str, all_tokens: Sequence[Token], tokens: Sequence[Token], first: int
) -> Cues:
    """The entries among the tokens, which are those of a text from `first` on."""
    starts = _matcher(lexicon).starts_within(all_tokens, first, first + len(tokens))
    return Cues(lexicon, tokens, starts) if starts else _NO_CUES
