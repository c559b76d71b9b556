"""Report downloads: at once, or by a ticket that is good for ten minutes."""

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

from prefect_shiftwork.sandbox.crewmojo.jobs import Job, Jobs, ReportBody
from prefect_shiftwork.sandbox.crewmojo.rendering import csv_response, json_response
from prefect_shiftwork.sandbox.crewmojo.reports import REPORTS
from prefect_shiftwork.sandbox.crewmojo.tokens import AUTHORIZED
from prefect_shiftwork.sandbox.dependencies import TheDesk, only_reads
from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.sandbox.error_object import missing

LONG_RUNNING_SECONDS = 30

router = APIRouter(prefix="/v1/integrations/download", dependencies=[AUTHORIZED])


@router.post("/{report_id}")
async def request_report(request: Request, desk: TheDesk, report_id: str, body: ReportBody | None = None) -> Response:
    """The report, or a ticket when it takes longer than thirty seconds; `jobId: true` makes any report take so."""
    if report_id not in REPORTS:
        raise missing("Report")
    body = body or ReportBody()
    seconds = desk.setting("crewmojo.seconds_to_build", 0)
    if body.as_job or seconds > LONG_RUNNING_SECONDS:
        return _ticket(desk.state(Jobs).start(report_id, body, max(seconds, LONG_RUNNING_SECONDS)))
    only_reads(request)
    return _answer(desk, report_id, body, as_json=body.content_type == "json")


@router.get("/{report_id}/{job_id}")
async def poll_report(desk: TheDesk, report_id: str, job_id: str) -> Response:
    """The same answers as to the request.

    The page says that a poll is answered in CSV, and also that its answers are those of the request: the quirk
    `crewmojo.poll_is_csv` chooses the first reading.
    """
    jobs = desk.state(Jobs)
    job = jobs.poll(report_id, job_id)
    if not jobs.ready(job):
        return _ticket(job)
    as_json = job.body.content_type == "json" and not desk.quirk("crewmojo.poll_is_csv")
    return _answer(desk, report_id, job.body, as_json=as_json)


def _ticket(job: Job) -> Response:
    return JSONResponse({"jobId": job.id})


def _answer(desk: Desk, report_id: str, body: ReportBody, *, as_json: bool) -> Response:
    today = desk.clock.now().astimezone(desk.world.company_zone).date()
    report = REPORTS[report_id](desk, body.period(today))
    return json_response(report) if as_json else csv_response(report)
