"""What turns a statement into its opposite: a negating word, verb, or the voice that denies it."""

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from api.engines.rules.claims.factuality import is_negation
from api.engines.rules.comparison.lists import lines_listed
from api.engines.rules.comparison.statement.provisos import corrections, imagined, is_scarcely
from api.engines.rules.words.grammar import BE, PREPOSITIONS
from api.engines.rules.words.tokens import Token
from api.engines.rules.words.verbs import main_end
from api.schemas.reading import Side
from api.text.stems import stem

_NOBODY = frozenset({"nobody", "none", "nothing"})
_FURTHER = frozenset({"neither", "cannot"})
_BESIDE = frozenset({"without", "none", "nobody", "nothing"})
_BEFORE_TO = frozenset({"refus", "declin", "fail", "neglect", "omit", "yet"})
_BEFORE_ING = frozenset({"deny", "avoid", "resist"})
_PHRASES = (("short", "of"), ("refrain", "from"), ("rul", "out"), ("ruling", "out"))
"""What stands before a verb in "-ing" that it negates."""
_GOVERNING = _BEFORE_TO | _BEFORE_ING | {first for first, _ in _PHRASES}
_LEAST_ING = 5
_NEGATING = frozenset(
    {"not", "no", "never", "without", "none", "nothing", "nobody", "neither", "cannot"}
)
_SEEMING = frozenset({stem("appear"), stem("seem")})
_TOLD = frozenset(
    {
        "said", "reported", "believed", "thought", "understood", "known", "rumoured", "rumored",
        "alleged", "considered", "found", "shown",
    }
)  # fmt: skip
"""Behind a form of "be" and before "not to": the act is negated, not its telling."""


class Negation(NamedTuple):
    words: str
    """The negating words."""
    at: int | None
    """Their place among the tokens; None where the whole statement is denied."""


def negation(
    side: Side,
    tokens: Sequence[Token],
    verb: int | None,
    opposed: Collection[int],
    phrased: Collection[int],
) -> Negation | None:
    """What negates the statement, or None: two negations undo each other.

    `opposed` are the places of wordings that have an opposite of their own, `phrased` those of
    words of a class: a "not" among them is part of a phrase, as in "not guilty".
    """
    zone = _zone(tokens, verb)
    unreal = imagined(tokens, verb)
    if unreal is not None:
        return None if _plain(zone, unreal, opposed) else Negation("would have", unreal)
    governed = (Negation(zone[i].text, i) for i in governing(zone) if i not in opposed)
    found = (_denial(side), _plain(zone, verb or 0, {*opposed, *phrased}), next(governed, None))
    known = [each for each in found if each]
    return known[0] if len(known) % 2 else None


def _zone(tokens: Sequence[Token], verb: int | None) -> Sequence[Token]:
    """The main clause, with a "neither" that stands behind its verb."""
    end = main_end(tokens, verb)
    behind = tokens[end].lower if end < len(tokens) else ""
    return tokens[: end + 1] if behind == "neither" else tokens[:end]


def is_negating(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word turns what is said behind it: not the first of "no fewer than six"."""
    word = tokens[at].lower
    if is_scarcely(tokens, at):
        return True
    return (word in _NEGATING or word.endswith("n't")) and not _is_empty(tokens, at)


def _is_empty(tokens: Sequence[Token], at: int) -> bool:
    """Whether it belongs to a phrase that negates nothing: "lost no time", "not only"."""
    for place, phrase in _empty().get(tokens[at].lower, ()):
        first = at - place
        found = [token.lower for token in tokens[max(0, first) : first + len(phrase)]]
        if found == phrase:
            return True
    return False


@cache
def _empty() -> Mapping[str, Sequence[tuple[int, list[str]]]]:
    """The phrases by their negating words, with the places of these."""
    found: dict[str, list[tuple[int, list[str]]]] = {}
    for line in lines_listed("empty_negations"):
        phrase = line.split()
        place = next(i for i, word in enumerate(phrase) if word in _NEGATING)
        found.setdefault(phrase[place], []).append((place, phrase))
    return found


def governing(tokens: Sequence[Token]) -> tuple[int, ...]:
    """Places of words that negate the verb behind them: "refused to go", "yet to go". What is
    done "by failing to tell" or "for refusing to go" is done all the same."""
    roots = enumerate([stem(token.lower) for token in tokens[:-1]])
    found = [i for i, root in roots if root in _GOVERNING and _governs(tokens, root, i)]
    return tuple([i for i in found if not _is_manner(tokens, i)])


def _is_manner(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].lower.endswith("ing") and at > 0 and tokens[at - 1].lower in PREPOSITIONS


def _governs(tokens: Sequence[Token], root: str, at: int) -> bool:
    if root in _BEFORE_TO:
        return tokens[at + 1].lower == "to"
    if root in _BEFORE_ING:
        return _is_ing(tokens, at + 1)
    return (root, tokens[at + 1].lower) in _PHRASES and _is_ing(tokens, at + 2)


def _is_ing(tokens: Sequence[Token], at: int) -> bool:
    word = tokens[at].lower if at < len(tokens) else ""
    return len(word) >= _LEAST_ING and word.endswith("ing")


def _plain(zone: Sequence[Token], verb: int, opposed: Collection[int]) -> Negation | None:
    corrected = {part.start - 1 for part in corrections(zone)}
    for index, token in enumerate(zone):
        following = zone[index + 1].lower if index + 1 < len(zone) else ""
        if token.lower == "not" and following == "to" and not _raised(zone, index):
            continue
        known = token.lower in _FURTHER or is_negation(token) or is_scarcely(zone, index)
        beside = token.lower in _BESIDE and not (index <= verb and token.lower in _NOBODY)
        if index in opposed or index in corrected or beside:
            continue
        if known and not _is_empty(zone, index):
            return Negation(token.text, index)
    return None


def _raised(zone: Sequence[Token], at: int) -> bool:
    """Whether "not to" negates the statement: "appears not to", "is said not to"."""
    before = zone[at - 1].lower if at else ""
    passive = at > 1 and zone[at - 2].lower in BE and before in _TOLD
    return passive or stem(before) in _SEEMING


def _denial(side: Side) -> Negation | None:
    """How whoever asserts the statement denies it."""
    if not side.claim.factuality[0].value.endswith("-"):
        return None
    made = side.analysis.held.attributions.get(side.claim.attribution_id or "")
    return Negation(made.cue.exact if made and made.cue else "denied", None)
