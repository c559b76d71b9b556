"""Records of CrewIO by name."""

from prefect_shiftwork.rest.vendor import Vendor
from prefect_shiftwork.vendors.crewio.operations.events import Events
from prefect_shiftwork.vendors.crewio.operations.helpers import Helpers
from prefect_shiftwork.vendors.crewio.operations.roles import Roles
from prefect_shiftwork.vendors.finding import finder


class Finders(Vendor):
    """One record of a kind by its name; roles and helpers are those of an event.

    Whether helpers have names and emails is not documented; where they have none, only their id finds them.
    """

    find_event = finder(Events.list_events, lambda event: [event.name])
    find_role = finder(Roles.list_roles, lambda role: [role.name])
    find_helper = finder(
        Helpers.list_helpers, lambda helper: [helper.name, helper.email], lambda helper: helper.user_id or helper.id
    )
