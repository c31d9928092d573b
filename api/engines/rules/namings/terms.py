"""The words of a name in place, and the name that is made of them."""

from api.engines.rules.attribution.findings import Range
from api.engines.rules.names.phrases import Phrase
from api.engines.rules.namings.contrasts import Word, Words
from api.engines.rules.namings.named import Name
from api.engines.rules.namings.referents import Thing
from api.engines.rules.words.layout import Layout
from api.engines.rules.words.lexicons import forms_of
from api.schemas.claims import Attribution
from api.schemas.document import Quotation
from api.schemas.framing import Effect, QuoteKind, Valence

_CUT_BEHIND = frozenset(",.;")
_LEAST_CUT = 2
_MILD = forms_of("named_things", "mild")
"""Words of plans and offices."""


class Terms:
    """Makes names of stretches of one document."""

    def __init__(self, layout: Layout, words: Words) -> None:
        self._layout = layout
        self._words = words

    def name(
        self,
        thing: Thing,
        term: Range,
        owner: Attribution | None,
        kind: QuoteKind,
        rule: str,
    ) -> Name:
        """The name at these offsets; `owner`: the attribution whose words it is among."""
        tokens = self.tokens(term)
        word = self._words.at.get(tokens.first) or self._words.likely.get(tokens.first)
        own = word if kind == "none" else None
        span = owner.stance_cue if owner else None
        return Name(
            thing=thing,
            term=term,
            owner=owner,
            rule=rule,
            quoted=kind != "none",
            quote_kind=kind,
            stance=owner.stance if owner else "endorse",
            lemma=own.lemma if own else str(term),
            colour=(own.effect, own.valence) if own else self._colour(tokens, thing),
            cue=(span.start, span.end) if span else None,
        )

    def _colour(self, tokens: Phrase, thing: Thing) -> tuple[Effect, Valence]:
        """What the words do to the thing; those of plans and offices make little of it."""
        colour = self._words.colour(tokens.first, tokens.last, thing.set_id)
        if colour[0] != "neutral":
            return colour
        mild = not _MILD.isdisjoint(self._layout.words[tokens.first : tokens.last])
        return ("minimise", "positive") if mild else colour

    def telling(self, name: Name) -> Name:
        """With a colour where nothing but a name is plain: who gives a name wants to tell."""
        plain = name.colour[0] == "neutral" and not self._is_proper(self.tokens(name.term))
        return name._replace(colour=("amplify", name.colour[1])) if plain else name

    def _is_proper(self, tokens: Phrase) -> bool:
        first = tokens.first + (self._layout.words[tokens.first] in {"the", "a", "an"})
        return all(self._layout.tokens[i].is_capitalised for i in range(first, tokens.last))

    def of_quotation(self, quotation: Quotation) -> Range:
        """What stands within the marks, without the stop at its end."""
        text, start, end = (
            self._layout.document.text,
            quotation.inner_start,
            quotation.inner_end,
        )
        while end > start and (text[end - 1] in _CUT_BEHIND or text[end - 1].isspace()):
            end -= 1
        while start < end and text[start].isspace():
            start += 1
        return start, end

    def without_article(self, term: Range) -> Range:
        """The bare name, without "a" or "an" before it."""
        tokens = self.tokens(term)
        first, last = tokens.first, tokens.last
        article = last - first >= _LEAST_CUT and self._layout.words[first] in {"a", "an"}
        return (self._layout.tokens[first + 1].start, term[1]) if article else term

    def size(self, term: Range) -> int:
        return sum(self._layout.tokens[i].is_word for i in self.range(term))

    def tokens(self, term: Range) -> Phrase:
        return Phrase(self._layout.at(term[0]), self._layout.at(term[1]))

    def range(self, term: Range) -> range:
        return range(self._layout.at(term[0]), self._layout.at(term[1]))

    def between(self, first: int, last: int) -> Range:
        """The offsets of `tokens[first:last]`."""
        return self._layout.tokens[first].start, self._layout.tokens[last - 1].end

    def offsets(self, word: Word) -> Range:
        return self.between(word.first, word.last)
