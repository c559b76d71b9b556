"""CrewSense access tokens (documentation, "Authentication")."""

from collections.abc import Awaitable, Callable

from pydantic import BaseModel, SecretStr, TypeAdapter

from prefect_shiftwork.rest import answers
from prefect_shiftwork.rest.auth import IssuedToken, Token, wrong_key
from prefect_shiftwork.rest.call import Call
from prefect_shiftwork.rest.session import Session

MARGIN = 60.0
"""Seconds before its end that a token is no longer used."""

UNTOLD_LIFETIME = 3600.0
"""Seconds a token is used that does not say how long it lives. The documentation says both a day and a week."""


class Grant(BaseModel):
    """The answer to a token request."""

    access_token: IssuedToken
    expires_in: float | None = None
    """Seconds from now."""
    expires: float | None = None
    """UNIX time in seconds."""

    def lifetime(self, now: float) -> float:
        """Seconds that the token lives from now."""
        if self.expires_in is not None:
            return self.expires_in
        return UNTOLD_LIFETIME if self.expires is None else self.expires - now


_GRANT = TypeAdapter(Grant)


def token_source(client_id: str, client_secret: SecretStr) -> Callable[[Session], Awaitable[Token]]:
    """What fetches tokens for an organisation's API key."""
    form = {
        "client_id": client_id,
        "client_secret": client_secret.get_secret_value(),
        "grant_type": "client_credentials",
    }
    call = Call("get_token", "POST", "/oauth/access_token", repeatable=True, anonymous=True, form=form)

    async def fetch(session: Session) -> Token:
        grant = await _granted(session, call)
        lifetime = grant.lifetime(session.clock.time())
        return Token(grant.access_token, session.clock.monotonic() + lifetime - MARGIN)

    return fetch


async def _granted(session: Session, call: Call) -> Grant:
    with wrong_key("Check client id and secret; System Settings > Integrations in CrewSense lists the valid ones."):
        response = await session.send(call)
    body = answers.decode(response, session.vendor, call.operation)
    return answers.parse(_GRANT, body, response, session.vendor, call.operation, None)
