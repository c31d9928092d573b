"""Articles as handed in, and those of which only the address was."""

from api.errors import FetchRefusedError
from api.ingest.apart import bytes_read, input_read
from api.limits import DEFAULT_LIMITS, Limits
from api.ports import FetchedPage, Fetcher
from api.schemas.article import Article, ArticleInput, ArticleMetadata, Fetched

OFF = (
    "Pages are not fetched from their addresses here. Hand in the text of the article; or whoever "
    "runs this sets FACTFRAME_FETCH, to on or to the hosts that may be fetched from."
)


async def taken(
    given: ArticleInput, fetcher: Fetcher | None, *, limits: Limits = DEFAULT_LIMITS
) -> Article:
    """The article as handed in, or of the page at its address. Raises InputError, FetchError."""
    if given.is_address:
        known = given.model_dump(include=set(ArticleMetadata.model_fields))
        metadata = ArticleMetadata.model_validate(known)
        return await from_address(given.url or "", metadata, fetcher, limits=limits)
    return await input_read(given, limits=limits)


async def from_address(
    url: str,
    metadata: ArticleMetadata,
    fetcher: Fetcher | None,
    *,
    limits: Limits = DEFAULT_LIMITS,
) -> Article:
    """The article of the page at the address. Raises FetchRefusedError where there is no fetcher,
    FetchError, InputError."""
    if fetcher is None:
        raise FetchRefusedError(OFF)
    return await _read(await fetcher.get(url), metadata, limits)


async def _read(page: FetchedPage, metadata: ArticleMetadata, limits: Limits) -> Article:
    """Its `url` is what the page says is its address, else where it came from."""
    known = metadata.model_copy(update={"url": None})
    article = await bytes_read(page.data, None, page.media_type, metadata=known, limits=limits)
    fetched = Fetched(asked=page.asked, url=page.url, at=page.at)
    return article.model_copy(update={"url": article.url or page.url, "fetched": fetched})
