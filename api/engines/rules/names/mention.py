"""A name in place."""

from api.text.values import value


@value
class Mention:
    """A name in place: `tokens[first:last]`; `titled`: a title such as "Mr" stands before it."""

    first: int
    last: int
    titled: bool
    words: tuple[str, ...]
