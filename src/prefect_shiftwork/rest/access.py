"""What a person has to know of a credential: the fields they fill in, the client they get, the check they can make."""

import asyncio
import hashlib
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Set
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

import httpx
from pydantic import BaseModel, ConfigDict, SecretStr, field_validator

from prefect_shiftwork.rest.auth import sendable
from prefect_shiftwork.rest.drift import OnDrift
from prefect_shiftwork.rest.errors import DeadlinePassed, Failure, InvalidInput
from prefect_shiftwork.rest.origin import check_base_url
from prefect_shiftwork.rest.pool import POOL, SHARED, Shared
from prefect_shiftwork.rest.vendor import About, Vendor

V = TypeVar("V", bound=Vendor)


class Account(BaseModel):
    """Whom a credential speaks for, as far as the vendor tells.

    Attributes:
        vendor: the vendor's name.
        name: the person, company or club, in the vendor's words.
        missing: what the credential cannot do or does not say, each with its fix; empty when all is well.
    """

    vendor: str
    name: str
    missing: list[str] = []


class Access(BaseModel, ABC, Generic[V]):
    """The fields of one vendor's credential. Blocks and settings are made of it, so a field is described once."""

    # Pydantic's messages would quote what was filled in, which may be a secret.
    model_config = ConfigDict(hide_input_in_errors=True)

    vendor: ClassVar[type[About]]
    CHECK_SECONDS: ClassVar[float] = 10.0
    MANNERS: ClassVar[Set[str]] = {"on_drift"}
    """Fields that say how a client works, and not whose it is: token and rate are shared whatever they say."""

    if TYPE_CHECKING:
        # Each credential declares them after its own fields, which come first in the form.
        base_url: str
        on_drift: OnDrift

    @field_validator("base_url", check_fields=False)
    @classmethod
    def _origin(cls, url: str) -> str:
        try:
            return check_base_url(url)
        except InvalidInput as error:
            raise ValueError(str(error)) from None

    @field_validator("*")
    @classmethod
    def _sendable(cls, value: object) -> object:
        return sendable(value) if isinstance(value, SecretStr) else value

    @abstractmethod
    def connect(self, shared: Shared, transport: httpx.AsyncBaseTransport | None = None) -> V:
        """A new client with this credential. The caller closes it."""

    @abstractmethod
    async def identify(self, client: V) -> Account:
        """One cheap read that tells whom the credential speaks for."""

    @asynccontextmanager
    async def get_client(self) -> AsyncIterator[V]:
        """The open client of this credential in the running event loop; closed when its last user leaves.

        A run that holds it open around its tasks lets them share one client.
        """
        async with POOL.lease(self.fingerprint(), self._open) as client:
            yield client

    def _open(self) -> V:
        name = f"{self.vendor.id}-{self._digest(self._own_fields() - self.MANNERS)[:16]}"
        client = self.connect(SHARED.of(name, self.vendor.rate))
        client.drift.on_drift = self.on_drift
        return client

    async def check(self) -> Account:
        """Make one cheap call with the credential, in at most 10 s.

        Returns:
            whom it speaks for, and what is missing.

        Raises:
            CallError: saying what to do, like ``NotAuthenticated`` for a wrong key.
        """
        try:
            async with asyncio.timeout(self.CHECK_SECONDS), self.get_client() as client:
                return await self.identify(client)
        except TimeoutError:
            raise DeadlinePassed(
                Failure(self.vendor.title, "check"),
                happened=f"had no answer within {self.CHECK_SECONDS:.0f} s",
                fix="Check the base URL and the network.",
            ) from None

    def fingerprint(self) -> str:
        """A key for the client of this credential; secrets go into it hashed."""
        return self._digest(self._own_fields())

    def _digest(self, names: Set[str]) -> str:
        digest = hashlib.sha256(type(self).vendor.id.encode())
        for name in sorted(names):
            value = getattr(self, name)
            plain = value.get_secret_value() if isinstance(value, SecretStr) else str(value)
            digest.update(f"\0{name}\0{plain}".encode())
        return digest.hexdigest()

    @classmethod
    def _own_fields(cls) -> set[str]:
        """The fields of the credential itself, without those of the block or settings made of it."""
        return {
            name
            for base in cls.__mro__
            if issubclass(base, Access)
            for name in base.__annotations__
            if name in cls.model_fields
        }
