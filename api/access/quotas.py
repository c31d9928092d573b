"""What keys may use in a day, and what they have used of it."""

import logging
from datetime import UTC, date, datetime, timedelta
from typing import Final

from api.access.apart import apart
from api.access.keys import Key
from api.access.store import KeyStore
from api.account import Amounts
from api.errors import ConfigurationError, QuotaError

logger = logging.getLogger(__name__)

NAMES: Final = {
    "articles": "{:,.0f} articles",
    "characters": "{:,.0f} characters",
    "tokens": "{:,.0f} tokens of a model",
    "usd": "{:,.2f} US dollars for a model",
}
"""The quotas, as they are told."""


class KeyAccount:
    """The account of a key. Days are of UTC."""

    def __init__(self, key: Key, store: KeyStore) -> None:
        self.key = key
        self._store = store

    @property
    def identifier(self) -> str:
        return self.key.id

    @property
    def namespace(self) -> str:
        return self.key.namespace

    async def admit(self, wanted: Amounts) -> None:
        used = await self._used("articles", "characters")
        for name in ("articles", "characters"):
            most = self.key.limits.quotas.get(name)
            if most is not None and getattr(used, name) + getattr(wanted, name) > most:
                raise reached(name, most, getattr(used, name))

    async def admit_call(self) -> None:
        used = await self._used("tokens", "usd")
        for name in ("tokens", "usd"):
            most = self.key.limits.quotas.get(name)
            if most is not None and getattr(used, name) >= most:
                raise reached(name, most, getattr(used, name))
        if "usd" in self.key.limits.quotas and used.unpriced:
            raise QuotaError(
                "This key has a quota on money, and the price of the model is not known: after a"
                " first call none can be allowed today. Ask the operator for a quota on tokens.",
                _left(datetime.now(UTC)).total_seconds(),
            )

    async def charge(self, used: Amounts) -> None:
        try:
            await self.count(used)
        except ConfigurationError as error:
            self.tell_uncounted(error)

    async def count(self, used: Amounts) -> None:
        """Count what has been used. Raises ConfigurationError."""
        if used != Amounts():
            await apart(self._store.charge, self.key.id, _today(), used)

    def tell_uncounted(self, error: ConfigurationError) -> None:
        """Tell the operator: the work is done, and its result must not be lost."""
        logger.error("What key %s used was not counted: %s", self.key.id, error.message)

    async def _used(self, *names: str) -> Amounts:
        """What was used today; not looked up where none of these has a limit."""
        if not self.key.limits.quotas.keys() & set(names):
            return Amounts()
        return await apart(self._store.used, self.key.id, _today())


def reached(name: str, most: float, used: float) -> QuotaError:
    """What to tell a caller whose quota of this name does not suffice."""
    now = datetime.now(UTC)
    told = NAMES[name]
    return QuotaError(
        f"This key may use {told.format(most)} a day, and has used {told.format(used)} today: this"
        f" request would go beyond that. The quota renews at {now + _left(now):%Y-%m-%dT%H:%M:%SZ}."
        " Send less, or ask the operator for more.",
        _left(now).total_seconds(),
    )


def _today() -> date:
    return datetime.now(UTC).date()


def _left(now: datetime) -> timedelta:
    """Until the day ends."""
    midnight = (now + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight - now
