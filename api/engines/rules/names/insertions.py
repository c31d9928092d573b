"""What stands between a noun phrase and its verb: brackets, appositions, relative clauses."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from api.engines.rules.names.entities import Names
from api.engines.rules.words.grammar import (
    DASHES,
    DETERMINERS,
    HELPING,
    OPENERS,
    PREPOSITIONS,
    PRONOUNS,
    QUOTE_MARKS,
    SUBORDINATORS,
    is_adverb,
    is_number,
    words,
)
from api.engines.rules.words.layout import Layout
from api.engines.rules.words.lexicons import all_forms
from api.engines.rules.words.verbs import is_finite

PARTICIPLES = words("seen shown sent made held led given written taken drawn known heard")
OWNERS = words("owner owners operator maker builder employer landlord parent contractor")
_OPENERS = DETERMINERS | words(
    "who which whose whom where former chief head director chairman president secretary founder "
    "author co-founder spokesman spokeswoman like including"
)
_WHO = words("who whose")
_ASIDES = PREPOSITIONS | words("when while whose though although if unlike like as once")
_ALONE = words("each both many some others several few most one another")
PARTIES = ("d-", "r-", "i-", "dfl-")
_CUE_WORDS = all_forms("cues")
_CLAUSAL = HELPING | PRONOUNS | {"and", "but", "or"}
_BEFORE_SUBJECT = OPENERS | {"that"}
_NO_SUBJECT = HELPING | SUBORDINATORS | PRONOUNS | {",", "to", ";", ":"}
_AGE = 3
"""Tokens of an age with its commas."""
_LONGEST_TAG = 4
_LONGEST_TITLE = 12
_NEAR_NOUN = 6
_LONGEST = 45
_LONGEST_SUBJECT = 14


class Insertions:
    """Steps over the insertions of one document; token indexes in and out."""

    def __init__(self, layout: Layout, names: Names, speakers: Mapping[int, str]) -> None:
        self._layout = layout
        self._names = names
        self._speakers = speakers

    def skip(self, end: int, lowest: int) -> int:
        """Where the phrase ends that stands to the left of all insertions in front of `end`."""
        index = end
        while end > lowest:
            word = self._layout.words[end - 1]
            if word == ")":
                opened = self._seek({"("}, end - 2, lowest)
            elif word == "," or (self._layout.words[end - 2] == "," and word == '"'):
                opened = self._between_commas(end - 1, lowest)
            elif word in DASHES and end == index:
                opened = self._seek(DASHES, end - 2, lowest)
            else:
                return end
            if opened is None:
                return lowest
            end = self._out_of_relative(self._behind_age(opened, end, lowest), lowest)
        return end

    def _behind_age(self, opened: int, closed: int, lowest: int) -> int:
        """Where the phrase ends if an age stands in or beside what was stepped over.

        "Lee, 44, a nurse," and "Lee, a nurse, 44," and "Lee, whose son Bo, 8," all end with Lee.
        """
        if self._layout.words[opened] != ",":
            return opened
        beside = is_number(self._layout.words[opened - 1])
        alone = closed - opened == _AGE and is_number(self._layout.words[opened + 1])
        if not (beside or alone):
            return opened
        return self._between_commas(opened, lowest) or opened

    def _out_of_relative(self, end: int, lowest: int) -> int:
        """Where the phrase ends whose relative clause holds what was stepped over.

        "Lee, who sold his house, his car and his boat," ends with Lee.
        """
        if self._layout.words[end] != ",":
            return end
        comma = self._seek({","}, end - 1, max(lowest, end - _LONGEST))
        if comma is None or self._layout.words[comma + 1] not in _WHO:
            return end
        acts = any(is_finite(self._layout.tokens, i) for i in range(comma + 2, end))
        if self._layout.words[comma + 1] == "whose" and not acts:
            return end  # "the firm, whose chairman, Ann Lee, said": he has a name
        return comma if self._opens_clause(lowest, comma) else end

    def _between_commas(self, comma: int, lowest: int) -> int | None:
        opened = self._seek({","}, comma - 1, max(lowest, comma - _LONGEST))
        while opened is not None:
            if self._is_insertion(opened, comma, lowest):
                return opened
            opened = self._seek({","}, opened - 1, max(lowest, comma - _LONGEST))
            if opened is None:
                return None
            if not self._opens_clause(lowest, opened):
                return self._relative(opened, lowest)
        return None

    def _relative(self, comma: int | None, lowest: int) -> int | None:
        """Where a relative clause opens that has commas of its own: "Lee, who sold X, Y and Z,"."""
        bottom = max(lowest, (comma or lowest) - _LONGEST)
        while comma is not None:
            if self._layout.words[comma + 1] in _WHO and self._opens_clause(lowest, comma):
                return comma
            comma = self._seek({","}, comma - 1, bottom)
        return None

    def _is_insertion(self, opened: int, comma: int, lowest: int) -> bool:
        first = opened + 1
        number = self._names.at.get(first)
        told = comma - first <= _LONGEST_TAG and self._layout.words[comma - 1] in _CUE_WORDS
        if told or self._layout.words[first].startswith(PARTIES):
            return True
        if number is None and self._names.known.is_a(first, "title"):
            number = self._names.at.get(first + 1, self._names.at.get(first + 2))
        if number is not None and self._names.entities[number].type == "person":
            return True
        if number is not None and self._names.extent.get(first) == (first, comma):
            return self._is_owned(opened, lowest, number)
        described = self._describes(first, comma) or self._tells_of_person(opened, comma)
        return described or self._is_aside(first, comma, opened, lowest)

    def _tells_of_person(self, opened: int, comma: int) -> bool:
        """Whether nothing but a noun phrase follows a person's name: "Ann Lee, MP for York,"."""
        number = self._names.at.get(opened - 1)
        if number is None or self._names.entities[number].type != "person":
            return False
        inner = range(opened + 1, comma)
        tokens, words = self._layout.tokens, self._layout.words
        plain = words[opened + 1] not in _CLAUSAL and len(inner) <= _LONGEST_TITLE
        return plain and not any(is_finite(tokens, i) or words[i] in PRONOUNS for i in inner)

    def _is_owned(self, opened: int, lowest: int, number: int) -> bool:
        """Whether a name alone tells who the noun before it is: "the mine's owner, Acme, …"."""
        near = range(max(lowest, opened - _NEAR_NOUN), opened)
        firm = self._names.entities[number].type == "organisation"
        described = any(self._layout.words[i] in OWNERS for i in near)
        return opened - 1 in self._speakers or (firm and described)

    def _describes(self, first: int, comma: int) -> bool:
        word = self._layout.words[first]
        if word.endswith(("ing", "ed")) or word in PARTICIPLES or word in {"of", "from", "in"}:
            return True
        if word in _OPENERS or is_number(word) or is_adverb(word):
            return True
        return any(self._speakers.get(i) == "person" for i in range(first, comma))

    def _is_aside(self, first: int, comma: int, opened: int, lowest: int) -> bool:
        """Whether it interrupts a clause behind its subject: "Lee, for his part, said …"."""
        if self._layout.words[first] in _CLAUSAL:
            return False
        opens = self._layout.words[first] in _ASIDES
        return (opens or comma - first <= _NEAR_NOUN) and self._opens_clause(lowest, opened)

    def _opens_clause(self, lowest: int, end: int) -> bool:
        """Whether nothing but somebody who can speak stands from the clause's start up to here."""
        first = lowest
        while first < end and self._layout.words[first] in _BEFORE_SUBJECT:
            first += 1
        if not first < end <= first + _LONGEST_SUBJECT:
            return False
        inner = range(first, end)
        if any(self._layout.words[i] in _NO_SUBJECT for i in inner if i not in self._names.at):
            return False
        opening = self._layout.words[first]
        able = opening in DETERMINERS or is_number(opening) or opening in _ALONE
        able = able or any(i in self._speakers or i in self._names.at for i in inner)
        lone = end - first == 1 and self._layout.tokens[first].is_capitalised
        return opening not in PREPOSITIONS and (able or lone)

    def _seek(self, marks: AbstractSet[str], index: int, lowest: int) -> int | None:
        level = self._layout.inside[index + 1] if index >= 0 else -1
        while index >= lowest:
            word = self._layout.words[index]
            inside = self._layout.inside[index]
            if inside > level:
                index = self._opening(inside) - 1
                continue
            if word in marks:
                return index
            marked = self._layout.tokens[index].text in QUOTE_MARKS
            if word in {";", ":"} or (marked and self._layout.inside[index - 1] <= level):
                return None
            index -= 1
        return None

    def _opening(self, quotation: int) -> int:
        """The mark that opens a quotation."""
        return self._layout.at(self._layout.document.quotations[quotation].start)
