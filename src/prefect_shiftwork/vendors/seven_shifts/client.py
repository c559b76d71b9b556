"""The client of 7shifts v2."""

import asyncio
from collections.abc import Sequence
from typing import ClassVar

import httpx
from pydantic import SecretStr

from prefect_shiftwork.rest.answers import Unwrap, Unwrapping
from prefect_shiftwork.rest.auth import BearerKey, FetchedToken, TokenHolder
from prefect_shiftwork.rest.budget import Budget
from prefect_shiftwork.rest.clock import SYSTEM_CLOCK, Clock
from prefect_shiftwork.rest.errors import InvalidInput
from prefect_shiftwork.rest.pool import Shared
from prefect_shiftwork.rest.session import Auth, Session
from prefect_shiftwork.vendors.access.seven_shifts import AboutSevenShifts, PartnerGrant, named
from prefect_shiftwork.vendors.seven_shifts.finders import Finders
from prefect_shiftwork.vendors.seven_shifts.oauth import TokenDesk
from prefect_shiftwork.vendors.seven_shifts.operations.assignments import UserAssignments
from prefect_shiftwork.vendors.seven_shifts.operations.availability import Availabilities, AvailabilityReasons
from prefect_shiftwork.vendors.seven_shifts.operations.companies import Companies
from prefect_shiftwork.vendors.seven_shifts.operations.departments import Departments
from prefect_shiftwork.vendors.seven_shifts.operations.events import Events
from prefect_shiftwork.vendors.seven_shifts.operations.locations import Locations
from prefect_shiftwork.vendors.seven_shifts.operations.reports import Reports
from prefect_shiftwork.vendors.seven_shifts.operations.roles import Roles
from prefect_shiftwork.vendors.seven_shifts.operations.shifts import Shifts
from prefect_shiftwork.vendors.seven_shifts.operations.time_off import TimeOffs
from prefect_shiftwork.vendors.seven_shifts.operations.time_punches import TimePunches
from prefect_shiftwork.vendors.seven_shifts.operations.users import Users
from prefect_shiftwork.vendors.seven_shifts.operations.wages import UserWages
from prefect_shiftwork.vendors.seven_shifts.operations.webhooks import Webhooks
from prefect_shiftwork.vendors.seven_shifts.records.company import Company


class SevenShifts(
    Companies,
    Locations,
    Departments,
    Roles,
    Users,
    UserAssignments,
    UserWages,
    Shifts,
    TimeOffs,
    Availabilities,
    AvailabilityReasons,
    TimePunches,
    Events,
    Reports,
    Webhooks,
    Finders,
    AboutSevenShifts,
):
    """7shifts, API version 2.

    Args:
        credential: an access token, or what a company has granted to a partner.
        company_id: the company to work on; without it the only one that the credential sees.
        api_version: sent as ``x-api-version``; empty leaves the choice to the credential's own default.
    """

    unwrap: ClassVar[Unwrapping] = Unwrap(("data",), tolerant=True)

    def __init__(
        self,
        credential: SecretStr | PartnerGrant,
        *,
        company_id: int | None = None,
        api_version: str = "2026-01-01",
        base_url: str = AboutSevenShifts.default_base_url,
        shared: Shared | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
        clock: Clock = SYSTEM_CLOCK,
    ) -> None:
        shared = shared or Shared(TokenHolder(), Budget(self.rate, clock))
        self._company_id = company_id
        self._looking_up = asyncio.Lock()
        self._desk: TokenDesk | None = None
        auth: Auth
        headers = {"x-api-version": api_version}
        if isinstance(credential, PartnerGrant):
            headers["x-company-guid"] = credential.company_guid
            self._desk = TokenDesk(self.title, credential, clock, transport)
            auth = FetchedToken(self._desk.fetch, shared.token, credential.client_secret)
        else:
            auth = BearerKey(credential)
        session = Session(
            self.title,
            base_url,
            auth,
            budget=shared.budget,
            pause_after_429=60.0,
            headers={name: value for name, value in headers.items() if value},
            transport=transport,
            clock=clock,
        )
        super().__init__(session)

    async def aclose(self) -> None:
        """Close the connections."""
        await super().aclose()
        if self._desk:
            await self._desk.aclose()

    async def supply(self, name: str) -> str:
        """The id of the company to work on; looked up once if the credential does not say it.

        Raises:
            InvalidInput: the credential sees several companies, or none.
        """
        if name != "company_id":
            return await super().supply(name)
        async with self._looking_up:
            self._company_id = self._company_id or only_one(await self.list_companies()).id
        return str(self._company_id)


def only_one(companies: Sequence[Company]) -> Company:
    """The company, if there is exactly one.

    Raises:
        InvalidInput: naming all there are.
    """
    if len(companies) == 1:
        return companies[0]
    if not companies:
        raise InvalidInput("7shifts: this credential sees no company. Check whom it belongs to.")
    raise InvalidInput(
        "7shifts: this credential sees several companies. Set the company id in the credentials block to one of: "
        f"{named(companies)}."
    )
