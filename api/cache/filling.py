"""What is not kept yet is made and kept."""

from collections.abc import Awaitable, Callable

from api.ports import Cache


async def fill(store: Cache, key: str, make: Callable[[], Awaitable[str]]) -> tuple[str, bool]:
    """The text kept under the key, else the one made and kept; and whether it was there."""
    kept = await store.get(key)
    if kept is not None:
        return kept, True
    made = await make()
    await store.set(key, made)
    return made, False
