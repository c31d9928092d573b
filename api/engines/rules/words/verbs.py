"""Finite verbs, known by their forms and their place."""

from collections.abc import Iterator, Sequence
from functools import cache

from api.engines.rules.words.grammar import (
    BE,
    DETERMINERS,
    MONTHS,
    PREPOSITIONS,
    WEEKDAYS,
    is_adverb,
    words,
)
from api.engines.rules.words.lexicons import forms_of
from api.engines.rules.words.tokens import Token

TIES = words(
    "if unless when whenever whether because although that who which whose where since until after "
    "before as so than once how why either neither both not"
)
_OPENS_CLAUSE = (
    TIES | words("while whereas though whatever whoever whichever wherever however")
) - {"not", "so", "than", "both"}
_POINTERS = frozenset({"that", "this", "these", "those"})
_CONTRACTED = ("'s", "'re", "'m", "'ve", "'ll", "'d")
_CONTRACTS_IS = frozenset({"it", "he", "she", "that", "there", "here", "who", "what"})
_PLURALS = frozenset(
    {
        "people", "men", "women", "children", "police", "they", "we", "you", "i", "who", "which",
        "percent", "cent",
    }
)  # fmt: skip
_PRONOUNS = frozenset({"who", "which"})
_WHEN = frozenset({"last", "this", "earlier", "yesterday", "today", "recently"})
_BEHIND_REDUCED = PREPOSITIONS | _WHEN
_NAMING = frozenset({"called", "named", "dubbed", "known"})
_OBJECTS = (DETERMINERS - _POINTERS - {"all", "both", "some"}) | {"it", "him", "them", "himself"}
_BEHIND_VERB = DETERMINERS | PREPOSITIONS | {"that", "to", "as", "it", "him", "them", "he", "she"}
"""What may follow a form in "-s" only where that is a verb, at the head of a predicate."""
_TIMES = MONTHS | WEEKDAYS | frozenset({"today", "tomorrow", "tonight", "next"})
"""What tells when something happens, right behind its verb: "The term ends June 1"."""
_MARKS = frozenset("\"“”'‘’")
_CURRENCIES = frozenset("£$€")
_ADVERBS_BEFORE = 4
_HEAD = 3
"""Within its first words a subject has its noun: "Passengers across the region face a"."""
_NO_PAST = frozenset(
    {
        "need", "feed", "seed", "weed", "deed", "reed", "indeed", "exceed", "proceed", "succeed",
        "speed", "greed", "breed", "creed", "bleed", "hundred", "sacred", "naked", "kindred",
    }
)  # fmt: skip
_NO_PRESENT = words(
    "as its his this us thus plus perhaps always besides towards across versus minus unless "
    "whereas afterwards upwards downwards backwards forwards sometimes nowadays yes"
)
_NOMINAL = PREPOSITIONS | (DETERMINERS - _POINTERS)
_SOME = frozenset({"one", "two", "three", "several", "many", "both", "some", "few", "most", "all"})
"""What may stand alone for those who do something."""
_NOUNS_TOO = frozenset({"will", "can", "might"})
_OWNERS = frozenset({"the", "a", "his", "her", "their", "our", "my", "your", "its"})
"""Words behind which "will" is a noun: "In her will, she left him a box"."""
_NO_SUBJECT = frozenset({"", "'s", "to"})
_SHORTEST_ED = 4
_SHAPES = ("s", "ed")
"""How forms of verbs end of which none are listed."""


@cache
def forms(category: str) -> frozenset[str]:
    """All forms of a category of verbs: `auxiliary`, `modal`, `past`, `present` or `base`."""
    return forms_of("verbs", category)


@cache
def helping() -> frozenset[str]:
    """All forms of auxiliary and modal verbs."""
    return forms("auxiliary") | forms("modal")


_HELPING, _PAST, _PRESENT, _BASE = helping(), forms("past"), forms("present"), forms("base")
_KNOWN = _HELPING | _PAST | _PRESENT | _BASE | {*_CONTRACTED}
"""All forms of verbs that are known, and the ends of contracted ones."""


def is_finite(tokens: Sequence[Token], index: int) -> bool:
    """Whether the token reads as a finite verb: a known form, or one in a verb's place. There is
    none behind the last token."""
    if index >= len(tokens):
        return False
    word = tokens[index].lower
    before = tokens[index - 1].lower if index else ""
    if word in _HELPING and (not index or tokens[index].text != "May"):
        return word not in _NOUNS_TOO or before not in _OWNERS
    if word in _CONTRACTED:
        return word != "'s" or before in _CONTRACTS_IS
    if before in _NOMINAL:
        return before in _SOME and _stands_last(tokens, index, word)
    if word in _PAST:
        return True
    return before not in _NO_SUBJECT and _in_verbs_place(tokens, index, word, before)


def _in_verbs_place(tokens: Sequence[Token], index: int, word: str, before: str) -> bool:
    """Whether a form that could be another word stands behind a subject or before an object."""
    if word in _PRESENT or (_ends_in_ed(word) and before != ","):
        return True
    following = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    if word in _BASE:
        if index > 1 and is_adverb(before):
            before = tokens[index - 2].lower
        far = following in _OBJECTS or following.isdigit()
        heads = (before, *(t.lower for t in tokens[: min(index, _HEAD)])) if far else (before,)
        return any(h in _PLURALS or (h[-1] == "s" and h[-2:] not in {"'s", "ss"}) for h in heads)
    shaped = word[-1] == "s" and word[-2:] not in {"ss", "'s"} and word not in _NO_PRESENT
    return shaped and following in _OBJECTS


def _stands_last(tokens: Sequence[Token], index: int, word: str) -> bool:
    """Whether a past form has no noun behind it: "Three died", but "three injured men"."""
    if word not in _PAST and not _ends_in_ed(word):
        return False
    return index + 1 >= len(tokens) or not tokens[index + 1].is_word


def _ends_in_ed(word: str) -> bool:
    shaped = word.endswith("ed") and len(word) >= _SHORTEST_ED
    return shaped and "-" not in word and word not in _NO_PAST


def first_verb(tokens: Sequence[Token]) -> int | None:
    """Index of the first finite verb of the main clause, as far as the wording tells."""
    verb = plain_verb(tokens)
    if verb is not None:
        return verb
    lenient = [
        i for i, t in enumerate(tokens) if i and t.lower[-2:] == "ed" and _ends_in_ed(t.lower)
    ]
    for index in lenient:
        if not _is_reduced(tokens, index, lenient):
            return index
    return next(_in_s(tokens), None)


def _in_s(tokens: Sequence[Token]) -> Iterator[int]:
    """Places of forms in "-s" that may be a verb, behind one thing: "The bill runs to a page"."""
    for index in range(1, len(tokens) - 1):
        token = tokens[index]
        if token.lower[-1] != "s" or not token.text.islower() or not _ends_in_s(token.lower):
            continue
        before, following = tokens[index - 1], tokens[index + 1].lower
        one = before.is_word and before.lower[-1] != "s" and before.lower not in _NOMINAL
        verbal = following in _BEHIND_VERB or following in _TIMES
        if one and verbal and not _is_adjective(before):
            yield index


def _ends_in_s(word: str) -> bool:
    return word[-1] == "s" and word[-2:] not in {"ss", "us", "'s"} and len(word) >= _SHORTEST_ED


def _is_adjective(token: Token) -> bool:
    return token.lower.endswith(("al", "ic", "ive", "ous", "ful", "less", "able", "ish", "an"))


def plain_verb(tokens: Sequence[Token]) -> int | None:
    """Index of the first finite verb of the main clause that is no mere guess from its ending."""
    first = _finite_from(tokens, 0)
    if first is None or _is_plain(tokens, first):
        return first
    return _plain_of_all(tokens, first)


def _finite_from(tokens: Sequence[Token], low: int) -> int | None:
    for index, token in enumerate(tokens[low:] if low else tokens, low):
        word = token.lower
        if (word in _KNOWN or word.endswith(_SHAPES)) and is_finite(tokens, index):
            return index
    return None


def _is_plain(tokens: Sequence[Token], first: int) -> bool:
    """Whether the first finite verb surely is neither in a relative clause nor a participle."""
    for index in range(1, first):
        if tokens[index].lower in _PRONOUNS:
            return False
    word = tokens[first].lower
    following = tokens[first + 1].lower if first + 1 < len(tokens) else ""
    return not (_ends_in_ed(word) and (word in _NAMING or following in _BEHIND_REDUCED))


def _plain_of_all(tokens: Sequence[Token], first: int) -> int:
    """The first of all finite verbs that is plain, or the `first` where none is."""
    aside = _asides(tokens)
    found = [first]
    while (later := _finite_from(tokens, found[-1] + 1)) is not None:
        found.append(later)
    main = [i for i in found if i not in aside]
    return next((i for i in main if not _is_reduced(tokens, i, main)), first)


def _asides(tokens: Sequence[Token]) -> frozenset[int]:
    """The tokens of relative clauses: all between commas, or else the verb alone."""
    inside: set[int] = set()
    pronouns = [i for i, t in enumerate(tokens) if i and t.lower in _PRONOUNS]
    commas = [i for i, t in enumerate(tokens) if t.text == ","] if pronouns else []
    for index in pronouns:
        after = next((i for i in commas if i > index), None)
        enclosed = tokens[index - 1].text == "," and after is not None
        inside.update(range(index, after if enclosed and after else _group_end(tokens, index + 1)))
    return frozenset(inside)


def _group_end(tokens: Sequence[Token], verb: int) -> int:
    """The end of the verb that opens here, with all that it helps: "are exposed"."""
    end = verb + 1
    while end < len(tokens) and (
        (word := tokens[end - 1].lower) in _HELPING or word in BE or is_adverb(word)
    ):
        end += 1
    return end


def _is_reduced(tokens: Sequence[Token], index: int, found: Sequence[int]) -> bool:
    """Whether it is a participle such as "published in May", with the main verb behind it."""
    later = next((i for i in found if i > index), None)
    word = tokens[index].lower
    if later is None or not _ends_in_ed(word):
        return False
    within = {t.lower for t in tokens[index:later]}
    if word in _NAMING:
        return not within & {",", "and", "but", ";"}
    commas = tokens[index - 1].text == "," and "," in within
    plain = commas or not within & {",", "and", "but", ";"}
    return tokens[index + 1].lower in _BEHIND_REDUCED and plain and not within & TIES


def opening_verb(tokens: Sequence[Token], first: int = 0) -> int | None:
    """Index of the finite verb that opens the predicate at `first`, behind adverbs and marks.

    The subject stands before it, parted from it by an aside: ", who resigned, also warned that".
    """
    for index, token in enumerate(tokens[first : first + _ADVERBS_BEFORE], first):
        if token.text in _MARKS or is_adverb(token.lower):
            continue
        return index if _may_open(tokens, index) else None
    return None


def _may_open(tokens: Sequence[Token], index: int) -> bool:
    word = tokens[index].lower
    following = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    if word in _HELPING or word in _PAST or word in _PRESENT:
        return True
    if not tokens[index].text.islower():
        return False
    if _ends_in_ed(word):
        return following not in {"by", ""}
    counted = following[:1].isdigit() or following in _CURRENCIES
    verbal = following in _BEHIND_VERB or counted or is_adverb(following)
    return verbal and (_ends_in_s(word) or word in _BASE)


def has_subject_and_verb(tokens: Sequence[Token]) -> bool:
    """Whether it makes a clause: a plain finite verb, with something before it."""
    verb = plain_verb(tokens)
    return verb is not None and (verb > 0 or tokens[0].lower.endswith(_CONTRACTED))


def main_zone(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens up to the first word behind the verb that opens a clause of its own."""
    return tokens[: main_end(tokens, first_verb(tokens))]


def main_end(tokens: Sequence[Token], verb: int | None) -> int:
    """Where the main clause ends whose first verb is known."""
    if verb is not None:
        for index in range(verb + 1, len(tokens)):
            if tokens[index].lower in _OPENS_CLAUSE:
                return index
    return len(tokens)
