"""Answers to writes (crewsense.md 2.4)."""

from fastapi import Response
from fastapi.responses import JSONResponse

from prefect_shiftwork.sandbox.crewsense.office import VENDOR, Office
from prefect_shiftwork.sandbox.crewsense.wire import Json

EMPTY_BODIES = f"{VENDOR}.empty_write_bodies"
WORDS = {200: "ok", 201: "created"}
SUCCESS: Json = {"success": True}


def envelope(message: str, code: int = 200, **more: object) -> JSONResponse:
    """The documented answer of the newer operations: `{"success":true,"code":201,"status":"created",...}`."""
    body = {"success": True, "code": code, "status": WORDS[code], "message": message, **more}
    return JSONResponse(body, status_code=code)


def undocumented(office: Office, message: str, code: int = 200, **more: object) -> Response:
    """The answer where the documents show none: the same envelope, or nothing at all on demand."""
    if office.desk.quirk(EMPTY_BODIES):
        return Response(status_code=code)
    return envelope(message, code, **more)
