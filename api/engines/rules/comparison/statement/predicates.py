"""What a statement's main verb and subject are, as keys that two statements can share."""

from collections.abc import Sequence
from typing import NamedTuple

from api.engines.rules.comparison.lists import is_class
from api.engines.rules.comparison.statement.acts import OF_NO_ACT
from api.engines.rules.comparison.statement.keys import Keys
from api.engines.rules.words.grammar import AUXILIARIES, BE, PREPOSITIONS, is_adverb
from api.engines.rules.words.tokens import Token
from api.engines.rules.words.verbs import forms
from api.text.stems import stem

_PREDICATE = 6
_BETWEEN = frozenset({"meanwhile", "however", "today", "yesterday", "tonight", "though", "too"})
_SEMI = frozenset({"expected", "likely", "due", "set", "able", "supposed", "going", "bound"})
_BEFORE_ACT = AUXILIARIES | _SEMI | {"to"}
_HEARSAY = frozenset(
    {
        "understood", "said", "believed", "thought", "reported", "known", "considered", "alleged",
        "rumoured", "rumored", "reputed", "expected", "estimated", "claimed", "supposed", "told",
    }
)  # fmt: skip
_HAVE = frozenset({"has", "have", "had"})
_HEARSAY_REACH = 5
_BE_OR_HAVE = BE | _HAVE
_SUPPORT = frozenset(
    stem(word)
    for word in (
        "make", "take", "give", "hold", "have", "open", "launch", "start", "begin", "carry",
        "conduct", "issue", "reach", "strike", "sign", "suffer", "undergo", "receive", "win",
        "face", "stage", "mount", "prepare", "plan", "call",
        "put", "set", "do", "lodge", "file", "enter", "announce", "see",
        "express", "show", "follow",
        "deliver", "perform", "pay", "seek", "offer", "bring", "get", "come",
    )
)  # fmt: skip


class Clause(NamedTuple):
    """What the main clause says of its subject."""

    subject: str | None = None
    """Key of the noun that the main verb belongs to."""
    predicate: str | None = None
    """What the subject is said to be, where the main verb is a form of "be"."""
    said: frozenset[str] = frozenset()
    """Keys of the predicate."""


def heads(tokens: Sequence[Token], keyed: Keys, verb: int | None) -> frozenset[str]:
    """Keys of the main verb: the first that counts from the finite verb on."""
    if verb is None:
        return frozenset()
    verb = _behind_hearsay(tokens, verb)
    near = [i for i in range(verb, min(len(tokens), verb + _PREDICATE)) if i in keyed.at]
    plain = [i for i in near if not _is_before_verb(tokens[i].lower)]
    acts = _object(plain[1:], keyed) if _is_support(tokens, plain) else []
    behind = [i for i in plain[1:] if keyed.at[plain[0]] in OF_NO_ACT and is_class(keyed.at[i])]
    return frozenset(keyed.at[i] for i in (*plain[:1], *acts[:1], *behind[:1]))


def clause(tokens: Sequence[Token], keyed: Keys, verb: int | None) -> Clause:
    """The subject's noun, and what it is said to be."""
    if not verb:
        return Clause()
    stop = next((i for i, t in enumerate(tokens[:verb]) if i and t.lower in PREPOSITIONS), verb)
    nouns = (i for i in reversed(range(stop)) if i in keyed.at and not _is_beside(tokens[i]))
    subject = next((keyed.at[i] for i in nouns), None)
    after = [i for i in range(verb + 1, min(len(tokens), verb + _PREDICATE)) if tokens[i].is_word]
    words = [tokens[i].lower for i in after]
    plain = [w for w in words if not (is_adverb(w) or w in _BEFORE_ACT)]
    to = "to" in words[: words.index(plain[0])] if plain else False
    acts = not plain or to or plain[0].endswith(("ed", "en", "ing")) or plain[0] in forms("past")
    if tokens[verb].lower not in BE or acts:
        return Clause(subject)
    said = frozenset(keyed.at[i] for i in after if i in keyed.at)
    return Clause(subject, " ".join([tokens[i].text for i in after]), said)


def _object(places: Sequence[int], keyed: Keys) -> list[int]:
    """The noun of the object: the last of words that stand together, as in "massive criticism"."""
    known = [i for i in places if is_class(keyed.at[i])]
    if not known:
        return []
    last = known[0]
    while last + 1 in keyed.at and is_class(keyed.at[last + 1]):
        last += 1
    further = [i for i in known if last < i <= last + 2 and last + 1 in keyed.at]
    return further[:1] or [last]


def _behind_hearsay(tokens: Sequence[Token], verb: int) -> int:
    """The place where what is told begins: behind "is understood to", "is reported to"."""
    last = min(len(tokens), verb + _HEARSAY_REACH)
    ends = (
        i + 1
        for i in range(verb + 2, last)
        if tokens[i].lower == "to" and tokens[i - 1].lower in _HEARSAY
    )
    return next(ends, verb) if tokens[verb].lower in _BE_OR_HAVE else verb


def _is_support(tokens: Sequence[Token], places: Sequence[int]) -> bool:
    """Whether the verb says little, and its object what is done: "opened an inquiry"."""
    return bool(places) and stem(tokens[places[0]].lower) in _SUPPORT


def _is_before_verb(word: str) -> bool:
    """Whether another word behind it tells what is done."""
    return is_adverb(word) or word in _SEMI or word == "cannot" or word.endswith(("n't", "n’t"))


def _is_beside(token: Token) -> bool:
    """Whether the word stands between subject and verb without being either."""
    return token.lower in _BETWEEN or (is_adverb(token.lower) and not token.is_capitalised)
