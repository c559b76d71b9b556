"""Changes that no vendor tells by itself: found by looking, and told to Prefect as events."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Literal

from prefect import flow
from prefect.client.orchestration import PrefectClient, get_client
from prefect.client.schemas.objects import State
from prefect.runtime import deployment
from pydantic import Field

from prefect_shiftwork.blocks import CrewIOCredentials, CrewSenseCredentials, SevenShiftsCredentials
from prefect_shiftwork.events.event import Event
from prefect_shiftwork.events.feed import tell
from prefect_shiftwork.flows.alone import alone
from prefect_shiftwork.flows.by_name import event_id
from prefect_shiftwork.flows.change_notes import Look, Noted, item_for
from prefect_shiftwork.flows.change_sources import ApprovedTimeOff, OpenCompanyShifts, OpenEventShifts, Source
from prefect_shiftwork.flows.forms import FlowForm, MaxFailures, Saved
from prefect_shiftwork.flows.memory import recall, remember
from prefect_shiftwork.flows.running import (
    MissingBlock,
    carry_out,
    ended,
    held_open,
    in_one_sentence,
    needed,
    show_plan,
    unreadable,
    with_outcomes,
)
from prefect_shiftwork.rest.errors import InvalidInput
from prefect_shiftwork.roster.plan import Item, Outcomes, Plan

KEY = "watch-changes"


class WatchChangesForm(FlowForm):
    """What is watched: whatever has its credentials chosen below."""

    time_off_days: int = Field(
        default=60,
        ge=1,
        le=400,
        title="Days of time off",
        description="Approved time off that touches so many days from today. Needs CrewSense credentials.",
    )
    event_id: str = Field(
        default="",
        title="Event",
        description="Whose open shifts are watched: name or id, as in CrewIO. Needs CrewIO credentials.",
    )
    shift_days: int = Field(
        default=30,
        ge=1,
        le=180,
        title="Days of shifts",
        description="Open shifts that start within so many days. Needs 7shifts credentials.",
    )
    first_run: Literal["tell nothing of the past", "tell all that is there"] = Field(
        default="tell nothing of the past",
        title="First run",
        description="What the first run does with what is there already.",
    )
    max_failures: MaxFailures = 20
    dry_run: bool = Field(default=True, title="Dry run", description="Show what would be told, and tell nothing.")


@flow(name="Watch changes", flow_run_name="Watch changes{form.mark}", persist_result=False)
@in_one_sentence
async def watch_changes(
    form: WatchChangesForm,
    crewsense: Saved[CrewSenseCredentials] | None = None,
    crewio: Saved[CrewIOCredentials] | None = None,
    seven_shifts: Saved[SevenShiftsCredentials] | None = None,
) -> State[None]:
    """Tell Prefect's event feed what has changed since the last run: time off approved, shifts opened.

    What is to be told is noted before it is told, so a run that is stopped half-way loses nothing; and what is told
    again has the id that it had, so nothing is in the feed twice.

    Args:
        form: What is watched.
        crewsense: Choose to watch approved time off.
        crewio: Choose to watch the open shifts of an event.
        seven_shifts: Choose to watch the open shifts of a company.
    """
    async with alone("changes", form), held_open(crewsense, crewio, seven_shifts):
        chosen = await sources(form, crewsense, crewio, seven_shifts)
        now = datetime.now(UTC)
        watched = [await watch(source, form, now) for source in chosen]
        plan = Plan(tuple(item for each in watched for item in each.items))
        await show_plan(KEY, plan, dry_run=form.dry_run)
        outcomes = None if form.dry_run else await tell_all(watched, plan, form)
    return ended(plan, outcomes)


@dataclass(frozen=True)
class Watched:
    """A source after a look: under which key it is noted, what is noted now, and what was found."""

    key: str
    noted: Noted
    look: Look

    @property
    def items(self) -> tuple[Item[Event], ...]:
        """What is to be told of it, and what could not be read."""
        return (*unreadable(self.look.problems), *(item_for(event, self.look) for event in self.noted.owed))


async def sources(
    form: WatchChangesForm,
    crewsense: CrewSenseCredentials | None,
    crewio: CrewIOCredentials | None,
    seven_shifts: SevenShiftsCredentials | None,
) -> list[Source]:
    """What the chosen blocks mean.

    Raises:
        MissingBlock: there is none, or an event without its credentials.
        InvalidInput: CrewIO credentials without an event.
        NotFound: there is no such event.
        Ambiguous: several events have that name.
    """
    found: list[Source] = []
    if crewsense:
        found.append(ApprovedTimeOff(crewsense, form.time_off_days))
    if form.event_id:
        credentials = needed(crewio, "crewio", "An event of CrewIO is given")
        found.append(await shifts_of(credentials, form.event_id))
    elif crewio:
        raise InvalidInput("CrewIO credentials are chosen: fill in 'Event', or leave them out.")
    if seven_shifts:
        found.append(OpenCompanyShifts(seven_shifts, form.shift_days))
    if not found:
        raise MissingBlock("There is nothing to watch: choose 'crewsense', 'crewio' or 'seven_shifts'.")
    return found


async def shifts_of(credentials: CrewIOCredentials, event: str) -> OpenEventShifts:
    """The shifts of the event of that name or id. An id was looked up by the run that noted something of it."""
    source = OpenEventShifts(credentials, event)
    if await recall(await key_of(source)):
        return source
    return OpenEventShifts(credentials, await event_id(credentials, event))


async def key_of(source: Source) -> str:
    """Where notes of a source are. Each deployment has its own, so that each tells everything once."""
    return f"watch/{deployment.id or 'by hand'}/{await source.account()}"


async def watch(source: Source, form: WatchChangesForm, now: datetime) -> Watched:
    """Look at a source."""
    key = await key_of(source)
    text = await recall(key)
    noted = Noted.from_json(text) if text else Noted()
    look = await source.look(noted, now)
    silent = noted.first and form.first_run == "tell nothing of the past"
    return Watched(key, noted.after(look, source.words, at=now, silent=silent), look)


async def tell_all(watched: list[Watched], plan: Plan[Event], form: WatchChangesForm) -> Outcomes:
    """Note what is to be told, tell it, and note what of it is still owed."""
    for each in watched:
        await remember(each.key, each.noted.to_json())
    async with get_client() as prefect:
        outcomes = await carry_out(KEY, plan, partial(tell_one, prefect), max_failures=form.max_failures)
    pairs = with_outcomes(plan, outcomes)
    owed = {item.payload.key for item, outcome in pairs if item.payload and outcome in outcomes.failed}
    for each in watched:
        if each.noted.owed:
            await remember(each.key, each.noted.told(owed).to_json())
    return outcomes


async def tell_one(prefect: PrefectClient, event: Event) -> None:
    """Tell one event of the plan. Raises NotHandedOver."""
    await tell(prefect, [event])
