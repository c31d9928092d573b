"""What a claim's wording holds that can be held against another's."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from api.engines.rules.comparison.lists import is_class
from api.engines.rules.comparison.statement.acts import Act, acts
from api.engines.rules.comparison.statement.authors import holds_untrue
from api.engines.rules.comparison.statement.colours import Colour, colours, loaded
from api.engines.rules.comparison.statement.keys import Keys, is_light, keys, name_key
from api.engines.rules.comparison.statement.measures import Measure, measures
from api.engines.rules.comparison.statement.negations import governing, is_negating, negation
from api.engines.rules.comparison.statement.nicknames import parted
from api.engines.rules.comparison.statement.numbers import numbers
from api.engines.rules.comparison.statement.parties import Parties, parties
from api.engines.rules.comparison.statement.predicates import Clause, clause, heads
from api.engines.rules.comparison.statement.provisos import lacking
from api.engines.rules.comparison.statement.refutations import refuted
from api.engines.rules.comparison.statement.slots import Slots, marks, slots
from api.engines.rules.comparison.statement.wordclass import WordClass, word_class
from api.engines.rules.comparison.statement.wordings import (
    Angle,
    Half,
    angles,
    halves,
    with_opposites,
)
from api.engines.rules.words.grammar import MONTHS, PREPOSITIONS, WEEKDAYS
from api.engines.rules.words.tokens import Token, scan
from api.engines.rules.words.verbs import first_verb
from api.schemas.claims import AUTHOR, TRACEABLE, Claim
from api.schemas.reading import Side

_YEAR = re.compile(r"(?:19|20)\d\d")
_POINTING = frozenset({"it", "they", "this", "these", "those", "he", "she"})
_POINTING_REACH = 4
_ASIDES = frozenset({"where", "who", "whose", "which"})
_JUDGING = 0.4
"""The most that a key weighs which comes from a word that judges."""
_UNTIL = frozenset({"until", "till", "before"})
_UNTIL_REACH = 4
_OF_NOUNS = frozenset({"no", "without"})
"""Words that negate the noun behind them."""
_VAGUE = frozenset({"point", "occasion", "circumstanc", "longer", "yet", "ever"})
"""Words of a negation itself: "at no point", "no longer"."""


@dataclass(frozen=True, eq=False)
class Content:
    """A claim's wording, taken apart: at once what all comparing asks for, the rest when asked."""

    side: Side
    tokens: Sequence[Token]
    keyed: Keys
    verb: int | None
    """Place of the main verb."""
    weights: Mapping[str, float]
    """Keys of words and names with their weights; numbers are not among them."""
    stems: Mapping[str, frozenset[str]]
    """The words that each key stands for."""
    names: frozenset[str]
    actors: frozenset[str]
    """Words of the names of whoever acts."""
    speaker: str | None
    """Whoever asserts it: the surname, or the whole description; None for the author."""
    heads: frozenset[str]
    """Key of the main verb."""
    halves: tuple[Half, ...]
    """Its wordings that have an opposite."""
    opposed: frozenset[str]
    """Keys of the words in `halves`."""
    judging: tuple[range, ...]
    """Where its loaded wordings stand."""
    angles: tuple[Angle, ...]
    measures: tuple[Measure, ...]
    negation: str | None
    """The word that negates the main clause, or by which its source denies it."""
    negation_at: int | None
    """Its place; None where it is the whole statement that is denied."""
    marks: Mapping[str, str]
    """Scores, times of day and ordinals: what few other events of the day have."""
    times: tuple[frozenset[str], ...]
    """Years, months and weekdays."""
    borrowed: frozenset[str]
    """Keys of the sentence before, where a pronoun of the claim points back to it."""

    @cached_property
    def spelt(self) -> Mapping[str, str]:
        """The first word, as written, of each key."""
        return self.keyed.spelt()

    @cached_property
    def clause(self) -> Clause:
        """The main clause's subject, and what that is said to be."""
        return clause(self.tokens, self.keyed, self.verb)

    @cached_property
    def parties(self) -> Parties | None:
        """Who does it to whom."""
        return parties(self.tokens, self.keyed, self.verb)

    @cached_property
    def acts(self) -> tuple[Act, ...]:
        """All acts that it tells of, by verbs and nouns."""
        return acts(self.tokens, self.keyed, self.weights)

    @cached_property
    def colours(self) -> tuple[Colour, ...]:
        """Its loaded wordings."""
        return colours(self.judging, self.tokens, self.keyed)

    @cached_property
    def slots(self) -> Slots:
        """Its numbers that are no amounts."""
        return slots(self.side.claim.text)

    @cached_property
    def refuted(self) -> bool:
        """Whether somebody's claim of it is said to be untrue."""
        return refuted(self.side)

    @cached_property
    def held_untrue(self) -> bool:
        """Whether its author holds it untrue."""
        return holds_untrue(self.side)

    @cached_property
    def sole(self) -> bool:
        """Whether it is all that its account tells on the word of this speaker."""
        by = self.side.claim.asserted_by
        return self.speaker is not None and self.side.analysis.held.asserted[by] == 1

    @cached_property
    def lacking(self) -> frozenset[str]:
        """Keys of what it says, beside its main clause, that there was not: "without a deal"."""
        return lacking(self.tokens, self.keyed, self.verb)

    @cached_property
    def negates(self) -> int:
        """How many of its words negate something, in the main clause or elsewhere."""
        at = self.keyed.at
        plain = [
            i
            for i, token in enumerate(self.tokens)
            if is_negating(self.tokens, i) and not is_class(at.get(i, ""))
        ]
        return len(plain) + len(governing(self.tokens))

    @property
    def negator(self) -> str | None:
        """Key of the word that negates, where it says something by itself: "failed", "refused"."""
        return None if self.negation_at is None else self.keyed.at.get(self.negation_at)

    @cached_property
    def is_delayed(self) -> bool:
        """Whether what is negated is so up to a day only: "will not open until Friday"."""
        words = [] if self.negation_at is None else self.tokens[self.negation_at :]
        return any(
            token.lower in _UNTIL and any(map(_is_time, words[at : at + _UNTIL_REACH]))
            for at, token in enumerate(words)
        )

    @cached_property
    def negated(self) -> str | None:
        """Key of what that word negates; None where it is the whole statement.

        Of "no formal complaint" it is the complaint.
        """
        if self.negation_at is None:
            return None
        if self.tokens[self.negation_at].lower in _OF_NOUNS:
            return self._noun_behind(self.negation_at + 1)
        behind = (self.keyed.at[i] for i in sorted(self.keyed.at) if i > self.negation_at)
        return next((key for key in behind if key not in _VAGUE and not is_light(key)), None)

    def _noun_behind(self, first: int) -> str | None:
        """Key of the last of the words that stand together from there on."""
        found = None
        for index in range(first, len(self.tokens)):
            key = self.keyed.at.get(index)
            if self.tokens[index].lower in PREPOSITIONS and found:
                break
            if key is None and (found or not self.tokens[index].is_word):
                break
            if key is not None and key not in _VAGUE and not is_light(key):
                found = key
        return found

    @cached_property
    def beside(self) -> frozenset[str]:
        """Keys of a relative clause behind a comma, which the main clause's negation leaves out."""
        opens = (
            i
            for i, token in enumerate(self.tokens)
            if token.lower in _ASIDES and self.tokens[i - 1].text == ","
        )
        first = next(opens, len(self.tokens))
        return frozenset([key for i, key in self.keyed.at.items() if i > first])

    def uses(self, key: str) -> set[WordClass | None]:
        """How the words of a key are used."""
        return {word_class(self.tokens, at) for at, known in self.keyed.at.items() if known == key}

    @cached_property
    def doers(self) -> frozenset[str]:
        """The names before its verb, and its subject."""
        verb, subject = self.verb or 0, self.clause.subject
        names = {name for index, name in self.keyed.names.items() if index < verb}
        return frozenset(names | {subject} if subject and not is_light(subject) else names)


def content_of(side: Side) -> Content:
    """What the claim's text holds."""
    claim = side.claim
    tokens = parted(scan(claim.text))
    keyed = keys(tokens, claim)
    verb = first_verb(tokens)
    negating = governing(tokens)
    opposed = with_opposites(tokens, negating)
    taken = {i for match in opposed for i in range(match.first, match.last)}
    phrased = {at for at, key in keyed.at.items() if is_class(key)}
    negated = negation(side, tokens, verb, taken, phrased)
    judging = loaded(side, tokens)
    weights = _weights(judging, keyed)
    return Content(
        side=side,
        tokens=tokens,
        keyed=keyed,
        verb=verb,
        weights=weights,
        stems=keyed.stems(),
        names=frozenset(keyed.names.values()),
        actors=_actors(claim),
        speaker=_speaker(side),
        heads=heads(tokens, keyed, verb),
        halves=halves(opposed, tokens),
        opposed=frozenset([keyed.at[i] for i in taken if i in keyed.at]),
        judging=judging,
        angles=angles(judging, keyed),
        measures=measures(numbers(claim, keyed), keyed),
        negation=negated.words if negated else None,
        negation_at=negated.at if negated else None,
        marks=marks(claim.text),
        times=_times(tokens),
        borrowed=_borrowed(side, tokens),
    )


def _weights(judging: Sequence[range], keyed: Keys) -> dict[str, float]:
    """Weights of the keys: a word that judges says little of what happened."""
    weights = keyed.weights()
    for place in judging:
        for index in place:
            key = keyed.at.get(index, "")
            if key in weights and not is_class(key) and index not in keyed.names:
                weights[key] = min(weights[key], _JUDGING)
    return weights


def _actors(claim: Claim) -> frozenset[str]:
    words = [token for actor in claim.actors for token in scan(actor)]
    return frozenset([name_key(token.text) for token in words if token.is_capitalised])


def _speaker(side: Side) -> str | None:
    if side.claim.asserted_by == AUTHOR:
        return None
    voice = side.analysis.held.voices[side.claim.asserted_by]
    if voice.kind not in TRACEABLE:
        return None
    words = [t.lower for t in scan(voice.label) if t.is_word]
    if voice.kind == "named" and words:
        return name_key(words[-1])
    return " ".join(words) or None


def _borrowed(side: Side, tokens: Sequence[Token]) -> frozenset[str]:
    """Keys of the sentence that a pronoun at the head of the claim points back to."""
    if not any(t.lower in _POINTING for t in tokens[:_POINTING_REACH]):
        return frozenset()
    at = side.claim.evidence[0].sentence
    sentences = side.analysis.sentences
    if at == 0 or sentences[at - 1].region != sentences[at].region:
        return frozenset()
    before = keys(scan(sentences[at - 1].span.exact), side.claim)
    return frozenset(key for key in before.at.values() if not is_light(key))


def _is_time(token: Token) -> bool:
    word = token.lower
    return word in WEEKDAYS or word in MONTHS or _YEAR.fullmatch(word) is not None


def _times(tokens: Sequence[Token]) -> tuple[frozenset[str], ...]:
    words: list[str] = []
    for index, token in enumerate(tokens):
        if index and token.lower in _ASIDES:
            break
        if token.is_capitalised or token.text[0].isdigit():
            words.append(token.lower)
    return (
        frozenset([w for w in words if _YEAR.fullmatch(w)]),
        frozenset([w for w in words[1:] if w in MONTHS]),
        frozenset([w for w in words if w in WEEKDAYS]),
    )
