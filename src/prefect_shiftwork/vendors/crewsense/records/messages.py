"""What the organisation tells its people, and what they tell it."""

from pydantic import Field

from prefect_shiftwork.rest.fields import Record
from prefect_shiftwork.vendors.crewsense.fields import Moment, Rows
from prefect_shiftwork.vendors.crewsense.records.shared import UserReference


class Announcement(Record):
    """An announcement of the company."""

    id: int
    company_id: int | None = Field(default=None, description="Id of the company.")
    title: str | None = Field(default=None, description="Title.")
    body: str | None = Field(default=None, description="Text, in HTML.")
    first_name: str | None = Field(default=None, description="The author's given name.")
    last_name: str | None = Field(default=None, description="The author's family name.")
    user: UserReference | None = Field(default=None, description="Who wrote it.")


class BulletinBoard(Record):
    """The company's one bulletin board."""

    content: str | None = Field(default=None, description="Text, in HTML that the vendor has sanitised.")
    last_updated_by: UserReference | None = Field(default=None, description="Who changed it last.")
    last_updated_at: Moment = Field(default=None, description="When it was changed last.")


class LogEntry(Record):
    """A change in the system."""

    log_id: int = Field(description="Id of the entry.")
    created: Moment = Field(default=None, description="When it happened.")
    event_description: str | None = Field(default=None, description="What happened, in a sentence.")
    user: UserReference | None = Field(default=None, description="Who did it.")


class Form(Record):
    """A form that users can fill in."""

    id: int
    title: str | None = Field(default=None, description="Title.")
    created_at: Moment = Field(default=None, description="When it was made.")
    created_by: str | None = Field(default=None, description="Name of who made it.")


class FormAnswer(Record):
    """What a user filled in for one question: one ``value``, or several ``values``."""

    title: str | None = Field(default=None, description="The question.")
    value: str | None = Field(default=None, description="The answer, where it is one.")
    values: Rows[str] = Field(default=[], description="The answers, where they are several.")


class FormSubmission(Record):
    """A form that somebody has filled in."""

    user: UserReference | None = Field(default=None, description="Who filled it in.")
    submitted_at: Moment = Field(default=None, description="When it was handed in.")
    submission: Rows[FormAnswer] = Field(default=[], description="The answers.")
