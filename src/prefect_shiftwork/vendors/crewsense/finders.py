"""Records of CrewSense by name."""

from prefect_shiftwork.rest.vendor import Vendor
from prefect_shiftwork.vendors.crewsense.operations.assignments import Assignments
from prefect_shiftwork.vendors.crewsense.operations.labels import CallbackLists, Filters, Groups, Labels
from prefect_shiftwork.vendors.crewsense.operations.office import Forms
from prefect_shiftwork.vendors.crewsense.operations.qualifiers import Certifications, Qualifiers
from prefect_shiftwork.vendors.crewsense.operations.signup import SignupEvents
from prefect_shiftwork.vendors.crewsense.operations.time_off import TimeOffTypes
from prefect_shiftwork.vendors.crewsense.operations.users import Users
from prefect_shiftwork.vendors.crewsense.operations.work_types import WorkTypes
from prefect_shiftwork.vendors.crewsense.records.users import User
from prefect_shiftwork.vendors.finding import finder, full_name


def _names(user: User) -> list[str | None]:
    return [user.full_name, full_name(user.first_name, user.last_name), user.username, *(user.emails or ())]


class Finders(Vendor):
    """One record of a kind by its name; a user by their email as well, and what has a short code by that."""

    find_user = finder(Users.list_users, _names, lambda user: user.user_id)
    find_assignment = finder(Assignments.list_assignments, lambda assignment: [assignment.name])
    find_group = finder(Groups.list_groups, lambda group: [group.name])
    find_label = finder(Labels.list_labels, lambda label: [label.label])
    find_filter = finder(Filters.list_filters, lambda each: [each.label])
    find_qualifier = finder(Qualifiers.list_qualifiers, lambda qualifier: [qualifier.name, qualifier.shortcode])
    find_certification = finder(Certifications.list_certifications, lambda each: [each.name, each.cert_id])
    find_callback_list = finder(CallbackLists.list_callback_lists, lambda each: [each.name])
    find_work_type = finder(WorkTypes.list_work_types, lambda kind: [kind.label, kind.work_code])
    find_time_off_type = finder(TimeOffTypes.list_time_off_types, lambda kind: [kind.label, kind.work_code])
    find_signup_event = finder(SignupEvents.list_signup_events, lambda event: [event.title])
    find_form = finder(Forms.list_forms, lambda form: [form.title])
