"""The errors of v1: `{"status": "error", "message", "type"}`.

The document lists the types and the status codes, but not which goes with which. 404 for an unknown id and
402 ("parameters were valid but request failed") for a refused value are the readings its texts allow.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from prefect_shiftwork.sandbox.seven_shifts.references import UnknownReference
from prefect_shiftwork.sandbox.seven_shifts.tables import UnknownRecord

ErrorType = Literal[
    "missing_parameter",
    "unauthorized",
    "invalid_id",
    "invalid_json",
    "save_error",
    "delete_error",
    "access_denied",
    "validation_error",
    "unknown",
]

STATUS: dict[ErrorType, int] = {
    "missing_parameter": 400,
    "invalid_json": 400,
    "unauthorized": 401,
    "save_error": 402,
    "delete_error": 402,
    "validation_error": 402,
    "access_denied": 403,
    "invalid_id": 404,
    "unknown": 500,
}


class V1Error(Exception):
    """An answer other than success."""

    def __init__(self, kind: ErrorType, message: str) -> None:
        super().__init__(message)
        self.kind = kind


def answer(kind: ErrorType, message: str, status: int | None = None) -> JSONResponse:
    """The error body, under the status of its type unless another one is told."""
    return JSONResponse({"status": "error", "message": message, "type": kind}, status or STATUS[kind])


async def on_v1_error(_: Request, error: Exception) -> JSONResponse:
    """An error that the API itself raised."""
    assert isinstance(error, V1Error)  # noqa: S101
    return answer(error.kind, f"{error}")


async def on_unknown_record(_: Request, error: Exception) -> JSONResponse:
    """An id that is not in the books."""
    return answer("invalid_id", f"{error}")


async def on_http_error(_: Request, error: Exception) -> JSONResponse:
    """An unknown path or a wrong verb."""
    assert isinstance(error, HTTPException)  # noqa: S101
    return answer("unknown", str(error.detail), error.status_code)


async def on_invalid_request(_: Request, error: Exception) -> JSONResponse:
    """The first thing that is wrong with the request."""
    assert isinstance(error, RequestValidationError)  # noqa: S101
    first = error.errors()[0]
    where, kind = first["loc"], first["type"]
    if kind == "json_invalid":
        return answer("invalid_json", "The body is not valid JSON")
    if where[:1] == ("path",):
        return answer("invalid_id", f"{where[-1]} is not an id")
    if kind == "missing":
        return answer("missing_parameter", f"{dotted(where)} is required")
    return answer("validation_error", f"{dotted(where)}: {first['msg'].removeprefix('Value error, ')}")


def dotted(where: Sequence[int | str]) -> str:
    """A place in the request as people write it: `shift.start`."""
    return ".".join(str(step) for step in where if step != "query")


def refuse_backwards(noun: str, start: datetime, end: datetime | None) -> None:
    """Nothing ends before it starts, and nothing lasts no time."""
    if end is not None and end <= start:
        raise V1Error("save_error", f"The {noun} could not be saved: it ends before it starts")


def install(app: FastAPI) -> None:
    """Make every error of the app one of v1."""
    app.add_exception_handler(V1Error, on_v1_error)
    app.add_exception_handler(UnknownRecord, on_unknown_record)
    app.add_exception_handler(UnknownReference, on_unknown_record)
    app.add_exception_handler(HTTPException, on_http_error)
    app.add_exception_handler(RequestValidationError, on_invalid_request)
