"""RefusedErrors in the one documented shape: `error`, `status`, `error_message` (crewsense.md 2.3)."""

from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

# "not found" is written with a space (crewsense.md 2.3); 405 is not documented.
CODES = {
    400: "bad_request",
    401: "unauthorized",
    404: "not found",
    405: "method not allowed",
    409: "conflict",
    422: "invalid_params",
}
REASONS = {
    "missing": "is required",
    "extra_forbidden": "is not allowed",
    "bool_parsing": "must be true or false",
    "bool_type": "must be true or false",
    "string_type": "must be a string",
    "string_too_short": "is required",
    "list_type": "must be an array",
}
NOT_JSON = "json_invalid"
OTHER_FORMS = {"model_attributes_type", "list_type", "dict_type"}


class RefusedError(Exception):
    """A request that is turned down: an HTTP status, and what the caller is told (a list with 422)."""

    def __init__(self, status: int, message: str | list[str]) -> None:
        super().__init__(message)
        self.status = status
        self.message = message


def no_record(kind: str) -> RefusedError:
    """404 for an id that nothing has, as in `No query results for model [TimeOff].`; `kind` is the model."""
    return RefusedError(404, f"No query results for model [{kind}].")


def invalid(*messages: str) -> RefusedError:
    """422 with one message for each field that is wrong."""
    return RefusedError(422, list(messages))


def selected(field: str) -> RefusedError:
    """422 for a `field` with an id that nothing has, as in `The selected admin id is invalid.`."""
    return invalid(f"The selected {field.replace('_', ' ')} is invalid.")


def install(app: FastAPI) -> None:
    """Answer every refusal of `app`, unknown paths and methods included, in the vendor's shape."""
    app.exception_handler(RefusedError)(_refused)
    app.exception_handler(RequestValidationError)(_unreadable)
    app.exception_handler(HTTPException)(_not_served)


def _answer(status: int, message: str | list[str]) -> JSONResponse:
    body = {"error": CODES[status], "status": status, "error_message": message}
    return JSONResponse(body, status_code=status)


async def _refused(_: Request, refusal: RefusedError) -> JSONResponse:
    return _answer(refusal.status, refusal.message)


async def _not_served(request: Request, refusal: HTTPException) -> JSONResponse:
    return _answer(refusal.status_code, f"{refusal.detail}: {request.method} {request.url.path}")


async def _unreadable(_: Request, refusal: RequestValidationError) -> JSONResponse:
    errors = refusal.errors()
    if any(error["loc"][0] == "path" for error in errors):
        return _answer(404, "No query results.")
    if any(_whole_body_is_wrong(error) for error in errors):
        return _answer(400, "The request body must be JSON of the documented form, sent as application/json.")
    return _answer(422, [_sentence(error) for error in errors])


def _whole_body_is_wrong(error: Mapping[str, Any]) -> bool:
    return bool(error["type"] == NOT_JSON or (error["loc"] == ("body",) and error["type"] in OTHER_FORMS))


def _sentence(error: Mapping[str, Any]) -> str:
    name = _field(error["loc"])
    if error["type"] == "value_error":
        return f"The {name} {error['ctx']['error']}."
    if reason := REASONS.get(error["type"]):
        return f"The {name} field {reason}."
    return f"The {name} is invalid: {error['msg']}."


def _field(loc: Sequence[int | str]) -> str:
    return ".".join(str(part) for part in loc[1:]).replace("_", " ") or "body"
