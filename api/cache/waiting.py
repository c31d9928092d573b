"""What waits in memory until it can be written."""

import threading
from typing import Final

_CHARACTERS: Final = 64_000_000


class Waiting:
    """Texts by key, of at most so many characters; the oldest are dropped. Safe for threads."""

    def __init__(self, characters: int = _CHARACTERS) -> None:
        self._room = characters
        self._lock = threading.Lock()
        self._texts: dict[str, str] = {}

    def get(self, key: str) -> str | None:
        with self._lock:
            return self._texts.get(key)

    def put(self, key: str, text: str) -> int:
        """Have the text wait. Returns how many were dropped for it."""
        dropped = 0
        with self._lock:
            self._room += len(self._texts.pop(key, "")) - len(text)
            self._texts[key] = text
            while self._room < 0:
                self._room += len(self._texts.pop(next(iter(self._texts))))
                dropped += 1
        return dropped

    def oldest(self) -> tuple[str, str] | None:
        """Key and text of what has waited longest; None where nothing does."""
        with self._lock:
            return next(iter(self._texts.items()), None)

    def done(self, key: str, text: str) -> None:
        """This text was written; a newer one under the key waits on."""
        with self._lock:
            if self._texts.get(key) == text:
                self._room += len(self._texts.pop(key))

    def __len__(self) -> int:
        return len(self._texts)
