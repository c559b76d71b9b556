"""`POST /oauth2/token` of app.7shifts.com: client credentials in, a bearer token for an hour out."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from secrets import compare_digest
from urllib.parse import parse_qsl

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse

from prefect_shiftwork.sandbox.dependencies import TheDesk
from prefect_shiftwork.sandbox.desk import Desk, KnownAtOnce

router = APIRouter()

FORM = "application/x-www-form-urlencoded"
FIELDS = ("grant_type", "client_id", "client_secret", "scope")
LIFETIME = timedelta(hours=1)
SCOPES = {
    "v1_access",
    "companies:read",
    "locations:read",
    "users:read",
    "shifts:read",
    "shifts:write",
    "time_punches:read",
    "time_punches:write",
    "events:read",
    "events:write",
    "sales:read",
    "sales:write",
}
"""Those that the OAuth guide names; scopes of further resources are not documented."""


@dataclass(frozen=True, slots=True)
class Grant:
    """What a token may do, and until when."""

    scopes: frozenset[str]
    expires: datetime


class Grants(KnownAtOnce):
    """The tokens that were given out since the desk was last reset."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._grants: dict[str, Grant] = {}

    def issue(self, scopes: frozenset[str]) -> str:
        """A new token; older ones stay valid."""
        token = sha256(f"{self._desk.credentials.seven_shifts_client_id}/{len(self._grants)}".encode()).hexdigest()
        self._grants[token] = Grant(scopes, self._desk.clock.now() + LIFETIME)
        return token

    def find(self, token: str) -> Grant | None:
        """The grant behind a token, unless it has run out."""
        grant = self._grants.get(token)
        return grant if grant and grant.expires > self._desk.clock.now() else None


@router.post("/oauth2/token")
async def create_token(desk: TheDesk, request: Request) -> JSONResponse:
    """A token for the scopes that are asked for."""
    if request.headers.get("content-type", "").partition(";")[0].strip() != FORM:
        return refused(400, "invalid_request", f"Send the parameters as {FORM}")
    fields = dict(parse_qsl((await request.body()).decode(), keep_blank_values=True))
    if missing := [name for name in FIELDS if not fields.get(name)]:
        return refused(400, "invalid_request", f"The parameter {missing[0]} is missing")
    return granted(desk, fields)


def granted(desk: Desk, fields: dict[str, str]) -> JSONResponse:
    """The token, or what is wrong with the request for it."""
    if fields["grant_type"] != "client_credentials":
        return refused(400, "unsupported_grant_type", "Only client_credentials is supported")
    if not known_client(desk, fields["client_id"], fields["client_secret"]):
        return refused(401, "invalid_client", "Client authentication failed")
    scopes = frozenset(fields["scope"].split())
    if strange := scopes - SCOPES:
        return refused(400, "invalid_scope", f"The scope {min(strange)} is not known")
    token = desk.state(Grants).issue(scopes)
    seconds = int(LIFETIME.total_seconds())
    return JSONResponse({"token_type": "Bearer", "expires_in": seconds, "access_token": token})


def known_client(desk: Desk, client_id: str, secret: str) -> bool:
    """Whether these are the credentials of the partner."""
    keys = desk.credentials
    return client_id == keys.seven_shifts_client_id and compare_digest(
        secret.encode(), keys.seven_shifts_client_secret.encode()
    )


def refused(status: int, error: str, description: str) -> JSONResponse:
    """The error body of OAuth 2."""
    return JSONResponse({"error": error, "error_description": description}, status)
