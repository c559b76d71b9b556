"""What is embedded in many records: references to people and things, and the answer to a write."""

from typing import Annotated

from pydantic import BeforeValidator, Field

from prefect_shiftwork.rest.fields import Record


class Reference(Record):
    """A record named inside another one. Its full form is read by id: an ``href`` is often wrong or plain http."""

    id: int
    name: str | None = Field(default=None, description="Name of the record.")
    href: str | None = Field(default=None, description="Link to the full record; not followed by this client.")


class UserReference(Reference):
    """A user inside another record. ``id`` is the ``user_id`` of GET /users."""

    ts_userid: int | None = Field(default=None, description="Id of the same person in TargetSolutions.")


class Subtype(Record):
    """A finer distinction of a work type or a time off type."""

    id: int
    label: str | None = Field(default=None, description="Name of the subtype.")


class WriteResult(Record):
    """CrewSense's answer to a write, where it documents one; writes that answer nothing leave all fields None.

    ``status`` is free text: the documentation itself shows "created" beside code 200, and a cut-off "o".
    """

    success: bool | None = Field(default=None, description="Whether the write took effect.")
    code: int | None = Field(default=None, description="HTTP status once more.")
    status: str | None = Field(default=None, description="Short word for the outcome.")
    message: str | None = Field(default=None, description="Sentence for people.")
    id: int | None = Field(default=None, description="Id of the record that was written.")


Written = Annotated[WriteResult, BeforeValidator(lambda answer: answer or {})]
"""A :class:`WriteResult` even when the answer has no body: what was written is not undone by silence about it."""
