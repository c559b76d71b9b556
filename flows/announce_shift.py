"""One shift announced, once on each channel."""

from prefect import flow
from prefect.client.schemas.objects import State
from prefect_email import EmailServerCredentials
from pydantic import Field

from prefect_shiftwork.blocks import CrewIOCredentials, CrewSenseCredentials, SevenShiftsCredentials
from prefect_shiftwork.flows.alone import alone
from prefect_shiftwork.flows.announcing import Announcement, announce, channels, plan_for, summarise
from prefect_shiftwork.flows.approval import ApprovalCard, Approvers, consented
from prefect_shiftwork.flows.channels import MailCard
from prefect_shiftwork.flows.chat import ChatBlock
from prefect_shiftwork.flows.company_shifts import CompanyShifts
from prefect_shiftwork.flows.event_shifts import EventShifts
from prefect_shiftwork.flows.forms import CountAsSent, MaxFailures, MessageForm, RepeatUncertain, Saved
from prefect_shiftwork.flows.running import ended, held_open, in_one_sentence, needed
from prefect_shiftwork.flows.shift_choice import (
    CreateInCrewIO,
    CreateInSevenShifts,
    InCrewIO,
    InSevenShifts,
    ShiftChoice,
)
from prefect_shiftwork.flows.shift_sources import FoundShifts
from prefect_shiftwork.flows.shift_words import WordsCard
from prefect_shiftwork.roster.plan import Plan

KEY = "announce-shift"


class AnnounceShiftForm(MessageForm):
    """Which shift, to whom, in which words."""

    shift: ShiftChoice = Field(title="Shift", description="A shift that is there, or one to create first.")
    mail: MailCard = Field(default=MailCard(), title="Mail", description="Needs an e-mail block.")
    words: WordsCard = Field(default=WordsCard(), title="Words", description="Language, zone and text.")
    approval: ApprovalCard = Field(
        default=ApprovalCard(), title="Approval", description="By a person, before anything is done; off at first."
    )
    repeat_uncertain: RepeatUncertain = False
    count_as_sent: CountAsSent = False
    max_failures: MaxFailures = 20
    dry_run: bool = Field(default=True, title="Dry run", description="Show what would be sent, and send nothing.")


@flow(name="Announce a shift", flow_run_name="Announce a shift{form.mark}", persist_result=False)
@in_one_sentence
async def announce_shift(
    form: AnnounceShiftForm,
    crewio: Saved[CrewIOCredentials] | None = None,
    seven_shifts: Saved[SevenShiftsCredentials] | None = None,
    crewsense: Saved[CrewSenseCredentials] | None = None,
    email: Saved[EmailServerCredentials] | None = None,
    chat: ChatBlock | None = None,
    approvers: ChatBlock | None = None,
) -> State[None]:
    """Announce one shift of CrewIO or 7shifts, once on each channel, however often this runs.

    Args:
        form: Which shift, to whom, in which words.
        crewio: Where the shift is, if it is CrewIO's.
        seven_shifts: Where the shift is, if it is 7shifts'.
        crewsense: Choose to announce it to everybody in CrewSense.
        email: The mail server, for mails.
        chat: Choose to announce it in a chat.
        approvers: Choose to tell in a chat that a plan waits for approval.
    """
    asked = Approvers(form.approval, form.words.reader(), email, approvers)

    async def look(*, create: bool = False) -> tuple[FoundShifts, Plan[Announcement]]:
        found = await find(form, crewio, seven_shifts, create=create)
        return found, await plan_for(found, channels(crewsense, email, chat, form.mail, found), form.words)

    async def planned() -> Plan[Announcement]:
        return (await look())[1]

    async with held_open(crewio, seven_shifts, crewsense) as usage:
        consent = await asked.consent(KEY, planned, dry_run=form.dry_run)
        async with alone("announcements", form):
            found, plan = await look()
            if found.imagined and not form.dry_run:
                # Only now: a mistake in the words, or no channel, has ended the run before anything was created.
                found, plan = await look(create=True)
            plan = consented(consent, plan)
            outcomes = await announce(KEY, plan, form)
    await summarise(KEY, plan, outcomes, form.words, found.shifts[0].event or found.shifts[0].place, usage)
    return ended(plan, outcomes)


async def find(
    form: AnnounceShiftForm,
    crewio: CrewIOCredentials | None,
    seven_shifts: SevenShiftsCredentials | None,
    *,
    create: bool,
) -> FoundShifts:
    """The shift that is meant; a new one that is not there yet is created, or without ``create`` only imagined."""

    async def event(name: str) -> EventShifts:
        return await EventShifts.of(needed(crewio, "crewio", "The shift is CrewIO's"), name, form.words.zone)

    def company() -> CompanyShifts:
        credentials = needed(seven_shifts, "seven_shifts", "The shift is 7shifts'")
        return CompanyShifts(credentials, form.mail.people, form.words.zone)

    match form.shift:
        case InCrewIO(crewio_shift=shift):
            return await (await event(shift.event_id)).one(shift.shift_id)
        case InSevenShifts(seven_shifts_shift=shift_7):
            return await company().one(shift_7.shift_id)
        case CreateInCrewIO(new_crewio_shift=new):
            return await (await event(new.event_id)).new(new, create=create)
        case CreateInSevenShifts(new_seven_shifts_shift=new_7):
            return await company().new(new_7, create=create)
