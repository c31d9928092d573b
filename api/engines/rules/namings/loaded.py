"""Loaded wordings in running text: lexicon entries whose guards hold, in their full extent."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from api.engines.rules.namings.figures import find_figures
from api.engines.rules.words.grammar import DETERMINERS, PREPOSITIONS, words
from api.engines.rules.words.lexicons import Entry, Lexicon, Match, Matcher, load
from api.engines.rules.words.tokens import Token
from api.schemas.document import Document

LEXICONS = (
    "loaded",
    "loaded_admiration",
    "loaded_appeals",
    "loaded_attacks",
    "loaded_calamity",
    "loaded_character",
    "loaded_extremes",
    "loaded_idioms",
    "loaded_images",
    "loaded_judgements",
    "loaded_labels",
    "loaded_motion",
    "loaded_partisan",
    "loaded_politics",
    "loaded_puffery",
    "loaded_ruin",
    "loaded_sarcasm",
    "loaded_shine",
    "loaded_showbiz",
    "loaded_softeners",
    "loaded_speech",
    "loaded_tabloid",
    "loaded_totals",
    "loaded_trickery",
    "loaded_types",
    "loaded_verdicts",
)
_NEAR = 12
_TAIL = 5
_HOLDER_REACH = 3
_GUARDS = frozenset({"literal_with", "only_with", "then", "next"})
"""Features by which an entry asks for company, or for none of some kind."""
_STRENGTH = words(
    "absolute absolutely complete completely total totally utter utterly sheer downright outright "
    "pure massive huge wholly truly simply plain plainly flat flatly hugely incredibly deeply "
    "profoundly horribly painfully ridiculously"
)
"""Words in front of a judgement that make it stronger, and are part of it."""
_HOLDERS = words(
    "boss bosses chief chiefs bureaucrat bureaucrats official officials politician politicians "
    "minister ministers banker bankers landlord landlords executive executives councillor "
    "councillors mandarin mandarins lawyer lawyers developer developers employer employers "
    "neighbour neighbours neighbor neighbors owner owners elite elites activist activists lobbyist "
    "lobbyists tycoon tycoons donor donors billionaire billionaires outlet outlets critic critics "
    "leader leaders regime regimes judge judges union unions investor investors pundit pundits "
    "columnist columnists campaigner campaigners protester protesters mayor mayors senator "
    "senators congressman congressmen president speculator speculators trader traders "
    "broker brokers agitator agitators rulers ruler generals oligarch oligarchs director directors "
    "celebrity celebrities influencer influencers academic academics consultant consultants"
)
"""Persons whom a judging adjective before them makes a label of."""
_JUDGING = frozenset({"contempt", "character", "label"})
_MODIFYING = frozenset(
    {"contempt", "character", "exaggeration", "fear", "praise", "puffery", "euphemism"}
)
"""Kinds of wording that colour the noun behind them."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """`tokens[first:last]` as a loaded wording; `entry` is that of its last word."""

    entry: Entry
    first: int
    last: int
    start: int
    end: int
    is_label: bool = False
    """Whether it calls a person or group something, by a judging word before a plain noun."""


@cache
def _matcher() -> Matcher:
    entries = tuple(entry for name in LEXICONS for entry in load(name).entries)
    return Matcher(Lexicon.model_construct(name="loaded", purpose="", entries=entries))


def find_loaded(document: Document, tokens: Sequence[Token]) -> tuple[Loaded, ...]:
    """All loaded wordings from left to right; none overlap."""
    matches = (
        match
        for match in _matcher().find(tokens)
        if _may_be_meant(tokens, match) and not _is_in_name(document, tokens, match)
    )
    worded = list(_joined(tokens, (_extended(tokens, match) for match in matches)))
    taken = {index for item in worded for index in range(item.first, item.last)}
    formed = (
        _loaded(tokens, figure.entry, figure.first, figure.last, is_label=False)
        for figure in find_figures(tokens)
        if taken.isdisjoint(range(figure.first, figure.last))
    )
    return tuple(sorted([*worded, *formed], key=lambda item: item.first))


def _may_be_meant(tokens: Sequence[Token], match: Match) -> bool:
    """Whether the words around it leave the loaded sense."""
    features = match.entry.features
    if not features.keys() & _GUARDS:
        return True
    if "next" in features and not _is_followed(tokens, match):
        return False
    literal, needed = _listed(features.get("literal_with")), _listed(features.get("only_with"))
    around = {
        token.lower
        for token in tokens[max(0, match.first - _NEAR) : match.last + _NEAR]
        if token.sentence == tokens[match.first].sentence
    }
    if literal & around or (needed and not needed & around):
        return False
    return "then" not in features or _tail(tokens, match) is not None


def _is_followed(tokens: Sequence[Token], match: Match) -> bool:
    """Whether the mark that the entry wants stands right behind it: "PREDICTABLY, they lost"."""
    return match.last < len(tokens) and tokens[match.last].lower == match.entry.features["next"]


@cache
def _listed(text: str | None) -> frozenset[str]:
    return frozenset((text or "").split())


def _tail(tokens: Sequence[Token], match: Match) -> int | None:
    """Where the words end that the entry wants a little further on: "bled THE TOWN dry"."""
    sentence = tokens[match.first].sentence
    for tail in match.entry.features.get("then", "").split("; "):
        wanted = tail.split()
        for at in range(match.last, match.last + _TAIL):
            part = tokens[at : at + len(wanted)]
            if [token.lower for token in part] == wanted and part[-1].sentence == sentence:
                return at + len(wanted)
    return None


def _extended(tokens: Sequence[Token], match: Match) -> Loaded:
    """With what makes it stronger before it, and the person whom it judges behind it."""
    first, last = match.first, match.last
    if "then" in match.entry.features:
        last = _tail(tokens, match) or last
    sentence = tokens[first].sentence
    while first and tokens[first - 1].lower in _STRENGTH and tokens[first - 1].sentence == sentence:
        first -= 1
    holder = _holder(tokens, match) if match.entry.category in _JUDGING else None
    return _loaded(tokens, match.entry, first, holder or last, holder is not None)


def _holder(tokens: Sequence[Token], match: Match) -> int | None:
    """Where the noun for a person ends that the match stands before: "heartless council BOSSES"."""
    for index in range(match.last, min(match.last + _HOLDER_REACH, len(tokens))):
        token = tokens[index]
        if not token.is_word or token.lower in DETERMINERS:
            return None
        if token.lower in _HOLDERS:
            return index + 1
    return None


def _joined(tokens: Sequence[Token], found: Iterable[Loaded]) -> Iterator[Loaded]:
    """Neighbours as one, also those that "and" joins: "mean and calculated betrayal"."""
    held: Loaded | None = None
    for item in found:
        if held is not None and _are_one(tokens, held, item):
            last = max(held.last, item.last)
            label = item.is_label or held.is_label
            held = _loaded(tokens, item.entry, held.first, last, label)
            continue
        if held is not None:
            yield held
        held = item
    if held is not None:
        yield held


def _are_one(tokens: Sequence[Token], left: Loaded, right: Loaded) -> bool:
    if tokens[left.first].sentence != tokens[right.first].sentence:
        return False
    verbal = right.entry.features.get("part") == "verb" or right.entry.category == "violence"
    opens = tokens[right.first].lower
    between = tokens[left.last : right.first]
    if right.entry.category == "label" and [token.lower for token in between] == ["for"]:
        return True
    if verbal or opens in PREPOSITIONS or left.entry.category not in _MODIFYING:
        return right.first < left.last
    return not between or (len(between) == 1 and between[0].lower == "and")


def _loaded(tokens: Sequence[Token], entry: Entry, first: int, last: int, is_label: bool) -> Loaded:
    return Loaded(entry, first, last, tokens[first].start, tokens[last - 1].end, is_label)


def _is_in_name(document: Document, tokens: Sequence[Token], match: Match) -> bool:
    """Whether the words are part of a name in running text: "the Golden Age Society"."""
    if not all(_is_tall(t) for t in tokens[match.first : match.last]):
        return False
    if document.region_of(tokens[match.first].sentence).kind == "headline":
        return False
    before = tokens[match.first - 1] if match.first else None
    after = tokens[match.last] if match.last < len(tokens) else None
    sentence = tokens[match.first].sentence
    near = [t for t in (before, after) if t is not None and t.sentence == sentence]
    return any(_is_tall(token) for token in near) and before in near


def _is_tall(token: Token) -> bool:
    """Whether it has one capital, as a word of a name has: "Golden", but not "GOLDEN"."""
    return token.is_capitalised and (len(token.text) == 1 or not token.text.isupper())
