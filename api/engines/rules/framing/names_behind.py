"""The name behind a casting word: "dictator Smith", "praised Smith", "bullied by Smith"."""

from collections.abc import Sequence
from functools import cache

from api.engines.rules.claims.passages import Mention, Passages
from api.engines.rules.framing.place import Place
from api.engines.rules.words.grammar import AUXILIARIES, BE, DETERMINERS, PREPOSITIONS, words
from api.engines.rules.words.lexicons import all_forms, forms_of
from api.engines.rules.words.tokens import Token

_LONGEST_TITLE = 4
_JOINED = 5
"""Words behind a name among which others may be joined to it: "Smith and his party of"."""
_PEOPLE = ("er", "or", "ist", "ian", "ant", "man", "woman", "eer", "chief", "boss", "star")
_WRONGED = words(
    "bullied abused humiliated harassed tortured betrayed cheated swindled scammed tricked groomed "
    "raped persecuted victimised victimized mistreated smeared vilified hounded exploited evicted "
    "terrorised terrorized enslaved trafficked molested"
)
_RULED = ("-run", "-led", "-controlled", "-dominated", "-backed")
_NO_PEOPLE = words(
    "order letter number offer power paper matter chapter disorder border water weather answer "
    "dinner murder river tower behaviour behavior labour harbour honour error horror terror "
    "moor floor door restaurant grant plant under over after other another whether never ever"
)


_CLOSED = PREPOSITIONS | AUXILIARIES | words("what how why whether it they he she as")


def titled(passages: Passages, place: Place) -> Mention | None:
    """The name behind a label: "the dictator Smith", "hero police officer Ann Cole"."""
    held = _opening(passages, place)
    return held or _after(passages, place, _LONGEST_TITLE, titles_only=True)


def judged(passages: Passages, place: Place, then: str = "") -> Mention | None:
    """Whom a verb of praise or blame is about: "praised Smith", "accused Smith of"."""
    if place.previous in BE | {"been", "being", "by"} and place.match.last - place.match.first == 1:
        return None
    mention = _after(passages, place, _LONGEST_TITLE, titles_only=False)
    if mention is None:
        return None
    following = place.rest(mention.end)
    words_on = [token.lower for token in following[:_JOINED]]
    if then and then not in words_on:
        return None
    owns = words_on[:1] == ["'s"] and len(words_on) > 1 and _is_title(words_on[1])
    return None if owns else mention


def agent(passages: Passages, place: Place) -> Mention | None:
    """Who did it, behind a passive: "was bullied by Smith"."""
    if place.following != "by" or place.match.entry.category == "innocent":
        return None
    return _named_at(passages, place.behind[1:], 2, titles_only=False)


def wrongdoer(passages: Passages, place: Place) -> Mention | None:
    """Who wronged somebody: "was bullied by Smith", "failed by the state"."""
    last = place.text.split()[-1]
    if last == "by":
        return _named_at(passages, place.behind, 2, titles_only=False)
    if place.following != "by" or last not in _WRONGED:
        return None
    return _named_at(passages, place.behind[1:], 2, titles_only=False)


def directly(passages: Passages, place: Place) -> Mention | None:
    """The name at once behind it, or behind an article: "the ghouls of the League"."""
    return _named_at(passages, place.behind, 1, titles_only=False)


def owner(passages: Passages, place: Place) -> Mention | None:
    """Whose it is: "the cruelty of Smith"."""
    if place.following != "of":
        return None
    return _named_at(passages, place.behind[1:], 1, titles_only=False)


def _opening(passages: Passages, place: Place) -> Mention | None:
    """The person whose name was read with the label before it: "Brave Ann Cole ran"."""
    match = place.match
    for mention in passages.mentioned(match.start, match.start + 1):
        rest = passages.between(match.end, mention.end)
        if len(rest) > 1 and rest[0].text in _given_names():
            return mention
    return None


@cache
def _given_names() -> frozenset[str]:
    return all_forms("given_names") | forms_of("gazetteer", "male", "female", "given")


def _after(passages: Passages, place: Place, reach: int, *, titles_only: bool) -> Mention | None:
    return _named_at(passages, place.behind, reach, titles_only=titles_only)


def _named_at(
    passages: Passages, behind: Sequence[Token], reach: int, *, titles_only: bool
) -> Mention | None:
    """The name that starts there, behind so many plain words at most."""
    for index, token in enumerate(behind[: reach + 1]):
        near = passages.mentioned(token.start, token.start + 1)
        if near:
            before = behind[index - 1] if index else None
            fits = before is None or not titles_only or _is_title(before.lower)
            return near[0] if fits else None
        if not _may_lie_between(token, titles_only=titles_only):
            return None
    return None


def _may_lie_between(token: Token, *, titles_only: bool) -> bool:
    """Whether the word may stand between: no mark, preposition, verb or new phrase."""
    word = token.lower
    if not token.is_word or "'" in word or word in _CLOSED:
        return False
    if word in DETERMINERS:
        return not titles_only and word in {"the", "his", "her", "their", "its"}
    return not token.is_capitalised or _is_title(word) or word.endswith(_RULED)


def _is_title(word: str) -> bool:
    """Whether it is a noun for a person."""
    if word in forms_of("speakers", "person"):
        return True
    return word.endswith(_PEOPLE) and word not in _NO_PEOPLE
