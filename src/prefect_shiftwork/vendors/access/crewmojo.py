"""Crewmojo, and what a person fills in to reach it."""

from collections.abc import Set
from typing import Annotated, ClassVar, Literal

import httpx
from pydantic import BeforeValidator, Field, SecretStr, field_validator

from prefect_shiftwork import vendors
from prefect_shiftwork.rest.access import Access, Account
from prefect_shiftwork.rest.drift import OnDrift
from prefect_shiftwork.rest.pool import Shared
from prefect_shiftwork.rest.vendor import About

Environment = Literal["production", "test"]

UploadPath = Literal["humans", "human"]
"""The last word of the upload's path: two versions of Crewmojo's page differ, and the newer one says humans."""


class AboutCrewmojo(About):
    """Crewmojo, for HR teams."""

    id = "crewmojo"
    title = "Crewmojo"
    default_base_url = "https://api.crewmojo.com"


class CrewmojoAccess(Access["vendors.Crewmojo"]):
    """The client id and secret key of one company. No other program may use the same pair at the same time."""

    vendor: ClassVar[type[About]] = AboutCrewmojo
    MANNERS: ClassVar[Set[str]] = Access.MANNERS | {"upload_path"}

    client_id: str = Field(
        min_length=1,
        title="Client ID",
        description="From Crewmojo's Company Settings, Integrations, API Authentication.",
    )
    client_secret: SecretStr = Field(
        title="Secret key",
        description="Beside the client ID. Crewmojo logs each time it is shown.",
    )
    environment: Environment = Field(
        default="production",
        title="Environment",
        description="Production, or Crewmojo's test environment, which has credentials of its own.",
    )
    upload_path: UploadPath = Field(
        default="humans",
        title="Upload path",
        description="Last word of the upload's path. Change it only if uploads are answered with 404.",
    )
    base_url: Annotated[str, BeforeValidator(lambda url: "" if url is None else url)] = Field(
        default="",
        title="Base URL",
        description="Where the API is, if not at the environment's own address. Usually left empty.",
    )
    on_drift: OnDrift = "stop"

    @field_validator("base_url")
    @classmethod
    def _origin(cls, url: str) -> str:
        return super()._origin(url) if url else ""

    def connect(self, shared: Shared, transport: httpx.AsyncBaseTransport | None = None) -> "vendors.Crewmojo":
        """A new client with these credentials. The caller closes it."""
        return vendors.Crewmojo(
            self.client_id,
            self.client_secret,
            environment=self.environment,
            base_url=self.base_url,
            upload_path=self.upload_path,
            shared=shared,
            transport=transport,
        )

    async def identify(self, client: "vendors.Crewmojo") -> Account:
        """The client id itself: Crewmojo tells nothing of a company, but gives a token only for a good pair.

        A token that is there is used: another one would end the token of a report that is being fetched.
        """
        await client.sign_in()
        return Account(vendor=client.title, name=f"client {self.client_id}, {self.environment} environment")
