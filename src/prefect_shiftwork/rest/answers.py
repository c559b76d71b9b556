"""From the bytes of an answer to typed records, or to one error that names what is not as documented."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

import httpx
from pydantic import TypeAdapter, ValidationError
from pydantic_core import from_json

from prefect_shiftwork.rest.errors import Failure, UnexpectedAnswer

T = TypeVar("T")


class Unwrapping(Protocol):
    """Finds the records in a decoded answer."""

    def __call__(self, body: object, /) -> object:
        """The records. Raises KeyError naming the documented key that is missing."""


@dataclass(frozen=True)
class Unwrap:
    """Where in an answer the records are.

    Attributes:
        path: keys from the outside in, like ``("data", "shift")``.
        tolerant: a missing key means that the vendor has left this envelope out.
        lone: as a last resort, the only object or array in the answer.
    """

    path: Sequence[str] = ()
    tolerant: bool = False
    lone: bool = False

    def __call__(self, body: object, /) -> object:
        """The records. Raises KeyError naming the key that is missing."""
        for key in self.path:
            if isinstance(body, Mapping) and key in body:
                body = body[key]
            elif self.lone and (only := _lone(body)) is not None:
                body = only
            elif not (self.tolerant or self.lone):
                raise KeyError(key)
        return body


def _lone(body: object) -> object:
    if not isinstance(body, Mapping):
        return None
    containers = [value for value in body.values() if isinstance(value, dict | list)]
    return containers[0] if len(containers) == 1 else None


def decode(response: httpx.Response, vendor: str, operation: str) -> object:
    """The answer's JSON; None for an empty body.

    Raises:
        UnexpectedAnswer: it is a web page, or JSON that is cut short.
    """
    if not response.content.strip():
        return None
    try:
        return from_json(response.content)
    except ValueError:
        raise unexpected(response, vendor, operation, not_json(response)) from None


def refuse_page(response: httpx.Response, vendor: str, operation: str) -> None:
    """Let an answer pass that holds nothing to read.

    Raises:
        UnexpectedAnswer: it is a web page, so that somebody else has answered and nothing was done.
    """
    if is_page(response):
        raise unexpected(response, vendor, operation, not_json(response))


def not_json(response: httpx.Response) -> str:
    """What an answer is that cannot be decoded, in words that fit behind 'answered with'."""
    media = response.headers.get("Content-Type", "").partition(";")[0]
    if media == "text/html" or is_page(response):
        return "a web page instead of data"
    return "data that is cut short or not JSON"


def is_page(response: httpx.Response) -> bool:
    """Whether an answer is a web page, as somebody writes it who is not the vendor's API and has done nothing."""
    return response.content.lstrip()[:1] == b"<"


def parse(
    adapter: TypeAdapter[T],
    body: object,
    response: httpx.Response,
    vendor: str,
    operation: str,
    context: object,
) -> T:
    """The decoded answer as records.

    Raises:
        UnexpectedAnswer: naming the first field that is not of the documented type.
    """
    try:
        return adapter.validate_python(body, context=context)
    except ValidationError as error:
        raise unexpected(response, vendor, operation, drift(error)) from None


def drift(error: ValidationError) -> str:
    """The first field that is not of the documented type, in words that fit behind 'answered with'."""
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    where = ".".join(map(str, first["loc"])) or "the record"
    more = f" (and {error.error_count() - 1} more)" if error.error_count() > 1 else ""
    return f"an undocumented value in {where}: {first['msg'].lower()}{more}"


def unexpected(response: httpx.Response, vendor: str, operation: str, what: str) -> UnexpectedAnswer:
    """The error for an answer that is not as documented."""
    return UnexpectedAnswer(Failure(vendor, operation, response.status_code), happened=f"was answered with {what}")
