"""New shifts found and announced, on a schedule."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Literal, Self

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.runtime import deployment
from prefect_email import EmailServerCredentials
from pydantic import ConfigDict, Field

from prefect_shiftwork.blocks import CrewIOCredentials, CrewSenseCredentials, SevenShiftsCredentials
from prefect_shiftwork.flows.alone import alone
from prefect_shiftwork.flows.announcing import Announcement, announce, channels, delivered, plan_for, summarise
from prefect_shiftwork.flows.approval import ApprovalCard, Approvers, consented
from prefect_shiftwork.flows.by_name import EventName
from prefect_shiftwork.flows.channels import MailCard
from prefect_shiftwork.flows.chat import ChatBlock
from prefect_shiftwork.flows.company_shifts import CompanyShifts
from prefect_shiftwork.flows.event_shifts import EventShifts
from prefect_shiftwork.flows.forms import CountAsSent, Form, MaxFailures, MessageForm, RepeatUncertain, Saved
from prefect_shiftwork.flows.memory import recall, remember
from prefect_shiftwork.flows.running import ended, held_open, in_one_sentence, needed
from prefect_shiftwork.flows.shift_sources import FoundShifts
from prefect_shiftwork.flows.shift_words import WordsCard
from prefect_shiftwork.roster.plan import Outcomes, Plan
from prefect_shiftwork.roster.shifts import Shift, new_since
from prefect_shiftwork.roster.watermark import Watermark

KEY = "announce-new-shifts"
MOST_PLACES = 3
"""Places that the heading of a summary names."""


class EventRef(Form):
    """An event of CrewIO."""

    event_id: EventName


class OfEvent(Form):
    """The shifts of a CrewIO event."""

    model_config = ConfigDict(title="An event in CrewIO")

    crewio_event: EventRef = Field(title="Event", description="Whose shifts are watched.")


class DaysAhead(Form):
    """How far ahead a company's shifts are watched."""

    days_ahead: int = Field(default=30, ge=1, le=180, title="Days ahead", description="Shifts that start within them.")


class OfCompany(Form):
    """The published shifts of a 7shifts company."""

    model_config = ConfigDict(title="A 7shifts company")

    seven_shifts_company: DaysAhead = Field(default=DaysAhead(), title="Shifts", description="Which are watched.")


class AnnounceNewShiftsForm(MessageForm):
    """Whose shifts are watched, and how new ones are announced."""

    watch: OfEvent | OfCompany = Field(
        default=OfCompany(seven_shifts_company=DaysAhead()), title="Watch", description="Whose shifts."
    )
    only_open: bool = Field(default=True, title="Open shifts only", description="Shifts that people can still take.")
    first_run: Literal["announce nothing of the past", "announce all that is to come"] = Field(
        default="announce nothing of the past",
        title="First run",
        description="What the first run does with the shifts that are there already.",
    )
    mail: MailCard = Field(default=MailCard(), title="Mail", description="Needs an e-mail block.")
    words: WordsCard = Field(default=WordsCard(), title="Words", description="Language, zone and text.")
    approval: ApprovalCard = Field(
        default=ApprovalCard(), title="Approval", description="By a person, before anything is done; off at first."
    )
    repeat_uncertain: RepeatUncertain = False
    count_as_sent: CountAsSent = False
    max_failures: MaxFailures = 20
    dry_run: bool = Field(default=True, title="Dry run", description="Show what would be sent, and send nothing.")


@flow(name="Announce new shifts", flow_run_name="Announce new shifts{form.mark}", persist_result=False)
@in_one_sentence
async def announce_new_shifts(
    form: AnnounceNewShiftsForm,
    crewio: Saved[CrewIOCredentials] | None = None,
    seven_shifts: Saved[SevenShiftsCredentials] | None = None,
    crewsense: Saved[CrewSenseCredentials] | None = None,
    email: Saved[EmailServerCredentials] | None = None,
    chat: ChatBlock | None = None,
    approvers: ChatBlock | None = None,
) -> State[None]:
    """Announce the shifts that are new since the last run, open ones first.

    What was announced is noted only after it was delivered, so a run that is stopped half-way loses nothing; and each
    shift goes once to each channel, so the next run doubles nothing.

    Args:
        form: Whose shifts are watched, and how new ones are announced.
        crewio: Where the event is.
        seven_shifts: Whose shifts are watched.
        crewsense: Choose to announce to everybody in CrewSense.
        email: The mail server, for mails.
        chat: Choose to announce in a chat.
        approvers: Choose to tell in a chat that a plan waits for approval.
    """
    asked = Approvers(form.approval, form.words.reader(), email, approvers)

    async def look() -> tuple[Watched, Plan[Announcement]]:
        now = datetime.now(UTC)
        source, found = await find(form, crewio, seven_shifts, now)
        watched = await Watched.of(source, found, form, now)
        to = channels(crewsense, email, chat, form.mail, found)
        return watched, await plan_for(replace(found, shifts=watched.new), to, form.words)

    async def planned() -> Plan[Announcement]:
        return (await look())[1]

    async with held_open(crewio, seven_shifts, crewsense) as usage:
        consent = await asked.consent(KEY, planned, dry_run=form.dry_run)
        async with alone("announcements", form):
            watched, plan = await look()
            plan = consented(consent, plan)
            outcomes = await announce(KEY, plan, form)
            if outcomes:
                await watched.note(plan, outcomes)
    await summarise(
        KEY,
        plan,
        outcomes,
        form.words,
        watched.name,
        usage,
        since=watched.seen.at,
        first_run=watched.for_the_first_time,
    )
    return ended(plan, outcomes)


@dataclass(frozen=True)
class Watched:
    """What is watched: its shifts, and what was noted of them.

    Attributes:
        source: the key of what was noted.
        name: for people.
        at: when the shifts were read.
        shifts: those that the form asks for.
        for_the_first_time: nothing was noted yet, and nothing of the past is to be announced.
    """

    source: str
    name: str
    at: datetime
    shifts: list[Shift]
    seen: Watermark
    for_the_first_time: bool

    @classmethod
    async def of(cls, source: str, found: FoundShifts, form: AnnounceNewShiftsForm, now: datetime) -> Self:
        """What is there, and what was noted."""
        noted = await recall(source)
        return cls(
            source,
            called(found),
            now,
            [shift for shift in found.shifts if is_wanted(shift, form, now)],
            Watermark.from_json(noted) if noted else Watermark(),
            noted is None and form.first_run == "announce nothing of the past",
        )

    @property
    def new(self) -> list[Shift]:
        """What is to be announced."""
        return [] if self.for_the_first_time else new_since(self.shifts, self.seen)

    async def note(self, plan: Plan[Announcement], outcomes: Outcomes) -> None:
        """Note what has reached every channel; of a first run, all that is there."""
        done = self.shifts if self.for_the_first_time else delivered(self.new, plan, outcomes)
        await remember(self.source, self.seen.advanced(done, at=self.at).to_json())


async def find(
    form: AnnounceNewShiftsForm,
    crewio: CrewIOCredentials | None,
    seven_shifts: SevenShiftsCredentials | None,
    now: datetime,
) -> tuple[str, FoundShifts]:
    """The shifts that are watched, and the key of what was noted about them.

    Each deployment has a watermark of its own: what one has announced to its channels is still new to another.
    """
    watching = f"watermark/{deployment.id or 'by hand'}"
    match form.watch:
        case OfEvent(crewio_event=event):
            credentials = needed(crewio, "crewio", "The event is CrewIO's")
            event_shifts = await EventShifts.of(credentials, event.event_id, form.words.zone)
            return f"{watching}/crewio/{event_shifts.event_id}", await event_shifts.every()
        case OfCompany(seven_shifts_company=company):
            credentials_7 = needed(seven_shifts, "seven_shifts", "The shifts are 7shifts'")
            company_shifts = CompanyShifts(credentials_7, form.mail.people, form.words.zone)
            found = await company_shifts.coming(now, now + timedelta(days=company.days_ahead))
            return f"{watching}/seven_shifts/{await credentials_7.company()}", found


def is_wanted(shift: Shift, form: AnnounceNewShiftsForm, now: datetime) -> bool:
    """Whether the form asks for the shift: it is not over, and open if only open ones are wanted."""
    return shift.until > now and (bool(shift.open) or not form.only_open)


def called(found: FoundShifts) -> str:
    """The name of what is watched, as far as its shifts tell: the event, or some places of the company."""
    names = dict.fromkeys(shift.event or shift.place for shift in found.shifts)
    return ", ".join(filter(None, list(names)[:MOST_PLACES])) or "the schedule"
