"""Plain text, taken as it stands."""

from api.ingest.making import fill, make_article
from api.ingest.opening import read_opening
from api.limits import DEFAULT_LIMITS, Limits
from api.schemas.article import Article, ArticleMetadata

NOTHING_KNOWN = ArticleMetadata()


def from_text(
    text: str, metadata: ArticleMetadata = NOTHING_KNOWN, *, limits: Limits = DEFAULT_LIMITS
) -> Article:
    """The article of this text; only a leading byte order mark is removed.

    Date, headline and byline are read from the first lines where `metadata` leaves them open, and
    named in `read_from_text`. Raises EmptyTextError, EncodingError, TooLargeError.
    """
    verbatim = text.removeprefix("\ufeff")
    found = read_opening(verbatim, metadata)
    filled = fill(metadata, found)
    read = tuple(name for name in found if filled.model_dump()[name] is not None)
    return make_article(verbatim, filled, limits, read)
