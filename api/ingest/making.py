"""The one place where an article is made from a text and what is known of it."""

import hashlib
import re
from collections.abc import Mapping

from pydantic import ValidationError

from api.errors import EmptyTextError, EncodingError, InvalidArticleError, TooLargeError
from api.limits import Limits
from api.schemas.article import Article, ArticleMetadata, ReadField

_SURROGATE = re.compile("[\ud800-\udfff]")
_LONGEST_STEP = 40
_VISIBLE = re.compile(r"\w")


def make_article(
    text: str,
    metadata: ArticleMetadata,
    limits: Limits,
    read_from_text: tuple[ReadField, ...] = (),
) -> Article:
    """The article of this text, unchanged. Raises an InputError where no reader could read it."""
    check_length(text, limits)
    check_characters(text, "text")
    if not _VISIBLE.search(text):
        raise EmptyTextError("The article has no words. Hand in its text.")
    known = metadata.model_dump(include=set(ArticleMetadata.model_fields))
    for name, value in known.items():
        if isinstance(value, str):
            check_characters(value, name)
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(**known, text=text, sha256=digest, read_from_text=read_from_text)


def check_length(text: str, limits: Limits) -> None:
    """Raises TooLargeError, which names limit and setting."""
    if len(text) > limits.characters:
        raise TooLargeError(
            f"The text has {len(text):,} characters; at most {limits.characters:,} are read "
            "(FACTFRAME_MAX_CHARACTERS). Hand it in as several articles."
        )


def check_characters(value: str, name: str) -> None:
    """Raises EncodingError for half a surrogate pair, InvalidArticleError for a NUL."""
    if lone := _SURROGATE.search(value):
        raise EncodingError(
            f"The {name} holds half of a surrogate pair (U+{ord(lone.group()):04X}) at character "
            f"{lone.start()}, which is no character. Encode the article anew as UTF-8."
        )
    if (nul := value.find("\0")) >= 0:
        raise InvalidArticleError(
            f"The {name} holds a NUL character at position {nul}. Remove it, or check that the "
            "article is text and not a binary file."
        )


def explain(error: ValidationError) -> str:
    """What is wrong with which field, without repeating the value."""
    problems = [
        f"{_place(item['loc'])}: {item['msg'].removeprefix('Value error, ')}"
        for item in error.errors(include_url=False, include_context=False, include_input=False)
    ]
    return "The article is not valid. " + "; ".join(problems) + "."


def _place(path: tuple[int | str, ...]) -> str:
    return ".".join(str(step)[:_LONGEST_STEP] for step in path) or "article"


def fill(
    metadata: ArticleMetadata, found: Mapping[ReadField, object] | Mapping[str, object]
) -> ArticleMetadata:
    """The metadata with its gaps filled from what was found; found values that do not fit are
    left out, because the caller did not write them."""
    known = metadata.model_dump(include=set(ArticleMetadata.model_fields))
    for name, value in found.items():
        if known[name] is None and value is not None and _fits(name, value):
            known[name] = value
    return ArticleMetadata.model_validate(known)


def _fits(name: str, value: object) -> bool:
    try:
        ArticleMetadata.model_validate({name: value})
    except ValidationError:
        return False
    return True
