"""One shift announced, once on each channel."""

from prefect import flow
from prefect_email import EmailServerCredentials
from pydantic import Field

from prefect_shiftwork.blocks import CrewIOCredentials, CrewSenseCredentials, SevenShiftsCredentials
from prefect_shiftwork.flows.announcing import ChatBlock, announce, channels, plan_for, summarise
from prefect_shiftwork.flows.channels import MailCard, WordsCard
from prefect_shiftwork.flows.forms import Form, Saved
from prefect_shiftwork.flows.running import end_truthfully, held_open, needed
from prefect_shiftwork.flows.shift_choice import (
    CreateInCrewIO,
    CreateInSevenShifts,
    InCrewIO,
    InSevenShifts,
    NewShift,
    ShiftChoice,
)
from prefect_shiftwork.flows.shift_sources import (
    FoundShifts,
    Readers,
    created_in_crewio,
    created_in_seven_shifts,
    one_crewio_shift,
    one_seven_shifts_shift,
)
from prefect_shiftwork.roster.shifts import Shift

KEY = "announce-shift"
CREWIO = ("crewio", "The shift is CrewIO's")
SEVEN_SHIFTS = ("seven_shifts", "The shift is 7shifts'")


class AnnounceShiftForm(Form):
    """Which shift, to whom, in which words."""

    shift: ShiftChoice = Field(title="Shift", description="A shift that is there, or one to create first.")
    mail: MailCard = Field(default=MailCard(), title="Mail", description="Needs an e-mail block.")
    words: WordsCard = Field(default=WordsCard(), title="Words", description="Language, zone and text.")
    repeat_uncertain: bool = Field(
        default=False,
        title="Repeat what is uncertain",
        description="Send again what an earlier run may have sent before it was stopped. Look first if it is there.",
    )
    dry_run: bool = Field(default=True, title="Dry run", description="Show what would be sent, and send nothing.")


@flow(name="Announce a shift", flow_run_name="Announce a shift")
async def announce_shift(
    form: AnnounceShiftForm,
    crewio: Saved[CrewIOCredentials] | None = None,
    seven_shifts: Saved[SevenShiftsCredentials] | None = None,
    crewsense: Saved[CrewSenseCredentials] | None = None,
    email: Saved[EmailServerCredentials] | None = None,
    chat: ChatBlock | None = None,
) -> None:
    """Announce one shift of CrewIO or 7shifts, once on each channel, however often this runs.

    Args:
        form: Which shift, to whom, in which words.
        crewio: Where the shift is, if it is CrewIO's.
        seven_shifts: Where the shift is, if it is 7shifts'.
        crewsense: Choose to announce it to everybody in CrewSense.
        email: The mail server, for mails.
        chat: Choose to announce it in a chat.
    """
    async with held_open(crewio, seven_shifts, crewsense):
        found = await find(form.shift, crewio, seven_shifts, create=not form.dry_run)
        plan = await plan_for(found.shifts, channels(crewsense, email, chat, form.mail, found.readers), form.words)
        outcomes = await announce(KEY, plan, dry_run=form.dry_run, again_if_uncertain=form.repeat_uncertain)
    await summarise(KEY, plan, outcomes, form.words, found.shifts[0].event or found.shifts[0].place)
    if outcomes:
        end_truthfully(outcomes)


async def find(
    choice: ShiftChoice,
    crewio: CrewIOCredentials | None,
    seven_shifts: SevenShiftsCredentials | None,
    *,
    create: bool,
) -> FoundShifts:
    """The shift that is meant; a new one is created first, or without ``create`` only imagined."""
    match choice:
        case InCrewIO(crewio_shift=shift):
            return await one_crewio_shift(needed(crewio, *CREWIO), shift.event_id, shift.shift_id)
        case InSevenShifts(seven_shifts_shift=shift_7):
            return await one_seven_shifts_shift(needed(seven_shifts, *SEVEN_SHIFTS), shift_7.shift_id)
        case CreateInCrewIO(new_crewio_shift=new):
            credentials = needed(crewio, *CREWIO)
            if not create:
                return imagined("crewio", new)
            return await one_crewio_shift(credentials, new.event_id, await created_in_crewio(credentials, new))
        case CreateInSevenShifts(new_seven_shifts_shift=new_7):
            credentials_7 = needed(seven_shifts, *SEVEN_SHIFTS)
            if not create:
                return imagined("seven_shifts", new_7)
            return await one_seven_shifts_shift(credentials_7, await created_in_seven_shifts(credentials_7, new_7))


def imagined(system: str, new: NewShift) -> FoundShifts:
    """The shift that would be created, for a dry run."""
    shift = Shift(system, "new", new.start, new.end, open=1, notes=new.notes)
    return FoundShifts([shift], Readers(), [])
