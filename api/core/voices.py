"""Who is heard in which account."""

from collections.abc import Sequence

from api.core.linking import Label, link
from api.schemas.claims import TRACEABLE, Voice
from api.schemas.comparison import ComparedArticle
from api.schemas.contrasts import VoiceCell, VoiceRow
from api.schemas.reading import Side

AUTHORS = "The author's own voice"

Heard = tuple[int, ComparedArticle, Voice]
"""Position of the account, the account, and one of its voices."""


def voice_matrix(articles: Sequence[ComparedArticle]) -> tuple[VoiceRow, ...]:
    """One row for each voice, the authors' first, then by accounts and words.

    Names, documents and outlets are linked across accounts by their names; unnamed and
    collective voices only where they are described in the same words.
    """
    heard = [
        (index, article, voice)
        for index, article in enumerate(articles)
        for voice in article.analysis.voices
    ]
    authors = [item for item in heard if item[2].kind == "author"]
    named = [item for item in heard if item[2].kind in TRACEABLE]
    others = [item for item in heard if item[2].kind in ("unnamed", "collective")]
    rows = [_row(group) for group in (*_by_name(named), *_by_words(others))]
    rows.sort(key=_order)
    return (_row(authors).model_copy(update={"label": AUTHORS}), *rows)


def asserting(side: Side) -> Voice | None:
    """The voice that asserts the claim, if the account lists it."""
    return side.analysis.held.voices.get(side.claim.asserted_by)


def _by_name(heard: Sequence[Heard]) -> list[list[Heard]]:
    groups = link([Label(index, voice.label) for index, _, voice in heard])
    return [[heard[place] for place in group] for group in groups]


def _by_words(heard: Sequence[Heard]) -> list[list[Heard]]:
    groups: dict[tuple[str, str], list[Heard]] = {}
    for item in heard:
        groups.setdefault((item[2].kind, item[2].label.casefold()), []).append(item)
    return list(groups.values())


def _row(group: Sequence[Heard]) -> VoiceRow:
    fullest = max((voice for _, _, voice in group), key=lambda v: (len(v.label), v.label))
    return VoiceRow(
        label=fullest.label,
        kind=fullest.kind,
        cells=tuple(_cell(article, voice) for _, article, voice in group),
    )


def _cell(article: ComparedArticle, voice: Voice) -> VoiceCell:
    said = (item for item in article.analysis.attributions if item.voice_id == voice.id)
    return VoiceCell(
        article=article.key,
        voice_id=voice.id,
        words=voice.words,
        share=voice.share,
        stances=tuple(sorted({item.stance for item in said})),
    )


def _order(row: VoiceRow) -> tuple[int, int, str]:
    accounts = {cell.article for cell in row.cells}
    return -len(accounts), -sum(cell.words for cell in row.cells), row.label
