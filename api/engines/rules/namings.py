"""Names chosen for things: given by a cue, set in scare quotes, or picked among rival words."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from api.engines.rules.attributions import Attributed
from api.engines.rules.contrasts import Word, find_words, labels, telling
from api.engines.rules.findings import Finding, Range
from api.engines.rules.grammar import BE, DETERMINERS, words
from api.engines.rules.phrases import Phrase, Phrases
from api.schemas.claims import Attribution, Stance
from api.schemas.document import Quotation
from api.schemas.framing import Naming, QuoteKind, Referent

_SCARE_WORDS = 4
_NAME_WORDS = 16
_PLACE_REACH = 6
_TITLE_NOUNS = words(
    "book novel film movie song album single play series show documentary article essay poem "
    "memoir podcast programme program hit track titled entitled"
)
_NAMED_SO = frozenset({"so-called", "self-styled"})


@dataclass(frozen=True, slots=True)
class Named:
    """The things named in a text, and the names."""

    referents: tuple[Referent, ...]
    namings: tuple[Naming, ...]


@dataclass(frozen=True, slots=True)
class _Name:
    """A name as found: `key` tells what it names; `owner` the attribution whose words it is."""

    key: tuple[str, str]
    term: Range
    owner: Attribution | None
    quoted: bool
    quote_kind: QuoteKind
    stance: Stance
    word: Word | None
    cue: Range | None = None
    label: str = ""


def read_namings(phrases: Phrases, attributed: Attributed) -> Named:
    reader = _Reader(phrases, attributed)
    names = reader.read()
    return _results(phrases, attributed, names)


class _Reader:
    def __init__(self, phrases: Phrases, attributed: Attributed) -> None:
        self._phrases = phrases
        self._layout = phrases.layout
        self._attributed = attributed
        self._words = find_words(self._layout)
        self._same: dict[str, str] = {}
        self._word_at = {i: w for w in self._words for i in range(w.first, w.last)}
        self._owners = self._innermost()
        self._cues = {
            index
            for finding in attributed.findings
            if finding.cue
            for index in range(self._layout.at(finding.cue[0]), self._layout.at(finding.cue[1]))
        }

    def read(self) -> list[_Name]:
        """All names in the order of the text, each once for whoever uses it."""
        quoted = [*self._given(), *self._in_marks()]
        quoted = [replace(name, key=self._joined(name.key)) for name in quoted]
        known = frozenset(name.key[1] for name in quoted if name.key[0] == "set")
        known |= frozenset(self._same)
        chosen = self._chosen(known, quoted)
        names = [*quoted, *(replace(name, key=self._joined(name.key)) for name in chosen)]
        names.sort(key=lambda name: (name.term[0], not name.quoted))
        return _once(names)

    def _innermost(self) -> dict[int, int]:
        """Token → the finding with the shortest content that holds it."""
        findings = self._attributed.findings
        owners: dict[int, int] = {}
        for number in sorted(
            range(len(findings)), key=lambda i: findings[i].start - findings[i].end
        ):
            for start, end in findings[number].content:
                for index in range(self._layout.at(start), self._layout.at(end)):
                    owners[index] = number
        return owners

    def _given(self) -> list[_Name]:
        """Names given by a cue: "called X “…”", "framed X as “…”"."""
        names = []
        for finding, attribution in zip(
            self._attributed.findings, self._attributed.attributions, strict=True
        ):
            if finding.form == "naming" and finding.renamed is not None:
                names += self._names_of(finding, attribution, finding.renamed)
        return names

    def _names_of(self, finding: Finding, attribution: Attribution, renamed: Phrase) -> list[_Name]:
        quotations = [
            quotation
            for quotation in self._layout.document.quotations
            if finding.start <= quotation.start < finding.end
        ]
        terms = [self._term(quotation) for quotation in quotations[:4]]
        terms = [term for term in terms if self._size(term) <= _NAME_WORDS]
        first = self._layout.at(finding.start)
        words = [self._word_at[i] for i in range(first, first + 5) if i in self._word_at]
        if not quotations and words:
            terms = [self._offsets(words[0].first, words[0].last)]
        key, label = self._thing(renamed, terms)
        cue = (
            (attribution.stance_cue.start, attribution.stance_cue.end)
            if (attribution.stance_cue)
            else None
        )
        return [
            _Name(
                key=key,
                term=term,
                owner=attribution,
                quoted=bool(quotations),
                quote_kind="naming" if quotations else "none",
                stance=attribution.stance,
                word=self._word_in(term),
                cue=cue,
                label=label,
            )
            for term in terms
        ]

    def _in_marks(self) -> list[_Name]:
        """Words in marks of their own: a predicate ("was a “feint”") or scare quotes."""
        names = []
        for quotation in self._layout.document.quotations:
            first = self._layout.at(quotation.start)
            if first >= len(self._layout.tokens) or not self._is_read(quotation, first):
                continue
            name = self._predicate(quotation, first) or self._scare(quotation, first)
            if name:
                names.append(name)
        return names

    def _is_read(self, quotation: Quotation, first: int) -> bool:
        if self._layout.tokens[first].start != quotation.start:
            return False
        region = self._layout.document.region_of(self._layout.tokens[first].sentence)
        term = self._term(quotation)
        return region.kind == "body" and 0 < self._size(term) <= _NAME_WORDS

    def _predicate(self, quotation: Quotation, first: int) -> _Name | None:
        before = first - (self._layout.lower(first - 1) in DETERMINERS)
        term = self._term(quotation)
        if self._layout.lower(before - 1) not in BE or self._size(term) > _SCARE_WORDS + 2:
            return None
        low, _ = self._layout.window(before - 1)
        subject = self._phrases.before(before - 1, low)
        inner = self._layout.at(quotation.inner_start)
        owner = self._owner(inner)
        article = before != first
        word = self._word_in(term)
        if subject is None or owner is None or not (article or word):
            return None
        if owner.form in {"naming", "direct"}:
            return None
        cue = (owner.stance_cue.start, owner.stance_cue.end) if owner.stance_cue else None
        key, label = self._thing(subject, [term])
        return _Name(key, term, owner, True, "naming", owner.stance, word, cue, label)

    def _scare(self, quotation: Quotation, first: int) -> _Name | None:
        """One to four words in marks in the narrator's own prose."""
        term = self._term(quotation)
        inner = self._layout.at(quotation.inner_start)
        if quotation.depth or self._owner(inner) is not None or self._size(term) > _SCARE_WORDS:
            return None
        text = self._layout.document.text
        if text[quotation.inner_end - 1] in "?!…" or self._is_title(inner, first):
            return None
        word = self._word_in(term)
        label = text[term[0] : term[1]]
        key = ("set", word.set_id) if word else ("phrase", label.lower())
        marks = (quotation.start, quotation.end)
        return _Name(key, term, None, True, "scare", "distance", word, marks, label)

    def _is_title(self, inner: int, first: int) -> bool:
        before = {self._layout.lower(first - 1), self._layout.lower(first - 2)}
        last = inner
        while last < len(self._layout.tokens) and self._layout.tokens[last].is_word:
            last += 1
        tall = [t for t in self._layout.tokens[inner:last] if t.is_capitalised]
        return bool(before & _TITLE_NOUNS) or (
            len(tall) > 1 or tall == [self._layout.tokens[inner]]
        )

    def _chosen(self, known: frozenset[str], quoted: Sequence[_Name]) -> list[_Name]:
        """Words picked where others were at hand."""
        taken = {name.term[0] for name in quoted}
        names = []
        for word in telling(self._words, known):
            term = self._offsets(word.first, word.last)
            inside = any(start <= term[0] < end for start, end in (n.term for n in quoted))
            tokens = range(word.first, word.last)
            if (
                term[0] in taken
                or inside
                or any(i in self._cues or i in self._phrases.names.at for i in tokens)
            ):
                continue
            owner = self._owner(word.first)
            stance: Stance = owner.stance if owner else "neutral"
            span = owner.stance_cue if owner else None
            cue = (span.start, span.end) if span else None
            names.append(_Name(("set", word.set_id), term, owner, False, "none", stance, word, cue))
        return names

    def _owner(self, index: int) -> Attribution | None:
        """Whose words the token is among; hearsay of nobody named is in the author's words."""
        number = self._owners.get(index)
        while number is not None:
            attribution = self._attributed.attributions[number]
            if attribution.source_resolution != "implied" and not (
                self._attributed.findings[number].is_outlet
            ):
                return attribution
            parent = attribution.parent_id
            number = int(parent[1:]) - 1 if parent else None
        return None

    def _thing(self, renamed: Phrase, terms: Sequence[Range]) -> tuple[tuple[str, str], str]:
        """What is named: the contrast set of the renamed noun or of its name, else the noun."""
        words = [self._word_at.get(i) for i in range(renamed.first, renamed.last)]
        old = [word.set_id for word in words if word]
        new = [word.set_id for term in terms if (word := self._word_in(term))]
        if old and new and old[0] != new[0] and self._same.get(new[0]) != old[0]:
            self._same[old[0]] = new[0]
        label = self._noun(renamed)
        sets = new or old
        return (("set", sets[0]) if sets else ("phrase", label.lower())), label

    def _joined(self, key: tuple[str, str]) -> tuple[str, str]:
        """One key for sets that a cue has made names of one thing."""
        kind, name = key
        for _ in range(len(self._same)):
            name = self._same.get(name, name) if kind == "set" else name
        return kind, name

    def _noun(self, phrase: Phrase) -> str:
        first = phrase.first
        if self._layout.lower(first) in DETERMINERS and phrase.last - first > 1:
            first += 1
        return " ".join(self._layout.text(first, phrase.last).split())

    def _word_in(self, term: Range) -> Word | None:
        tokens = range(self._layout.at(term[0]), self._layout.at(term[1]))
        return next((self._word_at[i] for i in tokens if i in self._word_at), None)

    def _term(self, quotation: Quotation) -> Range:
        text, start, end = (
            self._layout.document.text,
            quotation.inner_start,
            quotation.inner_end,
        )
        while end > start and (text[end - 1] in ",.;" or text[end - 1].isspace()):
            end -= 1
        while start < end and text[start].isspace():
            start += 1
        return start, end

    def _size(self, term: Range) -> int:
        tokens = range(self._layout.at(term[0]), self._layout.at(term[1]))
        return sum(self._layout.tokens[i].is_word for i in tokens)

    def _offsets(self, first: int, last: int) -> Range:
        return self._layout.tokens[first].start, self._layout.tokens[last - 1].end


def _once(names: Sequence[_Name]) -> list[_Name]:
    """Each word once for each voice that uses it."""
    seen: set[tuple[tuple[str, str], str, str]] = set()
    result = []
    for name in names:
        voice = name.owner.voice_id if name.owner else "v0"
        lemma = name.word.lemma if name.word and not name.quoted else str(name.term)
        if (name.key, lemma, voice) not in seen:
            seen.add((name.key, lemma, voice))
            result.append(name)
    return result


def _results(phrases: Phrases, attributed: Attributed, names: Sequence[_Name]) -> Named:
    voices = {attribution.id: attribution.voice_id for attribution in attributed.attributions}
    keys = list(dict.fromkeys(name.key for name in names))
    ids = {key: f"r{number}" for number, key in enumerate(keys, start=1)}
    span = phrases.layout.document.span
    namings = tuple(
        Naming(
            id=f"n{number}",
            referent=ids[name.key],
            term=span(*name.term),
            namer=name.owner.voice_id if name.owner else "v0",
            reporter=voices.get(name.owner.parent_id or "", "v0") if name.owner else "v0",
            quoted=name.quoted,
            quote_kind=name.quote_kind,
            stance=name.stance,
            stance_cue=span(*name.cue) if name.cue else None,
            effect=name.word.effect if name.word else "neutral",
            valence=name.word.valence if name.word else "neutral",
        )
        for number, name in enumerate(names, start=1)
    )
    referents = tuple(
        Referent(id=ids[key], label=_label(phrases, key, [n for n in names if n.key == key]))
        for key in keys
    )
    return Named(referents, namings)


def _label(phrases: Phrases, key: tuple[str, str], names: Sequence[_Name]) -> str:
    if key[0] == "phrase":
        return names[0].label
    place = _place(phrases, names)
    return f"{labels()[key[1]]} ({place})" if place else labels()[key[1]]


def _place(phrases: Phrases, names: Sequence[_Name]) -> str | None:
    """The place that most of the names are followed by."""
    found: Counter[str] = Counter()
    for name in names:
        start = phrases.layout.at(name.term[1])
        for index in range(start, min(start + _PLACE_REACH, len(phrases.layout.tokens))):
            number = phrases.names.at.get(index)
            if number is not None and phrases.names.entities[number].type == "place":
                found[phrases.names.entities[number].name] += 1
                break
    return found.most_common(1)[0][0] if found else None
