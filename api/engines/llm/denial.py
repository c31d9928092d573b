"""Whether a statement denies what the sentences behind it do not deny."""

import re
from collections.abc import Iterable

_DENIES = re.compile(
    r"\b(?:not|never|cannot|nobody|none|nothing|neither|nor)\b|n['’]t\b", re.IGNORECASE
)
_ROOM_FOR_DENIAL = re.compile(
    r"\b(?:no|without|yet to|hardly|barely|scarcely|rarely|only|few|little|except|instead|rather"
    r"|(?:un|in|im|ir|dis)\w+|\w+less|(?:refus|den[yi]|fail|declin|lack|reject|avoid|prevent|stop"
    r"|end|block|ban|halt|cancel|miss|absen|ignor|abandon|cleared|acquit|rul|silen|hid)\w*)\b",
    re.IGNORECASE,
)


def brings_in_denial(statement: str, sentences: Iterable[str]) -> bool:
    """Whether an English statement says "not" though none of the sentences denies anything.

    Sentences with a word that leaves room for a denial ("refused", "unable", "without") may be
    worded with "not", so only a denial out of nowhere is found.
    """
    if not _DENIES.search(statement):
        return False
    return not any(_DENIES.search(text) or _ROOM_FOR_DENIAL.search(text) for text in sentences)
