"""The errors of v2, in both of the forms that the vendor documents.

The OpenAPI document has `application/problem+json`; the reference page "errors" of 2026 has
`{"status": "error", "message", "error"}`. The quirk `seven_shifts.error_form_b` answers the second one.
"""

from collections.abc import Sequence
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from prefect_shiftwork.sandbox.dependencies import desk_of
from prefect_shiftwork.sandbox.seven_shifts.references import UnknownReference
from prefect_shiftwork.sandbox.seven_shifts.tables import UnknownRecord

NAIVE_TIME = "naive_time"
"""The validation error type of a time without a zone."""


class V2Error(Exception):
    """An answer other than success: its status, what is wrong, in one word, and the parameter that is to blame."""

    def __init__(self, status: int, detail: str, word: str = "validation_error", param: str | None = None) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.word = word
        self.param = param


def answer(request: Request, error: V2Error) -> JSONResponse:
    """The error in the form that the desk wants."""
    if desk_of(request).quirk("seven_shifts.error_form_b"):
        body = {"status": "error", "message": error.detail, "error": error.word}
        return JSONResponse(body, error.status)
    return JSONResponse(problem(error), error.status, media_type="application/problem+json")


def problem(error: V2Error) -> dict[str, str | int]:
    """The problem document; `param` only where one parameter is to blame."""
    title = HTTPStatus(error.status).phrase
    body: dict[str, str | int] = {
        "type": f"https://example.com/errors/{title.lower().replace(' ', '-')}",
        "title": title,
        "status": error.status,
        "detail": error.detail,
    }
    return body | ({"param": error.param} if error.param else {})


async def on_v2_error(request: Request, error: Exception) -> JSONResponse:
    """An error that the API itself raised."""
    assert isinstance(error, V2Error)  # noqa: S101 - registered for this type below
    return answer(request, error)


async def on_unknown_record(request: Request, error: Exception) -> JSONResponse:
    """An id in the path that is not in the books."""
    return answer(request, V2Error(404, str(error), "invalid_id"))


async def on_unknown_reference(request: Request, error: Exception) -> JSONResponse:
    """An id in the body that is not in the books."""
    assert isinstance(error, UnknownReference)  # noqa: S101 - registered for this type below
    return answer(request, V2Error(422, str(error), "invalid_id", error.field))


async def on_http_error(request: Request, error: Exception) -> JSONResponse:
    """An unknown path or a wrong verb."""
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for this type below
    return answer(request, V2Error(error.status_code, str(error.detail), "unknown"))


async def on_invalid_request(request: Request, error: Exception) -> JSONResponse:
    """The first thing that is wrong with the request."""
    assert isinstance(error, RequestValidationError)  # noqa: S101 - registered for this type below
    first = error.errors()[0]
    return answer(request, refusal(first["type"], first["loc"], first["msg"].removeprefix("Value error, ")))


def refusal(kind: str, where: Sequence[int | str], message: str) -> V2Error:
    """What v2 answers: 400 for queries and for what cannot be read, 422 for a body it understands and refuses."""
    if kind == "json_invalid":
        return V2Error(400, "The body is not valid JSON", "invalid_json")
    if where[:1] == ("path",):
        return V2Error(404, f"{where[-1]} is not an id", "invalid_id")
    param = ".".join(str(step) for step in where if step != "query")
    status = 400 if where[:1] == ("query",) or kind == NAIVE_TIME else 422
    if kind == "missing":
        return V2Error(status, f"{param} is required", "missing_parameter", param)
    return V2Error(status, f"{param}: {message}", param=param)


def install(app: FastAPI) -> None:
    """Make every error of the app one of v2."""
    app.add_exception_handler(V2Error, on_v2_error)
    app.add_exception_handler(UnknownRecord, on_unknown_record)
    app.add_exception_handler(UnknownReference, on_unknown_reference)
    app.add_exception_handler(HTTPException, on_http_error)
    app.add_exception_handler(RequestValidationError, on_invalid_request)
