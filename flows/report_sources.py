"""Where a report's rows come from: a Crewmojo report, or the punches of a 7shifts company as a timesheet."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from prefect import task
from prefect.cache_policies import NO_CACHE
from pydantic import ConfigDict, Field

from prefect_shiftwork.blocks import CrewmojoCredentials, SevenShiftsCredentials
from prefect_shiftwork.bridges import seven_shifts as bridge
from prefect_shiftwork.bridges.reading import read_all
from prefect_shiftwork.exports.cells import Row
from prefect_shiftwork.exports.reading import read_rows
from prefect_shiftwork.exports.rows import Rows
from prefect_shiftwork.exports.spool import Spool
from prefect_shiftwork.flows.by_name import NumberOrName, meant
from prefect_shiftwork.flows.derive import as_task
from prefect_shiftwork.flows.forms import Form
from prefect_shiftwork.flows.left_out import need_whole
from prefect_shiftwork.rest.ahead import in_order
from prefect_shiftwork.rest.errors import Failure, NotFound, UnexpectedAnswer
from prefect_shiftwork.roster.periods import Period
from prefect_shiftwork.roster.timesheets import Timesheet, timesheet
from prefect_shiftwork.vendors.seven_shifts import SevenShifts

list_users = as_task(SevenShifts.list_users)
list_time_punches = as_task(SevenShifts.list_time_punches)


class CrewmojoReport(Form):
    """A report of Crewmojo."""

    report_id: str = Field(
        default="oneonone.summary",
        pattern=r"^[A-Za-z0-9._-]+$",
        title="Report id",
        description="As Crewmojo has told you, like oneonone.summary.",
    )


class OfCrewmojo(Form):
    """A report of Crewmojo."""

    model_config = ConfigDict(title="A Crewmojo report")

    crewmojo_report: CrewmojoReport = Field(
        default=CrewmojoReport(), title="Report", description="Needs Crewmojo credentials."
    )


class SevenShiftsTimesheet(Form):
    """Hours from time punches."""

    location_id: NumberOrName = Field(
        default="", title="Location", description="Name or id, as in 7shifts; empty for all locations."
    )


class OfSevenShifts(Form):
    """A timesheet from 7shifts' time punches."""

    model_config = ConfigDict(title="A 7shifts timesheet")

    seven_shifts_timesheet: SevenShiftsTimesheet = Field(
        default=SevenShiftsTimesheet(), title="Timesheet", description="Needs 7shifts credentials."
    )


@task(name="Download report", task_run_name="Download {report_id}", cache_policy=NO_CACHE, persist_result=False)
async def download(credentials: CrewmojoCredentials, report_id: str, period: Period, folder: Path) -> Rows:
    """A report of Crewmojo as rows, whatever its size: it lies in a file of the folder.

    Raises:
        NotFound: there is no report with that id.
    """
    path = folder / "download"
    async with credentials.get_client() as client:
        try:
            got = await client.download_report(report_id, path, start_date=period.start, end_date=period.end)
        except NotFound as error:
            fix = "Correct 'Report id'; Crewmojo tells you the ids of your reports."
            raise NotFound(error.failure, happened=f"knows no report {report_id}", fix=fix) from None
    return read_rows(path.rename(folder / ("report.json" if "json" in got.media_type else "report.csv")))


async def location_of(wanted: SevenShiftsTimesheet, credentials: SevenShiftsCredentials) -> int | None:
    """The id of the location that a form means; None for all of them. Raises NotFound or Ambiguous."""
    if not wanted.location_id:
        return None
    return (await meant(credentials, SevenShifts.find_location, wanted.location_id)).id


async def read_timesheet(
    credentials: SevenShiftsCredentials, location_id: int | None, period: Period, zone: ZoneInfo
) -> Rows:
    """Hours by person and day from the punches that start in the period, at one location or at all.

    Raises:
        UnexpectedAnswer: a punch cannot be read; hours that are not whole would be paid wrongly.
    """
    start, end = period.bounds(zone)
    async with credentials.get_client():
        people = {str(user.id): bridge.person(user) for user in await list_users(credentials)}
        # A cursor list cannot be read ahead; several can, and the rate allows ten requests a second.
        weeks = (week.bounds(zone) for week in period.parts(7))
        lists = in_order(partial(list_time_punches, credentials, *week, location_id=location_id) for week in weeks)
        # The vendor's bounds are included: a punch at the midnight between two weeks is in both lists.
        punches = {punch.id: punch async for week in lists for punch in week}
        await need_whole(credentials, SevenShifts.list_time_punches)
    read = read_all(punches.values(), lambda record: bridge.punch(record, people))
    if not read.complete:
        failure = Failure(SevenShifts.title, "list_time_punches")
        raise UnexpectedAnswer(failure, happened="answered with a punch that cannot be counted", fix=read.problems[0])
    # A punch at the midnight that ends the period is the next one's.
    inside = (punch for punch in read.values if start <= punch.start < end)
    return Spool(HEADINGS, hours(timesheet(inside, zone)))


HEADINGS = ("Employee", "Date", "Hours", "Break hours", "Punches", "Not clocked out")


def hours(sheet: Timesheet) -> Iterator[Row]:
    """A row a person and day."""
    for (person, day), worked in sheet.days.items():
        yield (person.name, day, worked.worked_hours, worked.break_hours, worked.punches, worked.open_punches)
