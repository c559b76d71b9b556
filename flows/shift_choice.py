"""Which shift a person means: one that is there, or one to be created first.

The variants of a choice are told apart by the name of their only field: Prefect's form picks a tab by the fields that
a value has, and ignores discriminators.
"""

from pydantic import AwareDatetime, ConfigDict, Field, model_validator

from prefect_shiftwork.flows.by_name import EventName, NumberOrName
from prefect_shiftwork.flows.forms import Form


class CrewIOShift(Form):
    """A shift of a CrewIO event."""

    event_id: EventName
    shift_id: str = Field(
        title="Which shift",
        description=(
            "Its role, with its start where there are several: Bar, 2026-07-04 18:00. Or its id. What is not found is "
            "answered with the shifts that there are."
        ),
        min_length=1,
    )


class SevenShiftsShift(Form):
    """A shift of a 7shifts company."""

    shift_id: int = Field(
        title="Shift id",
        description=(
            "The shift's number in 7shifts. A dry run of announce-new-shifts that announces all that is to come shows "
            "it, as in seven_shifts/5512087."
        ),
        ge=1,
    )


class NewShift(Form):
    """When a new shift is."""

    start: AwareDatetime = Field(title="Starts", description="With its time zone.")
    end: AwareDatetime = Field(title="Ends", description="With its time zone.")
    notes: str = Field(default="", title="Notes", description="For the people on the shift.")

    @model_validator(mode="after")
    def _has_a_length(self) -> "NewShift":
        if self.end <= self.start:
            raise ValueError("the shift ends before it starts: correct 'Ends'")
        return self


class NewCrewIOShift(NewShift):
    """A shift that is created in CrewIO, unless one of the same role and time is there."""

    event_id: EventName
    role_id: str = Field(title="Role", description="Name or id, as in CrewIO.", min_length=1)
    required_count: int = Field(default=1, ge=1, title="People needed", description="How many helpers it takes.")


class NewSevenShiftsShift(NewShift):
    """A shift that is created in 7shifts, unless one of the same role, place and time is there."""

    location_id: NumberOrName = Field(title="Location", description="Name or id, as in 7shifts.", min_length=1)
    department_id: NumberOrName = Field(
        default="", title="Department", description="Name or id, as in 7shifts; empty for none."
    )
    role_id: NumberOrName = Field(default="", title="Role", description="Name or id, as in 7shifts; empty for none.")
    open: bool = Field(
        default=True, title="Open shift", description="Whether people can take it; otherwise it is unassigned."
    )


class InCrewIO(Form):
    """A shift that is in CrewIO."""

    model_config = ConfigDict(title="A shift in CrewIO")

    crewio_shift: CrewIOShift = Field(title="Shift", description="Event and shift.")


class InSevenShifts(Form):
    """A shift that is in 7shifts."""

    model_config = ConfigDict(title="A shift in 7shifts")

    seven_shifts_shift: SevenShiftsShift = Field(title="Shift", description="The shift.")


class CreateInCrewIO(Form):
    """A shift to create in CrewIO first."""

    model_config = ConfigDict(title="A new shift in CrewIO")

    new_crewio_shift: NewCrewIOShift = Field(title="New shift", description="It is created before it is announced.")


class CreateInSevenShifts(Form):
    """A shift to create in 7shifts first."""

    model_config = ConfigDict(title="A new shift in 7shifts")

    new_seven_shifts_shift: NewSevenShiftsShift = Field(
        title="New shift", description="It is created before it is announced."
    )


ShiftChoice = InCrewIO | InSevenShifts | CreateInCrewIO | CreateInSevenShifts
