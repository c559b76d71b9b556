"""Crewmojo's operations: reports out, people in.

Tokens are fetched by the client itself, never by a caller: a new one ends the token that others are using.
"""

from collections.abc import Callable
from typing import Annotated, Literal

import httpx
from pydantic import Field, JsonValue
from pydantic_core import from_json

from prefect_shiftwork.rest.answers import unexpected
from prefect_shiftwork.rest.operation import Kind, get, post
from prefect_shiftwork.rest.parameters import Body, WholeBody
from prefect_shiftwork.rest.vendor import Vendor
from prefect_shiftwork.vendors.crewmojo.answers import NotAReport, Report, Ticket, read
from prefect_shiftwork.vendors.crewmojo.fields import EndDate, JobId, ReportDate, ReportId

PATIENCE = 90.0
"""Seconds without a byte: Crewmojo builds a report for thirty before it answers with a ticket."""


def report_of(operation: str) -> Callable[[httpx.Response], Report | Ticket]:
    """Reads the answers to an operation that asks for a report."""

    def decode(response: httpx.Response) -> Report | Ticket:
        try:
            return read(response)
        except NotAReport as problem:
            raise unexpected(response, "Crewmojo", operation, str(problem)) from None

    return decode


def json_if_any(response: httpx.Response) -> JsonValue:
    """The answer to an upload, whose form is not documented: JSON, or None if it is anything else."""
    try:
        body: JsonValue = from_json(response.content)
    except ValueError:
        return None
    return body


class Reports(Vendor):
    """Reports, whose identifiers Crewmojo tells each customer."""

    @post(
        "/v1/integrations/download/{report_id}",
        kind=Kind.READ,
        decode=report_of("request_report"),
        deadline=300.0,
        patience=PATIENCE,
        source="Downloading Data and Reports via the API: Request Path, Request Body",
    )
    async def request_report(
        self,
        report_id: ReportId,
        start_date: Annotated[ReportDate | None, Body("startDate")] = None,
        end_date: Annotated[EndDate, Body("endDate")] = None,
        content_type: Annotated[Literal["json"] | None, Body("contentType")] = None,
        force_long_running: Annotated[bool | None, Body("jobId")] = None,
    ) -> Report | Ticket:
        """Ask for a report, as CSV unless JSON is asked for.

        Answers the report, or after thirty seconds a ticket for :meth:`get_report`. The dates go together; which zone
        they mean, and what is reported without them, is not documented. ``force_long_running`` makes Crewmojo wait
        thirty seconds and answer with a ticket, for tests. The report is held in memory: ``download_report`` writes
        one of any size to a file.
        """

    @get(
        "/v1/integrations/download/{report_id}/{job_id}",
        decode=report_of("get_report"),
        deadline=300.0,
        patience=PATIENCE,
        source="Downloading Data and Reports via the API: Long running reports",
    )
    async def get_report(self, report_id: ReportId, job_id: JobId) -> Report | Ticket:
        """The report of a ticket, or a ticket again while Crewmojo is still building it.

        A job is lost ten minutes after the report was asked for. Its report may be CSV though JSON was asked for.
        """


class People(Vendor):
    """People, whom Crewmojo knows by employee code, and else by email."""

    # Not repeatable: without employee codes, an upload in which an email has changed creates people.
    @post(
        "/v1/integrations/upload/{upload_path}",
        kind=Kind.UPDATE,
        headers=(("Content-Type", "text/csv"),),
        decode=json_if_any,
        source="Uploading users via the API",
    )
    async def upload_people(self, csv: Annotated[str, WholeBody(), Field(min_length=1)]) -> JsonValue:
        """Create and change people by a CSV whose first row names Crewmojo's columns; nobody is removed.

        A person is matched by employeeCode, else by emailAddress, else created. Success means that the file was
        accepted, not that its rows were: Crewmojo sends its admins an email. ``check_people`` refuses a file that does
        harm before it is sent. If Crewmojo answers 404, set the other upload path in the credentials.
        """
