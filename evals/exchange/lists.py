"""Voices and named things as lines of text, for tools that have no place for lists of them."""

import re

from pydantic import ValidationError

from evals.exchange.errors import ExchangeError
from evals.goldfiles import GoldReferent, GoldVoice

_BAR = re.compile(r"(?<!\\)\|")


def voice_line(voice: GoldVoice) -> str:
    """`id | kind | label | affiliation | other names, each after a bar`."""
    return _joined(voice.id, voice.kind, voice.label, voice.affiliation or "", *voice.also)


def referent_line(referent: GoldReferent) -> str:
    """`id | label`."""
    return _joined(referent.id, referent.label)


def voice_of(line: str) -> GoldVoice:
    """The voice on the line. Raises ExchangeError."""
    known, kind, label, affiliation, *also = [*_parts(line), "", "", "", ""]
    try:
        return GoldVoice.model_validate(
            {
                "id": known,
                "kind": kind,
                "label": label or known,
                "affiliation": affiliation or None,
                "also": tuple(name for name in also if name),
            }
        )
    except ValidationError as error:
        raise ExchangeError(
            f"the voice {line!r}: {error.errors()[0]['msg']} as kind; "
            "write id | kind | label | affiliation | other names"
        ) from error


def referent_of(line: str) -> GoldReferent:
    """The thing on the line; its label is its id where none is given."""
    known, label, *more = [*_parts(line), ""]
    if any(more) or not known:
        raise ExchangeError(f"the referent {line!r}: write id | label")
    return GoldReferent(id=known, label=label or known)


def _joined(*parts: str) -> str:
    line = " | ".join(part.replace("|", r"\|") for part in parts)
    return line.rstrip(" |") if not parts[-1] else line


def _parts(line: str) -> list[str]:
    return [part.replace(r"\|", "|").strip() for part in _BAR.split(line)]
