"""Refusals as an object with a string under `error`, the shape that CrewIO documents and Crewmojo leaves open."""

from collections.abc import Sequence

from fastapi import FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import ValidationError
from starlette.exceptions import HTTPException as StarletteHTTPException


def refuse_with_error_object(app: FastAPI) -> None:
    """Answer what the app refuses as `{"error": str}`: unreadable input 400, everything else by its own status."""
    app.add_exception_handler(StarletteHTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _unreadable)


def missing(what: str) -> HTTPException:
    """404: `Role not found`."""
    return HTTPException(404, f"{what} not found")


def invalid(message: str) -> HTTPException:
    """400 with a sentence of its own."""
    return HTTPException(400, message)


def unreadable(error: ValidationError) -> RequestValidationError:
    """A body that pydantic refused, to be answered like one that FastAPI refused."""
    complaints = error.errors(include_context=False)
    return RequestValidationError([{**each, "loc": ("body", *each["loc"])} for each in complaints])


async def _refused(_: Request, refusal: Exception) -> JSONResponse:
    assert isinstance(refusal, StarletteHTTPException)  # noqa: S101 - registered for this type above
    return JSONResponse({"error": refusal.detail}, refusal.status_code, refusal.headers)


async def _unreadable(_: Request, refusal: Exception) -> JSONResponse:
    assert isinstance(refusal, RequestValidationError)  # noqa: S101 - registered for this type above
    complaints = (f"{_place(error['loc'])}: {error['msg']}" for error in refusal.errors())
    return JSONResponse({"error": "; ".join(complaints)}, 400)


def _place(location: Sequence[str | int]) -> str:
    return ".".join(str(part) for part in location)
