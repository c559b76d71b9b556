"""Credentials: a key that is sent as it is, or a token that is fetched, kept and renewed."""

import base64
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import quote, quote_plus

from pydantic import AfterValidator, SecretStr

from prefect_shiftwork.rest.errors import NotAuthenticated, Rejected
from prefect_shiftwork.rest.session import Session


def conceal(text: str, *secrets: SecretStr) -> str:
    """The text with each secret replaced, also where it is written as in an address or in a Basic header."""
    for secret in secrets:
        if value := secret.get_secret_value():
            for form in (value, quote(value), quote(value, safe=""), quote_plus(value), basic(value), in_base64(value)):
                text = text.replace(form, "***")
    return text


def basic(user: str) -> str:
    """A user name without a password, as HTTP Basic sends it (RFC 7617)."""
    return in_base64(f"{user}:")


def in_base64(text: str) -> str:
    """A text in base64."""
    return base64.b64encode(text.encode()).decode()


def sendable(secret: SecretStr) -> SecretStr:
    """A secret without the spaces and line ends that copying brings along.

    Raises:
        ValueError: it has signs that a header does not take; what would refuse it later would show it.
    """
    plain = secret.get_secret_value().strip()
    if not plain.isascii() or not plain.isprintable():
        raise ValueError("it has letters that no key has; copy it again from the vendor")
    return SecretStr(plain)


IssuedToken = Annotated[SecretStr, AfterValidator(sendable)]
"""An access token in a vendor's answer."""


class BearerKey:
    """A key that is the bearer token itself (CrewIO, 7shifts v2 access tokens)."""

    def __init__(self, key: SecretStr) -> None:
        self._key = key

    async def header(self, _: Session) -> str:
        """The value of the Authorization header."""
        return f"Bearer {self._key.get_secret_value()}"

    async def renew(self, _: Session, rejected: str) -> bool:  # noqa: ARG002
        """A fixed key is never another one."""
        return False

    def conceal(self, text: str) -> str:
        """The text without the key."""
        return conceal(text, self._key)


class BasicKey(BearerKey):
    """A key as the user name of HTTP Basic, with an empty password (7shifts v1 "Authentication")."""

    async def header(self, _: Session) -> str:
        """The value of the Authorization header."""
        return f"Basic {basic(self._key.get_secret_value())}"


@contextmanager
def wrong_key(fix: str) -> Iterator[None]:
    """A refused token request means a wrong key: OAuth servers answer 400 as well as 401 (RFC 6749, section 5.2)."""
    try:
        yield
    except (Rejected, NotAuthenticated) as refused:
        raise NotAuthenticated(refused.failure, fix=fix) from None


@dataclass(frozen=True)
class Token:
    """An access token and the moment to stop using it, in seconds of the session's monotonic clock."""

    value: SecretStr
    good_until: float


class TokenHolder:
    """The one current token of a credential in this process, for all its sessions, tasks and threads."""

    def __init__(self) -> None:
        self.token: Token | None = None
        self._fetching = threading.Lock()

    @asynccontextmanager
    async def alone(self, session: Session) -> AsyncIterator[None]:
        """Hold the right to fetch. Waits by polling: the others may live in other event loops."""
        while not self._fetching.acquire(blocking=False):
            await session.clock.sleep(0.02)
        try:
            yield
        finally:
            self._fetching.release()


class FetchedToken:
    """A bearer token from a token endpoint, fetched when needed and renewed once after a 401.

    A token that somebody else has renewed in the meantime is used instead of fetching yet another: at Crewmojo a new
    token kills the ones before it.
    """

    def __init__(self, fetch: Callable[[Session], Awaitable[Token]], holder: TokenHolder, secret: SecretStr) -> None:
        self._fetch = fetch
        self._holder = holder
        self._secret = secret

    async def header(self, session: Session) -> str:
        """The value of the Authorization header."""
        token = self._holder.token
        if token is None or token.good_until <= session.clock.monotonic():
            token = await self._renewed(session, token)
        return f"Bearer {token.value.get_secret_value()}"

    async def renew(self, session: Session, rejected: str) -> bool:
        """Fetch another token unless there is one already."""
        current = self._holder.token
        if current and f"Bearer {current.value.get_secret_value()}" == rejected:
            await self._renewed(session, current)
        return True

    def conceal(self, text: str) -> str:
        """The text without the secret and the current token."""
        current = self._holder.token
        return conceal(text, self._secret, *([current.value] if current else []))

    async def _renewed(self, session: Session, stale: Token | None) -> Token:
        async with self._holder.alone(session):
            if self._holder.token is None or self._holder.token is stale:
                self._holder.token = await self._fetch(session)
            return self._holder.token
