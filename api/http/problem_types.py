"""The kinds of problem that callers can meet, each with a page that explains it.

One table maps the product's errors to statuses; it is searched along an error's class tree, so
that a new error has the status of its parent.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from api import errors


@dataclass(frozen=True, slots=True)
class ProblemType:
    """A kind of problem, with the page that explains it at `/problems/<code>`."""

    code: str
    title: str
    status: int
    meaning: str
    """What happened and what a caller can do, in a few sentences."""

    @property
    def path(self) -> str:
        return f"/problems/{self.code}"


def _of(error: type[errors.FactframeError], status: int, meaning: str) -> ProblemType:
    return ProblemType(error.code, error.title, status, meaning)


BY_ERROR: Mapping[type[errors.FactframeError], ProblemType] = MappingProxyType(
    {
        errors.FactframeError: _of(
            errors.FactframeError, 500, "The service could not do what was asked."
        ),
        errors.InputError: _of(
            errors.InputError,
            422,
            "The request is well formed, but its content cannot be used. Change it before you"
            " send it again.",
        ),
        errors.EmptyTextError: _of(
            errors.EmptyTextError,
            422,
            "No text is left once white space and markup are taken away. Send the text itself.",
        ),
        errors.EncodingError: _of(
            errors.EncodingError,
            400,
            "The body is not the text that it claims to be. JSON and plain text are read as"
            " UTF-8; JSON starts without a byte order mark. Convert the text and send it again.",
        ),
        errors.TooLargeError: _of(
            errors.TooLargeError,
            413,
            "The body, the text of an article or the number of articles is above a limit of this"
            " service. Send less at once. Where the operator can move the limit, `detail` names the"
            " setting: FACTFRAME_MAX_BODY_BYTES, FACTFRAME_MAX_CHARACTERS or"
            " FACTFRAME_MAX_SENTENCES.",
        ),
        errors.UnsupportedFormatError: _of(
            errors.UnsupportedFormatError,
            415,
            "The kind of body is not one that is read here. Set Content-Type to one of the kinds"
            " named in the header Accept-Post.",
        ),
        errors.UnsupportedLanguageError: _of(
            errors.UnsupportedLanguageError,
            422,
            "The engine does not read the language of the text. Ask for another engine: see"
            " /v1/engines.",
        ),
        errors.InvalidArticleError: _of(
            errors.InvalidArticleError, 422, "The parts of the article do not fit together."
        ),
        errors.NotFoundError: _of(
            errors.NotFoundError,
            404,
            "Nothing is kept under this address. Results are kept in a cache of limited size and"
            " may have been dropped: post the article again, and the same id comes back.",
        ),
        errors.FetchError: _of(
            errors.FetchError,
            502,
            "The page at the address could not be had: its server is out of reach, answered with"
            " an error, or redirects without end. Check the address, or send the page's text.",
        ),
        errors.FetchRefusedError: _of(
            errors.FetchRefusedError,
            422,
            "The page is not fetched: this service does not fetch at all, or not from there, or"
            " the site asks programs to leave it alone. Send the page's text.",
        ),
        errors.FetchUnusableError: _of(
            errors.FetchUnusableError,
            422,
            "What is at the address is no page that is read, or is too large. Send its text.",
        ),
        errors.FetchTimeoutError: _of(
            errors.FetchTimeoutError,
            504,
            "The page did not come in time. Send the request again, or send the page's text.",
        ),
        errors.JobsUnavailableError: _of(
            errors.JobsUnavailableError,
            503,
            "The database of the jobs does not answer, or the disk is nearly full. What was taken"
            " is not lost. Wait for as long as the header Retry-After says and try again.",
        ),
        errors.BusyError: _of(
            errors.BusyError,
            503,
            "As many pages wait to be parsed as may wait. Nothing is wrong with yours. Wait for as"
            " long as the header Retry-After says and send it again, or send the article's text.",
        ),
        errors.ConfigurationError: _of(
            errors.ConfigurationError,
            503,
            "The request is right, but this service is not set up for it. /v1/engines tells what"
            " is missing; whoever runs the service can add it, or you can ask for another engine.",
        ),
        errors.UpstreamError: _of(
            errors.UpstreamError, 502, "The model's provider did not give a usable answer."
        ),
        errors.UpstreamRejectedError: _of(
            errors.UpstreamRejectedError,
            502,
            "The model's provider turned the request down: the key, the name of the model, rights"
            " or quota. Whoever runs the service has to put that right.",
        ),
        errors.UpstreamUnavailableError: _of(
            errors.UpstreamUnavailableError,
            503,
            "The model's provider is down, overloaded or out of reach. Wait for as long as the"
            " header Retry-After says and send the request again.",
        ),
        errors.UpstreamPausedError: _of(
            errors.UpstreamPausedError,
            503,
            "The model's provider failed call after call, or named a time, so it is left alone for"
            " a while. Wait for as long as the header Retry-After says and send the request again;"
            " /readyz tells how it stands.",
        ),
        errors.UpstreamPacedError: _of(
            errors.UpstreamPacedError,
            503,
            "So many calls to the model's provider wait for their turn that this one would come"
            " after its deadline. Wait for as long as the header Retry-After says and send the"
            " request again.",
        ),
        errors.QuotaError: _of(
            errors.QuotaError,
            429,
            "The key has used up what it may use in a day. `detail` names the quota and when it"
            " renews; so does the header Retry-After, in seconds. What is kept can be read.",
        ),
        errors.TooManyJobsError: _of(
            errors.TooManyJobsError,
            429,
            "As many jobs of your tenant are unfinished as this service allows"
            " (FACTFRAME_MAX_OPEN_JOBS). Wait until some have ended, or cancel some. Many articles"
            " can be sent as one job.",
        ),
        errors.UpstreamTimeoutError: _of(
            errors.UpstreamTimeoutError,
            504,
            "The model's provider did not answer within the deadline. Send the request again, a"
            ' shorter text, or ask for `speed: "fast"`.',
        ),
        errors.UpstreamRefusalError: _of(
            errors.UpstreamRefusalError,
            502,
            "The model declined to read this text. Another model or the rules engine may read it.",
        ),
        errors.UpstreamAnswerError: _of(
            errors.UpstreamAnswerError,
            502,
            "The model's answer was cut off, empty or not of the form asked for, also when it was"
            " asked again. Send the request again, or use another model.",
        ),
        errors.UpstreamLeakError: _of(
            errors.UpstreamLeakError,
            502,
            "Every answer of the model repeated a secret of its instructions and was thrown away:"
            " the text may have talked the model into it. Look at the text, use another model, or"
            " the rules engine.",
        ),
    }
)

MALFORMED_JSON = ProblemType(
    "malformed-json",
    "The body is not valid JSON",
    400,
    "The body does not follow RFC 8259, or is JSON that means different things to different"
    " readers: NaN and Infinity, a name twice in one object, half of a surrogate pair, numbers of"
    " thousands of digits, more than 200 levels of nesting.",
)
INVALID_REQUEST = ProblemType(
    "invalid-request",
    "The request is not of the expected form",
    422,
    "The body is valid JSON, or the query can be read, but fields are missing, unknown or of"
    " another type. `errors` names each place. The expected form is documented at /docs.",
)
METHOD_NOT_ALLOWED = ProblemType(
    "method-not-allowed",
    "The method is not allowed here",
    405,
    "The address exists, but does not support the method. The header Allow names those it does.",
)
CROSS_ORIGIN = ProblemType(
    "cross-origin",
    "Requests from other sites are not allowed",
    403,
    "A browser sent this request for a page of another site. This service answers only its own"
    " pages, and programs that are not browsers.",
)
NO_KEY = ProblemType(
    "no-key",
    "A key is needed",
    401,
    "The service asks for a key, and the request brought none that is good: it may be mistyped, or"
    " revoked. Programs send `Authorization: Bearer` and the key; browsers sign in at /sign-in."
    " Keys are made by the operator, with `factframe keys create`.",
)
TOO_SLOW = ProblemType(
    "too-slow",
    "The body did not arrive in time",
    408,
    "The request's body came too slowly, or never ended. Send it again.",
)
UNKNOWN_HOST = ProblemType(
    "unknown-host",
    "The service is not called so",
    421,
    "The request is for a host that this service does not know as its own name, as it is when a"
    " page of another site pretends to be this one. Use the address that the operator gave you;"
    " operators name hosts in FACTFRAME_HOSTS.",
)
TOO_MANY = ProblemType(
    "too-many-requests",
    "Too many requests",
    429,
    "More requests were sent than are allowed in this time, or at once. Wait for as long as the"
    " header Retry-After says; RateLimit tells how many are left.",
)
INTERNAL = ProblemType(
    "internal",
    "The service failed",
    500,
    "A fault of the service. It was logged under the request id: give that id when you report it.",
)

TYPES: tuple[ProblemType, ...] = (
    *BY_ERROR.values(),
    MALFORMED_JSON,
    INVALID_REQUEST,
    METHOD_NOT_ALLOWED,
    CROSS_ORIGIN,
    NO_KEY,
    TOO_SLOW,
    UNKNOWN_HOST,
    TOO_MANY,
    INTERNAL,
)
"""All problem types, each of which has a page."""


def type_of(error: errors.FactframeError) -> ProblemType:
    """The problem type of the error's class, or of its nearest ancestor in the table."""
    return next(
        found
        for ancestor in type(error).__mro__
        if issubclass(ancestor, errors.FactframeError) and (found := BY_ERROR.get(ancestor))
    )
