"""How often something may happen, such as `60/minute`."""

from typing import Annotated

import limits
from pydantic import AfterValidator


def _checked(rate: str) -> str:
    parsed = limits.parse_many(rate)
    if len(parsed) != 1 or parsed[0].amount < 1:
        raise ValueError("a rate is one, and allows one request at least: 60/minute")
    return rate


Rate = Annotated[str, AfterValidator(_checked)]
