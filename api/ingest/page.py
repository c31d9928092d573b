"""A web page, saved or posted: its main text and what it says of itself."""

import re

from api.errors import EmptyTextError, InputError, TooLargeError
from api.ingest.decoding import decode_page
from api.ingest.extraction import extract
from api.ingest.making import check_characters, fill, make_article
from api.ingest.plain import NOTHING_KNOWN
from api.limits import DEFAULT_LIMITS, Limits
from api.schemas.article import Article, ArticleMetadata

_FEWEST_WORDS = 25
_SPACES = re.compile(r"\s+")


def from_html(
    page: bytes | str,
    metadata: ArticleMetadata = NOTHING_KNOWN,
    *,
    charset: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Article:
    """The article of a page: headline, blank line, paragraphs with blank lines between them.

    Title, byline, outlet, date, address and language come from the page where `metadata` leaves
    them open. Blocks for about a second: call it in a thread. Raises InputError where the page
    holds too little text, EmptyTextError, EncodingError, TooLargeError.
    """
    if len(page) > limits.bytes:
        raise TooLargeError(
            f"The page has more than {limits.bytes:,} bytes (FACTFRAME_MAX_BODY_BYTES). Hand in its"
            " text."
        )
    markup = page if isinstance(page, str) else decode_page(page, charset)
    if not markup.strip():
        raise EmptyTextError(
            "The page is empty. Open it in a browser, copy the text of the article and hand that"
            " in; or save the page anew."
        )
    check_characters(markup, "page")
    found = extract(markup, limits=limits)
    paragraphs = tidy(found["paragraphs"])
    if sum(len(paragraph.split()) for paragraph in paragraphs) < _FEWEST_WORDS:
        raise InputError(
            f"Fewer than {_FEWEST_WORDS} words of an article were found on the page: it may need "
            "a browser or a subscription to show its text. Copy the text and hand that in."
        )
    filled = fill(metadata, found["metadata"])
    return make_article(compose(filled.title, paragraphs), filled, limits)


def tidy(paragraphs: list[str]) -> list[str]:
    """The paragraphs that hold anything, each on one line."""
    lines = (_SPACES.sub(" ", paragraph).strip() for paragraph in paragraphs)
    return [line for line in lines if line]


def compose(title: str | None, paragraphs: list[str]) -> str:
    """Title and paragraphs with blank lines between; the title once, where they open with it."""
    headline = _SPACES.sub(" ", title or "").strip()
    opening = paragraphs[0].lstrip().partition("\n")[0] if paragraphs else ""
    if headline and opening.strip().casefold() != headline.casefold():
        paragraphs = [headline, *paragraphs]
    return "\n\n".join(paragraphs)
