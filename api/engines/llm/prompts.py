"""Which version of each prompt the engine asks with."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, astuple, dataclass, replace
from typing import Final

from api.errors import ConfigurationError
from api.llm.prompting import prompt_ids, prompt_ref
from api.schemas.run import PromptRef


@dataclass(frozen=True, slots=True)
class Prompts:
    """One version for each thing that is asked; a field is named for the purpose of its prompt."""

    claims: str = "claims/v2"
    framing: str = "framing/v3"
    match: str = "match/v2"
    synopsis: str = "synopsis/v1"

    @property
    def refs(self) -> tuple[PromptRef, ...]:
        """Their identities, in order of their ids."""
        names: tuple[str, ...] = astuple(self)
        return tuple(prompt_ref(name) for name in sorted(names))

    def using(self, names: Sequence[str]) -> "Prompts":
        """These with versions such as `claims/v2` in place of those of the same purpose.

        Raises ConfigurationError for a version that does not exist, and for two of one purpose.
        """
        known = [name for name in prompt_ids() if _purpose(name) in asdict(self)]
        if strangers := [name for name in names if name not in known]:
            raise ConfigurationError(
                f"There is no prompt {', '.join(strangers)}. There are {', '.join(known)}."
            )
        purposes = [_purpose(name) for name in names]
        if twice := [purpose for purpose, count in Counter(purposes).items() if count > 1]:
            raise ConfigurationError(
                f"Name one version each of {', '.join(twice)}, not of {', '.join(names)}."
            )
        return replace(self, **dict(zip(purposes, names, strict=True)))


def _purpose(name: str) -> str:
    return name.partition("/")[0]


SHIPPED: Final = Prompts()
"""The versions that the product asks with."""
