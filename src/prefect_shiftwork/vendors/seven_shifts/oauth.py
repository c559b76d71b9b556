"""A partner's way in: client credentials, exchanged for a token of one hour at a host of its own."""

import httpx
from pydantic import BaseModel, TypeAdapter

from prefect_shiftwork.rest import answers
from prefect_shiftwork.rest.auth import BearerKey, IssuedToken, Token
from prefect_shiftwork.rest.call import Call
from prefect_shiftwork.rest.clock import Clock
from prefect_shiftwork.rest.session import Session
from prefect_shiftwork.vendors.access.seven_shifts import PartnerGrant

MARGIN = 60.0
"""Seconds before its end that a token is renewed."""


class _Issued(BaseModel):
    access_token: IssuedToken
    expires_in: int = 3600


_ISSUED = TypeAdapter(_Issued)


class TokenDesk:
    """Issues tokens for a grant."""

    def __init__(
        self, vendor: str, grant: PartnerGrant, clock: Clock, transport: httpx.AsyncBaseTransport | None = None
    ) -> None:
        self._grant = grant
        auth = BearerKey(grant.client_secret)  # conceals the secret in error texts; token calls are anonymous
        self._session = Session(vendor, grant.base_url, auth, clock=clock, transport=transport)

    async def aclose(self) -> None:
        """Close the connections."""
        await self._session.aclose()

    async def fetch(self, session: Session) -> Token:
        """A new token, to be used until a minute before its end.

        Raises:
            CallError: the grant is not accepted, or the answer holds no token.
        """
        call = self._call()
        response = await self._session.send(call)
        body = answers.decode(response, session.vendor, call.operation)
        issued = answers.parse(_ISSUED, body, response, session.vendor, call.operation, None)
        return Token(issued.access_token, session.clock.monotonic() + issued.expires_in - MARGIN)

    def _call(self) -> Call:
        form = {
            "grant_type": "client_credentials",
            "client_id": self._grant.client_id,
            "client_secret": self._grant.client_secret.get_secret_value(),
        }
        if self._grant.scope:
            form["scope"] = self._grant.scope
        return Call("fetch_token", "POST", "/oauth2/token", repeatable=True, form=form, anonymous=True)
