"""Locations, as read and as written."""

from typing import Annotated, ClassVar

from pydantic import Field, PlainSerializer

from prefect_shiftwork.rest.fields import Instant, Record
from prefect_shiftwork.vendors.seven_shifts.fields import DAYS, Input
from prefect_shiftwork.vendors.seven_shifts_fields import ClockTime, Country, Zone


class Location(Record):
    """A location. Its opening hours (``mon_hours_open``, ``mon_is_closed`` ...) are kept as sent."""

    as_sent: ClassVar[frozenset[str]] = frozenset(
        {
            *(f"{day}{end}" for day in DAYS for end in ("_hours_open", "_hours_close", "_is_closed")),
            "auto_send_log_book_time",
            "department_based_budget",
        }
    )

    id: int
    """The location's id."""
    company_id: int | None = None
    """The company that it belongs to."""
    name: str | None = None
    """The location's name."""
    country: str | None = None
    """Two capital letters."""
    state: str | None = None
    """State or province."""
    city: str | None = None
    """City."""
    formatted_address: str | None = None
    """Address on one line."""
    lat: float | None = None
    """Latitude in degrees."""
    lng: float | None = None
    """Longitude in degrees."""
    place_id: str | None = None
    """The id of the place on Google's map."""
    timezone: str | None = None
    """The location's time zone, like America/Regina."""
    hash: str | None = None
    """What a punch terminal calls the location."""
    mapping_id: str | None = None
    """What another system calls the location."""
    holiday_pay: bool | None = None
    """Holidays are paid more."""
    shift_feedback: bool | None = None
    """People are asked how their shift was."""
    message: str | None = None
    """A text that everybody at the location sees."""
    deleted: bool | None = None
    """The location was deleted."""
    created: Instant | None = None
    """When the location was created."""
    modified: Instant | None = None
    """When the location was last changed."""


Degrees = Annotated[float, PlainSerializer(str)]
"""A coordinate that is sent as a text ("Create Location"); "Update Location" takes it as a number."""


class LocationFields(Input):
    """What can be said of a location, new or not."""

    name: str | None = Field(default=None, title="Name", min_length=1)
    country: Country | None = Field(default=None, title="Country", description="Two capital letters.")
    formatted_address: str | None = Field(default=None, title="Address")
    state: str | None = Field(default=None, title="State or province")
    city: str | None = Field(default=None, title="City")
    place_id: str | None = Field(default=None, title="Place id", description="The id of the place on Google's map.")
    timezone: Zone | None = Field(default=None, title="Time zone", description="Like America/Regina.")
    holiday_pay: bool | None = Field(default=None, title="Holiday pay")
    shift_feedback: bool | None = Field(
        default=None, title="Shift feedback", description="Ask people how their shift was, at its end."
    )
    mon_hours_open: ClockTime | None = Field(default=None, title="Monday, opens")
    mon_hours_close: ClockTime | None = Field(default=None, title="Monday, closes")
    mon_is_closed: bool | None = Field(default=None, title="Monday, closed")
    tue_hours_open: ClockTime | None = Field(default=None, title="Tuesday, opens")
    tue_hours_close: ClockTime | None = Field(default=None, title="Tuesday, closes")
    tue_is_closed: bool | None = Field(default=None, title="Tuesday, closed")
    wed_hours_open: ClockTime | None = Field(default=None, title="Wednesday, opens")
    wed_hours_close: ClockTime | None = Field(default=None, title="Wednesday, closes")
    wed_is_closed: bool | None = Field(default=None, title="Wednesday, closed")
    thu_hours_open: ClockTime | None = Field(default=None, title="Thursday, opens")
    thu_hours_close: ClockTime | None = Field(default=None, title="Thursday, closes")
    thu_is_closed: bool | None = Field(default=None, title="Thursday, closed")
    fri_hours_open: ClockTime | None = Field(default=None, title="Friday, opens")
    fri_hours_close: ClockTime | None = Field(default=None, title="Friday, closes")
    fri_is_closed: bool | None = Field(default=None, title="Friday, closed")
    sat_hours_open: ClockTime | None = Field(default=None, title="Saturday, opens")
    sat_hours_close: ClockTime | None = Field(default=None, title="Saturday, closes")
    sat_is_closed: bool | None = Field(default=None, title="Saturday, closed")
    sun_hours_open: ClockTime | None = Field(default=None, title="Sunday, opens")
    sun_hours_close: ClockTime | None = Field(default=None, title="Sunday, closes")
    sun_is_closed: bool | None = Field(default=None, title="Sunday, closed")


class LocationChanges(LocationFields):
    """Fields of a location to set; those that are not given stay."""

    lat: float | None = Field(default=None, title="Latitude", ge=-90, le=90)
    lng: float | None = Field(default=None, title="Longitude", ge=-180, le=180)
    hash: str | None = Field(default=None, title="Hash", description="What a punch terminal calls the location.")
    message: str | None = Field(default=None, title="Message", description="A text that everybody there sees.")
    department_based_budget: bool | None = Field(default=None, title="Budget by department")
    auto_send_log_book_time: ClockTime | None = Field(default=None, title="Send the log book at")


class NewLocation(LocationFields):
    """A location to create."""

    name: str = Field(title="Name", min_length=1)
    country: Country = Field(title="Country", description="Two capital letters.")
    latitude: Degrees | None = Field(default=None, title="Latitude", ge=-90, le=90)
    longitude: Degrees | None = Field(default=None, title="Longitude", ge=-180, le=180)
    copy_from_id: int | None = Field(
        default=None, title="Copy from", description="The id of a location whose departments and roles are copied."
    )
