"""Who and what is named: mentions linked to one entity each."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from api.engines.rules.catalogue import trace
from api.engines.rules.gazetteer import Known, look_up
from api.engines.rules.grammar import PREPOSITIONS, is_number
from api.engines.rules.grammar import words as word_set
from api.engines.rules.layout import Layout
from api.engines.rules.lexicons import Matcher, load
from api.engines.rules.mentions import Mention, MentionFinder
from api.schemas.claims import Entity, EntityType

_SMALL = word_set("of and for the at in on de")
_PLACE_BEFORE = frozenset({"in", "near", "outside", "around", "across", "throughout"})
_PLACE_AFTER = word_set(
    "region regions area city town village district province oblast county suburb peninsula "
    "direction front council dam river valley airport beach harbour harbor"
)
_SPEAKS = word_set("said says told tells wrote writes added")
_FULL_NAME = 2
_ACRONYM = range(2, 8)
_FIRM_ENDS = word_set(
    "ag plc ltd inc corp corporation co gmbh llc nv asa sa se holdings group shipping airlines "
    "airways motors energy technologies systems industries pharmaceuticals"
)
_SITES = word_set("centre center station chain command kingdom school hospital body force")
_ARTICLES = frozenset({"a", "an", "the"})
_TITLE_ENDS = word_set("wire echo tv radio show breakfast today daily plc group")
_SPEAKERS = Matcher(load("speakers"))


@dataclass
class _Group:
    """The mentions of one entity, while they are gathered."""

    words: tuple[str, ...]
    mentions: list[Mention] = field(default_factory=list)


@dataclass(frozen=True)
class Names:
    """The entities, and the tokens that name them."""

    entities: tuple[Entity, ...]
    at: Mapping[int, int]
    """Token index → index in `entities`."""
    extent: Mapping[int, tuple[int, int]]
    """Token index → first and last token of its mention."""
    genders: Mapping[int, str]
    """Index in `entities` → male or female, where a given name or title tells."""
    known: Known


def read_entities(layout: Layout) -> Names:
    known = look_up(layout.tokens)
    mentions = MentionFinder(layout, known).find()
    groups = _link(layout, known, mentions)
    types = _Types(layout, known)
    entities, at, extent, genders = [], {}, {}, {}
    for index, group in enumerate(groups):
        kind = types.of(group)
        entities.append(_entity(layout, known, index, group, kind))
        for mention in group.mentions:
            for token in range(mention.first, mention.last):
                at[token], extent[token] = index, (mention.first, mention.last)
        if gender := types.gender(group):
            genders[index] = gender
    return Names(tuple(entities), at, extent, genders, known)


def _entity(layout: Layout, known: Known, index: int, group: _Group, kind: EntityType) -> Entity:
    fullest = max(group.mentions, key=lambda m: (m.words == group.words, -m.first))
    means = [known.metonyms[m.first] for m in group.mentions if _stands_for(layout, known, m)]
    return Entity(
        id=f"e{index + 1}",
        name=" ".join(layout.text(fullest.first, fullest.last).split()),
        type=kind,
        mentions=tuple(
            layout.document.span(layout.tokens[m.first].start, layout.tokens[m.last - 1].end)
            for m in group.mentions
        ),
        metonym_of=means[0] if means else None,
        **trace("entity.capitals"),
    )


def _stands_for(layout: Layout, known: Known, mention: Mention) -> bool:
    if mention.first not in known.metonyms:
        return False
    if not known.is_a(mention.first, "place"):
        return True
    following = layout.lower(mention.last)
    return following in {"has", "is", "was", "had", "says", "said", "will", "'s"} or (
        following.endswith("ed") and layout.lower(mention.first - 1) not in PREPOSITIONS
    )


def _link(layout: Layout, known: Known, mentions: Sequence[Mention]) -> list[_Group]:
    """One group for each thing named, in the order of first mention."""
    by_words: dict[tuple[str, ...], list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_words[mention.words].append(mention)
    index = _Index(layout, known, by_words)
    groups: dict[tuple[str, ...], _Group] = {}
    for mention in mentions:
        words = index.fullest(mention)
        groups.setdefault(words, _Group(words)).mentions.append(mention)
    return list(groups.values())


class _Index:
    """Finds the fullest name for a short one: surnames, acronyms, "the Ministry"."""

    def __init__(
        self,
        layout: Layout,
        known: Known,
        by_words: Mapping[tuple[str, ...], list[Mention]],
    ) -> None:
        self._layout = layout
        self._known = known
        self._by_last: dict[str, list[Mention]] = defaultdict(list)
        self._by_first: dict[str, list[Mention]] = defaultdict(list)
        self._acronyms: dict[str, tuple[str, ...]] = {}
        for words, mentions in by_words.items():
            if len(words) == 1:
                continue
            self._by_last[words[-1]].append(mentions[0])
            self._by_first[words[0]].append(mentions[0])
            for acronym in self._names_for(words, mentions):
                self._acronyms.setdefault(acronym, words)

    def _names_for(self, words: tuple[str, ...], mentions: Sequence[Mention]) -> set[str]:
        tall = "".join(w[0] for w in words if w.lower() not in _SMALL)
        found = {tall, "".join(w[0].upper() for w in words if w.lower() != "the")}
        for mention in mentions:
            if self._layout.lower(mention.last) == "(" and (
                self._layout.lower(mention.last + 2) == ")"
            ):
                found.add(self._layout.tokens[mention.last + 1].text)
        return found

    def fullest(self, mention: Mention) -> tuple[str, ...]:
        words = mention.words
        if len(words) > 1:
            return self._extended(words)
        word = words[0]
        if word in self._acronyms and len(word) in _ACRONYM:
            return self._acronyms[word]
        candidates = [m for m in self._by_last[word] if _is_surname_of(m)]
        if not candidates and (firm := self._firm(mention)):
            return firm
        if not candidates and _is_office(word):
            candidates = [m for m in self._by_first[word] if m.first < mention.first]
        if not candidates:
            return words
        before = [m for m in candidates if m.first < mention.first]
        return self._extended((before or candidates)[-1 if before else 0].words)

    def _firm(self, mention: Mention) -> tuple[str, ...] | None:
        """The firm's full name, for "Acme" beside "Acme Ltd"; a town is no firm."""
        firms = {
            m.words
            for m in self._by_first[mention.words[0]]
            if len(m.words) == _FULL_NAME and m.words[-1].lower() in _FIRM_ENDS
        }
        town = self._known.is_a(mention.first, "place")
        return firms.pop() if len(firms) == 1 and not town else None

    def _extended(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The longer name that ends with these words, as "Joe R Smith" does with "R Smith"."""
        longer = [
            m.words
            for m in self._by_last[words[-1]]
            if len(m.words) > len(words) and m.words[-len(words) :] == words and _is_surname_of(m)
        ]
        return longer[0] if longer else words


def _is_office(word: str) -> bool:
    return word.lower() in _offices()


@cache
def _offices() -> frozenset[str]:
    return frozenset(form for entry in load("names").entries for form in entry.forms)


def _is_surname_of(mention: Mention) -> bool:
    """Whether the last word of the name may stand for all of it, as a surname does."""
    return not any(word.lower() in _SMALL for word in mention.words) and not _is_office(
        mention.words[-1]
    )


class _Types:
    """Decides the type of an entity by the evidence around its mentions."""

    def __init__(self, layout: Layout, known: Known) -> None:
        self._layout = layout
        self._known = known
        self._people: set[int] = set()
        self._bodies: set[int] = set()
        for match in _SPEAKERS.find(layout.tokens):
            if match.entry.category == "person":
                self._people.update(range(match.first, match.last))
            elif match.entry.category == "organisation":
                self._bodies.update(range(match.first, match.last))

    def of(self, group: _Group) -> EntityType:
        votes: Counter[EntityType] = Counter()
        for mention in group.mentions:
            if by_name := self._by_name(mention):
                votes[by_name] += 3
            if by_context := self._by_context(mention):
                votes[by_context] += 1
        return votes.most_common(1)[0][0] if votes else "other"

    def gender(self, group: _Group) -> str | None:
        for mention in group.mentions:
            for kind in ("male", "female"):
                if self._known.is_a(mention.first, kind):
                    return kind
            if mention.titled:
                before = self._layout.lower(mention.first - 1)
                before = self._layout.lower(mention.first - 2) if before == "." else before
                if before in {"mr", "sir", "king", "prince", "lord"}:
                    return "male"
                if before in {"mrs", "ms", "miss", "dame", "queen", "princess", "lady", "baroness"}:
                    return "female"
        return None

    def _by_name(  # noqa: PLR0911 - one guard for each kind of name
        self, mention: Mention
    ) -> EntityType | None:
        known, inner = self._known, range(mention.first, mention.last)
        if known.is_a(mention.first, "male", "female") and len(mention.words) > 1:
            return "person"
        if mention.titled:
            return "person"
        if all(known.is_a(i, "place") for i in inner):
            return "place"
        if len(mention.words) == 1 and known.is_a(mention.first, "demonym"):
            return "group"
        if mention.first in known.metonyms or mention.first in known.outlets:
            return "organisation"
        if known.is_a(mention.first, "organisation"):
            return "organisation"
        return self._by_part(mention)

    def _by_part(self, mention: Mention) -> EntityType | None:
        parts = self._known.parts
        kinds = [parts[i] for i in range(mention.first, mention.last) if i in parts]
        if "organisation" in kinds or self._layout.lower(mention.last) in {"plc", "ltd", "inc"}:
            return "organisation"
        headed = mention.last - 1 in parts or "of" in mention.words
        for kind in ("event", "place", "work"):
            if kind in kinds and headed and len(mention.words) > 1:
                return kind
        return None

    def _by_context(  # noqa: PLR0911 - one guard for each kind of evidence
        self, mention: Mention
    ) -> EntityType | None:
        lower = self._layout.lower
        before, after = lower(mention.first - 1), lower(mention.last)
        if before in _PLACE_BEFORE or after in _PLACE_AFTER:
            return "place"
        if before == "nearby" or (before == "of" and lower(mention.first - 2) in _PLACE_AFTER):
            return "place"
        if self._is_firm(mention):
            return "organisation"
        if before == "," and mention.first - 2 in self._people and after in {",", "."}:
            return "person"
        if mention.first - 1 in self._people or (after == "," and self._is_described(mention)):
            return "person"
        if before != "the" and after == "," and lower(mention.last + 1) == "who":
            return "person"
        plain = len(mention.words) == _FULL_NAME and mention.words[-1].lower() not in _TITLE_ENDS
        return "person" if before != "the" and plain and after in _SPEAKS else None

    def _is_firm(self, mention: Mention) -> bool:
        """Whether "a company" or the like stands beside it, in apposition."""
        before, after = mention.first - 1, mention.last
        plain = len(mention.words) == _FULL_NAME
        if self._layout.lower(before) == "," and before - 1 in self._bodies and not plain:
            return True
        if self._layout.lower(after) != "," or self._layout.lower(after + 1) not in _ARTICLES:
            return False
        near = range(after + 2, after + 5)
        bodies = [
            i
            for i in near
            if i in self._bodies
            and self._layout.lower(i) not in _SITES
            and self._layout.lower(i + 1) != "'s"
        ]
        return bool(bodies) and not any(i in self._people for i in near)

    def _is_described(self, mention: Mention) -> bool:
        start = mention.last + 1
        if is_number(self._layout.lower(start)) and self._layout.lower(start + 1) == ",":
            return True
        if self._layout.lower(start) not in _ARTICLES | {"who"}:
            return False
        for index in range(start, min(start + 5, len(self._layout.tokens))):
            if index in self._people or self._layout.lower(index) == "who":
                return True
            if self._layout.lower(index) in PREPOSITIONS or self._layout.lower(index) == ",":
                return False
        return False
