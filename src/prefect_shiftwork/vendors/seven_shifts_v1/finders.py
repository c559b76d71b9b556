"""Records of 7shifts v1 by name."""

from prefect_shiftwork.rest.vendor import Vendor
from prefect_shiftwork.vendors.finding import finder, full_name
from prefect_shiftwork.vendors.seven_shifts_v1.operations.departments import Departments
from prefect_shiftwork.vendors.seven_shifts_v1.operations.events import Events
from prefect_shiftwork.vendors.seven_shifts_v1.operations.locations import Locations
from prefect_shiftwork.vendors.seven_shifts_v1.operations.roles import Roles
from prefect_shiftwork.vendors.seven_shifts_v1.operations.users import Users


class Finders(Vendor):
    """One record of a kind by its name; a user by their email as well. A location's address is its name."""

    find_department = finder(Departments.list_departments, lambda department: [department.name])
    find_location = finder(Locations.list_locations, lambda location: [location.address])
    find_role = finder(Roles.list_roles, lambda role: [role.name])
    find_event = finder(Events.list_events, lambda event: [event.title])
    find_user = finder(Users.list_users, lambda user: [full_name(user.firstname, user.lastname), user.email])
