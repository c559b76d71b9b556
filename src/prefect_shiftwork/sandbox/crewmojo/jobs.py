"""What a report is asked with, and the jobs that build the long ones."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Annotated, Literal, Self
from uuid import NAMESPACE_URL, uuid5

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StrictBool, model_validator

from prefect_shiftwork.sandbox.crewmojo.reports import Period
from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.sandbox.error_object import missing

TICKET_LIFETIME = timedelta(minutes=10)


def _day(number: object) -> date:
    if type(number) is not int or len(str(number)) != len("yyyymmdd"):
        raise ValueError("must be a number in yyyymmdd form")
    return date(number // 10000, number // 100 % 100, number % 100)


Day = Annotated[date, BeforeValidator(_day)]


class ReportBody(BaseModel):
    """What a report is asked with; dates are numbers such as 20260131, and come together or not at all."""

    model_config = ConfigDict(extra="forbid")

    start_date: Annotated[Day | None, Field(alias="startDate")] = None
    end_date: Annotated[Day | None, Field(alias="endDate")] = None
    content_type: Annotated[Literal["json"] | None, Field(alias="contentType")] = None
    as_job: Annotated[StrictBool, Field(alias="jobId")] = False

    @model_validator(mode="after")
    def _together(self) -> Self:
        if (self.start_date is None) != (self.end_date is None):
            raise ValueError("startDate and endDate need to be present together")
        if self.start_date and self.end_date and self.start_date > self.end_date:
            raise ValueError("startDate lies after endDate")
        return self

    def period(self, today: date) -> Period:
        """The days asked for, or this month up to today."""
        return Period(self.start_date or today.replace(day=1), self.end_date or today)


@dataclass(slots=True)
class Job:
    """A report that is being built."""

    id: str
    report_id: str
    body: ReportBody
    ready_at: datetime
    expires_at: datetime
    polls: int = 0


class Jobs:
    """Every job by its id."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._jobs: dict[str, Job] = {}

    def start(self, report_id: str, body: ReportBody, seconds: int) -> Job:
        """A job that will take this long."""
        now = self._desk.clock.now()
        job_id = uuid5(NAMESPACE_URL, f"https://api.crewmojo.com/sandbox/job/{len(self._jobs) + 1}").hex
        job = Job(job_id, report_id, body, now + timedelta(seconds=seconds), now + TICKET_LIFETIME)
        return self._jobs.setdefault(job_id, job)

    def poll(self, report_id: str, job_id: str) -> Job:
        """A job of this report, unless ten minutes have passed since its request."""
        job = self._jobs.get(job_id)
        if job is None or job.report_id != report_id or self._desk.clock.now() >= job.expires_at:
            raise missing("Job")
        job.polls += 1
        return job

    def ready(self, job: Job) -> bool:
        """Whether the report is there: by the clock, or after the number of polls that was set."""
        polls = self._desk.settings.get("crewmojo.polls_until_ready")
        return self._desk.clock.now() >= job.ready_at if polls is None else job.polls > polls
