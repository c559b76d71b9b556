"""A report for a period, mailed with totals, a chart, its first rows and the whole of it attached."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from prefect import flow
from prefect_email import EmailServerCredentials

from prefect_shiftwork.blocks import CrewmojoCredentials, SevenShiftsCredentials
from prefect_shiftwork.exports.rows import Rows
from prefect_shiftwork.flows.artifacts import show_summary
from prefect_shiftwork.flows.channels import shown
from prefect_shiftwork.flows.forms import LOCALES, Saved
from prefect_shiftwork.flows.mailing import Letter, post_letter, sender_of
from prefect_shiftwork.flows.memory import Effect, Once, once, was_done
from prefect_shiftwork.flows.report_form import EmailReportForm
from prefect_shiftwork.flows.report_mail import ReportMail, write_mail
from prefect_shiftwork.flows.report_sources import OfCrewmojo, OfSevenShifts, download, read_timesheet
from prefect_shiftwork.flows.running import MissingBlock, carry_out, end_truthfully, needed, show_plan
from prefect_shiftwork.roster.periods import Period
from prefect_shiftwork.roster.plan import Action, Item, Plan
from prefect_shiftwork.templates.reader import Reader
from prefect_shiftwork.templates.render import render

KEY = "email-report"

ReadRows = Callable[[Path], Awaitable[Rows]]
"""Reads the rows, with a folder for files that last as long as they are read."""


@dataclass(frozen=True)
class Recipient:
    """Who gets the mail, and the natural key under which it is remembered."""

    address: str
    key: str


@flow(name="Email a report", flow_run_name="Email a report")
async def email_report(
    form: EmailReportForm,
    email: Saved[EmailServerCredentials],
    crewmojo: Saved[CrewmojoCredentials] | None = None,
    seven_shifts: Saved[SevenShiftsCredentials] | None = None,
) -> None:
    """Mail a Crewmojo report, or a timesheet from 7shifts punches, for a period like last week.

    Everybody gets a report of a period once, however often this runs. A mail that is larger than the server takes is
    refused with its size.

    Args:
        form: Which report, of which days, to whom.
        email: The mail server.
        crewmojo: Where the report is, if it is Crewmojo's.
        seven_shifts: Where the time punches are.
    """
    sender_of(form.sender, email)
    period = form.days(datetime.now(UTC))
    read, organisation = source_of(form, period, crewmojo, seven_shifts)
    plan = await plan_for(form, period, organisation)
    await show_plan(KEY, plan, dry_run=form.dry_run)
    if not plan.writes and not form.dry_run:
        await show_summary(KEY, f"# {form.called}, {period}\n\nEverybody got it before; nothing was sent.")
        return
    with TemporaryDirectory(prefix="shiftwork-") as name:
        folder = Path(name)
        with await read(folder) as rows:
            mail = await write_mail(rows, form, period, organisation, folder, form.files)
        reader = Reader(LOCALES[form.language], ZoneInfo(form.time_zone))
        await show_summary(
            KEY, render("report_summary/summary.md", {"report": mail.summary, "dry_run": form.dry_run}, reader)
        )
        if not form.dry_run:
            end_truthfully(await carry_out(KEY, plan, partial(post, mail, form, email)))


def source_of(
    form: EmailReportForm,
    period: Period,
    crewmojo: CrewmojoCredentials | None,
    seven_shifts: SevenShiftsCredentials | None,
) -> tuple[ReadRows, str]:
    """How the rows are read, and whose they are. Raises MissingBlock when its block was not chosen."""
    match form.source:
        case OfCrewmojo(crewmojo_report=report):
            credentials = needed(crewmojo, "crewmojo", "The report is Crewmojo's")
            return partial(download, credentials, report.report_id, period), "Crewmojo"
        case OfSevenShifts(seven_shifts_timesheet=wanted):
            credentials_7 = needed(seven_shifts, "seven_shifts", "The timesheet is 7shifts'")
            zone = ZoneInfo(form.time_zone)
            return partial(read_timesheet, credentials_7, wanted, period, zone), "7shifts"


async def plan_for(form: EmailReportForm, period: Period, organisation: str) -> Plan[Recipient]:
    """Who gets a mail; whoever got this report of this period before is skipped, unless it is to be sent again."""
    return Plan(tuple([await item_for(form, period, organisation, to) for to in form.to]))


async def item_for(form: EmailReportForm, period: Period, organisation: str, to: str) -> Item[Recipient]:
    """One mail of the plan."""
    again = datetime.now(UTC).isoformat() if form.send_again else ""
    key = f"report/{organisation}/{form.source.model_dump_json()}/{period.start}/{period.end}/{to}/{again}"
    before = await was_done(key)
    return Item(
        Action.SKIP if before else Action.CREATE,
        key=f"{period.start} {shown(to)}",
        who=f"Mail to {shown(to)}",
        what=f"{form.called}, {period}",
        why="sent before" if before else "",
        payload=Recipient(to, key),
    )


async def post(mail: ReportMail, form: EmailReportForm, email: EmailServerCredentials, item: Item[Recipient]) -> Once:
    """Send one mail of the plan, unless it was sent before."""
    if not (to := item.payload):
        raise MissingBlock("The mail has no recipient.")
    letter = Letter(to.key, form.sender, (to.address,), mail.subject, mail.html, mail.text, mail.pictures, mail.files)
    effect = Effect(to.key, f"{item.who}: {item.what}", partial(post_letter, letter, email))
    return await once(effect, again_if_uncertain=form.repeat_uncertain)
