"""Objects of cue verbs: "urged Y to …", "accused Y of …", "expects to …", "criticised Y"."""

from api.engines.rules.attribution.findings import Finding
from api.engines.rules.attribution.governed import VerbReader
from api.engines.rules.attribution.subjects import is_paper
from api.engines.rules.attribution.uses import Use
from api.engines.rules.words.grammar import (
    ARTICLES,
    DASHES,
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    is_number,
    words,
)
from api.engines.rules.words.lexicons import forms_of
from api.engines.rules.words.verbs import is_finite

_OBJECT_NOUNS = forms_of("report_words", "blamed")
_VIEWS = forms_of("report_words", "viewed")
_WITHIN = frozenset({"in", "behind"})
_NEAR_VIEW = 6
_WH = frozenset({"why", "how", "what", "where", "when", "whether", "if"})
_OF = frozenset({"of", "about", "against"})
_REASONS = frozenset({"for", "of", "why", "behind"})
_NAMED = words("named identified quoted interviewed")
_UNNAMED = words("anonymous anonymously unnamed")
_GIVING = words("give provide disclose reveal share use")
_OWN_NAMES = words("name names full real identity surname surnames")
_STAYING = words("be remain stay speak")
_FIGURES = words("one two three four five six seven eight nine ten dozens hundreds thousands")
_CURRENCIES = "£$€"
_CLOSED = DASHES | frozenset(',.;!?")') | {""}
_BARE = words("it this that them these those so him her")
_NO_OBJECT = PREPOSITIONS | {"to", "and", "or", ",", ".", "as", "("}
_LINKS = (
    ("of", "of", False),
    ("for", "for", False),
    ("against", "against", False),
    ("link_to", "to", True),
    ("link_with", "with", True),
)
_LINKED = frozenset(pattern for pattern, _, _ in _LINKS)
_OBJECT_PRONOUNS = frozenset({"him", "her", "them"})
_BEHIND_DOING = PREPOSITIONS | DETERMINERS | words("to up down out away back him them us me it")
_SHORTEST_DOING = 4
_LONGEST_ASKED = 8
_NEAR_NOUN = 5
_NEAR_FIGURE = 7
_OBJECT, _WILL = "attribution.verb.object", "attribution.verb.will"


class Objects(VerbReader):
    """Reads the objects and infinitives that cue verbs of one document govern."""

    def read(self, use: Use, start: int, high: int) -> Finding | None:
        """What starts behind the verb and its circumstances."""
        if self._is_anonymous(start) or self._words[start] == "nothing":
            return None
        if (willed := self._willed(use, start, high)) is not None:
            return willed
        first = self._linked(use, start, high)
        if first is not None:
            return self._governed.words(use, first, rule=_OBJECT)
        return self._plain(use, start, high)

    def is_pointer(self, index: int) -> bool:
        """Whether nothing follows but a word for what is known: "said it."."""
        return self._words[index] in _BARE and self._words[index + 1] in _CLOSED

    def _is_anonymous(self, start: int) -> bool:
        """Whether nobody wants to be quoted: "asked not to be named"."""
        if self._words[start] == "anonymity":
            return True
        start += self._words[start] == "not"
        if self._words[start] != "to":
            return False
        doing, name = self._words[start + 1 : start + 3]
        if doing in _GIVING and name in POSSESSIVES:
            return self._words[start + 3] in _OWN_NAMES
        return (doing == "be" and name in _NAMED) or (doing in _STAYING and name in _UNNAMED)

    def _willed(self, use: Use, start: int, high: int) -> Finding | None:
        """What somebody plans or asks another to do: "expects to …", "told them to …"."""
        takes, kind = use.entry.takes, use.entry.features.get("to")
        if "to" in takes and self._words[start] == "to":
            return self._governed.words(use, start, kind, _WILL)
        if "obj_to" not in takes:
            return None
        if not self._clauses.link("to", start, self._clauses.turn(start, high)):
            return None
        own = "to" in takes and use.entry.category == "belief"
        return self._governed.words(use, start, None if own else kind, _WILL)

    def _linked(self, use: Use, start: int, high: int) -> int | None:
        """Where what is linked with the verb by a small word starts."""
        takes, word = use.entry.takes, self._words[start]
        if self._is_led(use, word) or self._has_link(use, start, high):
            return start
        if "of_reason" in takes and word in _REASONS:
            return start + 1
        seen = self._words[start + (word in _OBJECT_PRONOUNS)].endswith("ing")
        doing = ("to_ing" in takes and (seen or word == "to")) or ("ing" in takes and seen)
        doing = doing or ("doing" in takes and self._has_doer(start, high))
        if "wh" in takes and word not in _WH and use.has("hearer"):
            return self._behind_asked(start, high)
        return start if doing or ("wh" in takes and word in _WH) else None

    def _behind_asked(self, start: int, high: int) -> int | None:
        """Where the question starts behind whom it is put to: "asked the crowd WHETHER"."""
        for index in range(start + 1, min(high, start + _LONGEST_ASKED)):
            if self._words[index] in _WH:
                return index
            parted = not (self._layout.tokens[index].is_word or self._clauses.is_titles(index))
            if parted or is_finite(self._layout.tokens, index):
                return None
        return None

    def _has_doer(self, start: int, high: int) -> bool:
        """Whether somebody is told to do a thing: "described fighters GOING from door to door"."""
        for index in range(start + 1, min(high, start + _NEAR_FIGURE)):
            word, before = self._words[index], self._words[index - 1]
            if not word.isalpha() or word in PREPOSITIONS or is_finite(self._layout.tokens, index):
                return False
            if (
                word.endswith("ing")
                and len(word) > _SHORTEST_DOING
                and index not in self._phrases.names.at
            ):
                return before not in DETERMINERS and self._words[index + 1] in _BEHIND_DOING
        return False

    def _is_led(self, use: Use, word: str) -> bool:
        """Whether the verb's own preposition stands right behind it: "warned of", "asked about"."""
        return (word in _OF and use.takes("of")) or (word == "about" and use.takes("about"))

    def _has_link(self, use: Use, start: int, high: int) -> bool:
        """Whether an object stands between the verb and its preposition: "accused Lee of"."""
        takes = use.entry.takes
        if "at" in takes and self._is_figure(start, high):
            return True
        if _LINKED.isdisjoint(takes):
            return False
        free = self._words[start] not in PREPOSITIONS
        return any(
            pattern in takes and (free or own) and self._clauses.link(link, start, high)
            for pattern, link, own in _LINKS
        )

    def _is_figure(self, start: int, high: int) -> bool:
        """Whether something is put at a figure: "the cost at about £3m"."""
        linked = [word for word in ("at", "on") if self._clauses.link(word, start, high)]
        if not linked:
            return False
        at = next(i for i in range(start + 1, high) if self._words[i] in linked)
        near = self._words[at + 1 : min(at + _NEAR_FIGURE, high)]
        return any(is_number(word.lstrip(_CURRENCIES)) or word in _FIGURES for word in near)

    def _plain(self, use: Use, start: int, high: int) -> Finding | None:
        """An object without any link."""
        if start >= high or self.is_pointer(start):
            return None
        if use.has("see"):
            return self._viewed(use, start, high)
        return None if self._words[start] in _NO_OBJECT else self._object(use, start, high)

    def _object(self, use: Use, start: int, high: int) -> Finding | None:
        """The object of a verb that only utters it."""
        if self._takes_any(use) or (use.takes("quoted") and self._clauses.opens(start)):
            return self._governed.words(use, start, rule=_OBJECT)
        if use.takes("words"):
            return self._worded(use, start)
        if use.takes("marked"):
            return self._marked(use, start)
        near = self._words[start : min(high, start + _NEAR_NOUN)]
        if use.takes("object_if") and not _OBJECT_NOUNS.isdisjoint(near):
            return self._governed.words(use, start, rule=_OBJECT)
        return None

    def _takes_any(self, use: Use) -> bool:
        """Whether any object of the verb is what somebody says: "court records show a debt"."""
        if use.takes("object"):
            return True
        paper = use.takes("paper_object") and use.subject is not None
        return paper and use.subject is not None and is_paper(self._phrases, use.subject)

    def _viewed(self, use: Use, start: int, high: int) -> Finding | None:
        """What somebody takes a thing for: "critics see a ploy", "saw in it a threat to jobs"."""
        start = self._behind_place(start, high) if self._words[start] in _WITHIN else start
        for index in range(start, min(high, start + _NEAR_VIEW)):
            word = self._words[index]
            if word in _VIEWS and self._words[start] != "the":
                return self._governed.words(use, start, rule="attribution.view")
            if word in _NO_OBJECT or not self._layout.tokens[index].is_word:
                return None
        return None

    def _behind_place(self, start: int, high: int) -> int:
        """Behind "in the bill", where the object stands behind it."""
        near = range(start + 2, min(high, start + _NEAR_FIGURE))
        return next((i for i in near if self._words[i] in {"a", "an"}), high)

    def _marked(self, use: Use, start: int) -> Finding | None:
        """Words in quotation marks that are uttered: "expressed “deep regret” at the delay"."""
        opened = start + (self._words[start] in ARTICLES)
        within = self._inside[opened + 1 : opened + 2]
        if not self._clauses.opens(opened) or max(within, default=-1) <= self._inside[use.verb]:
            return None
        return self._governed.quoted(use, opened, self._clauses.end(use, start))

    def _worded(self, use: Use, start: int) -> Finding | None:
        """What is criticised or praised, only where quoted words or a reason come with it."""
        end = self._clauses.end(use, start)
        quoted = self._is_mixed(start, end, self._inside[use.verb])
        reasoned = any(
            self._words[i] in {"for", "over"} and self._words[i + 1].endswith("ing")
            for i in range(start, end)
        )
        if quoted and not reasoned:
            return self._governed.quoted(use, start, end)
        return self._governed.words(use, start, rule=_OBJECT) if reasoned else None
