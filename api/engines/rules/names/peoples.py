"""Names of peoples that are made of those of places: "Karvenian", of "Karvenia"."""

from collections.abc import Collection

_SHORTEST_STEM = 3
_ENDINGS = ("n", "ian", "an", "ese", "i", "ish")
"""Endings that make an adjective of a place's name."""
_PLACE_ENDINGS = ("", "ia", "a", "e", "y")


def derived_from(word: str, names: Collection[str]) -> str | None:
    """The name that a people or what is theirs is called after, if it is one of these."""
    single = word.removesuffix("s")
    if not single.endswith(_ENDINGS):
        return None
    for ending in _ENDINGS:
        stem = single.removesuffix(ending)
        if stem == single or len(stem) < _SHORTEST_STEM:
            continue
        for place_ending in _PLACE_ENDINGS:
            name = stem + place_ending
            if name != single and name in names:
                return name
    return None
