"""Everything that can go wrong and that a caller is told about. Knows no HTTP and no exit codes.

    FactframeError
    ├── InputError                what was handed in cannot be used; saying it again will not help
    │   ├── EmptyTextError        there is no text to read
    │   ├── EncodingError         the bytes are not the text that they claim to be
    │   ├── TooLargeError         a limit on size or number is exceeded
    │   ├── UnsupportedFormatError    the kind of file or body is not one that is read
    │   ├── UnsupportedLanguageError  the engine asked for does not read this language
    │   └── InvalidArticleError   the parts of the article do not fit together
    ├── NotFoundError             no result is stored under this id
    ├── ConfigurationError        the service is not set up for what was asked
    ├── JobsUnavailableError      the database of the jobs is out of reach, or the disk is full
    ├── BusyError                 too much of the kind waits already
    ├── QuotaError                the caller has used up what it may use for now
    │   └── TooManyJobsError      as many jobs are unfinished as may be
    ├── FetchError                the page at an address could not be had
    │   ├── FetchRefusedError     it is not fetched: our rules, or those of its site
    │   ├── FetchUnusableError    what is there is no page that is read: its kind or size
    │   └── FetchTimeoutError     it did not come in time
    └── UpstreamError             the model's provider did not give a usable answer
        ├── UpstreamRejectedError     it refused our request: key, model name, rights, quota
        ├── UpstreamUnavailableError  it is down, overloaded or out of reach
        │   ├── UpstreamPausedError   it was so again and again, and is not asked for a while
        │   └── UpstreamPacedError    no call may go out in time at the pace that was set
        ├── UpstreamTimeoutError      no answer within the deadline
        ├── UpstreamRefusalError      the model declined to answer
        └── UpstreamAnswerError       the answer is truncated, empty or not of the schema
            └── UpstreamLeakError         it gives away what is secret about the question

The message of every error is written for the caller: what is wrong and what to do. It never
contains the article's text, a key, or a provider's raw answer.
"""

from dataclasses import dataclass
from typing import ClassVar


class FactframeError(Exception):
    """Base of all errors that a caller is told about. `code` is stable, in kebab-case."""

    code: ClassVar[str] = "error"
    title: ClassVar[str] = "Something went wrong"

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class InputError(FactframeError):
    """What was handed in cannot be used."""

    code = "invalid-input"
    title = "The input cannot be used"


class EmptyTextError(InputError):
    """There is no text to read."""

    code = "empty-text"
    title = "The article has no text"


class EncodingError(InputError):
    """The bytes are not the text that they claim to be."""

    code = "not-utf-8"
    title = "The text cannot be decoded"


class TooLargeError(InputError):
    """A limit on size or number is exceeded."""

    code = "too-large"
    title = "The input is too large"


class UnsupportedFormatError(InputError):
    """The kind of file or body is not one that is read."""

    code = "unsupported-format"
    title = "The format is not supported"


class UnsupportedLanguageError(InputError):
    """The engine asked for does not read this language, of which `language` is the tag, if told."""

    code = "unsupported-language"
    title = "The engine does not read this language"

    def __init__(self, message: str, language: str = "") -> None:
        super().__init__(message)
        self.language = language


class InvalidArticleError(InputError):
    """The parts of the article do not fit together."""

    code = "invalid-article"
    title = "The article is not valid"


class NotFoundError(FactframeError):
    """No result is stored under this id."""

    code = "not-found"
    title = "Not found"


class FetchError(FactframeError):
    """The page at an address could not be had."""

    code = "fetch-failed"
    title = "The page could not be fetched"


class FetchRefusedError(FetchError):
    """The page is not fetched: our rules, or those of its site, are against it."""

    code = "fetch-refused"
    title = "The page is not fetched"


class FetchUnusableError(FetchError):
    """What is at the address is no page that is read: its kind, its size or its packing."""

    code = "fetch-unusable"
    title = "What is at the address cannot be used"


class FetchTimeoutError(FetchError):
    """The page did not come in time."""

    code = "fetch-timeout"
    title = "The page did not come in time"


class ConfigurationError(FactframeError):
    """The service is not set up for what was asked."""

    code = "not-configured"
    title = "The service is not set up for this"


class JobsUnavailableError(FactframeError):
    """The database of the jobs is out of reach, or the disk is nearly full."""

    code = "jobs-unavailable"
    title = "Jobs are out of reach"


class BusyError(FactframeError):
    """So much of what was asked waits already that no more is taken for now."""

    code = "busy"
    title = "The service is busy"


@dataclass(frozen=True, slots=True)
class Spent:
    """What calls cost that came to nothing, as `api.schemas.run.Usage` counts it."""

    calls: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    cost_usd: float | None = 0.0
    """None: not known."""


class QuotaError(FactframeError):
    """The caller has used up what it may use for now; `retry_after` seconds until it renews."""

    code = "quota-reached"
    title = "A quota is used up"

    def __init__(self, message: str, retry_after: float) -> None:
        super().__init__(message)
        self.retry_after: float | None = retry_after


class TooManyJobsError(QuotaError):
    """As many jobs of the caller's tenant are unfinished as may be."""

    code = "too-many-jobs"
    title = "Too many jobs are unfinished"


class UpstreamError(FactframeError):
    """The model's provider did not give a usable answer. `spent` is what that cost all the same."""

    code = "upstream-failed"
    title = "The model's provider failed"

    def __init__(self, message: str, spent: Spent = Spent()) -> None:
        super().__init__(message)
        self.spent = spent

    @property
    def in_vain(self) -> bool:
        """Whether it would be to put the same question again at once."""
        return False


class UpstreamRejectedError(UpstreamError):
    """The provider refused the request: key, model name, rights or quota."""

    code = "upstream-rejected"
    title = "The model's provider rejected the request"

    @property
    def in_vain(self) -> bool:
        return True


class UpstreamUnavailableError(UpstreamError):
    """The provider is down, overloaded or out of reach. `retry_after` in seconds, if it said."""

    code = "upstream-unavailable"
    title = "The model's provider is unavailable"

    def __init__(self, message: str, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after

    @property
    def in_vain(self) -> bool:
        return self.retry_after is not None


class UpstreamPausedError(UpstreamUnavailableError):
    """The provider failed again and again, and is not asked until `retry_after` is over."""

    code = "upstream-paused"
    title = "The model's provider is not asked for now"


class UpstreamPacedError(UpstreamUnavailableError):
    """At the pace that the operator set no call may go out in time. The provider was not asked."""

    code = "upstream-paced"
    title = "Too many calls to the model's provider are waiting"


class UpstreamTimeoutError(UpstreamError):
    """No answer within the deadline."""

    code = "upstream-timeout"
    title = "The model's provider did not answer in time"

    @property
    def in_vain(self) -> bool:
        """A second wait would make the caller wait for twice as long as the operator set."""
        return True


class UpstreamRefusalError(UpstreamError):
    """The model declined to answer."""

    code = "upstream-refusal"
    title = "The model declined to answer"


class UpstreamAnswerError(UpstreamError):
    """The answer is truncated, empty or not of the schema."""

    code = "upstream-answer"
    title = "The model's answer cannot be used"


class UpstreamLeakError(UpstreamAnswerError):
    """The answer gives away what is secret about the question."""

    code = "upstream-leak"
    title = "The model's answer gives away its instructions"
