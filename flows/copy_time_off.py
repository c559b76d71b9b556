"""Time off that was approved in CrewSense, copied to where the same people are scheduled otherwise."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from prefect import flow
from prefect.client.schemas.objects import State
from prefect_email import EmailServerCredentials
from pydantic import ConfigDict, Field

from prefect_shiftwork.blocks import CrewIOCredentials, CrewSenseCredentials, PeopleMap, SevenShiftsCredentials
from prefect_shiftwork.flows.alone import alone
from prefect_shiftwork.flows.approval import ApprovalCard, Approvers, consented
from prefect_shiftwork.flows.artifacts import show_summary
from prefect_shiftwork.flows.by_name import event_id
from prefect_shiftwork.flows.chat import ChatBlock
from prefect_shiftwork.flows.forms import LOCALES, ByDays, FlowForm, Form, Language, MaxFailures, Saved
from prefect_shiftwork.flows.running import carry_out, ended, held_open, in_one_sentence, needed, show_plan, unreadable
from prefect_shiftwork.flows.time_off_source import Absences, read_absences
from prefect_shiftwork.flows.time_off_targets import CrewIOAvailability, SevenShiftsTimeOff, Target, TimeOffWrite
from prefect_shiftwork.flows.time_off_words import summary_of
from prefect_shiftwork.roster.copying import plain
from prefect_shiftwork.roster.days_off import Rule
from prefect_shiftwork.roster.periods import Period, coming_days
from prefect_shiftwork.roster.plan import Plan
from prefect_shiftwork.roster.time_off import TimeOff
from prefect_shiftwork.templates.reader import Reader

KEY = "copy-time-off"


class ComingDays(Form):
    """Today and some days after it."""

    days: int = Field(default=60, ge=1, le=400, title="Days", description="Today and the days after it, in all.")


class InComingDays(Form):
    """Today and some days after it, in CrewSense's time zone."""

    model_config = ConfigDict(title="The coming days")

    coming: ComingDays = Field(default=ComingDays(), title="Coming days", description="Counted from today.")


class KindRow(Form):
    """What a type of time off becomes."""

    model_config = ConfigDict(title="Type")

    crewsense: str = Field(title="In CrewSense", description="Name of the type, like Vacation.", min_length=1)
    seven_shifts: Literal["paid", "unpaid", "paid_sick"] = Field(title="In 7shifts", description="Its category.")


class WithdrawnCard(Form):
    """What becomes of copies whose original is gone."""

    remove: bool = Field(
        default=False, title="Remove copies", description="Copies in 7shifts whose original was withdrawn or denied."
    )
    at_most: int = Field(
        default=10, ge=0, title="At most", description="With more than this many to remove, none is removed."
    )


class AvailabilityCard(Form):
    """The event whose shifts people are off for."""

    event_id: str = Field(default="", title="Event", description="Name or id, as in CrewIO; empty leaves CrewIO out.")
    overwrite: bool = Field(
        default=False,
        title="Overrule answers",
        description="Whether 'not available' replaces a person's own 'available', which else is reported.",
    )


class CopyTimeOffForm(FlowForm):
    """What is copied, and where to."""

    window: InComingDays | ByDays = Field(
        default=InComingDays(),
        title="Days",
        description="Time off that touches these days, in CrewSense's time zone, is copied.",
    )
    kinds: list[KindRow] = Field(
        default=[
            KindRow(crewsense="Vacation", seven_shifts="paid"),
            KindRow(crewsense="Sick", seven_shifts="paid_sick"),
        ],
        title="Types for 7shifts",
        description=(
            "Types of time off to copy to 7shifts, and what they are there; others are left out and reported. For "
            "CrewIO, whoever is off is not available, whatever the type."
        ),
    )
    rule: Rule = Field(
        default="shift day",
        title="How hours become days",
        description=(
            "shift day: 24 hours are the day on which they begin, as 08:00 to 08:00 is one day off. "
            "calendar day: a day counts as whole when it is off from midnight to midnight."
        ),
    )
    withdrawn: WithdrawnCard = Field(
        default=WithdrawnCard(), title="Withdrawn time off", description="Left alone unless you say otherwise."
    )
    availability: AvailabilityCard = Field(
        default=AvailabilityCard(), title="Availability in CrewIO", description="Needs CrewIO credentials."
    )
    language: Language = Field(default="English", title="Language", description="Of the summary.")
    approval: ApprovalCard = Field(
        default=ApprovalCard(), title="Approval", description="By a person, before anything is done; off at first."
    )
    max_failures: MaxFailures = 20
    dry_run: bool = Field(default=True, title="Dry run", description="Show what would be written, and write nothing.")

    def period(self, now: datetime, zone: ZoneInfo) -> Period:
        """The days that the form means."""
        match self.window:
            case InComingDays(coming=coming):
                return coming_days(now, zone, coming.days)
            case ByDays(days=days):
                return Period(days.start, days.end)

    def left_out(self, entries: Iterable[TimeOff]) -> list[str]:
        """The types of approved time off that are not copied to 7shifts."""
        copied = {plain(row.crewsense) for row in self.kinds}
        return sorted({entry.kind for entry in entries if entry.approved and plain(entry.kind) not in copied})


@flow(name="Copy time off", flow_run_name="Copy time off{form.mark}", persist_result=False)
@in_one_sentence
async def copy_time_off(
    form: CopyTimeOffForm,
    crewsense: Saved[CrewSenseCredentials],
    seven_shifts: Saved[SevenShiftsCredentials] | None = None,
    crewio: Saved[CrewIOCredentials] | None = None,
    people: Saved[PeopleMap] | None = None,
    email: Saved[EmailServerCredentials] | None = None,
    approvers: ChatBlock | None = None,
) -> State[None]:
    """Copy approved time off from CrewSense to 7shifts, and to the availability of a CrewIO event.

    A copy carries the number of its original, so it is found again: a second run writes nothing. Records that people
    entered are never touched. People are matched by the people map, then by employee id, then by e-mail address.

    Args:
        form: What is copied.
        crewsense: Where time off is approved.
        seven_shifts: Where it is copied to as time off.
        crewio: Where it is copied to as availability.
        people: Who is who, for people whom employee id and e-mail address do not tell apart.
        email: The mail server, to tell by mail that a plan waits for approval.
        approvers: Choose to tell in a chat that a plan waits for approval.
    """
    zone = ZoneInfo(crewsense.timezone)
    asked = Approvers(form.approval, Reader(LOCALES[form.language], zone), email, approvers)

    async def look() -> tuple[Absences, Plan[TimeOffWrite]]:
        absences = await read_absences(crewsense, form.period(datetime.now(UTC), zone))
        return absences, await plan_for(targets, absences)

    async def planned() -> Plan[TimeOffWrite]:
        return (await look())[1]

    async with held_open(crewsense, seven_shifts, crewio) as usage:
        targets = await chosen(form, seven_shifts, crewio, people or PeopleMap())
        consent = await asked.consent(KEY, planned, dry_run=form.dry_run)
        async with alone("time-off", form):
            absences, plan = await look()
            plan = consented(consent, plan)
            await show_plan(KEY, plan, dry_run=form.dry_run)
            outcomes = None
            if not form.dry_run:
                outcomes = await carry_out(KEY, plan, lambda write: write(), max_failures=form.max_failures)
    names, left_out = [target.name for target in targets], form.left_out(absences.entries) if seven_shifts else []
    text = summary_of(plan, outcomes, absences, names, left_out, asked.reader)
    await show_summary(KEY, text, usage.told(asked.reader))
    return ended(plan, outcomes)


async def chosen(
    form: CopyTimeOffForm,
    seven_shifts: SevenShiftsCredentials | None,
    crewio: CrewIOCredentials | None,
    people: PeopleMap,
) -> list[Target]:
    """The targets that the form and the chosen blocks mean.

    Raises:
        MissingBlock: there is none, or an event without its credentials.
        NotFound: there is no such event.
        Ambiguous: several events have that name.
    """
    targets: list[Target] = []
    if form.availability.event_id:
        credentials = needed(crewio, "crewio", "An event of CrewIO is given")
        event = await event_id(credentials, form.availability.event_id)
        explicit = people.between("crewsense", "crewio")
        targets.append(CrewIOAvailability(credentials, event, explicit, overwrite=form.availability.overwrite))
    if seven_shifts or not targets:
        credentials_7 = needed(seven_shifts, "seven_shifts", "There is nowhere to copy time off to")
        targets.append(
            SevenShiftsTimeOff(
                credentials_7,
                people.between("crewsense", "seven_shifts"),
                {row.crewsense: row.seven_shifts for row in form.kinds},
                form.rule,
                remove_withdrawn=form.withdrawn.remove,
                most_removals=form.withdrawn.at_most,
            )
        )
    return targets


async def plan_for(targets: list[Target], absences: Absences) -> Plan[TimeOffWrite]:
    """What every target would be told."""
    plans = [await target.plan(absences) for target in targets]
    items = (item for plan in plans for item in plan.items)
    return Plan((*unreadable(absences.problems), *items))
