"""Locations, as read and as written.

How long a text may be is said of changes ("Update Location"); a new location is the same record.
"""

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

    name: str | None = Field(default=None, title="Name", min_length=1, max_length=255, description="What it is called.")
    country: Country | None = Field(default=None, title="Country", description="Two capital letters.")
    formatted_address: str | None = Field(
        default=None, title="Address", max_length=255, description="The whole address on one line."
    )
    state: str | None = Field(default=None, title="State", description="State or province.")
    city: str | None = Field(default=None, title="City", max_length=40, description="City.")
    place_id: str | None = Field(default=None, title="Place id", description="The id of the place on Google's map.")
    timezone: Zone | None = Field(default=None, title="Time zone", description="Like America/Regina.")
    holiday_pay: bool | None = Field(default=None, title="Holiday pay", description="Whether holiday pay is on.")
    shift_feedback: bool | None = Field(
        default=None, title="Shift feedback", description="Ask people how their shift was, at its end."
    )
    mon_hours_open: ClockTime | None = Field(default=None, description="When it opens on Monday.")
    mon_hours_close: ClockTime | None = Field(default=None, description="When it closes on Monday.")
    mon_is_closed: bool | None = Field(default=None, description="It is closed on Monday.")
    tue_hours_open: ClockTime | None = Field(default=None, description="When it opens on Tuesday.")
    tue_hours_close: ClockTime | None = Field(default=None, description="When it closes on Tuesday.")
    tue_is_closed: bool | None = Field(default=None, description="It is closed on Tuesday.")
    wed_hours_open: ClockTime | None = Field(default=None, description="When it opens on Wednesday.")
    wed_hours_close: ClockTime | None = Field(default=None, description="When it closes on Wednesday.")
    wed_is_closed: bool | None = Field(default=None, description="It is closed on Wednesday.")
    thu_hours_open: ClockTime | None = Field(default=None, description="When it opens on Thursday.")
    thu_hours_close: ClockTime | None = Field(default=None, description="When it closes on Thursday.")
    thu_is_closed: bool | None = Field(default=None, description="It is closed on Thursday.")
    fri_hours_open: ClockTime | None = Field(default=None, description="When it opens on Friday.")
    fri_hours_close: ClockTime | None = Field(default=None, description="When it closes on Friday.")
    fri_is_closed: bool | None = Field(default=None, description="It is closed on Friday.")
    sat_hours_open: ClockTime | None = Field(default=None, description="When it opens on Saturday.")
    sat_hours_close: ClockTime | None = Field(default=None, description="When it closes on Saturday.")
    sat_is_closed: bool | None = Field(default=None, description="It is closed on Saturday.")
    sun_hours_open: ClockTime | None = Field(default=None, description="When it opens on Sunday.")
    sun_hours_close: ClockTime | None = Field(default=None, description="When it closes on Sunday.")
    sun_is_closed: bool | None = Field(default=None, description="It is closed on Sunday.")


class LocationChanges(LocationFields):
    """Fields of a location to set; those that are not given stay."""

    lat: float | None = Field(default=None, title="Latitude", ge=-90, le=90, description="Degrees north.")
    lng: float | None = Field(default=None, title="Longitude", ge=-180, le=180, description="Degrees east.")
    hash: str | None = Field(
        default=None, title="Hash", max_length=100, description="What a punch terminal calls the location."
    )
    message: str | None = Field(default=None, title="Message", description="A text that everybody there sees.")
    department_based_budget: bool | None = Field(
        default=None, title="Budget by department", description="Whether each department has a budget of its own."
    )
    auto_send_log_book_time: ClockTime | None = Field(
        default=None, title="Send the log book at", description="When the log book is sent by itself."
    )


class NewLocation(LocationFields):
    """A location to create."""

    name: str = Field(title="Name", min_length=1, max_length=255, description="What it is called.")
    country: Country = Field(title="Country", description="Two capital letters.")
    latitude: Degrees | None = Field(default=None, title="Latitude", ge=-90, le=90, description="Degrees north.")
    longitude: Degrees | None = Field(default=None, title="Longitude", ge=-180, le=180, description="Degrees east.")
    copy_from_id: int | None = Field(
        default=None, title="Copy from", description="The id of a location whose departments and roles are copied."
    )
