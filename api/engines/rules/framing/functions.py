"""Entman's functions of framing, where the wording is plain."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import cache

from api.engines.rules.catalogue import trace
from api.engines.rules.claims.passages import AUTHOR, Passages
from api.engines.rules.claims.wording import self_contained
from api.engines.rules.words.lexicons import Match, Matcher, load
from api.engines.rules.words.verbs import main_zone
from api.schemas.claims import Claim
from api.schemas.framing import FunctionItem, Functions

_MOST = 5
"""More statements of one function than this are kept only as far as they are the main point."""
_CONDITIONS = frozenset({"if", "unless", "when", "should", "whether"})


@cache
def _matcher() -> Matcher:
    return Matcher(load("functions"))


def read_functions(passages: Passages, claims: Sequence[Claim]) -> Functions:
    """What is said to be wrong, why, how bad that is, and what should be done, by whom."""
    placed = _Statements(passages, claims)
    items: dict[str, dict[tuple[int, int, str], FunctionItem]] = defaultdict(dict)
    matches: dict[str, dict[tuple[int, int, str], Match]] = defaultdict(dict)
    for match in _matcher().find(passages.tokens):
        if match.entry.category == "problem_definition" and not placed.is_main(match):
            continue
        voice = speaker(passages, match)
        statement, start, end = placed.around(match)
        matches[match.entry.category].setdefault((start, end, voice), match)
        items[match.entry.category].setdefault(
            (start, end, voice),
            FunctionItem(
                statement=statement,
                evidence=(passages.document.span(start, end),),
                voice_id=voice,
                **trace(f"function.{match.entry.category}"),
            ),
        )
    kept = {name: _foremost(placed, matches[name]) for name in items}
    return Functions(
        **{
            name: tuple(item for place, item in found.items() if place in kept[name])
            for name, found in items.items()
        }
    )


def _foremost(
    placed: "_Statements", matches: Mapping[tuple[int, int, str], Match]
) -> Collection[tuple[int, int, str]]:
    """The few statements to keep: those in main clauses first, then as in the text."""
    if len(matches) <= _MOST:
        return matches
    return sorted(matches, key=lambda place: (not placed.is_main(matches[place]), place))[:_MOST]


def speaker(passages: Passages, match: Match) -> str:
    """Who says it: the voice whose cue the words are ("urged"), else whose words they are."""
    for attribution in passages.cues.get(passages.tokens[match.first].sentence, ()):
        cue = attribution.cue
        if cue and cue.start < match.end and match.start < cue.end:
            return attribution.voice_id
    return passages.voice_of(match.start, match.end) or AUTHOR


class _Statements:
    """The claims of a document, found by what lies within their evidence."""

    def __init__(self, passages: Passages, claims: Sequence[Claim]) -> None:
        self._passages = passages
        self._document = passages.document
        self._by_sentence: dict[int, list[Claim]] = defaultdict(list)
        for claim in claims:
            for sentence in {span.sentence for span in claim.evidence}:
                self._by_sentence[sentence].append(claim)

    def is_main(self, match: Match) -> bool:
        """Whether its statement is about the match: it stands in the main clause."""
        _, start, end = self.around(match)
        tokens = self._passages.between(start, end)
        opens = bool(tokens) and tokens[0].lower in _CONDITIONS
        return not opens and any(t.start == match.start for t in main_zone(tokens))

    def around(self, match: Match) -> tuple[str, int, int]:
        """The statement that holds the match, and the offsets of its words."""
        sentence = self._document.sentence_at(match.start)
        holding = [
            (claim.text, span.start, span.end)
            for claim in self._by_sentence[sentence]
            for span in claim.evidence
            if span.start <= match.start and match.end <= span.end
        ]
        if holding:
            return min(holding, key=lambda found: (found[2] - found[1], found[1]))
        whole = self._document.sentences[sentence].span
        return self_contained(whole.exact), whole.start, whole.end
