"""The CrewSense client."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

import httpx
from pydantic import SecretStr

from prefect_shiftwork.rest.auth import FetchedToken, TokenHolder
from prefect_shiftwork.rest.budget import Budget
from prefect_shiftwork.rest.clock import SYSTEM_CLOCK, Clock
from prefect_shiftwork.rest.pool import Shared
from prefect_shiftwork.rest.session import Session
from prefect_shiftwork.vendors.access.crewsense import AboutCrewSense
from prefect_shiftwork.vendors.crewsense.finders import Finders
from prefect_shiftwork.vendors.crewsense.operations.accruals import Accruals
from prefect_shiftwork.vendors.crewsense.operations.assignments import AssignmentPeople, Assignments
from prefect_shiftwork.vendors.crewsense.operations.calendar import AvailabilityPeriods, VisualCycles
from prefect_shiftwork.vendors.crewsense.operations.callbacks import Callbacks
from prefect_shiftwork.vendors.crewsense.operations.finalization import Finalization
from prefect_shiftwork.vendors.crewsense.operations.labels import CallbackLists, Filters, Groups, Labels
from prefect_shiftwork.vendors.crewsense.operations.memberships import (
    UserCertifications,
    UserMemberships,
    UserQualifiers,
)
from prefect_shiftwork.vendors.crewsense.operations.messages import Announcements, Bulletins, ReadyAlerts
from prefect_shiftwork.vendors.crewsense.operations.office import Company, Forms, Logs, Payroll, TargetSolutions
from prefect_shiftwork.vendors.crewsense.operations.qualifiers import Certifications, Qualifiers
from prefect_shiftwork.vendors.crewsense.operations.schedule import Schedules
from prefect_shiftwork.vendors.crewsense.operations.shifts import ShiftMarks, Shifts
from prefect_shiftwork.vendors.crewsense.operations.signup import SignupEvents
from prefect_shiftwork.vendors.crewsense.operations.time_off import TimeOffs, TimeOffTypes, UserTimeOffs
from prefect_shiftwork.vendors.crewsense.operations.trades import Trades
from prefect_shiftwork.vendors.crewsense.operations.users import Users
from prefect_shiftwork.vendors.crewsense.operations.work_types import WorkTypes
from prefect_shiftwork.vendors.crewsense.token import token_source


class CrewSense(
    Schedules,
    Assignments,
    AssignmentPeople,
    Finalization,
    Shifts,
    ShiftMarks,
    WorkTypes,
    TimeOffs,
    UserTimeOffs,
    TimeOffTypes,
    Accruals,
    Users,
    UserMemberships,
    UserQualifiers,
    UserCertifications,
    Labels,
    Filters,
    Groups,
    Qualifiers,
    Certifications,
    CallbackLists,
    Callbacks,
    Trades,
    VisualCycles,
    AvailabilityPeriods,
    SignupEvents,
    Announcements,
    Bulletins,
    ReadyAlerts,
    Logs,
    Forms,
    Payroll,
    Company,
    TargetSolutions,
    Finders,
    AboutCrewSense,
):
    """CrewSense (Vector Scheduling) with one organisation's API key.

    CrewSense writes times without a zone: arguments without one are read in the organisation's time zone, arguments
    with one are converted to it, and every time in a record has it.

    Args:
        client_id: API key of the organisation.
        client_secret: API secret of the organisation.
        timezone: time zone of the organisation, which CrewSense does not tell.
        base_url: origin of the API.
        shared: the token and the tagged answers that other clients of the same credential share with this one.
        transport: instead of the network, for tests and recordings.
        clock: the time, for tests.
    """

    def __init__(
        self,
        client_id: str,
        client_secret: SecretStr,
        timezone: ZoneInfo,
        *,
        base_url: str = AboutCrewSense.default_base_url,
        shared: Shared | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
        clock: Clock = SYSTEM_CLOCK,
    ) -> None:
        shared = shared or Shared(TokenHolder(), Budget(self.rate, clock))
        auth = FetchedToken(token_source(client_id, client_secret), shared.token, client_secret)
        super().__init__(
            Session(
                self.title,
                base_url,
                auth,
                budget=shared.budget,
                headers={"Accept": "application/json"},  # a server that is asked for anything may refuse by a web page
                kept=shared.kept,
                transport=transport,
                clock=clock,
            )
        )
        self._zone = timezone

    @property
    def context(self) -> Mapping[str, object]:
        """The organisation's time zone, which arguments and records need."""
        return {"zone": self._zone}
