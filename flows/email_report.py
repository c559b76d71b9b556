"""A report for a period, mailed with totals, a chart, its first rows and the whole of it attached."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.runtime import flow_run
from prefect.states import Completed
from prefect_email import EmailServerCredentials

from prefect_shiftwork.blocks import CrewmojoCredentials, SevenShiftsCredentials
from prefect_shiftwork.exports.rows import Rows
from prefect_shiftwork.flows.alone import alone
from prefect_shiftwork.flows.approval import Approvers, consented
from prefect_shiftwork.flows.artifacts import show_summary
from prefect_shiftwork.flows.channels import shown
from prefect_shiftwork.flows.chat import ChatBlock
from prefect_shiftwork.flows.forms import LOCALES, Saved
from prefect_shiftwork.flows.mailing import Letter, post_letter, sender_of
from prefect_shiftwork.flows.memory import Effect, Once, once, was_done
from prefect_shiftwork.flows.report_form import EmailReportForm
from prefect_shiftwork.flows.report_mail import ReportMail, write_mail
from prefect_shiftwork.flows.report_sources import (
    OfCrewmojo,
    OfSevenShifts,
    download,
    location_of,
    read_timesheet,
)
from prefect_shiftwork.flows.running import (
    carry_out,
    ended,
    held_open,
    in_one_sentence,
    meant_for,
    needed,
    show_plan,
)
from prefect_shiftwork.roster.periods import Period
from prefect_shiftwork.roster.plan import Action, Item, Plan
from prefect_shiftwork.templates.reader import Reader
from prefect_shiftwork.templates.render import render
from prefect_shiftwork.vendors.crewmojo import Crewmojo
from prefect_shiftwork.vendors.seven_shifts import SevenShifts

KEY = "email-report"


@dataclass(frozen=True)
class Recipient:
    """Who gets the mail, and the natural key under which it is remembered."""

    address: str
    key: str


@flow(name="Email a report", flow_run_name="Email a report{form.mark}", persist_result=False)
@in_one_sentence
async def email_report(
    form: EmailReportForm,
    email: Saved[EmailServerCredentials],
    crewmojo: Saved[CrewmojoCredentials] | None = None,
    seven_shifts: Saved[SevenShiftsCredentials] | None = None,
    approvers: ChatBlock | None = None,
) -> State[None]:
    """Mail a Crewmojo report, or a timesheet from 7shifts punches, for a period like last week.

    Everybody gets a report of a period once, however often this runs. A mail that is larger than the server takes is
    refused with its size.

    Args:
        form: Which report, of which days, to whom.
        email: The mail server.
        crewmojo: Where the report is, if it is Crewmojo's.
        seven_shifts: Where the time punches are.
        approvers: Choose to tell in a chat that a plan waits for approval.
    """
    sender_of(form.sender, email)
    reader = Reader(LOCALES[form.language], ZoneInfo(form.time_zone))
    asked = Approvers(form.approval, reader, email, approvers)
    # A run that starts late still mails the week that was meant when it was scheduled.
    period = form.days(meant_for())
    async with held_open(crewmojo, seven_shifts) as usage:
        source = await source_of(form, period, crewmojo, seven_shifts)
        planned = partial(plan_for, form, period, source)
        plan = await planned()
        await show_plan(KEY, plan, dry_run=form.dry_run)
        if not plan.writes and not form.dry_run:
            return Completed(message=f"Everybody got {form.called}, {period}, before; nothing was sent.")
        with TemporaryDirectory(prefix="shiftwork-") as name:
            folder = Path(name)
            with await source.read(folder) as rows:
                mail = await write_mail(rows, form, period, source.organisation, folder, form.files)
            values = {"report": mail.summary, "dry_run": form.dry_run}
            await show_summary(KEY, render("report_summary/summary.md", values, reader), usage.told(reader))
            consent = await asked.consent(KEY, planned, dry_run=form.dry_run)
            outcomes = None
            if not form.dry_run:
                async with alone("reports", form):
                    plan = consented(consent, await planned())
                    outcomes = await carry_out(
                        KEY, plan, partial(post, mail, form, email), max_failures=form.max_failures
                    )
    return ended(plan, outcomes)


@dataclass(frozen=True)
class Source:
    """Where the rows are read.

    Attributes:
        organisation: whose they are, for people.
        key: which rows of whose, as the memory tells them apart; it stays when a secret is renewed.
        read: reads them, with a folder for files that last as long as they are read.
    """

    organisation: str
    key: str
    read: Callable[[Path], Awaitable[Rows]]


async def source_of(
    form: EmailReportForm,
    period: Period,
    crewmojo: CrewmojoCredentials | None,
    seven_shifts: SevenShiftsCredentials | None,
) -> Source:
    """How the rows are read, and whose they are. Raises MissingBlock when its block was not chosen."""
    match form.source:
        case OfCrewmojo(crewmojo_report=report):
            credentials = needed(crewmojo, "crewmojo", "The report is Crewmojo's")
            return Source(
                Crewmojo.title,
                f"{credentials.environment}/{credentials.client_id}/{form.source.model_dump_json()}",
                lambda folder: download(credentials, report.report_id, period, folder),
            )
        case OfSevenShifts(seven_shifts_timesheet=wanted):
            credentials_7 = needed(seven_shifts, "seven_shifts", "The timesheet is 7shifts'")
            company, zone = await credentials_7.company(), ZoneInfo(form.time_zone)
            location = await location_of(wanted, credentials_7)
            return Source(
                SevenShifts.title,
                f'{company}/{{"seven_shifts_timesheet":{{"location_id":{location or 0}}}}}',
                lambda _: read_timesheet(credentials_7, location, period, zone),
            )


async def plan_for(form: EmailReportForm, period: Period, source: Source) -> Plan[Recipient]:
    """Who gets a mail; whoever got this report of this period before is skipped, unless it is to be sent again."""
    return Plan(tuple([await item_for(form, period, source, address) for address in form.to]))


async def item_for(form: EmailReportForm, period: Period, source: Source, address: str) -> Item[Recipient]:
    """One mail of the plan."""
    # Sent again by another run, but not by another try of the same one.
    again = flow_run.id if form.send_again else ""
    key = f"report/{source.key}/{period.start}/{period.end}/{address}/{again}"
    before = await was_done(key)
    return Item(
        Action.SKIP if before else Action.CREATE,
        key=str(period),
        who=f"Mail to {shown(address)}",
        what=form.called,
        why="sent before" if before else "",
        payload=Recipient(address, key),
    )


async def post(mail: ReportMail, form: EmailReportForm, email: EmailServerCredentials, to: Recipient) -> Once:
    """Send one mail of the plan, unless it was sent before."""
    letter = Letter(to.key, form.sender, (to.address,), mail.subject, mail.html, mail.text, mail.pictures, mail.files)
    effect = Effect(to.key, f"mail with {form.called}", partial(post_letter, letter, email))
    return await once(effect, again_if_uncertain=form.repeat_uncertain, done_if_uncertain=form.count_as_sent)
