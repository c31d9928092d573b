"""The synopsis: an engine writes it, code removes what the cited claims do not carry."""

import re
from collections.abc import Iterable, Mapping, Sequence

from api.core.alignment import Statement
from api.core.terms import capitalised, fold, fold_name, is_function_word, numbers, words
from api.core.wordlist import word_set
from api.schemas.comparison import Alignment, ClaimRef, ComparedArticle, SynopsisSentence
from api.schemas.reading import DraftSentence, Side, SynopsisInput
from api.text.english import NUMBERS, SCALES

SHARED_STATEMENTS = 30
"""Most statements of several accounts that a synopsis is written from."""

OWN_STATEMENTS = 2
"""Most statements of one account alone that a synopsis is written from, for each account."""

_OPENERS = word_set("openers")
_ROUND = ("dozen", "hundred", "thousand", "million", "billion")
_NUMBER_WORDS = {word: str(value) for word, value in NUMBERS.items()} | {
    form: str(SCALES[word]) for word in _ROUND for form in (word, f"{word}s")
}
_FIRST_WORD = re.compile(r"[^\W\d_]+")

Drawn = Sequence[tuple[Statement, Alignment]]


def inputs(drawn: Drawn, articles: Sequence[ComparedArticle]) -> tuple[SynopsisInput, ...]:
    """The statements to write from: those of several accounts, then a few of each alone."""
    labels = {article.key: article.label for article in articles}
    shared = [pair for pair in drawn if len(pair[1].members) > 1][:SHARED_STATEMENTS]
    own: dict[str, list[tuple[Statement, Alignment]]] = {}
    for pair in drawn:
        if len(pair[1].members) == 1:
            own.setdefault(pair[1].members[0].article, []).append(pair)
    alone = [pair for key in labels for pair in own.get(key, [])[:OWN_STATEMENTS]]
    return tuple(_input(*pair, labels) for pair in (*shared, *alone))


def supported(
    sentences: Iterable[DraftSentence], drawn: Drawn, articles: Sequence[ComparedArticle]
) -> tuple[SynopsisSentence, ...]:
    """The sentences that cite known statements and bring in no number and no name of their own."""
    known = {alignment.id: (statement, alignment) for statement, alignment in drawn}
    return tuple(
        _sentence(sentence, known)
        for sentence in sentences
        if sentence.text.strip()
        and sentence.alignment_ids
        and all(cited in known for cited in sentence.alignment_ids)
        and _carried(sentence, [known[cited] for cited in sentence.alignment_ids], articles)
    )


def _input(statement: Statement, alignment: Alignment, labels: Mapping[str, str]) -> SynopsisInput:
    return SynopsisInput(
        alignment_id=alignment.id,
        statement=alignment.statement,
        relation=alignment.relation,
        on=alignment.on,
        members=tuple(
            (labels[key], tuple(side for side in statement.sides if side.key == key))
            for key in statement.accounts
        ),
    )


def _sentence(
    sentence: DraftSentence, known: Mapping[str, tuple[Statement, Alignment]]
) -> SynopsisSentence:
    cited = tuple(dict.fromkeys(sentence.alignment_ids))
    refs = (
        ClaimRef(article=side.key, claim_id=side.claim.id)
        for item in cited
        for side in known[item][0].sides
    )
    return SynopsisSentence(text=sentence.text.strip(), alignment_ids=cited, claims=tuple(refs))


def _carried(sentence: DraftSentence, cited: Drawn, articles: Sequence[ComparedArticle]) -> bool:
    support = " \n".join(
        (
            *(article.label for article in articles),
            *(article.analysis.article.outlet or "" for article in articles),
            *(alignment.statement for _, alignment in cited),
            *(part for statement, _ in cited for side in statement.sides for part in _said(side)),
        )
    )
    counts = {str(number) for number in range(len(articles) + 1)}
    if not _numbers(sentence.text) <= _numbers(support) | counts:
        return False
    named = _names(sentence.text)
    return not named or named <= _folded(support)


def _said(side: Side) -> Iterable[str]:
    """The claim, its evidence, the sentences around it, and who says it."""
    labels = {voice.id: voice.label for voice in side.analysis.voices}
    yield side.claim.text
    yield from (labels[entry.voice_id] for entry in side.claim.factuality)
    for span in side.claim.evidence:
        yield span.exact
        yield side.analysis.sentences[span.sentence].span.exact


def _numbers(text: str) -> set[str]:
    spelled = {_NUMBER_WORDS[word] for word in words(text) if word in _NUMBER_WORDS}
    return numbers(text) | (spelled - {"1"})


def _names(text: str) -> set[str]:
    """Folded capitalised words that need support."""
    first = _FIRST_WORD.search(text)
    opener = first.group().casefold() if first else ""
    free = {fold_name(opener)} if opener in _OPENERS or is_function_word(opener) else set()
    return {name for name in capitalised(text) if name not in free}


def _folded(text: str) -> set[str]:
    return {fold(word) for word in words(text)}
