"""What is wrong with an account, in words for who has the page in front of them."""

import re
from collections.abc import Collection
from typing import Final

from api.errors import (
    EmptyTextError,
    EncodingError,
    FactframeError,
    NotFoundError,
    TooLargeError,
    UnsupportedFormatError,
    UnsupportedLanguageError,
)
from api.schemas.run import EngineName
from api.web.forms import Part
from api.web.languages import LANGUAGES

FAILED: Final = (
    "The server failed, and what happened is in its log. Try again; if it fails again, tell whoever"
    " runs this server."
)
"""What to do where something unexpected went wrong."""

_SETTING: Final = re.compile(r" \(FACTFRAME_[A-Z_]+\)")


def without_settings(message: str) -> str:
    """The message without the names of settings, which mean nothing to who has the page before
    them."""
    return _SETTING.sub("", message)


def page_told(error: FactframeError) -> tuple[str, str]:
    """Title and words of a page that takes the place of the one that was asked for."""
    match error:
        case NotFoundError():
            return "This result is not here", (
                "Results are kept for a while and may have been dropped, or the address is not"
                " whole. Hand the articles in again: the same articles have the same address. A"
                " file that you downloaded still opens."
            )
        case TooLargeError():
            return "That is too much at once", (
                f"{error.message} Nothing was read. Go back in your browser, where what you typed"
                " still is, and hand in less; of a web page, paste its text alone."
            )
        case _:
            return error.title, error.message


def explained(
    error: FactframeError, filename: str = "", engines: Collection[EngineName] = ()
) -> tuple[Part, str]:
    """The field to change, and what to do there. `filename` names the file that was read,
    `engines` those that are offered."""
    part: Part = "file" if filename else "text"
    match error:
        case UnsupportedLanguageError():
            return "language", _foreign(error.language, "llm" in engines)
        case EmptyTextError():
            nothing = f"{filename} holds no words" if filename else "There are no words here"
            return part, f"{nothing}. Paste the text of the article."
        case EncodingError():
            return part, (
                f"The letters of {filename or 'this text'} cannot be told for sure, since it is not"
                " in UTF-8. Open it, copy its text and paste that."
            )
        case UnsupportedFormatError():
            return part, (
                f"{filename or 'This'} cannot be read: plain text, HTML and ninjs can. Open it,"
                " copy its text and paste that."
            )
        case NotFoundError():
            return "text", "What was read before is not kept any more. Paste the text again."
        case _:
            return part, f"{filename}: {error.message}" if filename else error.message


def _foreign(language: str, with_model: bool) -> str:
    named = LANGUAGES.get(language)
    seen = f"This looks like {named}" if named else "This does not look like English"
    remedy = "Let the language model read it; or, if" if with_model else "If"
    return (
        f"{seen}, and {'the rules read' if with_model else 'this server reads'} English only."
        f" {remedy} it is English with words in another language, choose English here."
    )
