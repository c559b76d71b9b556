"""CrewIO, and what a person fills in to reach it."""

from collections.abc import Set
from typing import ClassVar

import httpx
from pydantic import Field, SecretStr

from prefect_shiftwork import vendors
from prefect_shiftwork.rest.access import Access, Account
from prefect_shiftwork.rest.budget import Rate
from prefect_shiftwork.rest.drift import OnDrift
from prefect_shiftwork.rest.errors import NotPermitted
from prefect_shiftwork.rest.pool import Shared
from prefect_shiftwork.rest.vendor import About


class AboutCrewIO(About):
    """CrewIO, for clubs and their events."""

    id = "crewio"
    title = "CrewIO"
    default_base_url = "https://crewio.co"
    # "Globales API-Limit 100 req/min"; per key is the reading that keeps it in any case
    rate = Rate(100, 60.0)


class CrewIOAccess(Access["vendors.CrewIO"]):
    """The API key of one club."""

    vendor: ClassVar[type[About]] = AboutCrewIO
    MANNERS: ClassVar[Set[str]] = Access.MANNERS | {"webhook_secret"}

    api_key: SecretStr = Field(
        title="API key",
        description="Key of one club from CrewIO's developer portal. It starts with crw_live_.",
    )
    webhook_secret: SecretStr | None = Field(
        default=None,
        title="Webhook signing secret",
        description="Secret that CrewIO signs its webhooks with. Only needed to receive webhooks.",
    )
    base_url: str = Field(
        default=AboutCrewIO.default_base_url,
        title="Base URL",
        description=(
            "Where the API is. CrewIO's portal shows https://crewio.co; if that redirects or answers with a web page, "
            "try https://api.crewio.co, which CrewIO's own API description names."
        ),
    )
    on_drift: OnDrift = "stop"

    def connect(self, shared: Shared, transport: httpx.AsyncBaseTransport | None = None) -> "vendors.CrewIO":
        """A new client with this key. The caller closes it."""
        return vendors.CrewIO(self.api_key, base_url=self.base_url, shared=shared, transport=transport)

    async def identify(self, client: "vendors.CrewIO") -> Account:
        """The club of the key, by one of its events: CrewIO tells a key's club nowhere."""
        try:
            events = await client.list_events(limit=1)
        except NotPermitted as refusal:
            plan = "If it has that scope, check that the club's plan includes API access."
            return Account(vendor=client.title, name="the club of this key", missing=[f"{refusal.fix} {plan}"])
        which = f"with the event {events[0].name or events[0].id}" if events else "without events so far"
        return Account(vendor=client.title, name=f"the club {which}")
