"""Where a model is reached, as far as that is told outside of its name."""

import os
import re
from collections.abc import Mapping
from typing import Final

from api.settings import Settings

_ADDRESSES: Final = ("_API_BASE", "_BASE_URL", "_ENDPOINT")
_ALIASES: Final[Mapping[str, tuple[str, ...]]] = {
    "bedrock": ("AWS_BEDROCK",),
    "huggingface": ("HF",),
    "sagemaker": ("AWS_SAGEMAKER",),
}


def effective_address(settings: Settings, environment: Mapping[str, str] = os.environ) -> str:
    """The address set for the service, else what the environment sets for the model's provider.

    Empty where the provider's own address is used. May hold credentials: for digests only.
    """
    if settings.api_base:
        return settings.api_base
    provider, named, _ = (settings.model or "").partition("/")
    prefixes = _prefixes(provider) if named else ("",)
    told = {
        name: value
        for name, value in environment.items()
        if value and name.endswith(_ADDRESSES) and name.startswith(prefixes)
    }
    return "\n".join(f"{name}={value}" for name, value in sorted(told.items()))


def _prefixes(provider: str) -> tuple[str, ...]:
    """How the variables of a provider begin: `ollama_chat` reads OLLAMA_API_BASE."""
    words = [word for word in re.split(r"[^a-z0-9]+", provider.lower()) if len(word) > 1]
    return (*(word.upper() for word in words), *_ALIASES.get(provider.lower(), ()))
