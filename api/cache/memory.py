"""Text kept under keys in memory."""

from collections import OrderedDict
from collections.abc import Awaitable, Callable

from api.cache.filling import fill
from api.cache.flight import SingleFlight


class MemoryCache:
    """A cache in memory, of at most so many characters; the least recently used go first."""

    def __init__(self, characters: int = 64_000_000) -> None:
        self._room = characters
        self._rows: OrderedDict[str, str] = OrderedDict()
        self._flights: SingleFlight[tuple[str, bool]] = SingleFlight()
        self.warning: str | None = None

    def __reduce__(self) -> tuple[type["MemoryCache"], tuple[()]]:
        return MemoryCache, ()

    async def get(self, key: str) -> str | None:
        if key in self._rows:
            self._rows.move_to_end(key)
        return self._rows.get(key)

    async def set(self, key: str, value: str) -> None:
        self._room += len(self._rows.pop(key, "")) - len(value)
        self._rows[key] = value
        while self._room < 0:
            _, dropped = self._rows.popitem(last=False)
            self._room += len(dropped)

    async def get_or_make(self, key: str, make: Callable[[], Awaitable[str]]) -> tuple[str, bool]:
        return await self._flights.run(key, lambda: fill(self, key, make))
