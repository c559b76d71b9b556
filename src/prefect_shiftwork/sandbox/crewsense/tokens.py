"""OAuth 2 client credentials (crewsense.md 1): a form in, a bearer token for a day out."""

from datetime import timedelta
from hashlib import sha256
from urllib.parse import parse_qsl

from fastapi import APIRouter, Request

from prefect_shiftwork.sandbox.crewsense.errors import RefusedError
from prefect_shiftwork.sandbox.crewsense.office import Here, Office
from prefect_shiftwork.sandbox.crewsense.wire import Json

FORM = "application/x-www-form-urlencoded"
FIELDS = {"client_id", "client_secret", "grant_type"}
# The prose says one week, every sample says 86400; the newest description agrees with the samples.
LIFETIME = timedelta(seconds=86400)
TOKEN_LENGTH = 40

router = APIRouter()


@router.post("/oauth/access_token")
async def create_token(office: Here, request: Request) -> Json:
    """A new token; the older ones stay valid until their own day is over."""
    fields = await _form(request)
    if fields["grant_type"] != "client_credentials":
        raise RefusedError(400, "The grant type is not supported: use client_credentials.")
    keys = office.desk.credentials
    if (fields["client_id"], fields["client_secret"]) != (
        keys.crewsense_client_id,
        keys.crewsense_client_secret,
    ):
        raise RefusedError(401, "Client authentication failed.")
    return _issue(office)


def check(office: Office, request: Request) -> None:
    """Refuse a request without a valid bearer token, in the one documented answer for all reasons."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    expires = office.tokens.get(token)
    if scheme.lower() != "bearer" or expires is None or expires <= office.desk.clock.now():
        raise RefusedError(401, "Access token is not valid")


async def _form(request: Request) -> dict[str, str]:
    if request.headers.get("Content-Type", "").partition(";")[0].strip().lower() != FORM:
        raise RefusedError(400, f"The token request must be sent as {FORM}.")
    fields = dict(parse_qsl((await request.body()).decode(errors="replace"), keep_blank_values=True))
    if wrong := FIELDS ^ fields.keys():
        raise RefusedError(400, f"Check the parameter {', '.join(sorted(wrong))}.")
    return fields


def _issue(office: Office) -> Json:
    expires = office.desk.clock.now() + LIFETIME
    serial = f"{office.desk.credentials.crewsense_client_id}/{len(office.tokens)}"
    token = sha256(serial.encode()).hexdigest()[:TOKEN_LENGTH]
    office.tokens[token] = expires
    return {
        "access_token": token,
        "token_type": "bearer",
        "expires": int(expires.timestamp()),
        "expires_in": int(LIFETIME.total_seconds()),
    }
