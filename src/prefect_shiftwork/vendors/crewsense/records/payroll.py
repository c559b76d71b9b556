"""What other systems ask for: hours to pay, and who is who at TargetSolutions."""

from pydantic import Field

from prefect_shiftwork.rest.fields import Record
from prefect_shiftwork.vendors.crewsense.fields import Moment


class PayrollEntry(Record):
    """Hours of a user to pay. There is no id."""

    type: str | None = Field(default=None, description="What the hours were, like work shift.")
    user_id: int | None = Field(default=None, description="Id of the user.")
    employee_id: str | None = Field(default=None, description="The organisation's own number for the employee.")
    name: str | None = Field(default=None, description="Full name.")
    work_type: str | None = Field(default=None, description="Type of work, like Regular Time.")
    work_subtype: str | None = Field(default=None, description="Finer distinction of the type.")
    work_code: str | None = Field(default=None, description="Short code, like REG01.")
    start: Moment = Field(default=None, description="When the work started.")
    end: Moment = Field(default=None, description="When the work ended.")
    assignment_id: int | None = Field(default=None, description="Id of the assignment.")
    assignment_name: str | None = Field(default=None, description="Title of the assignment.")
    labels: str | None = Field(default=None, description="Labels on the shift, in one text.")
    notes: str | None = Field(default=None, description="Notes.")
    total_hours: float | None = Field(default=None, description="Hours to pay.")


class TargetSolutionsUser(Record):
    """A user of TargetSolutions, and the same person here. ``id`` is TargetSolutions' own."""

    id: int
    first_name: str | None = Field(default=None, description="Given name.")
    last_name: str | None = Field(default=None, description="Family name.")
    crewsense_user_id: int | None = Field(default=None, description="The person's ``user_id`` here.")
    crewsense_company_id: int | None = Field(default=None, description="Id of the company here.")
    target_solutions_customer_id: int | None = Field(default=None, description="Id of the company there.")
