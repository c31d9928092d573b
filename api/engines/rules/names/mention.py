"""A name in place."""

from typing import NamedTuple


class Mention(NamedTuple):
    """A name in place: `tokens[first:last]`; `titled`: a title such as "Mr" stands before it."""

    first: int
    last: int
    titled: bool
    words: tuple[str, ...]
