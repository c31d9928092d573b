"""Who is let in: everybody where there are no keys, else who has one."""

from api.access.apart import apart
from api.access.keys import Key
from api.access.quotas import KeyAccount
from api.access.store import key_store
from api.account import Account
from api.settings import Settings


class Gate:
    """Asks for keys as soon as there is one, unless the operator says that something else does."""

    def __init__(self, settings: Settings) -> None:
        self._store = key_store(settings)
        self._never_asks = settings.no_keys

    @property
    def is_left_open(self) -> bool:
        """Whether the operator said that access is controlled elsewhere."""
        return self._never_asks

    async def asks(self) -> bool:
        """Whether a key is asked for. Raises ConfigurationError, also in what follows."""
        if self._never_asks or not self._store.may_have_keys():
            return False
        return await apart(self._store.has_keys)

    async def told(self) -> str:
        """What the operator is told of the keys."""
        if self._never_asks:
            return "Nobody is asked for a key (FACTFRAME_NO_KEYS)."
        await apart(self._store.check)
        if await self.asks():
            return "They are asked for, and can be read."
        return "There are none: requests of this machine are served, and no others."

    async def account(self, key: str | None, session: str | None) -> Account | None:
        """The account of the key, else of the session; None where neither is good."""
        found = await apart(self._found, key, session)
        return KeyAccount(found, self._store) if found else None

    async def sign_in(self, key: str) -> str | None:
        """The token of a new session; None where the key is not good."""
        found = await apart(self._store.owner, key)
        return await apart(self._store.open_session, found) if found else None

    async def sign_out(self, session: str) -> None:
        """End the session."""
        await apart(self._store.close_session, session)

    async def close(self) -> None:
        """Give back what it needs. It is of no use afterwards."""
        await apart(self._store.close)

    def _found(self, key: str | None, session: str | None) -> Key | None:
        if key is not None:
            return self._store.owner(key)
        return self._store.of_session(session) if session else None
