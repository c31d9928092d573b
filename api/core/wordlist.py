"""Word lists written as plain text."""


def listed(text: str) -> tuple[str, ...]:
    """The words of a list, in its order."""
    return tuple(text.split())


def word_set(text: str) -> frozenset[str]:
    """The words of a list, each once."""
    return frozenset(text.split())
