"""Labels, filters, groups and callback lists: how people and shifts are sorted."""

from pydantic import AliasChoices, Field

from prefect_shiftwork.rest.fields import Record
from prefect_shiftwork.vendors.crewsense.fields import Moment
from prefect_shiftwork.vendors.crewsense.records.shared import UserReference


class Label(Record):
    """A crew scheduler label that shifts carry."""

    id: int
    label: str | None = Field(default=None, description="Text on the label.")
    color: str | None = Field(default=None, description="Background colour, like #CCCCCC.")
    text_color: str | None = Field(default=None, description="Text colour, like #333333.")
    position: int | None = Field(default=None, description="Place of shifts with this label inside an assignment.")
    href: str | None = Field(default=None, description="Link to the full label; not followed by this client.")


class Filter(Record):
    """A specialty classification filter."""

    id: int
    label: str | None = Field(default=None, description="Name of the filter.")
    created_on: Moment = Field(default=None, description="When it was created.")
    deleted: bool | None = Field(default=None, description="Whether it was deleted; told for single filters only.")
    user: UserReference | None = Field(default=None, description="Who created it.")


class Group(Record):
    """A group of users, like a platoon. CrewSense says "label" at /groups and "name" everywhere else."""

    id: int
    name: str | None = Field(
        default=None, validation_alias=AliasChoices("name", "label"), description="Name of the group."
    )
    color: str | None = Field(default=None, description="Colour, like #1700e6; told for an assignment's groups only.")


class CallbackList(Record):
    """A callback list (also "title"): who is called for which kind of work. A limit of 0 hours means none."""

    id: int
    name: str | None = Field(default=None, description="Name of the list, like Captain.")
    max_consecutive_hours: float | None = Field(default=None, description="Most hours in one piece.")
    weekly_limit: float | None = Field(default=None, description="Most hours a week.")
    monthly_limit: float | None = Field(default=None, description="Most hours a month.")
    yearly_limit: float | None = Field(default=None, description="Most hours a year.")
    position: int | None = Field(default=None, description="Place among the lists.")
    deleted: bool | None = Field(default=None, description="Whether it was deleted; told for single lists only.")
