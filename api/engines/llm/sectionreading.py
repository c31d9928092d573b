"""Asks for one section of a document, window by window, and mends what failed."""

import asyncio
import logging
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from api.engines.llm.asking import Answered, Asking
from api.engines.llm.bounds import bounded
from api.engines.llm.parts import Failure, Failures
from api.engines.llm.quotes import Quotes
from api.engines.llm.sections import Section
from api.engines.llm.windows import FAST_WINDOW, LONG_WINDOW, Window, windows
from api.errors import UpstreamAnswerError, UpstreamError
from api.observing import step
from api.schemas.base import Draft
from api.schemas.document import Document
from api.schemas.run import RunWarning

D = TypeVar("D", bound=Draft)
P = TypeVar("P")
_log = logging.getLogger(__name__)
_MOST_NAMED = 60
"""Most failed items that are asked for again."""
_LONGEST_NAMED = 20_000


@dataclass(frozen=True, slots=True)
class Outcome(Generic[P]):
    """What the windows of a section gave."""

    part: P | None
    parts: int
    """Number of windows that were read."""
    errors: tuple[UpstreamError, ...]
    warnings: tuple[RunWarning, ...]

    @property
    def failed(self) -> bool:
        """Whether there was something to read and no window gave an answer."""
        return bool(self.errors) and not self.parts


class SectionReading(Generic[D, P]):
    """One reading of one section of one document."""

    def __init__(
        self, section: Section[D, P], document: Document, asking: Asking, quotes: Quotes
    ) -> None:
        self._section = section
        self._document = document
        self._asking = asking
        self._quotes = quotes
        self._answers = 0
        self._left_out: Counter[str] = Counter()
        self._warnings: list[RunWarning] = []

    async def read(self, cut: Sequence[Window]) -> Outcome[P]:
        """All windows at the same time. Failures of the provider are part of the outcome."""
        if len(cut) == 1:
            return await self._whole(cut[0])
        return await self._windows(cut)

    async def _whole(self, window: Window) -> Outcome[P]:
        try:
            return self._outcome([await self._window(window)], [])
        except UpstreamAnswerError as error:
            smaller = self._smaller(window)
            if not smaller:
                return self._outcome([], [error])
        except UpstreamError as error:
            return self._outcome([], [error])
        self._warn(
            "read_in_windows",
            f"The answer on the {self._section.name} of the whole text could not be used, so the "
            f"text was read in {len(smaller)} windows of sentences.",
        )
        return await self._windows(smaller)

    def _smaller(self, window: Window) -> tuple[Window, ...]:
        """Windows to try instead of the whole; none for a window, or a text too short to cut."""
        if window.cover is not None:
            return ()
        size = max(FAST_WINDOW, min(LONG_WINDOW, len(window.shown) // 3))
        cut = windows(self._document, size)
        return cut if len(cut) > 1 else ()

    async def _windows(self, cut: Sequence[Window]) -> Outcome[P]:
        results = await asyncio.gather(*(self._window_or_error(window) for window in cut))
        errors = [result for result in results if isinstance(result, UpstreamError)]
        return self._outcome([r for r in results if not isinstance(r, UpstreamError)], errors)

    async def _window_or_error(self, window: Window) -> P | UpstreamError:
        try:
            return await self._window(window)
        except UpstreamError as error:
            return self._missing(window, error)

    def _missing(self, window: Window, error: UpstreamError) -> UpstreamError:
        self._warn(
            "window_missing",
            f"The sentences {window} were not read for {self._section.name}: {error.message}",
        )
        return error

    def _outcome(self, parts: Sequence[P], errors: Sequence[UpstreamError]) -> Outcome[P]:
        if self._left_out:
            listed = ", ".join(f"{name}: {n}" for name, n in sorted(self._left_out.items()))
            message = (
                f"Items of the model's answer were left out because the text does not bear them "
                f"out, even after the model was asked again ({listed})."
            )
            self._warn("items_left_out", message)
        part = self._section.merge(parts) if parts else None
        return Outcome(part, len(parts), tuple(errors), tuple(self._warnings))

    async def _window(self, window: Window) -> P:
        """What one window gives, with one more question for what failed."""
        failures = Failures()
        answer = await self._readable(window)
        part = self._grounded(answer, window, failures)
        if not failures.items:
            return part
        mended = await self._mended(window, failures.items, self._section.open(part, window))
        return self._section.merge([part, mended]) if mended else part

    async def _readable(self, window: Window) -> Answered[D]:
        """An answer that can be read, on the second try at the latest."""
        answer = await self._first_try(window)
        if answer is None or answer.value is None:
            answer = await self._ask(window, redo=answer.reason if answer else "")
        answer.required()
        return answer

    async def _first_try(self, window: Window) -> Answered[D] | None:
        """The answer, or None. Raises where a second try of the same would be in vain."""
        try:
            return await self._ask(window)
        except UpstreamError as error:
            too_much = isinstance(error, UpstreamAnswerError) and self._smaller(window)
            if error.in_vain or too_much:
                raise
            which = str(window)  # not the window itself, which holds the article's words
            _log.warning(
                "%s of sentences %s: a second try after %s", self._section.name, which, error.code
            )
            return None

    async def _ask(self, window: Window, again: str = "", redo: str = "") -> Answered[D]:
        return await self._asking.ask(
            self._section.prompt,
            self._section.draft,
            metadata=_metadata(self._document),
            sentences=window.shown,
            cover=window.cover or (),
            again=again,
            redo=redo,
            **self._section.inputs,
        )

    def _grounded(self, answer: Answered[D], window: Window, failures: Failures) -> P:
        for problem in answer.problems:
            failures.add(problem.list_name, str(problem), problem.given)
        draft, lost = bounded(answer.required(), len(window.sentences))
        if lost:
            message = f"{lost} items beyond what the text can hold were not read."
            self._warn("answer_bounded", message)
        self._answers += 1
        tag = f"{self._section.name}{self._answers}."
        with step("ground", "llm"):
            return self._section.ground(draft, window, self._quotes, tag, failures)

    async def _mended(
        self, window: Window, failed: Sequence[Failure], silent: Sequence[int]
    ) -> P | None:
        """The failed items, asked for once more; None where that gave nothing."""
        pending = Counter(failure.list_name for failure in failed)
        try:
            answer = await self._ask(window, again=_named(failed, silent))
        except UpstreamError:
            self._left_out += pending
            return None
        if answer.value is None:
            self._left_out += pending
            return None
        still = Failures()
        part = self._grounded(answer, window, still)
        given = Counter({name: len(items) for name, items in answer.value.model_dump().items()})
        given += Counter(problem.list_name for problem in answer.problems)
        self._left_out += Counter(failure.list_name for failure in still.items)
        self._left_out += pending - given
        return part

    def _warn(self, code: str, message: str) -> None:
        self._warnings.append(RunWarning(code=code, message=message))


def _metadata(document: Document) -> tuple[tuple[str, str], ...]:
    article = document.article
    published = str(article.published_at) if article.published_at else None
    lines = (("title", article.title), ("outlet", article.outlet), ("date", published))
    return tuple((name, " ".join(value.split())) for name, value in lines if value)


def _named(failed: Sequence[Failure], silent: Sequence[int]) -> str:
    lines = [f"- {failure.message}: {failure.item}" for failure in failed[:_MOST_NAMED]]
    if silent:
        lines.insert(0, f"- sentences not accounted for: {', '.join(map(str, silent))}")
    return "\n".join(lines)[:_LONGEST_NAMED]
