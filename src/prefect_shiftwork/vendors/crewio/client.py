"""CrewIO's client."""

import httpx
from pydantic import SecretStr

from prefect_shiftwork.rest.auth import BearerKey, TokenHolder
from prefect_shiftwork.rest.budget import Budget
from prefect_shiftwork.rest.clock import SYSTEM_CLOCK, Clock
from prefect_shiftwork.rest.pool import Shared
from prefect_shiftwork.rest.session import Session
from prefect_shiftwork.vendors.access.crewio import AboutCrewIO
from prefect_shiftwork.vendors.crewio.finders import Finders
from prefect_shiftwork.vendors.crewio.operations.assignments import Assignments
from prefect_shiftwork.vendors.crewio.operations.availability import Availability
from prefect_shiftwork.vendors.crewio.operations.events import Events
from prefect_shiftwork.vendors.crewio.operations.helpers import Helpers
from prefect_shiftwork.vendors.crewio.operations.messages import Messages
from prefect_shiftwork.vendors.crewio.operations.roles import Roles
from prefect_shiftwork.vendors.crewio.operations.shifts import Shifts


class CrewIO(Events, Roles, Shifts, Helpers, Messages, Assignments, Availability, Finders, AboutCrewIO):
    """The events of one club, with one API key. Use as an async context manager, in one event loop.

    Args:
        api_key: of the club, like ``crw_live_<keyId>_<secret>``; its scopes say what it may do.
        base_url: origin of the API.
        shared: what other clients with the same key have taken of the rate; by default this client is alone.
        transport: instead of the network, for tests and recordings.
    """

    def __init__(
        self,
        api_key: SecretStr,
        *,
        base_url: str = AboutCrewIO.default_base_url,
        shared: Shared | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
        clock: Clock = SYSTEM_CLOCK,
    ) -> None:
        shared = shared or Shared(TokenHolder(), Budget(self.rate, clock))
        # The portal takes the key in x-crewio-api-key as well. Bearer is safer: httpx hides it in representations.
        auth = BearerKey(api_key)
        super().__init__(Session(self.title, base_url, auth, budget=shared.budget, transport=transport, clock=clock))
