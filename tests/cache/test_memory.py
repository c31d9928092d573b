"""Text kept in memory."""

from api.cache.memory import MemoryCache


async def test_memory_gives_up_the_least_recently_used() -> None:
    cache = MemoryCache(characters=10)
    for key in "abc":
        await cache.set(key, "1234")
        await cache.get("a")
    await cache.set("d", "too long to keep")
    assert [await cache.get(key) for key in "abcd"] == [None, None, None, None]
    await cache.set("a", "1234567890")
    assert await cache.get("a") == "1234567890"


async def test_memory_keeps_what_was_used_last() -> None:
    cache = MemoryCache(characters=10)
    for key in "abc":
        await cache.set(key, "1234")
        await cache.get("a")
    assert [await cache.get(key) for key in "abc"] == ["1234", None, "1234"]
