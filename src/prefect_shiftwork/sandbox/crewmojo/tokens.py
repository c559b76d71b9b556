"""OAuth 2 client credentials: a token lives for thirty minutes, and a new one ends all earlier ones."""

import json
import secrets
from datetime import datetime, timedelta
from typing import Annotated, Literal
from urllib.parse import parse_qsl
from uuid import NAMESPACE_URL, uuid5

from fastapi import APIRouter, Header, HTTPException, Request
from fastapi.params import Depends as Dependency
from pydantic import BaseModel, ConfigDict, JsonValue, ValidationError

from prefect_shiftwork.sandbox.dependencies import TheDesk, refuse_other_query
from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.sandbox.error_object import invalid, unreadable

LIFETIME = timedelta(minutes=30)

router = APIRouter(prefix="/v1/oauth")


class Tokens:
    """The one token that is good at present."""

    def __init__(self, desk: Desk) -> None:
        self._clock = desk.clock
        self._issued = 0
        self._current: tuple[str, datetime] | None = None

    def issue(self) -> str:
        """A new token; the one before it is worthless from now on."""
        self._issued += 1
        token = uuid5(NAMESPACE_URL, f"https://api.crewmojo.com/sandbox/{self._issued}").hex
        self._current = token, self._clock.now() + LIFETIME
        return token

    def accepts(self, token: str) -> bool:
        """Whether this is the latest token, and still alive."""
        if self._current is None:
            return False
        current, expires = self._current
        return secrets.compare_digest(token.encode(), current.encode()) and self._clock.now() < expires


class Grant(BaseModel):
    """What a client asks for a token with."""

    model_config = ConfigDict(extra="forbid")

    grant_type: Literal["client_credentials"]
    client_id: str
    client_secret: str


@router.post("/token")
async def issue_token(request: Request, desk: TheDesk) -> dict[str, str | int]:
    """A token for the client id and secret, sent as a form or as JSON.

    The answer's third field is cut off in the vendor's page after `expires`; OAuth 2 names it.
    """
    refuse_other_query(request)
    grant = _grant(await _fields(request))
    known = desk.credentials.crewmojo_client_id, desk.credentials.crewmojo_client_secret
    if (grant.client_id, grant.client_secret) != known:
        raise HTTPException(401, "Client id or secret is wrong")
    return {
        "access_token": desk.state(Tokens).issue(),
        "token_type": "Bearer",
        "expires_in": int(LIFETIME.total_seconds()),
    }


async def _authorized(request: Request, desk: TheDesk, authorization: Annotated[str, Header()] = "") -> None:
    scheme, _, token = authorization.partition(" ")
    if scheme.lower() != "bearer" or not desk.state(Tokens).accepts(token):
        raise HTTPException(401, "Unauthorized")
    refuse_other_query(request)


AUTHORIZED: Dependency = Dependency(_authorized)
"""What every other operation checks first: the token, and that the query is empty."""


def _grant(fields: JsonValue) -> Grant:
    try:
        return Grant.model_validate(fields)
    except ValidationError as error:
        raise unreadable(error) from None


async def _fields(request: Request) -> JsonValue:
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    try:
        body = (await request.body()).decode()
        if media_type == "application/x-www-form-urlencoded":
            return dict(parse_qsl(body, keep_blank_values=True, strict_parsing=True))
        if media_type == "application/json":
            fields: JsonValue = json.loads(body)
            return fields
    except ValueError:
        raise invalid(f"The body is not {media_type}") from None
    raise invalid("Content-Type must be application/x-www-form-urlencoded or application/json")
