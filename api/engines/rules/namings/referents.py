"""Things that are named: which noun tells what they are, and how a reader is told of them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from api.engines.rules.names.phrases import Phrase, Phrases
from api.engines.rules.namings.contrasts import Word, Words
from api.engines.rules.namings.evidence import things
from api.engines.rules.namings.noun_groups import is_noun
from api.engines.rules.words.grammar import DETERMINERS, PREPOSITIONS, PRONOUNS, words

_LONGEST_LABEL = 7
_HOLDERS = frozenset({"person", "other"})
_PERSON = "somebody at "
"""How the labels of sets begin whose words stand for one person by office."""
_PLACE_REACH = 6
_CLAUSE_REACH = 40
_WHAT_REACH = 9
"""How far before its name a thing may stand that "what he called" is said of."""
_POINTERS = (
    PRONOUNS
    | PREPOSITIONS
    | words("this that these those him them her us me what only himself herself itself themselves")
)


@dataclass(frozen=True, slots=True)
class Thing:
    """What is named. `key` is equal for names of one thing: a contrast set, or a noun."""

    key: tuple[str, str]
    label: str = ""
    """The noun phrase that the text has for it, if any."""
    sure: bool = False
    """Whether that noun is a plain word of the set without doubt."""
    said: str = ""
    """The noun phrase for which a name is given, whatever its colour."""

    @property
    def set_id(self) -> str | None:
        return self.key[1] if self.key[0] == "set" else None


class Things:
    """Tells the things of one document apart."""

    def __init__(self, phrases: Phrases, found: Words) -> None:
        self._phrases = phrases
        self._layout = phrases.layout
        self._words = found
        self._uses = Counter(word.set_id for word in found.found)
        self._same: dict[str, str] = {}
        self.objects: list[Word] = []
        """Words that stand for the objects of naming cues so far."""

    @property
    def joined_sets(self) -> frozenset[str]:
        return frozenset(self._same)

    def of_object(
        self, noun: Phrase, terms: Sequence[Phrase], namer: Phrase | None = None
    ) -> Thing:
        """The thing of a naming cue's object; `terms` are the names given to it by the `namer`.

        The object decides. Only where its noun has several senses, and the text speaks of the
        names' set elsewhere, are the two sets names of one thing.
        """
        if self.is_pointed_at(noun):
            return self._of_clause(noun, terms, namer)
        head = self._phrases.head(noun)
        label = self._label(noun, head)
        word = self._words.at.get(head) or self._words.likely.get(head)
        if word is None:
            return Thing(("phrase", self._layout.words[head]), label)
        self.objects.append(word)
        if word.ambiguous:
            self._join(word.set_id, terms)
        sure = not word.ambiguous and not word.is_marked
        shown = "" if word.is_marked else label
        return Thing(self.joined(("set", word.set_id)), shown, sure, label)

    def is_pointed_at(self, noun: Phrase) -> bool:
        """Whether a pronoun or nothing stands where the thing would be told."""
        if noun.first >= noun.last or not self._layout.tokens[noun.first].is_word:
            return True
        word, behind = self._layout.words[noun.first : noun.first + 2]
        owned = word in DETERMINERS and noun.last - noun.first > 1 and behind not in _POINTERS
        return word in _POINTERS and not owned

    def of_word(self, word: Word) -> Thing:
        return Thing(self.joined(("set", word.set_id)))

    def joined(self, key: tuple[str, str]) -> tuple[str, str]:
        """One key for sets that a cue has made names of one thing."""
        kind, name = key
        for _ in range(len(self._same)):
            name = self._same.get(name, name) if kind == "set" else name
        return kind, name

    def label(self, key: tuple[str, str], given: Sequence[Thing], at: Sequence[int]) -> str:
        """The text's own neutral noun for the thing, else what the set is about.

        `given`: the thing as met with its names; `at`: the tokens behind these names.
        """
        labels = [thing.label for thing in given if thing.label]
        if len(given) == 1 and given[0].said:
            return given[0].said
        if key[0] == "phrase":
            return labels[0] if labels else key[1]
        sure = [thing.label for thing in given if thing.sure]
        own = sure or labels or self._plain_nouns(key[1])
        if own:
            return own[0]
        if things()[key[1]].label.startswith(_PERSON) and (holder := self._holder(at)):
            return holder
        place = self._place(at)
        return f"{things()[key[1]].label} ({place})" if place else things()[key[1]].label

    def _of_clause(self, noun: Phrase, terms: Sequence[Phrase], namer: Phrase | None) -> Thing:
        """For "it" and "what": the thing last named in the sentence, else the name itself."""
        start = min([noun.first, *(term.first for term in terms)])
        low, _ = self._layout.sentence(min(start, len(self._layout.tokens) - 1))
        inside = {i for term in terms for i in range(term.first, term.last)}
        own = range(namer.first, noun.first) if namer else range(0)
        reach = _CLAUSE_REACH if noun.first < noun.last else _WHAT_REACH
        for index in range(start - 1, max(low, start - reach) - 1, -1):
            word = self._words.likely.get(index)
            if word is not None and index not in inside and index not in own:
                self.objects.append(word)
                return self.of_word(word)
        said = next(
            (word for i in sorted(inside, reverse=True) if (word := self._words.at.get(i))), None
        )
        if said is not None:
            return self.of_word(said)
        term = terms[0]
        text = self._layout.text(term.first, term.last)
        return Thing(("phrase", text.lower()), text)

    def _join(self, set_id: str, terms: Sequence[Phrase]) -> None:
        inside = {i for term in terms for i in range(term.first, term.last)}
        named = dict.fromkeys(word for i in sorted(inside) if (word := self._words.at.get(i)))
        counted = Counter(word.set_id for word in named)
        own = self.joined(("set", set_id))[1]
        for word in named:
            other = self.joined(("set", word.set_id))[1]
            elsewhere = self._uses[word.set_id] > counted[word.set_id]
            if elsewhere and not word.ambiguous and other != own:
                self._same[own] = other
                return

    def _label(self, noun: Phrase, head: int) -> str:
        """The phrase with a definite article, without what makes it long."""
        first, last = self._opening(noun, head), noun.last
        cuts = [i for i in range(head + 1, last) if self._layout.words[i] in PREPOSITIONS]
        while cuts and last - first > _LONGEST_LABEL:
            last = cuts.pop()
        article = self._layout.words[first] in DETERMINERS and last - first > 1
        text = " ".join(self._layout.text(first + article, last).split())
        return f"the {text}" if article else text

    def _opening(self, noun: Phrase, head: int) -> int:
        """Where the noun's own determiner stands, where the phrase holds more than that noun."""
        for index in range(head, noun.first, -1):
            before = self._layout.words[index - 1]
            if self._layout.words[index] in DETERMINERS and before not in PREPOSITIONS:
                return index
        return noun.first

    def _plain_nouns(self, set_id: str) -> list[str]:
        """Plain words of the set behind a determiner, the one used most first."""
        found: Counter[str] = Counter()
        for word in self._words.found:
            plain = word.set_id == set_id and not word.is_marked
            text = self._layout.text(word.first, word.last).lower()
            if (
                plain
                and is_noun(self._layout, word.first, word.last)
                and not text.endswith(("ed", "ing"))
            ):
                found[f"the {text}"] += 1
        return [text for text, _ in found.most_common()]

    def _holder(self, at: Sequence[int]) -> str | None:
        """The one person whom the sentence with the name tells of."""
        names = self._phrases.names
        for index in at:
            low, high = self._layout.sentence(max(0, index - 1))
            here = {names.at[i] for i in range(low, high) if i in names.at}
            persons = [names.entities[n].name for n in here if names.entities[n].type in _HOLDERS]
            if len(persons) == 1:
                return persons[0]
        return None

    def _place(self, at: Sequence[int]) -> str | None:
        """The place that most of the names are followed by."""
        found: Counter[str] = Counter()
        names = self._phrases.names
        for start in at:
            for index in range(start, min(start + _PLACE_REACH, len(self._layout.tokens))):
                number = names.at.get(index)
                if number is not None and names.entities[number].type == "place":
                    found[names.entities[number].name] += 1
                    break
        return found.most_common(1)[0][0] if found else None
