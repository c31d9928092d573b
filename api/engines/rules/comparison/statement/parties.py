"""Who does it to whom, as far as a statement's main verb tells it plainly."""

from collections.abc import Sequence
from typing import NamedTuple

from api.engines.rules.comparison.kin import share_a_kind
from api.engines.rules.comparison.lists import keys_listed
from api.engines.rules.comparison.statement.keys import Keys, is_light
from api.engines.rules.comparison.statement.numbers import unit_of
from api.engines.rules.words.grammar import AUXILIARIES, BE, MODALS, PREPOSITIONS, is_adverb
from api.engines.rules.words.tokens import Token
from api.engines.rules.words.verbs import TIES, forms

_REACH = 8
_STOPS = (PREPOSITIONS | TIES | {",", ";", ":", "—", "–", "(", "and", "but", "while"}) - {"of"}
_MUTUAL = keys_listed("mutual")
"""Verbs that tell the same of both sides, whichever is named first."""
_ANYBODY = keys_listed("anybody")
"""Words for people that others may call by what they are."""


class Parties(NamedTuple):
    verb: str
    doers: frozenset[str]
    done_to: frozenset[str]


def parties(tokens: Sequence[Token], keyed: Keys, finite: int | None) -> Parties | None:
    """The main verb's key, with the keys of who does it and of whom or what it is done to."""
    if not finite:
        return None
    main = next(
        (i for i in range(finite, min(len(tokens), finite + _REACH)) if _tells(tokens, i)), None
    )
    if main is None or main not in keyed.at or _tells_little(keyed.at[main]):
        return None
    first = _stretch(tokens, keyed, 0, finite)
    behind = _stretch(tokens, keyed, _behind(keyed, main), len(tokens))
    if not _is_passive(tokens, finite, main):
        return Parties(keyed.at[main], first, behind)
    by = next((i for i in range(main, len(tokens)) if tokens[i].lower == "by"), None)
    agents = _stretch(tokens, keyed, by + 1, len(tokens)) if by is not None else frozenset()
    return Parties(keyed.at[main], agents, first)


def swapped(mine: Parties, yours: Parties) -> bool:
    """Whether who does it in the one has it done to them in the other, and the other way round."""
    if mine.verb != yours.verb or mine.doers & yours.doers:
        return False
    common = mine.done_to & yours.done_to
    return bool(mine.doers & (yours.done_to - common) and (mine.done_to - common) & yours.doers)


def of_other_objects(mine: Parties, yours: Parties, names: frozenset[str]) -> bool:
    """Whether one act is done to one thing in the one, and to another thing in the other."""
    here, there = _telling(mine.done_to), _telling(yours.done_to)
    if mine.verb != yours.verb or not here or not there or here & there:
        return False
    if (here | there) & _ANYBODY or mine.doers & there or yours.doers & here:
        return False
    if share_a_kind(here, there):
        return False
    return bool(here & names) == bool(there & names)


def _telling(found: frozenset[str]) -> frozenset[str]:
    """Without words that say little, and units of measure."""
    return frozenset(key for key in found if not is_light(key) and unit_of(key).name == key)


def _tells_little(key: str) -> bool:
    return is_light(key) or key in _MUTUAL


def _tells(tokens: Sequence[Token], index: int) -> bool:
    word = tokens[index].lower
    helps = word in AUXILIARIES or word in MODALS or word in {"not", "to"} or word.endswith("n't")
    return tokens[index].is_word and not helps and not is_adverb(word)


def _behind(keyed: Keys, main: int) -> int:
    """The place behind the verb with its particle: "turned down"."""
    last = main
    while keyed.at.get(last + 1) == keyed.at[main]:
        last += 1
    return last + 1


def _is_passive(tokens: Sequence[Token], finite: int, main: int) -> bool:
    be = any(t.lower in BE or t.lower in {"been", "being"} for t in tokens[finite:main])
    word = tokens[main].lower
    return be and (word.endswith(("ed", "en", "wn")) or word in forms("past"))


def _stretch(tokens: Sequence[Token], keyed: Keys, first: int, end: int) -> frozenset[str]:
    """Keys of the words up to where another phrase begins."""
    last = first
    while last < end and tokens[last].lower not in _STOPS:
        last += 1
    return frozenset(keyed.at[i] for i in range(first, last) if i in keyed.at)
