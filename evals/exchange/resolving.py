"""From what somebody typed for a voice or an entity to the one that is meant."""

from collections.abc import Mapping

from evals.exchange.errors import ExchangeError


def resolved(words: str, listed: Mapping[str, tuple[str, ...]], what: str, cure: str) -> str:
    """The id that is called so, by itself or by one of its names, the first of which goes before.

    `what` and `cure` are words for the message. Raises ExchangeError where none or several are.
    """
    called = words.strip()
    if called in listed:
        return called
    found = [known for known, names in listed.items() if called in names[:1]]
    found = found or [known for known, names in listed.items() if called in names]
    if len(found) == 1:
        return found[0]
    if found:
        raise ExchangeError(f"{called!r} may be {' or '.join(found)}; give the id of the {what}")
    known = ", ".join(listed) or "none yet"
    raise ExchangeError(f"there is no {what} {called!r} (there are: {known}); {cure}")
