"""What is wrong with an account, in words for who has the page in front of them."""

from collections.abc import Collection

from api.errors import (
    EmptyTextError,
    EncodingError,
    FactframeError,
    NotFoundError,
    UnsupportedFormatError,
    UnsupportedLanguageError,
)
from api.schemas.run import EngineName
from api.web.forms import Part
from api.web.languages import LANGUAGES


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
