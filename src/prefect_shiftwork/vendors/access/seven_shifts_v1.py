"""7shifts v1, and what a person fills in to reach it."""

from collections.abc import Set
from datetime import UTC
from typing import Annotated, ClassVar
from zoneinfo import ZoneInfo

import httpx
from pydantic import AfterValidator, Field, SecretStr

from prefect_shiftwork import vendors
from prefect_shiftwork.rest.access import Access, Account
from prefect_shiftwork.rest.drift import OnDrift
from prefect_shiftwork.rest.pool import Shared
from prefect_shiftwork.rest.vendor import About
from prefect_shiftwork.rest.zones import known_zone


class AboutSevenShiftsV1(About):
    """The Partner API v1 of 7shifts, which the vendor retired in 2023."""

    id = "seven_shifts_v1"
    title = "7shifts v1"
    default_base_url = "https://api.7shifts.com"


class SevenShiftsV1Access(Access["vendors.SevenShiftsV1"]):
    """An API key of the Partner API v1 ("Authentication"), which the vendor no longer issues."""

    vendor: ClassVar[type[About]] = AboutSevenShiftsV1
    MANNERS: ClassVar[Set[str]] = Access.MANNERS | {"timezone", "literal_paths"}

    api_key: SecretStr = Field(
        title="API key", description="The key from Company Settings > API; keys have not been issued since April 2023."
    )
    timezone: Annotated[str, AfterValidator(known_zone)] = Field(
        default="UTC",
        title="Time zone of shifts",
        description="The zone that shift start and end are written in: UTC by the document, the location's zone (like "
        "America/Toronto) for some companies. All other times are UTC.",
    )
    literal_paths: bool = Field(
        default=False,
        title="Paths as printed",
        description="Create locations at /departments and change them at /location, as the document prints, instead "
        "of at /locations.",
    )
    base_url: str = Field(
        default=AboutSevenShiftsV1.default_base_url,
        title="Base URL",
        description="The origin of the API; another one only for a sandbox or a gateway.",
    )
    on_drift: OnDrift = "stop"

    def connect(self, shared: Shared, transport: httpx.AsyncBaseTransport | None = None) -> "vendors.SevenShiftsV1":
        """A new client with this credential. The caller closes it."""
        return vendors.SevenShiftsV1(
            self.api_key,
            timezone=UTC if self.timezone == "UTC" else ZoneInfo(self.timezone),
            literal_paths=self.literal_paths,
            base_url=self.base_url,
            shared=shared,
            transport=transport,
        )

    async def identify(self, client: "vendors.SevenShiftsV1") -> Account:
        """The company that the key belongs to; there is only ever one ("Companies List")."""
        names = [company.name or f"company {company.id}" async for company in client.list_companies()]
        return Account(vendor=client.title, name=", ".join(names))
