"""What can go wrong between a person and a vendor.

::

    ShiftworkError
    ├── InvalidInput             what was asked for is not valid; nothing was sent
    ├── WebhookRefused           a request that the vendor has not sent, or not now (rest/signatures.py)
    └── CallError                a call to a vendor failed
        ├── Unreachable          no connection was made; nothing took effect
        ├── DeadlinePassed       the time allowed for the call is used up; nothing took effect
        ├── OutcomeUnknown       a write was sent and no clear answer came: it may have taken effect
        ├── Ambiguous            several records have the name that one was asked for by
        ├── UnexpectedAnswer     the answer is not what the vendor documents (HTML, cut JSON, a changed field)
        └── Refused              the vendor answered no
            ├── Rejected             400, 402, 409, 422 and other 4xx: the request is not acceptable as it is
            ├── NotAuthenticated     401: the credential is missing, wrong, expired or revoked
            ├── NotPermitted         403: the credential lacks a scope, or the plan lacks the feature
            ├── NotFound             404, or a name that no record has
            ├── TooManyRequests      429
            └── VendorFault          5xx

Every message is one sentence that names the vendor, the operation and what to do, and none holds a secret or a
person's record: an answer's text is quoted only from its documented error field, shortened.
"""

from dataclasses import dataclass


class ShiftworkError(Exception):
    """Base of every error that this package raises on purpose."""


class InvalidInput(ShiftworkError):
    """What was asked for is not valid; it was refused before anything was sent."""


@dataclass(frozen=True)
class Failure:
    """The circumstances of a failed call, apart from the words about it."""

    vendor: str
    operation: str
    status: int | None = None
    said: str = ""
    """The vendor's own error text, shortened; empty when it sent none."""
    scope: str = ""
    """What the credential must be allowed for this operation, where the vendor has scopes."""


class CallError(ShiftworkError):
    """A call to a vendor failed.

    Attributes:
        failure: vendor, operation, status and the vendor's own words.
        happened: what happened, in words that fit behind the operation's name.
        fix: what a person can do about it.
    """

    happened: str = "failed"
    advice = "Try again later."

    def __init__(self, failure: Failure, *, happened: str = "", fix: str = "") -> None:
        self.failure = failure
        self.fix: str = fix or self.advice_on(failure)
        self.happened = happened or self.happened
        status = f" ({failure.status})" if failure.status else ""
        said = f": {failure.said.rstrip('.')}" if failure.said else ""
        super().__init__(f"{failure.vendor} {failure.operation} {self.happened}{status}{said}. {self.fix}")

    def advice_on(self, failure: Failure) -> str:  # noqa: ARG002  # for subclasses
        """What a person can do about this failure."""
        return self.advice

    def __reduce__(self) -> tuple[object, ...]:
        """Survive pickling, which Prefect does to a failed task's exception."""
        return (_rebuild, (type(self), str(self), self.failure, self.happened, self.fix))


def _rebuild(kind: type[CallError], message: str, failure: Failure, happened: str, fix: str) -> CallError:
    error = kind.__new__(kind)
    Exception.__init__(error, message)
    error.failure, error.happened, error.fix = failure, happened, fix
    return error


class Unreachable(CallError):
    """No connection to the vendor was made, so nothing took effect."""

    happened = "could not reach the vendor"
    advice = "Check the network, and the block's base URL; then run again."


class DeadlinePassed(CallError):
    """The time allowed for the call is used up, and nothing took effect."""

    happened = "took longer than it is allowed to"
    advice = "The vendor is slow or limits requests; run again later."


class OutcomeUnknown(CallError):
    """A write was sent and no clear answer came back: it may or may not have taken effect.

    Whoever made the call reads the vendor's records again before repeating it.
    """

    happened = "was sent, but no clear answer came back"
    advice = "It may have taken effect: look at the vendor before you repeat it."


class Ambiguous(CallError):
    """Several of the vendor's records have the name that one was asked for by."""

    happened = "found several records"
    advice = "Give the id of the one that is meant."


class UnexpectedAnswer(CallError):
    """The answer is not what the vendor documents."""

    happened = "got an answer that is not what the vendor documents"
    advice = "Check the block's base URL; if it is right, the vendor has changed its API: report it."


class Refused(CallError):
    """The vendor answered no."""

    happened = "was refused"
    advice = "See the vendor's message."


class Rejected(Refused):
    """The request is not acceptable as it is (400, 402, 409, 422 and every other 4xx)."""

    happened = "was rejected"
    advice = "Correct the values and run again."


class NotAuthenticated(Refused):
    """The credential is missing, wrong, expired or revoked (401)."""

    happened = "was not authenticated"
    advice = "Check the key or secret in the credentials block, and whether it has expired or was revoked."


class NotPermitted(Refused):
    """The credential lacks a scope, or the vendor's plan lacks the feature (403)."""

    happened = "is not permitted"
    advice = "Give the credential the right to do this at the vendor, or check that your plan includes it."

    def advice_on(self, failure: Failure) -> str:
        """Names the scope that is missing, where the vendor has scopes."""
        if not failure.scope:
            return self.advice
        return f"Give the key the scope {failure.scope}, and check that the record belongs to its organisation."


class NotFound(Refused):
    """There is no such record, or no such path at this base URL (404)."""

    happened = "found no such record"
    advice = "Check the id, and that it belongs to this organisation."


class TooManyRequests(Refused):
    """The vendor's rate limit is used up (429)."""

    happened = "was refused by the vendor's rate limit"
    advice = "Wait a minute; other programs may be using the same credential."


class VendorFault(Refused):
    """Something is wrong at the vendor (5xx)."""

    happened = "met a fault at the vendor"
    advice = "Run again later; if it stays, tell the vendor."


def refusal(status: int) -> type[Refused]:
    """The error for an HTTP status of 400 or more."""
    if status >= 500:
        return VendorFault
    return {401: NotAuthenticated, 403: NotPermitted, 404: NotFound, 429: TooManyRequests}.get(status, Rejected)
