"""New shifts found and announced, on a schedule."""

from datetime import UTC, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from prefect import flow
from prefect_email import EmailServerCredentials
from pydantic import ConfigDict, Field

from prefect_shiftwork.blocks import CrewIOCredentials, CrewSenseCredentials, SevenShiftsCredentials
from prefect_shiftwork.flows.announcing import ChatBlock, announce, channels, delivered, plan_for, summarise
from prefect_shiftwork.flows.channels import MailCard, WordsCard
from prefect_shiftwork.flows.forms import Form, Saved
from prefect_shiftwork.flows.memory import recall, remember
from prefect_shiftwork.flows.running import end_truthfully, held_open, needed
from prefect_shiftwork.flows.shift_sources import FoundShifts, coming_seven_shifts, crewio_shifts
from prefect_shiftwork.roster.shifts import Shift, new_since
from prefect_shiftwork.roster.watermark import Watermark

KEY = "announce-new-shifts"


class EventRef(Form):
    """An event of CrewIO."""

    event_id: str = Field(title="Event id", description="The event's id in CrewIO.", min_length=1)


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


class AnnounceNewShiftsForm(Form):
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
    repeat_uncertain: bool = Field(
        default=False,
        title="Repeat what is uncertain",
        description="Send again what an earlier run may have sent before it was stopped. Look first if it is there.",
    )
    dry_run: bool = Field(default=True, title="Dry run", description="Show what would be sent, and send nothing.")


@flow(name="Announce new shifts", flow_run_name="Announce new shifts")
async def announce_new_shifts(
    form: AnnounceNewShiftsForm,
    crewio: Saved[CrewIOCredentials] | None = None,
    seven_shifts: Saved[SevenShiftsCredentials] | None = None,
    crewsense: Saved[CrewSenseCredentials] | None = None,
    email: Saved[EmailServerCredentials] | None = None,
    chat: ChatBlock | None = None,
) -> None:
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
    """
    now = datetime.now(UTC)
    async with held_open(crewio, seven_shifts, crewsense):
        source, found = await find(form, crewio, seven_shifts, now)
        to = channels(crewsense, email, chat, form.mail, found.readers)
        noted = await recall(source)
        seen = Watermark.from_json(noted) if noted else Watermark()
        first = noted is None and form.first_run == "announce nothing of the past"
        watched = [shift for shift in found.shifts if is_wanted(shift, form, now)]
        new = [] if first else new_since(watched, seen)
        plan = await plan_for(new, to, form.words)
        outcomes = await announce(KEY, plan, dry_run=form.dry_run, again_if_uncertain=form.repeat_uncertain)
        if outcomes:
            done, owed = delivered(new, plan, outcomes)
            await remember(source, seen.advanced(watched if first else done, owed, window_start=now).to_json())
    await summarise(KEY, plan, outcomes, form.words, called(found), since=seen.at, first_run=first)
    if outcomes:
        end_truthfully(outcomes)


async def find(
    form: AnnounceNewShiftsForm,
    crewio: CrewIOCredentials | None,
    seven_shifts: SevenShiftsCredentials | None,
    now: datetime,
) -> tuple[str, FoundShifts]:
    """The shifts that are watched, and the key of what was noted about them."""
    zone = ZoneInfo(form.words.time_zone)
    match form.watch:
        case OfEvent(crewio_event=event):
            credentials = needed(crewio, "crewio", "The event is CrewIO's")
            key = f"watermark/{credentials.fingerprint()}/{event.event_id}"
            return key, await crewio_shifts(credentials, event.event_id, zone)
        case OfCompany(seven_shifts_company=company):
            credentials_7 = needed(seven_shifts, "seven_shifts", "The shifts are 7shifts'")
            end = now + timedelta(days=company.days_ahead)
            key = f"watermark/{credentials_7.fingerprint()}"
            return key, await coming_seven_shifts(credentials_7, now, end, zone)


def is_wanted(shift: Shift, form: AnnounceNewShiftsForm, now: datetime) -> bool:
    """Whether the form asks for the shift: it is not over, and open if only open ones are wanted."""
    return shift.until > now and (bool(shift.open) or not form.only_open)


def called(found: FoundShifts) -> str:
    """The name of what is watched, as far as its shifts tell."""
    return next((shift.event or shift.place for shift in found.shifts), "the schedule")
