"""Crewmojo's access tokens: they live for thirty minutes, and each new one ends the one before."""

from dataclasses import dataclass

from pydantic import BaseModel, SecretStr, TypeAdapter

from prefect_shiftwork.rest import answers
from prefect_shiftwork.rest.auth import IssuedToken, Token, wrong_key
from prefect_shiftwork.rest.call import Call
from prefect_shiftwork.rest.session import Session

LIFETIME = 25 * 60.0
"""Seconds a token is used for, by this machine's clock: the documented thirty minutes, less a margin."""


class TokenAnswer(BaseModel):
    """The answer's one field that is needed; how it names the expiry is not known."""

    access_token: IssuedToken


ANSWER = TypeAdapter(TokenAnswer)


@dataclass(frozen=True)
class ClientCredentials:
    """A client id and its secret key, which fetch tokens."""

    client_id: str
    client_secret: SecretStr

    async def __call__(self, session: Session) -> Token:
        """A new token. Repeating is safe: a token whose answer was lost has served nobody."""
        call = Call(
            operation="fetch_token",
            method="POST",
            path="/v1/oauth/token",
            repeatable=True,
            form={
                "grant_type": "client_credentials",
                "client_id": self.client_id,
                "client_secret": self.client_secret.get_secret_value(),
            },
            anonymous=True,
        )
        good_until = session.clock.monotonic() + LIFETIME
        with wrong_key("Check client ID and secret key in Company Settings > Integrations, and the environment."):
            response = await session.send(call)
        body = answers.decode(response, session.vendor, call.operation)
        answer = answers.parse(ANSWER, body, response, session.vendor, call.operation, None)
        return Token(answer.access_token, good_until)
