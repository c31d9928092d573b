"""The process that parses a page: a job as JSON on standard input, its extract on standard output.

Nothing is ever fetched.
"""

import json
import re
import sys
from collections.abc import Iterator

from lxml.etree import LxmlError  # type: ignore[import-untyped]
from lxml.html import (  # type: ignore[import-untyped]  # lxml ships no types
    HtmlElement,
    HTMLParser,
    document_fromstring,
)
from trafilatura import bare_extraction
from trafilatura.settings import Document

from api.ingest.extraction import EXHAUSTED, UNREADABLE, Extract, Job

_DEEPEST = 200
_BLOCKS = frozenset(
    {
        *("p", "div", "section", "article", "blockquote", "pre", "hr", "br", "body"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd"),
        *("table", "tr", "figure", "figcaption", "header", "footer"),
    }
)
_NO_CHARACTER = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
    r"|&#0*(?:[1-8]|1[124-9]|2\d|3[01]);|&#[xX]0*(?:[1-8bBcCeEfF]|1[0-9a-fA-F]);"
)
"""What XML does not take: written out or as a reference, one of them makes a page unreadable."""
_NOT_TEXT = frozenset({"script", "style", "template", "noscript"})


def main() -> None:
    job: Job = json.loads(sys.stdin.buffer.read())
    _limit_resources(job["seconds"], job["memory_bytes"])
    try:
        markup = _NO_CHARACTER.sub(" ", job["markup"])
        answer = _fragment(markup) if job["fragment"] else _page(markup)
        written = json.dumps(answer)
    except MemoryError:
        sys.exit(EXHAUSTED)
    except (LxmlError, ValueError, RecursionError):
        sys.exit(UNREADABLE)
    sys.stdout.write(written)


def _limit_resources(seconds: int, memory_bytes: int) -> None:
    """Ends this process with its processor time, and lets it write no file and leave no image."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - Windows has none

        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def _page(markup: str) -> Extract:
    tree = document_fromstring(markup.encode(), parser=_parser())
    found = bare_extraction(
        tree,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if not isinstance(found, Document):
        return Extract(paragraphs=[], metadata={})
    metadata = {
        "title": found.title,
        "byline": found.author,
        "outlet": found.sitename,
        "published_at": found.date,
        "url": found.url,
        "language": found.language or tree.get("lang"),
    }
    return Extract(paragraphs=(found.text or "").split("\n"), metadata=metadata)


def _fragment(markup: str) -> Extract:
    tree = document_fromstring(f"<div>{markup}</div>".encode(), parser=_parser())
    return Extract(paragraphs="".join(_pieces(tree, 0)).split("\n"), metadata={})


def _pieces(element: HtmlElement, depth: int) -> Iterator[str]:
    """The text of the element, with a line break before and after every block."""
    if element.tag in _NOT_TEXT or depth > _DEEPEST:
        return
    edge = "\n" if element.tag in _BLOCKS else ""
    yield edge + _one_line(element.text)
    for child in element:
        yield from _pieces(child, depth + 1)
        yield _one_line(child.tail)
    yield edge


def _one_line(text: str | None) -> str:
    return (text or "").replace("\n", " ").replace("\r", " ")


def _parser() -> HTMLParser:
    return HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)


if __name__ == "__main__":
    main()
