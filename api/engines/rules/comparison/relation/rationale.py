"""Why two statements are laid together, in the words of a newsroom."""

from api.engines.rules.comparison.lists import class_of
from api.engines.rules.comparison.shared.agreement import agree, of_two_currencies
from api.engines.rules.comparison.shared.overlap import Overlap
from api.engines.rules.comparison.statement.content import Content
from api.engines.rules.comparison.statement.keys import is_light, name_key
from api.engines.rules.comparison.statement.measures import Measure
from api.schemas.claims import Claim
from api.schemas.reading import CandidatePair
from api.text.english import FUNCTION_WORDS
from api.text.stems import stem
from api.text.synonyms import concepts

_SHOWN = 4
_SURE = {
    "CT": "stated as certain", "PR": "said to be likely", "PS": "said to be possible",
    "U": "left open",
}  # fmt: skip
_MARKS = "“”\"'.,;:’"


def agreed(pair: CandidatePair, mine: Content, yours: Content, shared: Overlap) -> list[str]:
    """What agrees: numbers first, then the verbs, then words and names, as the left has them.

    Of two words for one thing both are given.
    """
    met = ((m, n) for m in mine.measures for n in yours.measures if _equal(m, n))
    numbers = [m.words if m.value == n.value else f"{m.words}/{n.words}" for m, n in met]
    verbs = [key for key in shared.words if key in mine.heads | yours.heads and not is_light(key)]
    told = [
        *numbers,
        *(words for mark, words in mine.marks.items() if mark in yours.marks),
        *(_spelt(key, mine, yours) for key in verbs),
    ]
    there = {word.casefold().strip(_MARKS) for word in pair.right.claim.text.split()}
    here = dict.fromkeys(word.strip(_MARKS) for word in pair.left.claim.text.split())
    both = [word for word in here if word.casefold() in there and _counts(word, shared)]
    plain = sorted(both, key=lambda word: (word[0].isupper(), -len(word), word))
    rest = [*plain, *(_spelt(key, mine, yours) for key in shared.words if not is_light(key))]
    shown = dict.fromkeys(word for word in (*told, *rest) if word.lower() not in FUNCTION_WORDS)
    counted = {word for words in numbers for word in words.split()}
    return [word for word in shown if word not in counted or word in numbers][:_SHOWN]


def denied(mine: Content, yours: Content) -> str:
    """That one of them says no, with the word by which it does."""
    negates = mine if mine.negation else yours
    if negates.negation_at is None:
        return f"One account says that it is so, the other carries a denial (“{negates.negation}”)."
    return f"One account says that it is so, the other that it is not (“{negates.negation}”)."


def how_sure(left: Claim, right: Claim) -> str | None:
    """In what the two differ as to how sure it is, or None."""
    here, there = (_SURE[claim.factuality[0].value.rstrip("+-")] for claim in (left, right))
    return None if here == there else f"It is {here} in one account and {there} in the other"


def _spelt(key: str, mine: Content, yours: Content) -> str:
    here, there = mine.spelt[key], yours.spelt[key]
    known = mine.stems[key] & yours.stems[key] or {here.lower(), there.lower()} & FUNCTION_WORDS
    return here if known else f"{here}/{there}"


def _equal(left: Measure, right: Measure) -> bool:
    alike = left.unit == right.unit or left.value == right.value
    return agree(left, right) and alike and not of_two_currencies(left, right)


def _counts(word: str, shared: Overlap) -> bool:
    plain = word.casefold().replace("’", "'").removesuffix("'s")
    known = {stem(plain), name_key(plain), *(class_of(c.name) for c in concepts([plain]))}
    return bool(known & {*shared.words})
