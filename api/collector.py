"""Garbage collection as suits a process that reads one article after another."""

import gc

_NEW_OBJECTS = 20_000


def spare_collections() -> None:
    """Collect seldom, and never walk over what is loaded by now: reading leaves no cycles."""
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS)
