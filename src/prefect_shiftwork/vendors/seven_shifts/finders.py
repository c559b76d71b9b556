"""Records of 7shifts by name."""

from prefect_shiftwork.rest.vendor import Vendor
from prefect_shiftwork.vendors.finding import finder, full_name
from prefect_shiftwork.vendors.seven_shifts.operations.availability import AvailabilityReasons
from prefect_shiftwork.vendors.seven_shifts.operations.companies import Companies
from prefect_shiftwork.vendors.seven_shifts.operations.departments import Departments
from prefect_shiftwork.vendors.seven_shifts.operations.events import Events
from prefect_shiftwork.vendors.seven_shifts.operations.locations import Locations
from prefect_shiftwork.vendors.seven_shifts.operations.roles import Roles
from prefect_shiftwork.vendors.seven_shifts.operations.users import Users
from prefect_shiftwork.vendors.seven_shifts.records.user import User


def _names(user: User) -> list[str | None]:
    preferred = full_name(user.preferred_first_name or user.first_name, user.preferred_last_name or user.last_name)
    return [full_name(user.first_name, user.last_name), preferred, user.email]


class Finders(Vendor):
    """One record of a kind by its name; a user by their email as well."""

    find_company = finder(Companies.list_companies, lambda company: [company.name])
    find_location = finder(Locations.list_locations, lambda location: [location.name])
    find_department = finder(Departments.list_departments, lambda department: [department.name])
    find_role = finder(Roles.list_roles, lambda role: [role.name])
    find_user = finder(Users.list_users, _names)
    find_event = finder(Events.list_events, lambda event: [event.title])
    find_availability_reason = finder(AvailabilityReasons.list_availability_reasons, lambda reason: [reason.reason])
