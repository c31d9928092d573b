"""The texts that are changed: whole articles, and short passages of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from api.ingest import from_text
from api.schemas.article import Article, ArticleMetadata
from api.schemas.document import Document, Region
from api.text.document import build_document
from evals.perturbations.change import Change, Range, reworded
from evals.perturbations.sites import OtherArticle, SiteError, Sites, WordingFile

_BRIEF = 44
_NOT_BEFORE = ("teaser", "related_links", "caption")
"""Paragraphs that tell, by standing there, what the one before them is."""


@dataclass(frozen=True)
class Source:
    """An article, or a passage of one."""

    id: str
    article: Article

    @cached_property
    def document(self) -> Document:
        return build_document(self.article)

    @cached_property
    def included(self) -> tuple[Region, ...]:
        """The paragraphs that are read."""
        return tuple(region for region in self.document.regions if not region.excluded)

    def find(self, words: str) -> Range:
        """Where the words stand in the article. Raises SiteError unless they do so once."""
        return find(self.article.text, words, self.id)

    def holding(self, *words: str) -> Article:
        """The paragraphs that hold all of these words, with one neighbour for company.

        Paragraphs that are left out of a reading are left out here too. Raises SiteError.
        """
        found = [self.find(item) for item in words]
        low, high = min(start for start, _ in found), max(end for _, end in found)
        inside = [
            number
            for number, region in enumerate(self.included)
            if region.span.start < high and low < region.span.end
        ]
        if not inside:
            raise SiteError(f"{self.id}: {words[0]!r} stands in a paragraph that is not read")
        first, last = inside[0], inside[-1]
        if first > 0:
            return self._paragraphs(first - 1, last)
        return self._paragraphs(first, min(last + 1, len(self.included) - 1))

    def passages(self, size: int) -> tuple["Source", ...]:
        """All runs of so many paragraphs that are read, fewer where there are no more."""
        runs = max(1, len(self.included) - size + 1)
        return tuple(
            Source(self.id, self._paragraphs(first, first + size - 1)) for first in range(runs)
        )

    @cached_property
    def gaps(self) -> tuple[int, ...]:
        """Offsets behind paragraphs that are read, where another can stand."""
        regions = self.document.regions
        following = [*(region.kind for region in regions[1:]), "body"]
        return tuple(
            region.span.end
            for region, after in zip(regions, following, strict=True)
            if not region.excluded and after not in _NOT_BEFORE
        )

    @cached_property
    def sentence_ends(self) -> tuple[int, ...]:
        """Offsets behind sentences that are read, outside of all quotation marks."""
        document = self.document
        ends = (sentence.span.end for sentence in document.included())
        return tuple(
            end for end in ends if not any(q.start < end < q.end for q in document.quotations)
        )

    def _paragraphs(self, first: int, last: int) -> Article:
        chosen = self.included[first : last + 1]
        return retold(self.article, "\n\n".join(region.span.exact for region in chosen))


@dataclass(frozen=True, slots=True)
class Material:
    """All that cases are made of."""

    sources: tuple[Source, ...]
    sites: Mapping[str, Sites]
    """By id of the article."""
    wordings: WordingFile
    others: tuple[OtherArticle, ...]

    def sited(self) -> Iterator[tuple[Source, Sites]]:
        """The articles for which there are sites, with these."""
        found = ((item, self.sites.get(item.id)) for item in self.sources)
        return (
            (source, sites)
            for source, sites in found
            if sites is not None and sites.opening in source.article.text
        )


@dataclass(frozen=True, slots=True)
class Versions:
    """A text before a change and after it."""

    before: Article
    after: Article
    change: Change

    def places(self, words: str) -> tuple[Range, Range]:
        """Where words that stay stand in both. Raises SiteError unless they do so once."""
        return find(self.before.text, words, "before"), find(self.after.text, words, "after")

    @property
    def edited(self) -> tuple[Range, Range]:
        """Where the first words that differ stand in both."""
        edit = self.change.edits[0]
        return edit.before, edit.after


def versions(article: Article, words: str, before: str, after: str) -> Versions:
    """The article with `before` and with `after` in the place of `words`, which stand there once.

    Either may be `words` themselves.
    """
    start = article.text.index(words)
    text = article.text[:start] + before + article.text[start + len(words) :]
    return changed(retold(article, text), reworded(text, start, before, after))


def changed(article: Article, change: Change) -> Versions:
    """The article before and after a change of its text."""
    return Versions(article, retold(article, change.after), change)


def retold(article: Article, text: str) -> Article:
    """Another text under what is known of the article."""
    known = article.model_dump(include=set(ArticleMetadata.model_fields))
    return from_text(text, ArticleMetadata.model_validate(known))


def find(text: str, words: str, place: str) -> Range:
    """Where the words stand. Raises SiteError unless they do so exactly once."""
    count = text.count(words)
    if count != 1:
        raise SiteError(f"{place}: {words!r} stands {count} times; give words that stand once")
    start = text.index(words)
    return start, start + len(words)


def brief(words: str) -> str:
    """The first of the words, to tell a case by."""
    flat = " ".join(words.split())
    return f"'{flat if len(flat) <= _BRIEF else flat[: _BRIEF - 1].rstrip() + '…'}'"
