"""CrewSense, and what a person fills in to reach it."""

from collections.abc import Set
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

NAMED = 5
"""Types of time off by which a person recognises their organisation."""


class AboutCrewSense(About):
    """CrewSense (Vector Scheduling), for fire departments and emergency services."""

    id = "crewsense"
    title = "CrewSense"
    default_base_url = "https://api.crewsense.com"


class CrewSenseAccess(Access["vendors.CrewSense"]):
    """An organisation's API key, as System Settings > Integrations in CrewSense generates it."""

    vendor: ClassVar[type[About]] = AboutCrewSense
    MANNERS: ClassVar[Set[str]] = Access.MANNERS | {"timezone"}

    client_id: str = Field(
        min_length=1,
        title="Client ID",
        description="API key of the organisation, from System Settings > Integrations in CrewSense.",
    )
    client_secret: SecretStr = Field(
        min_length=1,
        title="Client secret",
        description="API secret that was generated with the key.",
    )
    timezone: Annotated[str, AfterValidator(known_zone)] = Field(
        title="Time zone",
        description="Time zone of the organisation, like America/New_York; CrewSense writes its times without one.",
        examples=["America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"],
    )
    base_url: str = Field(
        default=AboutCrewSense.default_base_url,
        title="Base URL",
        description="Address of the API; change it for the sandbox only.",
    )
    on_drift: OnDrift = "stop"

    def connect(self, shared: Shared, transport: httpx.AsyncBaseTransport | None = None) -> "vendors.CrewSense":
        """A new client with this key. The caller closes it."""
        return vendors.CrewSense(
            self.client_id,
            self.client_secret,
            ZoneInfo(self.timezone),
            base_url=self.base_url,
            shared=shared,
            transport=transport,
        )

    async def identify(self, client: "vendors.CrewSense") -> Account:
        """Read the types of time off: the documents do not say in which words CrewSense names an organisation."""
        labels = [kind.label or f"#{kind.id}" for kind in await client.list_time_off_types()]
        if not labels:
            return Account(
                vendor=client.title,
                name="an organisation without types of time off",
                missing=["No type of time off is set up: add one in CrewSense before time off is copied or created."],
            )
        known_by = ", ".join(labels[:NAMED]) + (" and more" if len(labels) > NAMED else "")
        return Account(vendor=client.title, name=f"the organisation that has {known_by} as time off")
