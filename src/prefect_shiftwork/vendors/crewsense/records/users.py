"""The people of the organisation."""

from pydantic import Field

from prefect_shiftwork.rest.fields import Record
from prefect_shiftwork.vendors.crewsense.fields import Day, Rows
from prefect_shiftwork.vendors.crewsense.records.shared import Reference


class ExtraField(Record):
    """A field that the organisation has added to its users."""

    id: int
    label: str | None = Field(default=None, description="Name of the field.")
    value: str | None = Field(default=None, description="The user's value.")


class User(Record):
    """A user. The id is ``user_id`` here, and ``id`` wherever a user is named inside another record."""

    user_id: int = Field(description="Id of the user.")
    employee_id: str | None = Field(default=None, description="The organisation's own number for the employee.")
    username: str | None = Field(default=None, description="Name to log in with.")
    first_name: str | None = Field(default=None, description="Given name.")
    last_name: str | None = Field(default=None, description="Family name.")
    full_name: str | None = Field(default=None, description="Name as it is shown.")
    role: str | None = Field(default=None, description="Role or rank, like Deputy.")
    emails: Rows[str] = Field(default=[], description="E-mail addresses, the main one first.")
    phone_numbers: Rows[str] = Field(default=[], description="Phone numbers, the main one first.")
    avatar_url: str | None = Field(default=None, description="Address of a picture.")
    date_of_hire: Day = Field(default=None, description="First day at the organisation.")
    date_of_birth: Day = Field(default=None, description="Birthday.")
    accrual_start_date: Day = Field(default=None, description="Day from which time off accrues.")
    accrual_track: Reference | None = Field(default=None, description="Track of time off accrual.")
    accrual_profile: Reference | None = Field(default=None, description="Profile of time off accrual.")
    fields: Rows[ExtraField] = Field(default=[], description="The organisation's own fields; single users only.")
