"""A page fetched from its address, so that nothing but the public web is ever reached."""

from api.fetch.fetcher import WebFetcher
from api.fetch.rules import FetchRules

__all__ = ["FetchRules", "WebFetcher"]
