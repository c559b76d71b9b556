"""The client of 7shifts v1."""

from collections.abc import Mapping
from datetime import UTC, tzinfo
from typing import ClassVar

import httpx
from pydantic import SecretStr

from prefect_shiftwork.rest.answers import Unwrap, Unwrapping
from prefect_shiftwork.rest.auth import BasicKey, TokenHolder
from prefect_shiftwork.rest.budget import Budget
from prefect_shiftwork.rest.clock import SYSTEM_CLOCK, Clock
from prefect_shiftwork.rest.pool import Shared
from prefect_shiftwork.vendors.access.seven_shifts_v1 import AboutSevenShiftsV1
from prefect_shiftwork.vendors.seven_shifts_v1.envelope import PartnerSession
from prefect_shiftwork.vendors.seven_shifts_v1.finders import Finders
from prefect_shiftwork.vendors.seven_shifts_v1.operations.companies import Companies
from prefect_shiftwork.vendors.seven_shifts_v1.operations.departments import Departments
from prefect_shiftwork.vendors.seven_shifts_v1.operations.events import Events
from prefect_shiftwork.vendors.seven_shifts_v1.operations.locations import Locations
from prefect_shiftwork.vendors.seven_shifts_v1.operations.roles import Roles
from prefect_shiftwork.vendors.seven_shifts_v1.operations.shifts import Shifts
from prefect_shiftwork.vendors.seven_shifts_v1.operations.time_punches import TimePunches
from prefect_shiftwork.vendors.seven_shifts_v1.operations.users import Users


class SevenShiftsV1(
    Companies, Departments, Locations, Roles, Shifts, Events, TimePunches, Users, Finders, AboutSevenShiftsV1
):
    """The Partner API v1 of 7shifts, which the vendor retired in 2023. For its successor see ``SevenShifts``.

    Args:
        api_key: the company's API key.
        timezone: the zone of shift start and end, UTC by the document. All other times are UTC.
        literal_paths: send location writes to the paths that the document prints, which look like slips of the pen.
    """

    unwrap: ClassVar[Unwrapping] = Unwrap(("data",))

    def __init__(
        self,
        api_key: SecretStr,
        *,
        timezone: tzinfo = UTC,
        literal_paths: bool = False,
        base_url: str = AboutSevenShiftsV1.default_base_url,
        shared: Shared | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
        clock: Clock = SYSTEM_CLOCK,
    ) -> None:
        shared = shared or Shared(TokenHolder(), Budget(self.rate, clock))
        session = PartnerSession(
            self.title, base_url, BasicKey(api_key), budget=shared.budget, transport=transport, clock=clock
        )
        session.literal_paths = literal_paths
        super().__init__(session)
        self._timezone = timezone

    @property
    def context(self) -> Mapping[str, object]:
        """The zone of shift times."""
        return {"zone": self._timezone}
