"""Keys: what they look like, to whom they belong, and what they may use in a day."""

import hashlib
import re
import secrets
from datetime import datetime
from typing import Final

from pydantic import BaseModel, ConfigDict, Field

from api.rates import Rate

PREFIX: Final = "ffk"
"""Tells people, and programs that look for leaked keys, what it is."""
TENANT: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,62}")
EVERYBODY: Final = "default"
"""The tenant that sees what is kept without keys too."""

_ID_BYTES: Final = 5
_ID: Final = re.compile(r"[0-9a-f]+")
_SECRET_BYTES: Final = 32
_LONGEST: Final = 200


class KeyLimits(BaseModel):
    """What a key may use; None: what the service allows every key, for quotas all."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    rate: Rate | None = None
    at_once: int | None = Field(default=None, ge=1)
    articles: int | None = Field(default=None, ge=0)
    characters: int | None = Field(default=None, ge=0)
    tokens: int | None = Field(default=None, ge=0)
    usd: float | None = Field(default=None, ge=0)

    @property
    def quotas(self) -> dict[str, float]:
        """Most of each in a day, by the name in `Amounts`."""
        found = self.model_dump(include={"articles", "characters", "tokens", "usd"})
        return {name: most for name, most in found.items() if most is not None}


class Key(BaseModel):
    """A key, without the key itself: nobody has that but the one it was made for."""

    model_config = ConfigDict(frozen=True)

    id: str
    label: str
    tenant: str
    created: datetime
    revoked: datetime | None = None
    limits: KeyLimits = KeyLimits()

    @property
    def namespace(self) -> str:
        return "" if self.tenant == EVERYBODY else self.tenant


def new_id() -> str:
    """The part of a key that may be known."""
    return secrets.token_hex(_ID_BYTES)


def new_secret() -> str:
    """256 random bits, as text."""
    return secrets.token_urlsafe(_SECRET_BYTES)


def written(identifier: str, secret: str) -> str:
    """The key as it is handed over."""
    return f"{PREFIX}_{identifier}_{secret}"


def parts(key: str) -> tuple[str, str]:
    """Id and secret of what may be a key; both empty where it has not the form of one."""
    prefix, _, rest = key.partition("_")
    identifier, _, secret = rest.partition("_")
    whole = prefix == PREFIX and _ID.fullmatch(identifier) and secret and len(key) <= _LONGEST
    return (identifier, secret) if whole else ("", "")


def digest(secret: str) -> bytes:
    """What is kept in place of the secret."""
    return hashlib.sha256(secret.encode()).digest()
