"""What may be fetched at all, by what stands in the address."""

from dataclasses import dataclass

import httpx

from api.errors import FetchRefusedError

LONGEST_URL = 4000
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class FetchRules:
    """Limits on where pages come from and on what they may be."""

    hosts: tuple[str, ...] = ()
    """Hosts that are fetched from, a leading dot for all below one; none: from all."""
    ports: tuple[int, ...] = (80, 443)
    seconds: float = 20
    """For the page, its redirects and their robots.txt together."""
    bytes: int = 8_000_000
    """Longest page, as sent and as unpacked."""
    redirects: int = 5

    def checked(self, text: str) -> httpx.URL:
        """The address without its fragment. Raises FetchRefusedError, with what to change."""
        try:
            url = httpx.URL(text.strip()[: LONGEST_URL + 1])
        except (httpx.InvalidURL, ValueError):
            raise FetchRefusedError(
                "The address is not a URL such as https://paper.example/article."
            ) from None
        self._check(url, len(text.strip()))
        return url.copy_with(fragment=None)

    def _check(self, url: httpx.URL, length: int) -> None:
        if length > LONGEST_URL:
            raise FetchRefusedError(f"The address has more than {LONGEST_URL:,} characters.")
        if url.scheme not in _PORTS or not url.host:
            raise FetchRefusedError(
                "Pages are fetched over http and https only: give an address such as "
                "https://paper.example/article."
            )
        if url.userinfo:
            raise FetchRefusedError("The address holds a name or a password. Leave them out.")
        if (url.port or _PORTS[url.scheme]) not in self.ports:
            allowed = ", ".join(map(str, self.ports))
            raise FetchRefusedError(
                f"Pages are fetched from the ports {allowed} only (FACTFRAME_FETCH_PORTS)."
            )
        if self.hosts and not any(_is_of(url.host, host) for host in self.hosts):
            raise FetchRefusedError(
                "The page's host is not among those that are fetched from (FACTFRAME_FETCH). Open "
                "the page and hand in its text."
            )


def _is_of(host: str, listed: str) -> bool:
    """Whether the host is the one listed, or below it where it is listed with a leading dot."""
    plain, listed = host.rstrip(".").lower(), listed.lower()
    return plain == listed or (listed.startswith(".") and plain.endswith(listed))
