"""Sentences longer than anybody writes, cut so that reading one takes no longer than reading many.

Some of what is looked for in a sentence takes time that grows with the square of its length.
"""

from collections.abc import Iterator

LONGEST_SENTENCE = 4_000
"""Code points: some seven hundred words. The longest sentences of news have a quarter of that."""


def pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentence between two offsets, or its parts, cut at white space where there is some,
    without white space around them."""
    while end - start > LONGEST_SENTENCE:
        head = text[start : start + LONGEST_SENTENCE].rsplit(maxsplit=1)[0]
        yield start, start + len(head)
        start += len(head)
        while text[start].isspace():
            start += 1
    yield start, end
