"""Loaded wordings by their form: coined compounds, similes, contrasts, superlatives, repetition."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from api.engines.rules.words.grammar import DETERMINERS, PREPOSITIONS, PRONOUNS, words
from api.engines.rules.words.lexicons import Entry
from api.engines.rules.words.tokens import Token

_LONGEST = 3
_SHORTEST_WORD = 3
_ABUSIVE = words(
    "mad crazed obsessed grubbing mongering monger mongers bashing baiting addled ravaged ridden "
    "riddled infested starved choked plagued speak gate geddon mageddon pocalypse hating hater "
    "haters shaming killing destroying wrecking gutting happy hungry mania fever fuelled fueled "
    "soaked drenched stained blinded deranged engulfed lite nomics porn worshipping hugging hugger "
    "huggers licking peddling peddler peddlers grabbing guzzling dodging dodger dodgers faced "
    "brained headed hearted fisted handed eyed minded splaining washing crushing sapping"
)
"""Last parts of compounds that judge: "cash-obsessed", "crime-ravaged", "bureaucrat-speak"."""
_LITERAL = words(
    "rain sun oil petrol gasoline water oxygen drought fire storm flood war hurricane alcohol gas "
    "coal wood steam jet diesel nuclear steel left right two one three four bare "
    "single double red black blue brown grey green dark bright blond copper silver long short "
    "empty even clear level like open broad large big warm kind soft light self "
    "toll tail kissing water sea weed mosquito rat termite tick shark plain sales bicycle farm "
    "pain dry garage lock flood sluice front back tail search hay scarlet yellow dengue spring "
    "child pig mouse car hand dish power pressure window brain laundry white copy egg sharp "
    "round pink wide eagle wild baby non north south east west english french spanish german "
    "russian anglo fair civic sports business clean fresh smooth shame stony"
)
"""First parts with which these compounds only tell what a thing is."""
_LIKENED = words(
    "is was are were be been being 's feel feels felt feeling act acts acted acting behave behaves "
    "behaved behaving treat treats treated treating run runs ran running sell sells sold spread "
    "spreads fell falls fallen drop drops dropped fight fights fought spend spends spent write "
    "writes wrote talk talks talked live lives lived living hit hits land landed lands cling "
    "clings clung me us them him her you people everyone taxpayers voters residents patients "
    "workers customers sounds sounded reads smells smelled smelt works worked moves moved sits sat"
)
_NO_LIKENESS = words("lot bit little few great good lovely nice number matter similar real new day")
_GENERIC = words("is was are")
_WORST = words(
    "most least worst greatest finest best vilest cruellest cruelest stupidest dumbest craziest "
    "maddest boldest bravest dirtiest filthiest ugliest darkest nastiest weakest laziest"
)
_LIMITS: Mapping[str, tuple[str, ...]] = {
    "of": ("the century", "all time", "our time", "our times", "our age", "our lifetime"),
    "on": ("earth", "the planet", "god's earth"),
    "known": ("to man", "to mankind"),
    "in": ("the history of mankind", "human history", "the known universe"),
    "imaginable": ("",),
}
_EMPHATIC = words(
    "not never all you your no every now stop must only billions millions huge free total "
    "everything nothing everyone nobody always again ever really very so too worst best biggest "
    "entire whole years hours days enough wrong lies liar fake real zero own text twice even just "
    "before after still any us them"
)
_COMMA = frozenset({","})
_NOT_REPEATED = words("had that is her do you ha bye knock the pom tut hush so no. blah")


class Figure(NamedTuple):
    """`tokens[first:last]` as a wording that is loaded by its form."""

    entry: Entry
    first: int
    last: int


def _entry(category: str, technique: str, polarity: str = "negative") -> Entry:
    features = {"polarity": polarity, "technique": technique}
    return Entry(forms=(category,), category=category, features=features, match="-", no_match="-")


_COINAGE = _entry("coinage", "loaded_language")
_SIMILE = _entry("simile", "loaded_language")
_CONTRAST = _entry("contrast", "slogan", "neutral")
_SUPERLATIVE = _entry("superlative", "exaggeration_or_minimisation", "neutral")
_REPETITION = _entry("repetition", "repetition", "neutral")
_CAPITALS = _entry("capitals", "exaggeration_or_minimisation", "neutral")


def find_figures(tokens: Sequence[Token]) -> Iterator[Figure]:
    """The wordings from left to right; each starts at a word that gives it away."""
    for at, token in enumerate(tokens):
        lower = token.lower
        if "-" in lower and _is_coined(lower):
            yield Figure(_COINAGE, at, at + 1)
        elif lower in _READERS:
            found = _READERS[lower](tokens, at)
            if found is not None:
                yield found
        elif _is_repeated(tokens, at):
            yield _repetition(tokens, at)
        elif lower in _EMPHATIC and _shouts(tokens, at):
            yield Figure(_CAPITALS, at, at + 1)


def _is_coined(word: str) -> bool:
    first, _, last = word.rpartition("-")
    return last in _ABUSIVE and first not in _LITERAL and first.replace("-", "").isalpha()


def _simile(tokens: Sequence[Token], at: int) -> Figure | None:
    """ "felt LIKE A BURGLARY", "treated us LIKE A CASH MACHINE"."""
    if not at or not _reads(tokens, at + 1, {"a", "an"}) or tokens[at - 1].lower not in _LIKENED:
        return None
    last = _noun_phrase(tokens, at + 2)
    if last is None or tokens[at + 2].lower in _NO_LIKENESS:
        return None
    return Figure(_SIMILE, at, last)


def _contrast(tokens: Sequence[Token], at: int) -> Figure | None:
    """ "A RESET, NOT A RETREAT", "DEMOCRACY IS NOT AN AUCTION"."""
    if not _reads(tokens, at + 1, {"a", "an"}):
        return None
    last = _noun_phrase(tokens, at + 2)
    if last is None:
        return None
    if at > 1 and tokens[at - 1].lower == ",":
        opens = next((i for i in range(at - 2, max(at - 5, -1), -1) if _is_article(tokens, i)), at)
        same = opens < at and tokens[opens].sentence == tokens[at].sentence
        return Figure(_CONTRAST, opens, last) if same else None
    return _maxim(tokens, at, last)


def _maxim(tokens: Sequence[Token], at: int, last: int) -> Figure | None:
    """A saying on a thing in general: nothing before its subject, nothing behind its noun."""
    first = at - 2
    if first < 0 or tokens[at - 1].lower not in _GENERIC or not tokens[first].is_word:
        return None
    if tokens[first].lower in PRONOUNS | DETERMINERS or not _ends(tokens, last):
        return None
    if _is_article(tokens, first - 1):
        first -= 1
    opens = first == 0 or tokens[first - 1].sentence != tokens[first].sentence
    quoted = not opens and tokens[first - 1].lower in {'"', "'", "“", "‘"}
    return Figure(_CONTRAST, first, last) if quoted else None


def _superlative(tokens: Sequence[Token], at: int) -> Figure | None:
    """ "THE MOST GIFTED LIAR OF THE CENTURY"."""
    sentence = tokens[at].sentence
    for index in range(at + 1, min(at + 6, len(tokens))):
        token = tokens[index]
        if token.sentence != sentence or not token.is_word:
            return None
        for limit in _LIMITS.get(token.lower, ()):
            wanted = limit.split()
            part = [t.lower for t in tokens[index + 1 : index + 1 + len(wanted)]]
            if part == wanted:
                return Figure(_SUPERLATIVE, at, index + 1 + len(wanted))
    return None


_READERS: Mapping[str, Callable[[Sequence[Token], int], Figure | None]] = {
    "like": _simile,
    "not": _contrast,
    **dict.fromkeys(_WORST, _superlative),
}


def _is_repeated(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word stands twice in a row, with or without a comma: "never, never"."""
    word = tokens[at]
    follows = at + 1 + _reads(tokens, at + 1, _COMMA)
    if follows >= len(tokens) or tokens[follows].lower != word.lower:
        return False
    if len(word.lower) < _SHORTEST_WORD or not word.lower.isalpha() or word.lower in _NOT_REPEATED:
        return False
    return tokens[follows].sentence == word.sentence and not tokens[follows].is_capitalised


def _repetition(tokens: Sequence[Token], at: int) -> Figure:
    last = at + 2 + _reads(tokens, at + 1, _COMMA)
    return Figure(_REPETITION, at, last)


def _shouts(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word is in capitals and its neighbours are not: "dumped by TEXT after"."""
    text = tokens[at].text
    if len(text) < _SHORTEST_WORD or not text.isupper() or not 0 < at < len(tokens) - 1:
        return False
    near = [tokens[at - 1], tokens[at + 1]]
    return all(t.sentence == tokens[at].sentence and not t.text.isupper() for t in near)


def _noun_phrase(tokens: Sequence[Token], start: int) -> int | None:
    """Where a short run of words ends that begins at `start`; None where there is none."""
    last = start
    while last < min(start + _LONGEST, len(tokens)) and _carries_on(tokens, start, last):
        last += 1
    return last if last > start else None


def _carries_on(tokens: Sequence[Token], start: int, at: int) -> bool:
    token = tokens[at]
    if not token.is_word or token.sentence != tokens[start - 1].sentence or token.is_capitalised:
        return False
    return token.lower not in _STOPS


_STOPS = PREPOSITIONS | DETERMINERS | PRONOUNS | words("and or but that which who when where as if")


def _ends(tokens: Sequence[Token], at: int) -> bool:
    return at >= len(tokens) or not tokens[at].is_word


def _is_article(tokens: Sequence[Token], at: int) -> bool:
    return at >= 0 and tokens[at].lower in {"a", "an"}


def _reads(tokens: Sequence[Token], at: int, wanted: Collection[str]) -> bool:
    return at < len(tokens) and tokens[at].lower in wanted
