"""Articles and documents made of plain text, for the tests of this folder."""

from hashlib import sha256

from api.schemas.article import Article
from api.schemas.document import Document
from api.text.document import build_document


def article(text: str, title: str | None = None) -> Article:
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Article(text=text, sha256=digest, title=title)


def document(text: str, title: str | None = None) -> Document:
    return build_document(article(text, title))
