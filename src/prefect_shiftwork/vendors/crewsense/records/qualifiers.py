"""Qualifiers and certifications: what people are trained for."""

from pydantic import Field

from prefect_shiftwork.rest.fields import Record
from prefect_shiftwork.vendors.crewsense.fields import Moment
from prefect_shiftwork.vendors.crewsense.records.shared import UserReference, WriteResult


class Qualifier(Record):
    """A qualifier, like Captain: on its own, on a user, on a shift, or needed by an assignment."""

    id: int
    name: str | None = Field(default=None, description="Descriptive name.")
    shortcode: str | None = Field(default=None, description="Short name in the crew scheduler, like CPT.")
    color: str | None = Field(default=None, description="Background colour, like #d81b60.")
    text_color: str | None = Field(default=None, description="Text colour, like #FFFFFF.")
    href: str | None = Field(default=None, description="Link to the full qualifier; not followed by this client.")
    minimum_staffing: int | None = Field(default=None, description="How many people with it an assignment needs.")
    ranking: int | None = Field(default=None, description="A user's place in the order of it; 0 was never ordered.")
    title_id: int | None = Field(default=None, description="Id of its callback list.")
    target_solutions_credential_id: int | None = Field(default=None, description="Id at TargetSolutions.")
    created_by: int | None = Field(default=None, description="Id of the user who created it.")
    created_on: Moment = Field(default=None, description="When it was created.")
    modified_by: int | None = Field(default=None, description="Id of the user who changed it last.")
    modified_on: Moment = Field(default=None, description="When it was changed last.")
    deleted_by: int | None = Field(default=None, description="Id of the user who deleted it.")
    deleted_at: Moment = Field(default=None, description="When it was deleted.")


class QualifierUser(Record):
    """A user who has a qualifier."""

    id: int
    name: str | None = Field(default=None, description="Full name.")
    ranking: int | None = Field(default=None, description="Place in the order of the qualifier; 0 was never ordered.")


class QualifierInserted(Record):
    """The answer to creating a qualifier. Whether its number is a count or the new id is not documented."""

    inserted: int | None = Field(default=None, description="1 in the documented example.")


class QualifierRestored(WriteResult):
    """The answer to restoring a deleted qualifier."""

    qualifier: Qualifier | None = Field(default=None, description="The qualifier that is active again.")


class Certification(Record):
    """A certification that users can have."""

    id: int
    name: str | None = Field(default=None, description="Descriptive name.")
    cert_id: str | None = Field(default=None, description="Short code, like FRS.")
    created_by: UserReference | None = Field(default=None, description="Who created it.")
